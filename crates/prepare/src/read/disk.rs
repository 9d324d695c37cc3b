//! Files on a disk. The only place of the readers that knows a file system.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ReadError;
use super::source::{self, Source, SourceError, SourceFile};

/// The files of some paths, those of a folder in the order of their names. Hidden files and corrections are left out.
#[derive(Debug, Default)]
pub struct DiskSource {
    files: Vec<SourceFile>,
    paths: Vec<PathBuf>,
}

impl DiskSource {
    /// Lists files and folders. A path that is not there is an error.
    pub fn of(paths: &[PathBuf]) -> Result<Self, ReadError> {
        let mut disk = Self::default();
        for path in paths {
            let named = std::fs::metadata(path).map_err(|error| ReadError::new(path, error))?;
            if named.is_dir() {
                disk.list(path, "", &mut HashSet::new())?;
            } else {
                disk.push(path, name_of(path.file_name().unwrap_or_default()), true);
            }
        }
        Ok(disk)
    }

    /// The path of a file of the list.
    #[must_use]
    pub fn path(&self, at: usize) -> Option<&Path> {
        self.paths.get(at).map(PathBuf::as_path)
    }

    fn push(&mut self, path: &Path, name: String, is_named: bool) {
        self.files.push(SourceFile { name, shown: name_of(path.as_os_str()), is_named });
        self.paths.push(path.to_owned());
    }

    /// Lists a folder; `above` are the folders whose contents are being listed, for links that lead back.
    fn list(&mut self, folder: &Path, prefix: &str, above: &mut HashSet<PathBuf>) -> Result<(), ReadError> {
        let fail = |error: io::Error| ReadError::new(folder, error);
        let real = folder.canonicalize().map_err(fail)?;
        if !above.insert(real.clone()) {
            return Ok(());
        }
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(fail)? {
            inside.push(entry.map_err(fail)?.path());
        }
        inside.sort();
        for path in inside {
            let name = name_of(path.file_name().unwrap_or_default());
            if !source::is_listed(&name) {
                continue;
            }
            let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            if path.is_dir() {
                self.list(&path, &name, above)?;
            } else {
                self.push(&path, name, false);
            }
        }
        above.remove(&real);
        Ok(())
    }
}

/// A file's name as text. A name that is no UTF-8 is one of a disk that was written with GBK names.
fn name_of(name: &OsStr) -> String {
    match name.to_str() {
        Some(name) => name.to_owned(),
        None => encoding_rs::GB18030.decode(name.as_encoded_bytes()).0.into_owned(),
    }
}

impl Source for DiskSource {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        let path = self.paths.get(at).ok_or(SourceError::NoSuchFile)?;
        Ok(Cow::Owned(std::fs::read(path)?))
    }

    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError> {
        let path = self.paths.get(at).ok_or(SourceError::NoSuchFile)?;
        match std::fs::read(path.with_file_name(name)) {
            Ok(bytes) => Ok(Some(Cow::Owned(bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
