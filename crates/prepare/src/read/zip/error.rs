//! Why a zip, or an entry of it, is not read.

/// What is wrong with a zip or an entry of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZipError {
    /// There is no directory at the end.
    #[error("not a whole zip: its directory at the end is missing; copy or download it again")]
    NoDirectory,
    /// A record lies outside of the file.
    #[error("the zip is damaged")]
    Damaged,
    /// An entry is encrypted.
    #[error("encrypted with a password; unpack it first")]
    Encrypted,
    /// A method of packing other than deflate.
    #[error("packed by method {0}; only deflate is read: unpack it first")]
    Method(u16),
    /// The unpacked bytes are not what the directory says.
    #[error("damaged: its checksum is wrong")]
    Checksum,
    /// An entry is too large.
    #[error("{bytes} bytes unpacked are more than {limit} that are allowed")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// An entry unpacks to much more than text can.
    #[error("it unpacks to more than {0} times its size, as only a zip bomb does")]
    Bomb(u64),
    /// Too many entries.
    #[error("it holds {files} files, more than {limit} that are allowed")]
    TooManyFiles {
        /// How many.
        files: usize,
        /// The limit.
        limit: usize,
    },
    /// All entries together are too large.
    #[error("it unpacks to {bytes} bytes, more than {limit} that are allowed")]
    TotalTooLarge {
        /// Their size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A name that leads out of the zip.
    #[error("its name leads out of the folder")]
    OutsideName,
    /// There is no such entry.
    #[error("there is no {0} in it")]
    NoEntry(String),
}
