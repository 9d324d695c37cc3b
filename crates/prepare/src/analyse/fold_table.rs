//! The character folding that a corpus needs beyond the engine's built-in one.

use std::collections::BTreeSet;

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::text::fold::FoldTable;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use super::scripts;

/// Articles whose characters one task collects.
const PIECE: usize = 256;

/// The fold table for these articles: compatibility forms and letters other than A to Z, as far as they fold
/// to a single character, and the traditional forms of the characters that the corpus prints in either
/// script ([`scripts`]): a reader may type them even where every article is in simplified characters.
#[must_use]
pub fn fold_table(articles: &[Article]) -> FoldTable {
    let built_in = FoldTable::default();
    let (simplified, others): (Vec<&Article>, Vec<&Article>) =
        articles.par_iter().partition(|article| scripts::is_simplified_text(texts(article)));
    let simplified = printed_characters(&simplified);
    let printed: BTreeSet<char> = printed_characters(&others).union(&simplified).copied().collect();
    // A character that simplified articles print and the simplified script has is no traditional form there: 乾隆, 著名.
    let kept: BTreeSet<char> = simplified.into_iter().filter(|&c| scripts::is_simplified(c)).collect();
    let mut pairs = Vec::new();
    for &c in &printed {
        for variant in c.to_lowercase().chain(c.to_uppercase()).chain([c]) {
            let (from, to) = (built_in.fold_char(variant), built_in.fold_char(single_fold(variant)));
            if from != to && !to.is_whitespace() {
                pairs.push((from, to));
            }
        }
    }
    let simplified = |c: char| scripts::simplify(c).filter(|_| !kept.contains(&c));
    for (_, to) in &mut pairs {
        // A compatibility form of a traditional character.
        *to = simplified(*to).unwrap_or(*to);
    }
    let targets: BTreeSet<char> = printed.iter().map(|&c| simplified(c).unwrap_or(c)).collect();
    pairs.extend(scripts::pairs().filter(|(from, to)| targets.contains(to) && !kept.contains(from)));
    FoldTable::new(pairs)
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

/// NFKC and lower case, if that is one character; else the character itself.
fn single_fold(c: char) -> char {
    let mut folded = std::iter::once(c).nfkc().flat_map(char::to_lowercase);
    match (folded.next(), folded.next()) {
        (Some(only), None) => only,
        _ => c,
    }
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
        assert_eq!(table.pairs(), [('會', '会')]);
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let text = "勞動ﬁ模範Ａ乾坤⑤é１２㎡麼颱";
        let table = table(&[text, "劳动乾坤"]);
        let once = fold_to_string(text, &table);
        assert_eq!(fold_to_string(&once, &table), once);
    }

    proptest::proptest! {
        /// Whatever is printed, folding is stable, keeps one character for one, and maps both scripts to one.
        #[test]
        fn folding_is_stable_for_any_text(text in "[\u{4E00}-\u{9FFF}A-Zé]{0,24}", script in "[乾著後臺發髮里只面干台]{0,12}") {
            let printed = format!("{text}{script}");
            let table = table(&[&printed]);
            let once = fold_to_string(&printed, &table);
            proptest::prop_assert_eq!(fold_to_string(&once, &table), once.clone());
            proptest::prop_assert_eq!(once.chars().count(), printed.chars().count());
            for (from, to) in scripts::pairs().filter(|(from, to)| from != to) {
                // A traditional form folds to its simplified one, unless the text keeps it as a character of its own.
                if once.contains(to) && !printed.contains(from) {
                    proptest::prop_assert_eq!(table.fold_char(from), to);
                }
            }
        }
    }
}
