//! Texts: long, without ends, of characters that mislead.

use super::{Recipe, Scale};

/// All kinds.
pub(super) fn all() -> Vec<Recipe> {
    let mut all = vec![
        Recipe::file("long-paragraph", "txt", |scale| "工会为职工办实事，".repeat(scale.of(10_000_000) / 27)),
        Recipe::file("long-sentences", "txt", |scale| "工会为职工办实事。".repeat(scale.of(10_000_000) / 27)),
        Recipe::file("one-character", "txt", |scale| "工".repeat(scale.of(3_000_000))),
        Recipe::file("many-lines", "txt", |scale| "工\n".repeat(scale.of(1_000_000))),
        Recipe::file("many-headings", "txt", |scale| {
            "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n\n".repeat(scale.of(20_000))
        }),
        Recipe::file("blank-lines", "txt", |scale| format!("工{}会", "\n".repeat(scale.of(10_000_000)))),
        Recipe::file("blanks", "txt", |scale| format!("工{}会", "　".repeat(scale.of(3_000_000)))),
        Recipe::file("lone-surrogates", "txt", lone_surrogates),
        Recipe::file("all-characters", "txt", all_characters),
        Recipe::file("not-text", "txt", |scale| noise(scale.of(1_000_000))),
        Recipe::file("nulls", "txt", |scale| vec![0; scale.of(10_000_000)]),
    ];
    all.extend(RUNS.map(|(name, run)| {
        Recipe::file(name, "txt", move |scale| {
            let long = run.repeat(scale.of(100_000));
            format!("工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。{long}夜校很好。\n{long}\n")
        })
    }));
    // The same as one article, whose paragraphs are not cut at lines.
    all.extend(RUNS.map(|(name, run)| {
        Recipe::file(name, "json", move |scale| {
            let long = run.repeat(scale.of(100_000));
            let article =
                serde_json::json!({"id": "a", "title": "夜校开班", "body": format!("近日，{long}开班。")});
            article.to_string()
        })
    }));
    all
}

/// What is repeated 100,000 times without a break.
const RUNS: [(&str, &str); 26] = [
    ("latin-word", "a"),
    ("digits", "9"),
    ("digits-grouped", "1,000"),
    ("chinese-digits", "一"),
    ("chinese-numerals", "万亿"),
    ("dates", "2025年3月8日"),
    ("open-brackets", "（"),
    ("nested-quotes", "“"),
    ("quotes-straight", "\""),
    ("full-stops", "。"),
    ("dots", "…"),
    ("dashes", "—"),
    ("middle-dots", "·"),
    ("enumeration", "、"),
    ("reporters", "记者"),
    ("surnames", "王"),
    ("colons", "："),
    ("bidi", "\u{202E}工\u{2066}"),
    ("zero-width", "\u{200B}"),
    ("joiners", "👩\u{200D}"),
    ("combining", "\u{301}"),
    ("variation", "\u{FE0F}"),
    ("compatibility", "\u{FDFA}"),
    ("arabic", "العمال"),
    ("places", "杭州市临平区"),
    ("organisations", "中华全国总工会"),
];

/// UTF-16 in which no pair is whole.
fn lone_surrogates(scale: Scale) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    for at in 0..scale.of(100_000) {
        let unit = if at % 2 == 0 { 0xDC00_u16 } else { 0x5DE5 };
        bytes.extend_from_slice(&unit.to_le_bytes());
    }
    bytes
}

/// Every character of Unicode in turn.
fn all_characters(scale: Scale) -> String {
    ('\0'..=char::MAX).step_by(1_114_112 / scale.of(1_114_112)).collect()
}

/// Bytes of no encoding, always the same.
pub(super) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(next).collect()
}
