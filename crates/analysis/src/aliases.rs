//! Groups of words: aliases are names for the same thing, a built-in list for union news and what a site adds to it;
//! synonyms are words of like meaning, a built-in list.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::text::fold::{FoldTable, fold_to_string};
use rayon::prelude::*;

use crate::data;

/// The groups of `data/aliases.txt`.
#[must_use]
pub fn built_in() -> Vec<Vec<String>> {
    parse(include_str!("../data/aliases.txt"))
}

/// The groups of `data/synonyms.txt`.
#[must_use]
pub fn synonyms() -> Vec<Vec<String>> {
    parse(include_str!("../data/synonyms.txt"))
}

/// A group a line, its words divided by blanks.
fn parse(list: &'static str) -> Vec<Vec<String>> {
    data::lines(list).map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

/// Adds groups to others. Groups that share a name become one; names keep the order of their first mention.
#[must_use]
pub fn merge(groups: Vec<Vec<String>>, more: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut merged = groups;
    for group in more {
        let mut names: Vec<String> = Vec::new();
        let mut place = None;
        let mut rest = Vec::with_capacity(merged.len() + 1);
        for other in merged {
            if other.iter().any(|name| group.contains(name)) {
                place.get_or_insert(rest.len());
                names.extend(other);
            } else {
                rest.push(other);
            }
        }
        names.extend(group.iter().cloned());
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        rest.insert(place.unwrap_or(rest.len()), names);
        merged = rest;
    }
    merged
}

/// Of several lists the groups of which the articles contain at least one name, with all their names that differ when folded.
#[must_use]
pub fn of_corpus<const LISTS: usize>(
    lists: [Vec<Vec<String>>; LISTS],
    articles: &[Article],
    table: &FoldTable,
) -> [Vec<Vec<String>>; LISTS] {
    // Groups are numbered over all lists, so that every text is folded and read once.
    let (mut group_of, mut names): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, group) in lists.iter().flatten().enumerate() {
        names.extend(group.iter().map(|name| fold_to_string(name, table)));
        group_of.resize(names.len(), number);
    }
    // Building the automaton fails only beyond its limits of size; then every group is kept.
    let Ok(names) = AhoCorasick::new(&names) else { return lists };
    let groups = lists.iter().map(Vec::len).sum();
    let add_article = |mut found: Vec<bool>, article: &Article| {
        for text in Field::ALL.iter().flat_map(|field| field.items(article)) {
            let text = fold_to_string(text, table);
            for hit in names.find_overlapping_iter(&text) {
                found[group_of[hit.pattern().as_usize()]] = true;
            }
        }
        found
    };
    let none = || vec![false; groups];
    let both =
        |one: Vec<bool>, other: Vec<bool>| one.iter().zip(&other).map(|(one, other)| one | other).collect();
    let found = articles.par_iter().fold(none, add_article).reduce(none, both);
    let mut found = found.into_iter();
    lists.map(|groups| {
        let kept = groups.into_iter().zip(&mut found).filter(|(_, found)| *found);
        kept.map(|(group, _)| differing(group, table)).filter(|group| group.len() > 1).collect()
    })
}

