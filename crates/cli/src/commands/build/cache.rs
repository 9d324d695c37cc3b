//! What the readers gave in the last build, in one file beside the folder that is written.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use gongwen_prepare::read::ReadCache;
use sha2::{Digest, Sha256};

/// The version of the readers: a hash of their source (build.rs). Texts of other readers are thrown away.
const READERS: &str = env!("GONGWEN_READERS");

/// Texts by the hash of what they were read from. Of the texts of the last build those are kept that this one asked for.
/// They stay on the disk: together they are larger than the index.
#[derive(Debug)]
pub(super) struct Cache {
    path: PathBuf,
    before: Mutex<Option<Before>>,
    now: Mutex<Now>,
}

/// The file of the last build.
#[derive(Debug)]
struct Before {
    file: File,
    /// Where in it the text of a key begins, and how long it is.
    places: HashMap<String, (u64, usize)>,
}

/// The file that this build writes.
#[derive(Debug)]
struct Now {
    path: PathBuf,
    /// None where it cannot be written.
    file: io::Result<BufWriter<File>>,
    keys: HashSet<String>,
}

impl Cache {
    /// Opens the file that belongs to a folder; an empty cache where there is none, or one of other readers.
    pub(super) fn beside(out: &Path) -> Self {
        let with = |ending: &str| {
            let mut name = out.components().as_path().as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let path = with(".cache");
        let before = Before::open(&path).ok().flatten();
        Self { before: Mutex::new(before), now: Mutex::new(Now::create(with(".cache.partial"))), path }
    }

    /// Puts the file of this build in the place of the last one's.
    pub(super) fn save(&self) -> io::Result<()> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.finish()?;
        // Some systems replace no file that is open.
        *self.before.lock().unwrap_or_else(PoisonError::into_inner) = None;
        fs::rename(&now.path, &self.path)
    }
}

impl Before {
    /// Finds the texts of a file; none where it is of other readers.
    fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = File::open(path)?;
        let (mut lines, mut line, mut at) = (BufReader::new(&file), Vec::new(), 0_u64);
        let mut places = HashMap::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let end = line.strip_suffix(b"\n").unwrap_or(&line);
            if at == 0 && end != READERS.as_bytes() {
                return Ok(None);
            }
            if let Some(blank) = end.iter().position(|byte| *byte == b' ')
                && let Ok(key) = std::str::from_utf8(&end[..blank])
            {
                places.insert(key.to_owned(), (at + blank as u64 + 1, end.len() - blank - 1));
            }
            at += line.len() as u64;
            line.clear();
        }
        Ok(Some(Self { file, places }))
    }

    fn text(&mut self, key: &str) -> Option<String> {
        let (start, length) = *self.places.get(key)?;
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(start)).and_then(|_| self.file.read_exact(&mut bytes)).ok()?;
        String::from_utf8(bytes).ok()
    }
}

impl Now {
    fn create(path: PathBuf) -> Self {
        let begun = File::create(&path).and_then(|file| {
            let mut file = BufWriter::new(file);
            writeln!(file, "{READERS}")?;
            Ok(file)
        });
        Self { path, file: begun, keys: HashSet::new() }
    }

    /// Writes a text. JSON of one line; a text of several would be read as none. Of two texts of a key the last one counts.
    fn add(&mut self, key: String, text: &str) {
        if let Ok(file) = &mut self.file {
            if let Err(error) = writeln!(file, "{key} {text}") {
                self.file = Err(error);
            }
            self.keys.insert(key);
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        let closed = Err(io::Error::other("the file is closed"));
        std::mem::replace(&mut self.file, closed)?.into_inner()?.sync_data()
    }
}

impl Drop for Now {
    fn drop(&mut self) {
        // After `save` there is none. What a build did not come to save is of no use.
        let _ = fs::remove_file(&self.path);
    }
}

impl ReadCache for Cache {
    fn key(&self, parts: &[&[u8]], file: &mut dyn Read) -> io::Result<String> {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        io::copy(file, &mut Hashing(&mut hash))?;
        let digest: [u8; 32] = hash.finalize().into();
        Ok(digest.iter().fold(String::new(), |mut key, byte| {
            let _ = write!(key, "{byte:02x}");
            key
        }))
    }

    fn get(&self, key: &str) -> Option<String> {
        let text = self.before.lock().unwrap_or_else(PoisonError::into_inner).as_mut()?.text(key)?;
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if !now.keys.contains(key) {
            now.add(key.to_owned(), &text);
        }
        Some(text)
    }

    fn put(&self, key: String, text: String) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).add(key, &text);
    }
}

/// What is written is hashed.
struct Hashing<'a>(&'a mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
