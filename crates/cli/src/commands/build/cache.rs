//! What the readers gave in the last build, in one file beside the folder that is written.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use gongwen_prepare::read::ReadCache;
use sha2::{Digest, Sha256};

/// The version of the readers: a hash of their source (build.rs). Texts of other readers are thrown away.
const READERS: &str = env!("GONGWEN_READERS");

/// Texts by the hash of what they were read from. Of the texts of the last build those are kept that this one asked for.
#[derive(Debug)]
pub(super) struct Cache {
    path: PathBuf,
    /// The file of the last build, whole.
    file: String,
    /// Where in it the text of a key is.
    before: HashMap<String, Range<usize>>,
    /// What this build asked for or made; none for what is in the file.
    now: Mutex<BTreeMap<String, Option<String>>>,
}

impl Cache {
    /// Opens the file that belongs to a folder; an empty cache where there is none, or one of other readers.
    pub(super) fn beside(out: &Path) -> Self {
        let mut name = out.components().as_path().as_os_str().to_owned();
        name.push(".cache");
        let path = PathBuf::from(name);
        let file = fs::read_to_string(&path).unwrap_or_default();
        let mut before = HashMap::new();
        let mut lines = file.split('\n');
        if lines.next() == Some(READERS) {
            let mut at = READERS.len() + 1;
            for line in lines {
                if let Some((key, text)) = line.split_once(' ') {
                    let end = at + line.len();
                    before.insert(key.to_owned(), end - text.len()..end);
                }
                at += line.len() + 1;
            }
        }
        Self { path, file, before, now: Mutex::default() }
    }

    /// What the last build kept for a key.
    fn kept(&self, key: &str) -> Option<&str> {
        self.file.get(self.before.get(key)?.clone())
    }

    /// Writes the file anew.
    pub(super) fn save(&self) -> io::Result<()> {
        let Ok(now) = self.now.lock() else { return Ok(()) };
        let mut partial = self.path.as_os_str().to_owned();
        partial.push(".partial");
        let mut out = BufWriter::new(fs::File::create(&partial)?);
        writeln!(out, "{READERS}")?;
        for (key, text) in now.iter() {
            let text = text.as_deref().or_else(|| self.kept(key)).unwrap_or_default();
            writeln!(out, "{key} {text}")?;
        }
        out.into_inner()?.sync_data()?;
        fs::rename(&partial, &self.path)
    }
}

impl ReadCache for Cache {
    fn key(&self, parts: &[&[u8]]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let digest: [u8; 32] = hash.finalize().into();
        digest.iter().fold(String::new(), |mut key, byte| {
            let _ = write!(key, "{byte:02x}");
            key
        })
    }

    fn get(&self, key: &str) -> Option<String> {
        let text = self.kept(key)?.to_owned();
        if let Ok(mut now) = self.now.lock() {
            now.insert(key.to_owned(), None);
        }
        Some(text)
    }

    fn put(&self, key: String, text: String) {
        // JSON of one line; a text of several would be read as none.
        if let Ok(mut now) = self.now.lock() {
            now.insert(key, Some(text));
        }
    }
}