/// The names that differ when folded.
fn differing(mut group: Vec<String>, table: &FoldTable) -> Vec<String> {
    let mut seen = BTreeSet::new();
    group.retain(|name| seen.insert(fold_to_string(name, table)));
    group
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn groups(texts: &[&[&str]]) -> Vec<Vec<String>> {
        texts.iter().map(|group| group.iter().map(|&name| name.to_owned()).collect()).collect()
    }

    /// Of one list.
    fn of_corpus(list: Vec<Vec<String>>, articles: &[Article], table: &FoldTable) -> Vec<Vec<String>> {
        let [found] = super::of_corpus([list], articles, table);
        found
    }

    fn corpus(text: &str) -> [Article; 1] {
        [Article { paragraphs: vec![text.to_owned()], ..Article::default() }]
    }

    #[test]
    fn the_built_in_list_is_sound() {
        let list = built_in();
        assert!(list.len() >= 60, "{}", list.len());
        let mut names = BTreeSet::new();
        for group in &list {
            assert!(group.len() > 1, "{group:?}");
            for name in group {
                assert!(names.insert(name.clone()), "{name} occurs twice");
                assert!((2..=18).contains(&name.chars().count()), "{name}");
                assert!(!name.contains(['?', '=', ',', '，']), "{name}");
            }
        }
        let with = |name: &str| list.iter().find(|group| group.iter().any(|other| other == name)).unwrap();
        for (name, other) in [
            ("三八节", "国际劳动妇女节"),
            ("产改", "产业工人队伍建设改革"),
            ("全总", "中华全国总工会"),
            ("骑手", "外卖送餐员"),
            ("工会驿站", "户外劳动者服务站"),
        ] {
            assert!(with(name).iter().any(|found| found == other), "{name} {other}");
        }
        assert!(!with("劳模").iter().any(|name| name == "五一劳动奖章"));
    }

    #[test]
    fn the_list_of_synonyms_is_sound() {
        let list = synonyms();
        assert!(list.len() > 1_000, "{}", list.len());
        for group in &list {
            let distinct: BTreeSet<&String> = group.iter().collect();
            assert!(group.len() > 1 && distinct.len() == group.len(), "{group:?}");
            for word in group {
                assert!((1..=8).contains(&word.chars().count()), "{word}");
                assert!(!word.contains(['?', '=', ',', '，', '/']), "{word}");
            }
        }
        let in_one = |one: &str, other: &str| {
            list.iter().any(|group| [one, other].iter().all(|word| group.iter().any(|found| found == word)))
        };
        assert!(in_one("老板", "用人单位") && !in_one("医院", "医生"));
    }

    #[test]
    fn groups_are_cut_to_the_corpus() {
        let list = groups(&[&["三八节", "妇女节"], &["全总", "全国总工会"], &["AI", "人工智能"]]);
        let found = of_corpus(list, &corpus("人工智能时代的妇 女节"), &FoldTable::default());
        assert_eq!(found, groups(&[&["三八节", "妇女节"], &["AI", "人工智能"]]));
        assert!(of_corpus(built_in(), &[], &FoldTable::default()).is_empty());
    }

    #[test]
    fn lists_are_told_apart() {
        let (one, other) = (groups(&[&["甲甲", "乙乙"], &["丙丙", "丁丁"]]), groups(&[&["乙乙", "戊戊"]]));
        let found = super::of_corpus([one, other.clone()], &corpus("丁丁和乙乙"), &FoldTable::default());
        assert_eq!(found, [groups(&[&["甲甲", "乙乙"], &["丙丙", "丁丁"]]), other]);
        let (one, other) = (groups(&[&["甲甲", "乙乙"]]), groups(&[&["丙丙", "戊戊"]]));
        let found = super::of_corpus([one, other.clone()], &corpus("丙丙"), &FoldTable::default());
        assert_eq!(found, [vec![], other]);
    }

    #[test]
    fn a_name_inside_another_is_found() {
        let list = groups(&[&["工会驿站", "爱心驿站"], &["户外工会驿站点", "甲"], &["驿站点", "乙"]]);
        assert_eq!(of_corpus(list.clone(), &corpus("户外工会驿站点"), &FoldTable::default()), list);
    }

    #[test]
    fn names_that_fold_to_the_same_are_one() {
        let table = FoldTable::new(vec![('勞', '劳')]);
        let list = groups(&[&["劳模", "勞模", "劳动模范"], &["AI", "Ai"]]);
        assert_eq!(of_corpus(list, &corpus("劳模与AI"), &table), groups(&[&["劳模", "劳动模范"]]));
    }

    #[test]
    fn added_groups_join_those_that_share_a_name() {
        let list = groups(&[&["骑手", "外卖员"], &["劳模", "劳动模范"], &["快递员", "快递小哥"]]);
        let merged = merge(list, &groups(&[&["小蜜蜂", "骑手"], &["甲", "乙"], &["外卖员", "快递员"]]));
        assert_eq!(
            merged,
            groups(&[
                &["骑手", "外卖员", "小蜜蜂", "快递员", "快递小哥"],
                &["劳模", "劳动模范"],
                &["甲", "乙"]
            ])
        );
    }
}
