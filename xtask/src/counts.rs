//! Counting tests: what each runner says at its end, added up.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::describe;

/// Passed, failed and skipped tests.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct TestCounts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl TestCounts {
    /// One check that passed or failed as a whole.
    pub(crate) fn one(outcome: Result<()>) -> Self {
        match outcome {
            Ok(()) => Self { passed: 1, ..Self::default() },
            Err(error) => {
                eprintln!("error: {error:#}");
                Self { failed: 1, ..Self::default() }
            }
        }
    }

    /// Runs a test program, shows its output and adds up what `read_line` finds in it. A program that fails
    /// without naming a failed test (it did not compile, it crashed) counts as one failure.
    pub(crate) fn of(command: &mut Command, read_line: fn(&str) -> Option<TestCounts>) -> Self {
        let line = describe(command);
        println!("$ {line}");
        let mut counts = Self::default();
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let status = child.and_then(|mut child| {
            if let Some(output) = child.stdout.take() {
                for text in BufReader::new(output).lines() {
                    let text = text?;
                    println!("{text}");
                    if let Some(part) = read_line(&text) {
                        counts += part;
                    }
                }
            }
            child.wait()
        });
        match status {
            Ok(status) if status.success() => {}
            Ok(status) => {
                eprintln!("error: `{line}` failed ({status})");
                counts.failed = counts.failed.max(1);
            }
            Err(error) => {
                eprintln!("error: cannot run `{line}`: {error}");
                counts.failed = counts.failed.max(1);
            }
        }
        counts
    }
}

/// A suite's line of the table at the end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) counts: TestCounts,
    pub(crate) seconds: u64,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TestCounts { passed, failed, skipped } = self.counts;
        write!(f, "{:<14}{passed:>8}{failed:>8}{skipped:>9}{:>9}", self.name, self.seconds)
    }
}

impl Row {
    /// Reads the line of a suite back, as another process has printed it.
    pub(crate) fn parse(line: &str, suite: &str) -> Option<Self> {
        let mut words = line.strip_prefix(suite)?.split(' ').filter(|word| !word.is_empty());
        let mut count = || words.next()?.parse().ok();
        let counts = TestCounts { passed: count()?, failed: count()?, skipped: count()? };
        let seconds = words.next()?.parse().ok()?;
        words.next().is_none().then(|| Self { name: suite.to_owned(), counts, seconds })
    }
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; …`, the closing line of each Rust test program.
pub(crate) fn cargo_line(line: &str) -> Option<TestCounts> {
    let rest = line.strip_prefix("test result: ")?;
    let count = |word: &str| {
        let end = rest.find(word)?;
        rest[..end].split_whitespace().next_back()?.parse().ok()
    };
    Some(TestCounts { passed: count(" passed")?, failed: count(" failed")?, skipped: count(" ignored")? })
}

/// `ℹ pass 3` (or `# pass 3`), the closing lines of Node's test runner.
pub(crate) fn node_line(line: &str) -> Option<TestCounts> {
    let mut words = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?.split_whitespace();
    let (word, count) = (words.next()?, words.next()?.parse().ok()?);
    let mut counts = TestCounts::default();
    match word {
        "pass" => counts.passed = count,
        "fail" | "cancelled" => counts.failed = count,
        "skipped" | "todo" => counts.skipped = count,
        _ => return None,
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(cargo_line(line), Some(TestCounts { passed: 12, failed: 3, skipped: 1 }));
        assert_eq!(cargo_line("running 3 tests"), None);
        assert_eq!(node_line("ℹ pass 7"), Some(TestCounts { passed: 7, ..TestCounts::default() }));
        assert_eq!(node_line("# cancelled 2"), Some(TestCounts { failed: 2, ..TestCounts::default() }));
        assert_eq!(node_line("ℹ duration_ms 12.5"), None);
    }

    #[test]
    fn a_row_is_read_back() {
        let counts = TestCounts { passed: 12, failed: 3, skipped: 1 };
        let row = Row { name: "js-types".to_owned(), counts, seconds: 75 };
        assert_eq!(Row::parse(&row.to_string(), "js-types"), Some(row));
        assert_eq!(Row::parse("== build", "build"), None);
        assert_eq!(Row::parse("build  1  0", "build"), None);
    }

    #[test]
    fn a_program_that_cannot_start_is_a_failure() {
        let counts = TestCounts::of(&mut Command::new("no-such-program-of-gongwen"), cargo_line);
        assert_eq!(counts, TestCounts { failed: 1, ..TestCounts::default() });
    }
}
