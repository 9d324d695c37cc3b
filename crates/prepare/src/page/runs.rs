//! Runs: pieces of printed lines, by number of the line and character, as corrections name them.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error as _};

use super::chars::join_into;
use super::draft::Part;
use super::fix::error::FixError;
use super::line::{Line, is_invisible};

/// A piece of one printed line: the characters `from..to` of the line with this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Run {
    /// Number of the line, from 1.
    pub(crate) line: usize,
    /// Its first character, from 0.
    pub(crate) from: usize,
    /// The character after its last one.
    pub(crate) to: usize,
}

/// Lines as a correction writes them, `5-7, 8:1-12`: whole lines, and of line 8 the characters 1 to 12.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Runs(Vec<Written>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// The first line and the last.
    Lines(usize, usize),
    /// A line, its first character and its last, from 1.
    Chars(usize, usize, usize),
}

/// Lines that are not written as they must be.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0:?} are no lines; they are written \"5\", \"5-7\" or, for characters 1 to 12 of line 8, \"8:1-12\""
)]
pub(crate) struct NoRuns(String);

impl Runs {
    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromStr for Runs {
    type Err = NoRuns;

    fn from_str(text: &str) -> Result<Self, NoRuns> {
        let pair = |text: &str| -> Option<(usize, usize)> {
            let (first, last) = text.split_once('-').unwrap_or((text, text));
            let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
            (0 < first && first <= last).then_some((first, last))
        };
        let written = |text: &str| match text.split_once(':') {
            Some((line, chars)) => {
                let (line, _) = pair(line).filter(|(first, last)| first == last)?;
                pair(chars).map(|(from, to)| Written::Chars(line, from, to))
            }
            None => pair(text).map(|(first, last)| Written::Lines(first, last)),
        };
        let entries = text.split(',').filter(|entry| !entry.trim().is_empty());
        let runs: Option<Vec<Written>> = entries.map(written).collect();
        runs.map(Self).ok_or_else(|| NoRuns(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for Runs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

fn is_ink(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

/// The printed lines of a page, and which of their characters are in some part.
pub(crate) struct Ledger {
    lines: Vec<Vec<char>>,
    taken: Vec<Vec<bool>>,
}

impl Ledger {
    /// The lines of a text; nothing is taken.
    pub(crate) fn new(text: &str) -> Self {
        let lines: Vec<Vec<char>> = text.split('\n').map(|line| line.chars().collect()).collect();
        let taken = lines.iter().map(|line| vec![false; line.len()]).collect();
        Self { lines, taken }
    }

    /// The lines with their numbers, without the white space at their ends.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, String)> {
        let text = |line: &Vec<char>| line.iter().collect::<String>().trim_end().to_owned();
        self.lines.iter().enumerate().map(move |(at, line)| (at + 1, text(line)))
    }

    /// The runs that are written; each has ink.
    pub(crate) fn runs(&self, written: &Runs) -> Result<Vec<Run>, FixError> {
        let mut runs = Vec::new();
        for written in &written.0 {
            let before = runs.len();
            let (first, chars) = match *written {
                Written::Lines(first, last) => {
                    let last = Some(last).filter(|last| *last <= self.lines.len());
                    let last = last.ok_or(FixError::NoLine { line: last_line(written) })?;
                    runs.extend((first..=last).filter_map(|line| self.run(line, 0, usize::MAX)));
                    (first, None)
                }
                Written::Chars(line, from, to) => (line, Some((from - 1, to))),
            };
            if let Some((from, to)) = chars {
                let whole = self.lines.get(first - 1).is_some_and(|line| to <= line.len());
                runs.extend(self.run(first, from, to).filter(|_| whole));
            }
            if runs.len() == before {
                return Err(FixError::NoLine { line: first });
            }
        }
        Ok(runs)
    }

    /// The ink of a line between two characters; `None` if there is none.
    fn run(&self, line: usize, from: usize, to: usize) -> Option<Run> {
        let chars = self.lines.get(line - 1)?;
        let is_own = |at: &usize| (from..to).contains(at) && is_ink(chars[*at]);
        let first = (0..chars.len()).find(is_own)?;
        let last = (0..chars.len()).rfind(is_own)?;
        Some(Run { line, from: first, to: last + 1 })
    }

    /// The part that runs make; none of their characters may be in another.
    pub(crate) fn take(&mut self, runs: &[Run]) -> Result<Part, FixError> {
        let mut part = Part::default();
        for run in runs {
            for at in run.from..run.to {
                if is_ink(self.lines[run.line - 1][at])
                    && std::mem::replace(&mut self.taken[run.line - 1][at], true)
                {
                    return Err(FixError::Twice { line: run.line });
                }
            }
            let text: String = self.lines[run.line - 1][run.from..run.to].iter().collect();
            let Some(line) = Line::new(run.line, &text, 0) else { continue };
            join_into(&mut part.text, &line.text);
            join_into(&mut part.folded, &line.folded);
            if part.lines.last() != Some(&run.line) {
                part.lines.push(run.line);
            }
        }
        Ok(part)
    }

    /// Finds the runs of a part by its text and the numbers of its lines, and takes them. What is not found is left.
    pub(crate) fn locate(&mut self, part: &Part) -> Vec<Run> {
        let ink: Vec<char> = part.text.chars().filter(|c| is_ink(*c)).collect();
        let mut numbers = part.lines.clone();
        numbers.dedup();
        let (mut at, mut runs) = (0, Vec::new());
        for number in numbers {
            let Some((run, length)) = self.longest(number, &ink[at..]) else { continue };
            for at in run.from..run.to {
                self.taken[number - 1][at] = true;
            }
            at += length;
            runs.push(run);
        }
        runs
    }

    /// The longest run of free ink of a line that the wanted characters begin with, and how many of them it is.
    fn longest(&self, number: usize, wanted: &[char]) -> Option<(Run, usize)> {
        let (chars, taken) = (self.lines.get(number.checked_sub(1)?)?, &self.taken[number - 1]);
        let ink: Vec<usize> = (0..chars.len()).filter(|at| is_ink(chars[*at])).collect();
        let mut best: Option<(Run, usize)> = None;
        for (start, &from) in ink.iter().enumerate() {
            let same = |(at, c): &(&usize, &char)| chars[**at] == **c && !taken[**at];
            let length = ink[start..].iter().zip(wanted).take_while(same).count();
            if length > best.map_or(0, |(_, length)| length) {
                best = Some((Run { line: number, from, to: ink[start + length - 1] + 1 }, length));
            }
        }
        best
    }

    /// What is in no part: a run for each line, or more where parts lie between.
    pub(crate) fn left(&self) -> Vec<Run> {
        let mut left: Vec<Run> = Vec::new();
        for (at, (chars, taken)) in self.lines.iter().zip(&self.taken).enumerate() {
            let mut goes_on = false;
            for place in (0..chars.len()).filter(|place| is_ink(chars[*place])) {
                if taken[place] {
                    goes_on = false;
                    continue;
                }
                match left.last_mut() {
                    Some(run) if goes_on => run.to = place + 1,
                    _ => left.push(Run { line: at + 1, from: place, to: place + 1 }),
                }
                goes_on = true;
            }
        }
        left
    }
}

fn last_line(written: &Written) -> usize {
    match *written {
        Written::Lines(_, last) => last,
        Written::Chars(line, ..) => line,
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}-{}", self.line, self.from + 1, self.to)
    }
}
