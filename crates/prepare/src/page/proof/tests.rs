//! What an editor sees in a proof is what the build makes of its corrections.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rayon::prelude::*;

use super::*;
use crate::page::fix::Fixes;
use crate::page::{id_prefix, split_fixed};

/// The corrections that the web page writes where nothing was changed.
fn unchanged(proof: &Proof) -> String {
    let lines = |runs: &[Run]| runs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let furniture: Vec<String> = proof.furniture.iter().map(|runs| lines(runs)).collect();
    let mut toml = format!("furniture = {:?}\n", furniture.join(", "));
    for story in &proof.stories {
        let ProofStory { title, kicker, subtitle, section, .. } = story;
        let kind = serde_json::to_string(&story.kind).unwrap_or_default();
        // A string of JSON is one of TOML.
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let fields = [("title", title), ("kicker", kicker), ("subtitle", subtitle), ("section", section)];
        let fields = fields.map(|(name, value)| format!("{name} = {}\n", quoted(value))).concat();
        let _ = writeln!(toml, "[[story]]\nkind = {kind}\n{fields}");
        for (name, value) in [("byline", &story.byline), ("date", &story.date)] {
            if let Some(value) = value {
                let _ = writeln!(toml, "{name} = {}", quoted(value));
            }
        }
        let _ = writeln!(toml, "issuers = {}", serde_json::to_string(&story.issuers).unwrap_or_default());
        toml.push_str("parts = [\n");
        for part in &story.parts {
            let role = serde_json::to_string(&part.role).unwrap_or_default();
            let _ = writeln!(toml, "  {{ role = {role}, lines = {:?} }},", lines(&part.runs));
        }
        toml.push_str("]\n");
    }
    toml
}

fn proof(name: &str, text: &str) -> Proof {
    Proof::of_text(name, id_prefix(name), text, Ok(Fixes::default()))
}

/// Fields of an article that an editor sees.
fn seen(article: &gongwen_engine::Article) -> String {
    let mut article = article.clone();
    article.confidence = 0.0;
    article.source_lines.clear();
    serde_json::to_string_pretty(&article).unwrap_or_default()
}

fn pages(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let names = fs::read_dir(&folder).expect("the folder is of this repository");
    let mut pages: Vec<(String, String)> = names
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            path.extension()
                .is_some_and(|ending| ending == "txt")
                .then(|| (name, fs::read_to_string(&path).ok()))
        })
        .filter_map(|(name, text)| Some((name, text?)))
        .collect();
    pages.sort();
    pages
}

#[test]
fn a_page_of_which_nothing_is_changed_has_the_same_articles() {
    let pages: Vec<_> = ["tests/pages", "tests/writers/dev"].into_iter().flat_map(pages).collect();
    assert!(pages.len() > 20, "{}", pages.len());
    pages.into_par_iter().for_each(|(name, text)| {
        let proof = proof(&name, &text);
        let before = split_fixed(&name, id_prefix(&name), &text, &Fixes::default()).expect("nothing to fit");
        let toml = unchanged(&proof);
        let fixes = Fixes::parse(&toml).unwrap_or_else(|error| panic!("{name}: {error}\n{toml}"));
        let after = split_fixed(&name, id_prefix(&name), &text, &fixes)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(after.imbalance, 0, "{name}");
        assert_eq!(after.articles.len(), before.articles.len(), "{name}");
        for (after, before) in after.articles.iter().zip(&before.articles) {
            assert_eq!(seen(after), seen(before), "{name}: {toml}");
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Lines that look like those of a page, in any order, with columns and repeats: every character of them is in the proof once.
    #[test]
    fn whatever_the_page_its_proof_holds_every_character_once(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "", "工会办起夜校", "本报讯 记者李凡报道 近日，夜校开班。", "职工说好。（李凡）", "（李凡）", "（下转第3版）",
                "2025年3月8日 第A01版", "书屋开放      夜校开班", "图为职工在读书。王頔 摄", "▲职工在读书", "AI and", "\u{feff}甲\u{200b}乙",
                "　　一段没有说完的话", "来源：云河日报", "𠀀𠀁字",
            ]),
            0..40,
        )
    ) {
        let text = lines.join("\n");
        let proof = proof("p.txt", &text);
        let toml = unchanged(&proof);
        let fixes = Fixes::parse(&toml).map_err(|error| TestCaseError::fail(format!("{error}\n{toml}")))?;
        let split = split_fixed("p.txt", "p", &text, &fixes)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{text}\n{toml}")))?;
        prop_assert_eq!(split.imbalance, 0);
    }
}
