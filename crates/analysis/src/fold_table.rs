//! The character folding that a corpus needs beyond the engine's built-in one.

use std::collections::{BTreeMap, BTreeSet};

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::text::fold::FoldTable;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::equivalents::{self, Equivalents};
use super::scripts;

/// Folds that an index has for characters that its corpus does not print and that are seldom typed: this many, and one more
/// for so many characters of the corpus. They take two bytes each, and a small index does without most of them.
const SELDOM_TYPED: usize = 32;
/// See [`SELDOM_TYPED`].
const CHARACTERS_A_FOLD: usize = 1000;

/// Articles whose characters one task collects.
const PIECE: usize = 256;

/// The fold table for these articles: compatibility forms, radicals, variants and letters other than A to Z, as far as the
/// corpus prints them; the symbols of a Chinese font that a reader may type for what the corpus prints as letters and
/// figures; and the traditional forms of the characters that the corpus prints in either script ([`scripts`]): a reader
/// may type them even where every article is in simplified characters.
#[must_use]
pub fn fold_table(articles: &[Article]) -> FoldTable {
    let built_in = FoldTable::default();
    let (simplified, others): (Vec<&Article>, Vec<&Article>) =
        articles.par_iter().partition(|article| scripts::is_simplified_text(texts(article)));
    let simplified = printed_characters(&simplified);
    let printed: BTreeSet<char> = printed_characters(&others).union(&simplified).copied().collect();
    // A character that simplified articles print and the simplified script has is no traditional form there: 乾隆, 著名.
    let kept: BTreeSet<char> = simplified.into_iter().filter(|&c| scripts::is_simplified(c)).collect();
    let equivalents = Equivalents::new(&printed, kept, articles.iter().flat_map(texts));
    let mut folds: BTreeMap<char, String> = BTreeMap::new();
    let mut add = |c: char, targets: Option<&BTreeSet<char>>| {
        let from = built_in.fold_char(c);
        let to = equivalents.fold(from);
        let is_wanted = targets.is_none_or(|targets| to.chars().all(|c| targets.contains(&c)));
        is_wanted && !to.is_empty() && !to.chars().eq([from]) && folds.insert(from, to).is_none()
    };
    for &c in &printed {
        for variant in c.to_lowercase().chain(c.to_uppercase()).chain([c]) {
            add(variant, None);
        }
    }
    let targets: BTreeSet<char> = printed
        .iter()
        .flat_map(|&c| equivalents.fold(built_in.fold_char(c)).chars().collect::<Vec<_>>())
        .collect();
    for c in equivalents::typed() {
        add(c, Some(&targets));
    }
    let length: usize = articles.iter().flat_map(texts).map(|text| text.chars().count()).sum();
    let mut left = SELDOM_TYPED + length / CHARACTERS_A_FOLD;
    for c in equivalents::seldom_typed().filter(|&c| !equivalents.keeps(c) && scripts::simplify(c).is_none())
    {
        left -= usize::from(left > 0 && add(c, Some(&targets)));
    }
    let traditional =
        scripts::pairs().filter(|&(from, to)| targets.contains(&to) && !equivalents.keeps(from));
    folds.extend(traditional.map(|(from, to)| (from, String::from(to))));
    let (mut pairs, mut expansions) = (Vec::new(), Vec::new());
    for (from, to) in folds {
        let mut letters = to.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) => pairs.push((from, only)),
            _ => expansions.push((from, to)),
        }
    }
    FoldTable::new(pairs).with_expansions(expansions)
}

/// Every printed text of an article.
fn texts(article: &Article) -> impl Iterator<Item = &str> {
    Field::ALL.iter().flat_map(|field| field.items(article))
}

