//! Files on a disk. The only place of the readers that knows a file system.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::content::Content;
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

    fn content(&self, at: usize) -> Result<Box<dyn Content + '_>, SourceError> {
        let path = self.paths.get(at).ok_or(SourceError::NoSuchFile)?;
        let mut file = File::open(path)?;
        let named = file.metadata()?;
        if named.is_file() {
            return Ok(Box::new(OnDisk { path, length: named.len(), file: Mutex::new(file) }));
        }
        // A pipe has no length and no places.
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Box::new(Cow::from(bytes)))
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

/// A file that is read when its bytes are asked for.
struct OnDisk<'a> {
    path: &'a Path,
    length: u64,
    file: Mutex<File>,
}

impl OnDisk<'_> {
    fn read(&self, at: u64, length: u64) -> io::Result<Vec<u8>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(self.length)).unwrap_or_default());
        Read::by_ref(&mut *file).take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Content for OnDisk<'_> {
    fn length(&self) -> u64 {
        self.length
    }

    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError> {
        Ok(Cow::Owned(self.read(0, u64::MAX)?))
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, SourceError> {
        // A file has one place for all that read it: each reader opens it anew.
        Ok(Box::new(File::open(self.path)?))
    }

    fn part(&self, at: u64, length: u64) -> Option<Cow<'_, [u8]>> {
        let is_within = at.checked_add(length).is_some_and(|end| end <= self.length);
        let bytes = if is_within { self.read(at, length).ok()? } else { return None };
        (bytes.len() as u64 == length).then_some(Cow::Owned(bytes))
    }
}
