//! Puts into the command: the widget that `gongwen build` writes (the last release for sites of their own content,
//! pkg/carried), and a hash of the readers, by which a cache of what they gave is known to be theirs.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest, Sha256};

const RELEASE: &str = "../../pkg/carried";

/// What the readers are made of.
const READERS: [&str; 8] = [
    "../analysis/src",
    "../analysis/data",
    "../analysis/Cargo.toml",
    "../prepare/src",
    "../prepare/data",
    "../prepare/Cargo.toml",
    "../engine/src",
    "../../Cargo.lock",
];

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    widget(&here)?;
    println!("cargo::rustc-env=GONGWEN_READERS={}", readers(&here)?);
    Ok(())
}

fn widget(here: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={RELEASE}");
    let missing = |error| format!("{RELEASE}: {error}; `cargo xtask release` makes it");
    let files = files(&here.join(RELEASE)).map_err(missing)?;
    let mut table = String::from("&[\n");
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = path.to_string_lossy().into_owned();
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    table.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("widget.rs"), table)?;
    Ok(())
}

fn readers(here: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    for input in READERS {
        println!("cargo::rerun-if-changed={input}");
        for file in files(&here.join(input))? {
            // Not the path of this machine, so that two machines agree.
            hash.update(file.strip_prefix(here).unwrap_or(&file).to_string_lossy().as_bytes());
            hash.update(fs::read(&file)?);
        }
    }
    let digest: [u8; 32] = hash.finalize().into();
    Ok(digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

/// The files at and under a path, sorted.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}
