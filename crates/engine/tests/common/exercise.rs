//! Calls everything that an opened index offers, whatever its bytes are. The fuzz targets use this file too.

use gongwen_engine::Engine;
use gongwen_engine::search::{SearchOptions, Sort};
use gongwen_engine::summary::SummaryOptions;

/// So many articles of a damaged index are printed and summarised: a few show what all would.
const ARTICLES: u32 = 8;

/// Asks for everything, with this query and with one of the corpus's own characters. Errors are fine; answers are
/// checked.
pub(crate) fn exercise(engine: &Engine, query: &str) {
    let index = engine.index();
    let _ = engine.stats();
    let size = index.alphabet().size();
    for symbol in (0..size).step_by(size / 16 + 1) {
        let list = index.postings(symbol as u16);
        assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(list.iter().all(|&doc| (doc as usize) < index.len()));
    }
    for doc in 0..(index.len() as u32).min(ARTICLES) {
        let article = index.article(doc);
        let _ = engine.article(&article.id);
        let options = SummaryOptions { query: Some(query.to_owned()), ..SummaryOptions::default() };
        let _ = engine.summarize(&article.id, &options);
        let _ = engine.digest(query, &options);
        for keyword in index.keywords(doc, 20) {
            assert!(!keyword.is_empty());
        }
        if let Ok(related) = engine.related(&article.id, 3) {
            assert!(related.len() <= 3);
        }
        let _ = engine.highlight(&article.title, query);
    }
    for typed in [query, "gonghui", "zhg", "gong会", "职", "x'an", "a b"] {
        let Ok(suggestions) = engine.suggest(typed, 5) else { continue };
        assert!(suggestions.len() <= 5);
        for (at, one) in suggestions.iter().enumerate() {
            assert!(!one.text.is_empty());
            assert!(suggestions[..at].iter().all(|other| other.text != one.text));
        }
    }
    let _ = engine.facets();
    let own: String = (2..size.min(5)).map(|symbol| index.alphabet().printed(symbol as u16)).collect();
    let field = format!("标题:{own} OR 记者:{query} -来源:x");
    for asked in [query, &own, &field, "为什么\u{4E00}", "(1)㎡ii", "gonghui", "gong hui", "攻慧", "clbu"]
    {
        for sort in [Sort::Relevance, Sort::Date] {
            let options =
                SearchOptions { limit: 5, sort, snippets: 2, facets: true, ..SearchOptions::default() };
            if let Ok(response) = engine.search(asked, &options) {
                check(&response);
            }
        }
    }
}

/// Checks what is true of every answer: the counts fit, and ranges are within their text.
pub(crate) fn check(response: &gongwen_engine::search::SearchResponse) {
    assert!(response.full <= response.total);
    assert!(response.hits.len() <= response.total);
    for hit in &response.hits {
        check_ranges(&hit.title, &hit.title_ranges);
        for snippet in &hit.snippets {
            check_ranges(&snippet.text, &snippet.ranges);
        }
    }
}

/// Ranges of UTF-16 code units are ascending, apart, not empty and never inside a character.
pub(crate) fn check_ranges(text: &str, ranges: &[(u32, u32)]) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut last = 0;
    for &(start, end) in ranges {
        assert!(last <= start && start < end && end as usize <= units.len(), "{ranges:?} in {text:?}");
        assert!(String::from_utf16(&units[start as usize..end as usize]).is_ok(), "{ranges:?} in {text:?}");
        last = end;
    }
}
