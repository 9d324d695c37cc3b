//! Unpacks the corpus of a fuzz target, with small inputs of every kind to start from, or packs it again:
//! `corpus unpack TARGET`, `corpus pack TARGET`. The chore `cargo xtask fuzz` calls it.

use std::error::Error;
use std::fs;
use std::path::Path;

use gongwen_fuzz::archive::{self, Corpus};
use gongwen_fuzz::first_inputs::first_inputs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [action, target] = arguments.as_slice() else {
        return Err("usage: corpus unpack|pack TARGET".into());
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let (packed, unpacked) = (folder.join(format!("{target}.tar.zst")), folder.join(target));
    match action.as_str() {
        "unpack" => {
            let mut corpus = if packed.exists() { archive::read(&packed)? } else { Corpus::new() };
            corpus.extend(first_inputs(target)?);
            fs::create_dir_all(&unpacked)?;
            for (name, bytes) in &corpus {
                fs::write(unpacked.join(name), bytes)?;
            }
            println!("{target}: {} inputs", corpus.len());
        }
        "pack" => {
            let mut corpus = Corpus::new();
            for entry in fs::read_dir(&unpacked)? {
                let entry = entry?;
                corpus.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
            }
            let count = archive::write(&packed, &corpus)?;
            println!("{target}: {count} inputs, {} bytes", fs::metadata(&packed)?.len());
        }
        other => return Err(format!("{other}: the action is unpack or pack").into()),
    }
    Ok(())
}
