//! What the readers gave in the last build, in one file beside the folder that is written.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
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
    before: HashMap<String, String>,
    now: Mutex<HashMap<String, String>>,
}

impl Cache {
    /// Opens the file that belongs to a folder; an empty cache where there is none, or one of other readers.
    pub(super) fn beside(out: &Path) -> Self {
        let mut name = out.components().as_path().as_os_str().to_owned();
        name.push(".cache");
        let path = PathBuf::from(name);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut lines = text.lines();
        let before = if lines.next() == Some(READERS) {
            lines
                .filter_map(|line| line.split_once(' '))
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .collect()
        } else {
            HashMap::new()
        };
        Self { path, before, now: Mutex::default() }
    }

    /// Writes the file anew.
    pub(super) fn save(&self) -> io::Result<()> {
        let Ok(now) = self.now.lock() else { return Ok(()) };
        let mut lines: Vec<_> = now.iter().collect();
        lines.sort_unstable();
        let mut text = format!("{READERS}\n");
        for (key, kept) in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{key} {kept}");
        }
        let mut partial = self.path.as_os_str().to_owned();
        partial.push(".partial");
        fs::write(&partial, text)?;
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
        let text = self.before.get(key)?;
        self.put(key.to_owned(), text.clone());
        Some(text.clone())
    }

    fn put(&self, key: String, text: String) {
        // JSON of one line; a text of several would be read as none.
        if let Ok(mut now) = self.now.lock() {
            now.insert(key, text);
        }
    }
}
