//! The answers of all engines to one set of queries, as Markdown.

use std::fmt;

use super::{Answers, Score};
use crate::queries::{ABSENT, JudgedQuery};

/// The columns, as [`Score::shares`] has them.
const COLUMNS: [&str; 5] = ["right article first", "hit@3", "nDCG@10", "some result", "absent: no result"];

/// What names the rows that are ours; the first of them is compared.
const OURS: &str = "Gongwen";

/// Shares that differ by less are printed as the same.
const EQUAL: f64 = 0.0005;

/// One set of queries, and what each engine answered.
pub struct SetReport<'q> {
    /// What the set is called.
    pub title: String,
    /// How many articles are searched.
    pub articles: usize,
    /// The queries.
    pub queries: &'q [JudgedQuery],
    /// The engines, ours first.
    pub engines: Vec<Answers>,
    /// Whether a table by kind is wanted.
    pub by_kind: bool,
}

impl fmt::Display for SetReport<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sums: Vec<Score> =
            self.engines.iter().map(|engine| Score::of(self.queries, &engine.answers)).collect();
        let absent = self.queries.iter().filter(|judged| judged.kind == ABSENT).count();
        let answerable = self.queries.len() - absent;
        writeln!(
            out,
            "**{}**: {} articles, {answerable} queries and {absent} about what is not there\n",
            self.title, self.articles
        )?;
        let rows = self.engines.iter().zip(&sums).map(|(engine, sum)| {
            let cells = sum.shares().iter().map(|value| share(*value)).collect();
            (engine.engine.clone(), cells)
        });
        write_table(out, "engine", &COLUMNS, rows)?;
        writeln!(out, "\n{}", self.ahead(&sums))?;
        if self.by_kind {
            writeln!(out)?;
            self.write_kinds(out)?;
        }
        Ok(())
    }
}

impl SetReport<'_> {
    /// The columns and kinds in which a peer is ahead of our first row.
    fn ahead(&self, sums: &[Score]) -> String {
        let shares: Vec<[Option<f64>; 5]> = sums.iter().map(Score::shares).collect();
        let mut losses: Vec<String> = (0..COLUMNS.len())
            .filter_map(|column| {
                let values: Vec<_> = shares.iter().map(|row| row[column]).collect();
                Some(format!("{} ({})", COLUMNS[column], self.best_peer(&values)?))
            })
            .collect();
        losses.extend(self.kinds().into_iter().filter_map(|(kind, scores)| {
            // Queries without an answer have no other figure than their column.
            let values: Vec<_> = scores.iter().map(|score| score.shares()[0]).collect();
            Some(format!("`{kind}`, right article first ({})", self.best_peer(&values)?))
        }));
        if losses.is_empty() {
            return String::from(
                "No peer is ahead of Gongwen in any column, nor in any kind by the first column.",
            );
        }
        format!("A peer is ahead of Gongwen in: {}.", losses.join("; "))
    }

    /// The best peer with its value and ours, where it is ahead; `values` in the order of the engines.
    fn best_peer(&self, values: &[Option<f64>]) -> Option<String> {
        let ours = (*values.first()?)?;
        let peers = self.engines.iter().zip(values).filter(|(engine, _)| !engine.engine.starts_with(OURS));
        let rated = peers.filter_map(|(engine, value)| Some((&engine.engine, (*value)?)));
        let (engine, best) = rated.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let is_ahead = best > ours + EQUAL;
        is_ahead.then(|| format!("{engine}: {best:.3} against {ours:.3}"))
    }

    /// The kinds, and for each the scores in the order of the engines.
    fn kinds(&self) -> Vec<(&str, Vec<Score>)> {
        let engines: Vec<_> =
            self.engines.iter().map(|engine| Score::by_kind(self.queries, &engine.answers)).collect();
        let Some(kinds) = engines.first() else { return Vec::new() };
        kinds
            .keys()
            .map(|kind| (*kind, engines.iter().map(|scores| scores[kind].clone()).collect()))
            .collect()
    }

    /// For each kind and engine the share with a right article first and the gain; of absent ones the share
    /// without a result.
    fn write_kinds(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.engines.iter().map(|engine| engine.engine.as_str()).collect();
        let rows = self.kinds().into_iter().map(|(kind, scores)| {
            let cell = |score: &Score| match score.shares() {
                [Some(first), _, gain, _, _] => format!("{first:.3} / {}", share(gain)),
                [.., silent] => share(silent),
            };
            (format!("`{kind}`"), scores.iter().map(cell).collect())
        });
        writeln!(out, "By kind, right article first / nDCG@10:\n")?;
        write_table(out, "kind", &names, rows)
    }
}

/// Writes a table whose columns after the first are numbers.
fn write_table(
    out: &mut fmt::Formatter<'_>,
    first: &str,
    columns: &[&str],
    rows: impl Iterator<Item = (String, Vec<String>)>,
) -> fmt::Result {
    writeln!(out, "| {first} | {} |", columns.join(" | "))?;
    writeln!(out, "| --- |{}", " --: |".repeat(columns.len()))?;
    for (name, cells) in rows {
        writeln!(out, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// A share, or a dash.
fn share(value: Option<f64>) -> String {
    value.map_or_else(|| String::from("-"), |value| format!("{value:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judged::Answer;

    fn report(by_kind: bool, queries: &[JudgedQuery]) -> String {
        let engine = |name: &str, hits: &[&str]| Answers {
            engine: name.to_owned(),
            answers: vec![Answer::from(hits.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())],
        };
        let engines = vec![engine("Gongwen", &["b", "a"]), engine("peer", &["a"])];
        let title = String::from("set");
        SetReport { title, articles: 2, queries, engines, by_kind }.to_string()
    }

    #[test]
    fn a_peer_that_is_ahead_is_named() {
        let line = r#"{"id":"1","kind":"voice","query":"工会","articles":["a"]}"#;
        let queries: Vec<JudgedQuery> = vec![serde_json::from_str(line).expect("the line is whole")];
        let text = report(true, &queries);
        assert!(text.contains("| Gongwen | 0.000 | 1.000 | 0.631 | 1.000 | - |"), "{text}");
        assert!(text.contains("right article first (peer: 1.000 against 0.000); nDCG@10"), "{text}");
        assert!(text.contains("| `voice` | 0.000 / 0.631 | 1.000 / 1.000 |"), "{text}");
        assert!(!text.contains("hit@3 (peer"), "{text}");
    }
}
