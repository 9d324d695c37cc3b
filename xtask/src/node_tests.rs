//! Running the tests that Node's own runner runs.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::counts::{TestCounts, node_line};
use crate::fresh::collect;
use crate::{browsers, paths};

/// The variables that tell the tests where the browsers are.
pub(crate) fn programs() -> impl Iterator<Item = (&'static str, PathBuf)> {
    let programs = [
        ("CHROMIUM", browsers::chromium()),
        ("FIREFOX", browsers::firefox()),
        ("WEBKIT_DRIVER", browsers::webkit()),
    ];
    programs.into_iter().filter_map(|(name, program)| Some((name, program?)))
}

/// Runs the tests of some folders by Node, which `tests` starts, so many files `at_once`, and counts them.
pub(crate) fn node_tests(mut tests: Command, at_once: usize, folders: &[&str]) -> TestCounts {
    tests.arg("--test").arg(format!("--test-concurrency={at_once}"));
    for reporter in ["spec", "./tests/engines/table.mjs"] {
        tests.args([format!("--test-reporter={reporter}"), "--test-reporter-destination=stdout".to_owned()]);
    }
    for folder in folders {
        tests.args(test_files(folder));
    }
    tests.envs(programs());
    let mut counts = TestCounts::of(&mut tests, node_line);
    if env::var("CI").is_ok_and(|value| value == "true") && counts.skipped > 0 {
        eprintln!("error: {} browser tests were skipped, which CI does not allow", counts.skipped);
        counts.failed += counts.skipped;
        counts.skipped = 0;
    }
    counts
}

/// The test files of a folder. Node's versions differ in what they make of a folder or a pattern.
pub(crate) fn test_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    // A folder that cannot be read gives no file, and Node then fails for want of tests.
    let _ = collect(&paths::root().join(folder), &mut files);
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files
}