/// The characters that articles print.
pub(crate) fn printed_characters(articles: &[&Article]) -> BTreeSet<char> {
    let pieces = articles.par_chunks(PIECE).map(|piece| -> FxHashSet<char> {
        piece.iter().flat_map(|article| texts(article)).flat_map(str::chars).collect()
    });
    let all = pieces.reduce(FxHashSet::default, |mut one, other| {
        one.extend(other);
        one
    });
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use gongwen_engine::text::fold::fold_to_string;

    use super::*;

    fn table(texts: &[&str]) -> FoldTable {
        let article = |text: &&str| Article { title: (*text).to_owned(), ..Article::default() };
        fold_table(&texts.iter().map(article).collect::<Vec<_>>())
    }

    #[test]
    fn traditional_queries_meet_simplified_text() {
        let table = table(&["劳动模范在工会里发言，头发，台风之后上台"]);
        for (query, folded) in [
            ("勞動模範", "劳动模范"),
            ("頭髮", "头发"),
            ("工會裏", "工会里"),
            ("颱風之後", "台风之后"),
            ("臺", "台"),
        ] {
            assert_eq!(fold_to_string(query, &table), folded);
        }
    }

    #[test]
    fn simplified_queries_meet_traditional_text() {
        let table = table(&["勞動模範在工會裡發言，衞生，乾淨，顯著"]);
        for (text, query) in
            [("勞動模範", "劳动模范"), ("工會裡發言", "工会里发言"), ("衞生", "卫生"), ("乾淨", "干净")]
        {
            assert_eq!(fold_to_string(text, &table), fold_to_string(query, &table));
        }
        assert_eq!(fold_to_string("顯著", &table), fold_to_string("显著", &table));
    }

    #[test]
    fn what_a_simplified_article_prints_stays() {
        let table = table(&["乾隆年间的著名干部，走着", "乾淨的衛生間"]);
        assert_eq!(fold_to_string("乾隆著名", &table), "乾隆著名");
        assert_eq!(fold_to_string("幹部", &table), "干部");
    }

    #[test]
    fn the_table_is_cut_to_the_corpus() {
        let table = table(&["工会"]);
        assert_eq!(table.pairs(), [('⼯', '工'), ('會', '会')]);
        assert!(table.expansions().is_empty());
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let text = "勞動ﬁ模範Ａ乾坤⑤é１２㎡麼颱";
        let table = table(&[text, "劳动乾坤"]);
        let once = fold_to_string(text, &table);
        assert_eq!(fold_to_string(&once, &table), once);
    }

    proptest::proptest! {
        /// Whatever is printed, folding is stable, keeps one character for one, and meets its other script.
        #[test]
        fn folding_is_stable_for_any_text(text in "[\u{4E00}-\u{9FFF}A-Zé]{0,24}", script in "[乾著後臺發髮里只面干台]{0,12}") {
            let printed = format!("{text}{script}");
            let table = table(&[&printed]);
            let once = fold_to_string(&printed, &table);
            proptest::prop_assert_eq!(fold_to_string(&once, &table), once.clone());
            proptest::prop_assert_eq!(once.chars().count(), printed.chars().count());
            for (from, to) in scripts::pairs().filter(|(from, to)| from != to) {
                // A traditional form is folded to its simplified character, unless the text keeps it as a character of its own.
                if once.contains(to) && !printed.contains(from) {
                    proptest::prop_assert_eq!(table.fold_char(from), to);
                }
            }
        }
    }

    /// Asserts that the strings are one and the same in a corpus of `text` and in one of each other string.
    fn assert_alike(text: &str, others: &[&str]) {
        for printed in others.iter().chain([&text]) {
            let table = table(&[&format!(
                "工会2025年的{printed}，(ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789)°./:℃月日点"
            )]);
            let one = fold_to_string(text, &table);
            for other in others {
                assert_eq!(fold_to_string(other, &table), one, "{other} where {printed} is printed");
            }
        }
    }

    #[test]
    fn one_character_stands_for_several() {
        for (text, other) in [
            ("30m2宿舍", "30㎡宿舍"),
            ("5kg大米", "5㎏大米"),
            ("36.5°c", "36.5℃"),
            ("iii级", "Ⅲ级"),
            ("iii类", "ⅲ类"),
            ("xii组", "Ⅻ组"),
            ("(1)工资", "⑴工资"),
            ("(一)总则", "㈠总则"),
            ("(株)公司", "㈱公司"),
            ("no8", "№8"),
            ("1/2天", "½天"),
            ("1工资", "①工资"),
            ("20.社保", "⒛社保"),
            ("10领取", "⑩领取"),
            ("tel:1", "℡∶1"),
            ("cc", "㏄"),
            ("co2", "CO₂"),
        ] {
            assert_alike(text, &[other, &other.to_uppercase()]);
        }
        // Only where the corpus prints them, or the fonts of GBK have them.
        for (text, other) in [
            ("1月", "㋀"),
            ("31日", "㏾"),
            ("0点", "㍘"),
            ("fi", "ﬁ"),
            ("ffl", "ﬄ"),
            ("平成", "㍻"),
            ("1登录", "❶登录"),
            ("10", "❿"),
            ("20", "⓴"),
            ("a区", "Ⓐ区"),
            ("b", "🅱"),
        ] {
            let table = table(&[&format!("工会{text}"), &format!("工会{other}")]);
            assert_eq!(fold_to_string(other, &table), text);
        }
    }

    #[test]
    fn a_sentence_ends_as_it_did() {
        let table = table(&["工会……......"]);
        assert_eq!(fold_to_string("……...", &table), "……...");
    }

    #[test]
    fn radicals_and_variants_are_characters() {
        for (text, other) in [
            ("长期服务民生", "⻓期服务⺠生"),
            ("门店车间风险", "⻔店⻋间⻛险"),
            ("工会大力", "⼯会⼤⼒"),
            ("真录户清涂静", "眞録戸淸凃靜"),
            ("黑步每内告青教", "黒歩毎內吿靑敎"),
            ("劳动关系", "労働関係"),
            ("群众", "羣眾"),
        ] {
            let table = table(&[text, other]);
            assert_eq!(fold_to_string(other, &table), text);
            assert_eq!(fold_to_string(text, &table), text);
        }
        let kept = "陶喆、李淼在沙家浜，芸香";
        assert_eq!(fold_to_string(kept, &table(&[kept, "哲渺滨艺"])), kept.replace('，', ","));
    }

    #[test]
    fn letters_that_look_alike_are_so_in_latin_words_only() {
        let mixed = table(&["采购ΝIKΕ运动鞋和АI眼镜"]);
        assert_eq!(fold_to_string("ΝIKΕ АI NIKE", &mixed), "nike ai nike");
        let apart = table(&["АНО ΝΕ 5Ν，NIKE"]);
        assert_eq!(fold_to_string("АНО", &apart), "ано");
        assert_eq!(fold_to_string("ΝΕ", &apart), "νε");
    }

    #[test]
    fn katakana_of_half_width_is_katakana() {
        let half = table(&["ｶﾞｲﾄﾞとパン", "ガイド"]);
        assert_eq!(fold_to_string("ガイド", &half), fold_to_string("ｶﾞｲﾄﾞ", &half));
        assert_eq!(fold_to_string("パ", &half), fold_to_string("ﾊﾟ", &half));
        let full = table(&["カイト、ガイド"]);
        assert_eq!(fold_to_string("ｶｲﾄ", &full), "カイト");
        assert_eq!(fold_to_string("ガ", &full), "ガ");
    }

    proptest::proptest! {
        /// Whatever is printed, folding what was folded changes nothing.
        #[test]
        fn folding_any_characters_twice_changes_nothing(text in "[①-⓿㈀-㏿Ⅰ-ↈ℀-⅏⺀-⿕豈-龎ﬀ-ﬆ！-ﾟ一-丏眞録ａ-ｚA-Z0-9🄀-🅯]{0,24}") {
            let table = table(&[&text]);
            let once = fold_to_string(&text, &table);
            proptest::prop_assert_eq!(fold_to_string(&once, &table), once);
        }
    }
}
