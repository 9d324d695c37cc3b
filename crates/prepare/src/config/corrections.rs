//! What an editor has corrected by hand, kept in `gongwen.toml` for the next build. The builder page writes it there.
//!
//! ```toml
//! [[correct]]
//! id = "news/2024/a"
//! title = "工会办起夜校"
//! date = "2025-03-08"
//!
//! [[correct]]
//! id = "about/index"
//! leave_out = true
//!
//! [[pages."A03.txt".split]]                  # as in A03.fix.toml
//! before = 120
//! ```

use std::collections::BTreeMap;

use gongwen_engine::Kind;
use serde::Deserialize;

use crate::read::{FileOutcome, Reading};

/// A correction of one article. Fields that are not given stay as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// The article's id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as ISO 8601; empty for none.
    pub date: Option<String>,
    /// Its section; empty for none.
    pub section: Option<String>,
    /// What sort of item it is.
    pub kind: Option<Kind>,
    /// Whether it is no article at all.
    pub leave_out: bool,
}

/// Corrects what was read. Gives the ids that no article has.
pub(super) fn correct(corrections: &[Correction], reading: &mut Reading) -> Vec<String> {
    let mut wanted: BTreeMap<&str, (&Correction, bool)> = BTreeMap::new();
    for correction in corrections {
        wanted.insert(&correction.id, (correction, false));
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    for file in &mut reading.files {
        let FileOutcome::Articles(read) = &mut file.outcome else { continue };
        read.articles.retain_mut(|read| {
            let Some((correction, found)) = wanted.get_mut(read.article.id.as_str()) else { return true };
            *found = true;
            let Correction { title, date, section, kind, leave_out, .. } = *correction;
            if let Some(title) = title {
                read.article.title.clone_from(title);
            }
            let set = |field: &mut Option<String>, value: &Option<String>| {
                if let Some(value) = value {
                    *field = Some(value.clone()).filter(|value| !value.is_empty());
                }
            };
            set(&mut read.article.date, date);
            set(&mut read.article.section, section);
            if let Some(kind) = kind {
                read.article.kind = *kind;
            }
            // Somebody has looked at it.
            read.doubts.clear();
            !leave_out
        });
    }
    let lost = wanted.into_iter().filter(|(_, (_, found))| !found);
    lost.map(|(id, _)| id.to_owned()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::read::{MemorySource, ReadOptions, read};

    const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n\n职工说好。\n\n书屋开放\n\n本报讯 记者王頔报道 日前，书屋开放。\n";

    fn corrected(toml: &str) -> (Reading, Vec<String>) {
        let config = Config::parse(toml).unwrap();
        let source = MemorySource::new([("A01.txt", PAGE.as_bytes().to_vec())]);
        let options = ReadOptions { pages: config.pages.clone(), ..ReadOptions::default() };
        let mut reading = read(&source, &options);
        let lost = config.correct(&mut reading);
        (reading, lost)
    }

    #[test]
    fn fields_are_set_articles_left_out_and_lost_ids_told() {
        let (reading, lost) = corrected(
            "[[correct]]\nid = \"A01-01\"\ntitle = \"夜校\"\ndate = \"2025-03-08\"\nkind = \"brief\"\n\n\
             [[correct]]\nid = \"A01-02\"\nleave_out = true\n\n[[correct]]\nid = \"B\"\n",
        );
        let articles = reading.into_articles();
        assert_eq!(articles.len(), 1);
        assert_eq!((articles[0].title.as_str(), articles[0].kind), ("夜校", Kind::Brief));
        assert_eq!(articles[0].date.as_deref(), Some("2025-03-08"));
        assert_eq!(lost, ["B"]);
    }

    #[test]
    fn a_page_is_split_as_its_own_file_would_have_it() {
        let (reading, _) = corrected("[[pages.\"A01.txt\".split]]\nbefore = 5\n");
        assert_eq!(reading.into_articles().len(), 3);
        let (reading, _) = corrected("[[pages.\"A01.txt\".split]]\nbefore = 500\n");
        assert!(matches!(reading.files[0].outcome, FileOutcome::Failed(_)));
    }

    #[test]
    fn other_keys_are_errors_that_name_them() {
        let message = |toml| Config::parse(toml).unwrap_err().to_string();
        assert!(message("[[correct]]\nid = \"a\"\ntilte = \"b\"\n").contains("tilte"));
        assert!(
            message("[[pages.\"a.txt\".set]]\nstory = 1\nfield = \"colour\"\nvalue = \"x\"\n")
                .contains("colour")
        );
        assert!(message("[[pages.\"a.txt\".cut]]\nbefore = 1\n").contains("cut"));
    }
}
