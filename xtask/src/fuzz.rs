//! `cargo xtask fuzz [TARGET…] [--minutes N]`: unpacks a corpus, fuzzes from it, and packs what a minimised corpus keeps.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{command, run, version};

/// A fuzz target and how long its inputs may be.
struct Target {
    name: &'static str,
    max_length: u32,
    /// Megabytes of memory that a run may take, where a target promises a limit.
    memory: Option<u32>,
}

impl Target {
    const fn new(name: &'static str, max_length: u32) -> Self {
        Self { name, max_length, memory: None }
    }
}

const TARGETS: [Target; 23] = [
    Target { name: "index_reader", max_length: 4096, memory: Some(256) },
    Target::new("archive", 4096),
    Target::new("query", 256),
    Target::new("pinyin", 64),
    Target::new("highlight", 256),
    Target::new("summary", 2048),
    Target::new("messages", 1024),
    Target::new("config", 1024),
    Target::new("pages", 4096),
    Target::new("html", 16_384),
    Target::new("pdf", 16_384),
    Target::new("docx", 4096),
    Target::new("xlsx", 4096),
    Target::new("xlsb", 4096),
    Target::new("xls", 4096),
    Target::new("ods", 4096),
    Target::new("zip", 4096),
    Target::new("mht", 4096),
    Target::new("table", 2048),
    Target::new("feed", 4096),
    Target::new("sql", 2048),
    Target::new("markdown", 2048),
    Target::new("json", 2048),
];

const DEFAULT_MINUTES: u32 = 10;

/// Seconds that one input may take.
const TIMEOUT: u32 = 20;

/// The chore: the named targets, or all of them, each for as long.
pub(crate) fn run_targets(arguments: &[String]) -> Result<()> {
    let (targets, minutes) = parse(arguments)?;
    if version("cargo-fuzz").is_none() {
        bail!("fuzzing needs cargo-fuzz: `cargo install --locked cargo-fuzz`");
    }
    targets.into_iter().try_for_each(|target| fuzz(target, minutes))
}

fn parse(arguments: &[String]) -> Result<(Vec<&'static Target>, u32)> {
    let (mut targets, mut minutes) = (Vec::new(), DEFAULT_MINUTES);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--minutes" {
            let number = arguments.next().context("--minutes needs a number")?;
            minutes = number.parse().with_context(|| format!("--minutes {number}"))?;
        } else {
            let target = TARGETS.iter().find(|target| target.name == argument);
            targets.push(target.with_context(|| {
                let names = TARGETS.map(|target| target.name).join(", ");
                format!("there is no fuzz target `{argument}`; they are {names}")
            })?);
        }
    }
    if targets.is_empty() {
        targets.extend(&TARGETS);
    }
    Ok((targets, minutes))
}

fn fuzz(target: &Target, minutes: u32) -> Result<()> {
    let Target { name, max_length, memory } = target;
    corpus("unpack", name)?;
    let mut fuzzer = cargo_fuzz("run", name);
    fuzzer.args([format!("-max_len={max_length}"), format!("-timeout={TIMEOUT}")]);
    fuzzer.arg(format!("-max_total_time={}", minutes * 60));
    fuzzer.args(memory.map(|limit| format!("-rss_limit_mb={limit}")));
    run(&mut fuzzer)?;
    let mut minimiser = cargo_fuzz("cmin", name);
    run(minimiser.arg(format!("-timeout={TIMEOUT}")))?;
    corpus("pack", name)
}

/// Packs or unpacks a corpus. The fuzz package does it, so that the chores need no library for archives.
fn corpus(action: &str, target: &str) -> Result<()> {
    let manifest = Path::new("fuzz").join("Cargo.toml");
    let mut program = command("cargo");
    program.args(["run", "--quiet", "--example", "corpus", "--manifest-path"]).arg(manifest);
    run(program.args(["--", action, target]))
}

/// `cargo fuzz ACTION TARGET --`: what follows is for libFuzzer. Sanitizers need a nightly compiler; in Rust without `unsafe`
/// they find little, and without them the compiler of the project does.
fn cargo_fuzz(action: &str, target: &str) -> std::process::Command {
    let mut program = command("cargo");
    program.args(["fuzz", action, "--sanitizer", "none", target, "--"]);
    program
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_name_targets_and_minutes() {
        let parse = |line: &str| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            let (targets, minutes) = parse(&arguments).map_err(|error| format!("{error:#}"))?;
            Ok::<_, String>((targets.iter().map(|target| target.name).collect::<Vec<_>>(), minutes))
        };
        assert_eq!(parse("query --minutes 3"), Ok((vec!["query"], 3)));
        assert_eq!(
            parse("").map(|(targets, minutes)| (targets.len(), minutes)),
            Ok((TARGETS.len(), DEFAULT_MINUTES))
        );
        assert!(parse("nothing").is_err_and(|message| message.contains("index_reader, archive")));
        assert!(parse("--minutes x").is_err());
    }
}
