//! References made of news: a story's first paragraph, which the systems do not see.

use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::files;

/// A first paragraph of fewer characters says too little, one of more is no lead.
const REFERENCE_CHARS: RangeInclusive<usize> = 40..=250;

/// Fewest paragraphs of a story; with fewer, the rest is one paragraph or two.
const FEWEST_PARAGRAPHS: usize = 4;

/// Fewest characters of the rest: three sentences must be a choice.
const FEWEST_CHARS: usize = 350;

/// Writes the stories of these years as lines `{id, title, body, refs}` to standard output.
pub fn write(path: &Path, years: RangeInclusive<u16>) -> Result<()> {
    for row in files::json_lines::<Value>(path)? {
        if let Some(held) = withheld(&row, &years).with_context(|| path.display().to_string())? {
            println!("{held}");
        }
    }
    Ok(())
}

/// The story without its first paragraph; `None` if it is of another year or too short.
fn withheld(row: &Value, years: &RangeInclusive<u16>) -> Result<Option<Value>> {
    let field = |name: &str| row[name].as_str().unwrap_or_default();
    let year = field("date").get(..4).unwrap_or_default().parse().context("a story without a year")?;
    let body = field("body");
    let Some((first, rest)) = body.split_once('\n') else { return Ok(None) };
    let fits = years.contains(&year)
        && body.lines().count() >= FEWEST_PARAGRAPHS
        && REFERENCE_CHARS.contains(&first.chars().count())
        && rest.chars().count() >= FEWEST_CHARS;
    Ok(fits.then(|| json!({"id": row["id"], "title": row["title"], "body": rest, "refs": [first]})))
}

#[cfg(test)]
mod tests {
    use super::withheld;
    use anyhow::Context;
    use serde_json::json;

    #[test]
    fn the_first_paragraph_becomes_the_reference() -> anyhow::Result<()> {
        let first = "市总工会昨日召开会议。".repeat(5);
        let rest = ["会议要求各级工会抓好落实。".repeat(12), "二".repeat(200), "三".repeat(20)].join("\n");
        let row = json!({"id": "1", "title": "题", "date": "2021-05-01", "body": format!("{first}\n{rest}")});
        let held = withheld(&row, &(2020..=2022))?.context("a story long enough")?;
        assert_eq!(
            (held["body"].as_str(), held["refs"][0].as_str()),
            (Some(rest.as_str()), Some(first.as_str()))
        );
        assert!(withheld(&row, &(2022..=2023))?.is_none());
        assert!(withheld(&json!({"body": "一\n二"}), &(2020..=2022)).is_err());
        Ok(())
    }
}
