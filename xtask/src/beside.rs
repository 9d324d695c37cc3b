//! Suites that run beside others, in a process of their own whose output waits for its turn.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use anyhow::{Context, Result};

use crate::counts::{Row, TestCounts};
use crate::paths;
use crate::process::command;

/// A run of `cargo xtask test SUITE…` that was started.
pub(crate) struct Beside {
    suites: &'static [&'static str],
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts the suites. What they print goes into a file.
    pub(crate) fn start(suites: &'static [&'static str]) -> Result<Self> {
        println!("\n== beside the next: {}", suites.join(", "));
        let log = paths::root().join("target").join("beside.log");
        let program = env::current_exe().context("this program has no path")?;
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let child = command(&program.to_string_lossy())
            .arg("test")
            .args(suites)
            .stdin(Stdio::null())
            .stderr(file.try_clone()?)
            .stdout(file)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        Ok(Self { suites, child, log })
    }

    /// Waits for the end, prints what was printed, and gives the rows of the table. A suite without a row has failed.
    pub(crate) fn finish(mut self) -> Vec<Row> {
        if let Err(error) = self.child.wait() {
            eprintln!("error: {error}");
        }
        let bytes = fs::read(&self.log).unwrap_or_default();
        let output = String::from_utf8_lossy(&bytes);
        println!("{output}");
        rows(&output, self.suites)
    }
}

/// The rows of suites in what a run has printed.
fn rows(output: &str, suites: &[&str]) -> Vec<Row> {
    let row = |suite: &&str| {
        let printed = output.lines().rev().find_map(|line| Row::parse(line, suite));
        printed.unwrap_or_else(|| {
            let counts = TestCounts { failed: 1, ..TestCounts::default() };
            Row { name: (*suite).to_owned(), counts, seconds: 0 }
        })
    };
    suites.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_that_said_nothing_has_failed() {
        let row = |name: &str, counts, seconds| Row { name: name.to_owned(), counts, seconds };
        let passed = TestCounts { passed: 1, ..TestCounts::default() };
        let failed = TestCounts { failed: 1, ..TestCounts::default() };
        let output = format!("== build\n\nsuite\n{}\n1 passed, 0 failed", row("build", passed, 150));
        assert_eq!(rows(&output, &["build", "size"]), [row("build", passed, 150), row("size", failed, 0)]);
    }
}
