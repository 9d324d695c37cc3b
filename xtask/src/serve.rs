//! `cargo xtask serve`: the demo on 127.0.0.1.

use anyhow::Result;

use crate::process::{node, run};
use crate::{build, paths, release};

/// Serves the demo until it is stopped: the committed release at once if it was built from these sources, else what it builds.
/// `--build` builds in any case.
pub(crate) fn run_serve(arguments: &[String]) -> Result<()> {
    let (flags, rest): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| *argument == "--build");
    let released = if flags.is_empty() { release::unpacked()? } else { None };
    let folder = if let Some(folder) = released {
        println!("pkg/ was built from these sources: serving it. `cargo xtask serve --build` builds anew.");
        folder
    } else {
        if flags.is_empty() {
            println!("pkg/ was built from other sources: building (some minutes, the first time).");
        }
        build::everything()?;
        paths::dist()
    };
    run(node("xtask/web/serve.mjs").arg("--root").arg(folder).args(rest))
}
