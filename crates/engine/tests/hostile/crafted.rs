//! Files made by hand to cost as much memory as they can.

use gongwen_engine::Article;

use crate::file::{CROSSINGS, FOLD_TABLE, KEYWORDS, META, OVERLAY, file, push_varint, sections, valid_file};
use crate::{alone, attack};

#[test]
fn a_long_printed_string_used_everywhere() {
    let _alone = alone();
    let text = "工".repeat(2_000);
    let article = Article { id: "a".into(), paragraphs: vec![text], ..Article::default() };
    let (docs, mut parts) = sections(&valid_file(vec![article]));
    let mut content = Vec::new();
    push_varint(&mut content, 1);
    push_varint(&mut content, 10_000);
    content.extend([b'x'; 10_000]);
    push_varint(&mut content, 2_000);
    push_varint(&mut content, 9);
    content.push(1);
    content.extend([1, 1].repeat(1_999));
    parts.iter_mut().find(|(number, _)| *number == OVERLAY).unwrap().1 = content;
    attack(file(docs, &parts));
}

#[test]
fn a_long_name_listed_again_and_again() {
    let _alone = alone();
    let (docs, mut parts) = sections(&valid_file(vec![Article { id: "a".into(), ..Article::default() }]));
    let mut content = Vec::new();
    push_varint(&mut content, 1);
    push_varint(&mut content, 10_000 << 1);
    content.extend([b'x'; 10_000]);
    // Id, source, kind, no date, no url, the reporters, four empty lists, no subheads, no lines, confidence.
    content.extend([0, 0, 0, 0, 0]);
    push_varint(&mut content, 5_000);
    content.extend([0; 5_000]);
    content.extend([0, 0, 0, 0, 0, 0, 0]);
    parts.iter_mut().find(|(number, _)| *number == META).unwrap().1 = content;
    attack(file(docs, &parts));
}

#[test]
fn a_keyword_inside_a_code() {
    let _alone = alone();
    let title: String = ('\u{4E00}'..='\u{4F00}').collect();
    let (docs, mut parts) =
        sections(&valid_file(vec![Article { id: "a".into(), title, ..Article::default() }]));
    for place in 0u64..500 {
        let mut content = vec![1];
        // The place times 64, plus the length.
        push_varint(&mut content, place * 64 + 1);
        parts.iter_mut().find(|(number, _)| *number == KEYWORDS).unwrap().1 = content;
        attack(file(docs, &parts));
    }
}

#[test]
fn crossings_everywhere_and_more() {
    let _alone = alone();
    let (docs, mut parts) = sections(&valid_file(vec![Article { id: "a".into(), ..Article::default() }]));
    // Of nine codes all, which takes no more bits than their number; then more than there are.
    for content in [vec![0b0101_0000, 0], vec![0b1111_0000; 2], vec![0, 0, 0, 0xFF, 0xFF], vec![0xFF; 9]] {
        parts.iter_mut().find(|(number, _)| *number == CROSSINGS).unwrap().1 = content;
        attack(file(docs, &parts));
    }
}

#[test]
fn expansions_without_end_or_content() {
    let _alone = alone();
    let article = Article { id: "a".into(), title: "工会".into(), ..Article::default() };
    let (docs, mut parts) = sections(&valid_file(vec![article]));
    // The codes and what follows them; only whole ones that are not empty, as many as characters, will do.
    for (codes, is_valid) in
        [(&[2, 3, 0][..], true), (&[2, 3], false), (&[0; 40], false), (&[2, 1, 0], false), (&[9, 0], false)]
    {
        let mut content = Vec::new();
        push_varint(&mut content, codes.len() as u64);
        content.extend(codes);
        // The first character of all, and no pairs.
        content.extend([0, 0, 0x10, 0]);
        parts.iter_mut().find(|(number, _)| *number == FOLD_TABLE).unwrap().1 = content;
        assert_eq!(attack(file(docs, &parts)), is_valid, "{codes:?}");
    }
    let mut content = Vec::new();
    push_varint(&mut content, 20_000);
    content.extend([2, 0].repeat(10_000));
    content.extend([0xFF].repeat(20_000));
    parts.iter_mut().find(|(number, _)| *number == FOLD_TABLE).unwrap().1 = content;
    attack(file(docs, &parts));
}
