//! Puts the widget that `gongwen build` writes into the command: the last release for sites of their own content, pkg/carried.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const RELEASE: &str = "../../pkg/carried";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={RELEASE}");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(RELEASE);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)
        .map_err(|error| format!("{RELEASE}: {error}; `cargo xtask release` makes it"))?
    {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut table = String::from("&[\n");
    for name in names {
        let path = folder.join(&name).to_string_lossy().into_owned();
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    table.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("widget.rs"), table)?;
    Ok(())
}
