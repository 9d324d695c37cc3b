//! The stages of the learned reading in words, for looking at: `gongwen articles --stages`.

use std::fmt::Write as _;

use super::features;
use super::learned::{self, Reading};
use super::line::Line;
use super::lines::read_lines;
use super::roles::weights::Weights;
use super::stories::UnitKind;
use super::{Part, document};

/// What one stage has found, a line of text each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageReport {
    /// The name of the stage, as its folder has it.
    pub stage: &'static str,
    /// What it found.
    pub found: Vec<String>,
}

/// The most characters of a line that are shown.
const SHOWN: usize = 24;

/// Every stage of reading a page. Line numbers are those of the text.
#[must_use]
pub fn stages(text: &str) -> Vec<StageReport> {
    let lines = read_lines(text);
    let mut reports = vec![StageReport {
        stage: "lines",
        found: lines
            .iter()
            .map(|line| {
                format!("{} 空{} 缩{} 宽{} {}", line.number, line.blanks, line.indent, line.width, line.text)
            })
            .collect(),
    }];
    let reading = Weights::embedded()
        .filter(|_| lines.len() <= learned::MOST_LINES)
        .map(|weights| Reading::of(&lines, weights));
    let stories = reading.as_ref().map_or(1, |reading| reading.headlines.found());
    if let Some(page) = document::read(&lines, stories) {
        let parts = page.drafts.iter().flat_map(|draft| &draft.paragraphs);
        let found = parts.map(|part: &Part| format!("{:?} {}", part.lines, shorten(&part.text))).collect();
        reports.push(StageReport { stage: "document", found });
    }
    let Some(reading) = reading else { return reports };
    reports.push(StageReport { stage: "features", found: features_of(&lines, &reading) });
    reports.push(StageReport { stage: "roles", found: roles_of(&lines, &reading) });
    reports.push(StageReport { stage: "stories", found: stories_of(&lines, &reading) });
    reports.push(StageReport { stage: "headlines", found: headlines_of(&lines, &reading) });
    reports.push(StageReport { stage: "captions", found: captions_of(&lines, &reading) });
    reports
}

fn shorten(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// The features of each line that are not 0, by name.
fn features_of(lines: &[Line], reading: &Reading) -> Vec<String> {
    let rows = lines.iter().zip(&reading.features.rows);
    rows.map(|(line, row)| {
        let mut text = line.number.to_string();
        for (name, value) in features::names().zip(row).filter(|(_, value)| **value != 0.0) {
            // Writing to a string cannot fail.
            let _ = write!(text, "  {name} {value:.2}");
        }
        text
    })
    .collect()
}

fn roles_of(lines: &[Line], reading: &Reading) -> Vec<String> {
    let role = |(at, line): (usize, &Line)| {
        let role = reading.roles.best[at].name();
        format!("{} {role} {:.2} {}", line.number, reading.roles.certainty(at), shorten(&line.text))
    };
    lines.iter().enumerate().map(role).collect()
}

/// Numbers of the lines of a unit, and its first words.
fn unit(lines: &[Line], reading: &Reading, unit: usize) -> String {
    let unit = &reading.stories.units[unit];
    let (first, last) = (&lines[unit.first()], &lines[unit.last()]);
    format!("{}–{} {}", first.number, last.number, shorten(&first.text))
}

fn stories_of(lines: &[Line], reading: &Reading) -> Vec<String> {
    let chains = reading.stories.chains.iter().enumerate();
    chains
        .map(|(story, chain)| {
            let units: Vec<String> = chain.units.iter().map(|at| unit(lines, reading, *at)).collect();
            format!("{} 把握{:.2} {}", story + 1, chain.clarity, units.join(" → "))
        })
        .collect()
}

fn headlines_of(lines: &[Line], reading: &Reading) -> Vec<String> {
    let headlines = &reading.headlines;
    let own =
        headlines.of_story.iter().zip(&headlines.clarity).enumerate().map(|(story, (block, clarity))| {
            let units: Vec<String> = block.iter().map(|at| unit(lines, reading, *at)).collect();
            format!("{} 把握{clarity:.2} {}", story + 1, units.join(" ＋ "))
        });
    let left = headlines.left.iter().map(|at| format!("独立 {}", unit(lines, reading, *at)));
    own.chain(left).collect()
}

fn captions_of(lines: &[Line], reading: &Reading) -> Vec<String> {
    let captions = &reading.captions;
    let owned = captions.of_story.iter().chain(&captions.credits);
    let owned = owned.map(|(at, story)| format!("{} {}", story + 1, unit(lines, reading, *at)));
    let furniture = reading.stories.of_kind(UnitKind::Furniture);
    let furniture = furniture.into_iter().map(|at| format!("版面信息 {}", unit(lines, reading, at)));
    owned.chain(furniture).collect()
}

#[cfg(test)]
mod tests {
    use super::stages;

    #[test]
    fn every_stage_says_something_of_every_line_that_it_has() {
        let reports = stages("工会办起夜校\n\n近日，夜校开班。职工都说好。\n\n3版\n");
        let names: Vec<&str> = reports.iter().map(|report| report.stage).collect();
        assert_eq!(names, ["lines", "features", "roles", "stories", "headlines", "captions"]);
        assert!(reports[..3].iter().all(|report| report.found.len() == 3), "{reports:?}");
    }
}
