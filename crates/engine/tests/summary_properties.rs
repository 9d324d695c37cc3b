//! Properties of sentences and summaries of any text.

#![allow(clippy::unwrap_used)]

use gongwen_engine::article::Article;
use gongwen_engine::summary::{QueryTerm, SummaryOptions, Weights, digest, summarize, summarize_text};
use gongwen_engine::text::sentence::{MAX_SPAN, split};
use proptest::prelude::*;

/// Text thick with the marks that the splitter looks at.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[工会职员近日说他表示介绍a-zA0-9]{1,6}",
        3 => prop::sample::select(vec![
            "。", "！", "？", "……", "…", "“", "”", "‘", "’", "（", "）", "《", "》", "(", ")", "\"", "：", "，", "、", "；", " ", "!", "?",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "”职工小李说。", "他说：“", "本报讯 记者张三报道 ", "记者李四 摄", "图为现场。", "此外，", "时间：6月1日", "𠮷野😀",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Text of clauses, quotations and brackets, all balanced.
fn balanced() -> impl Strategy<Value = String> {
    let clause = || {
        prop::sample::select(vec![
            "职工满意。",
            "工会办实事！",
            "好不好？",
            "近日，大会召开。",
            "热闹，",
            "他说：",
        ])
    };
    let inside = || prop::collection::vec(clause(), 1..5).prop_map(|clauses| clauses.concat());
    let part = prop_oneof![
        clause().prop_map(str::to_owned),
        inside().prop_map(|inside| format!("“{inside}”")),
        inside().prop_map(|inside| format!("（{inside}）")),
        inside().prop_map(|inside| format!("《{inside}》")),
        inside().prop_map(|inside| format!("“外面（{inside}）里面‘{inside}’”")),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

fn article(id: &str, title: String, paragraphs: Vec<String>) -> Article {
    Article { id: id.to_owned(), source: id.to_owned(), title, paragraphs, ..Article::default() }
}

/// Whether a sentence of the text ends where `before` does; the text is its first lines, however many a hard wrap broke it into.
fn ends_sentence(text: &str, before: &str) -> bool {
    let end = before.replace('\n', "").len();
    let lines: Vec<&str> = text.split('\n').collect();
    (1..=lines.len()).any(|count| {
        let joined = lines[..count].concat();
        split(&joined).iter().any(|range| joined[..range.end].trim_end().len() == end)
    })
}

proptest! {
    #[test]
    fn sentences_joined_give_the_paragraph_back(text in prop_oneof![prose(), any::<String>()]) {
        let ranges = split(&text);
        prop_assert!(ranges.iter().all(|range| !range.is_empty()));
        let joined: String = ranges.iter().map(|range| &text[range.clone()]).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn balanced_quotations_and_brackets_are_never_cut(text in balanced()) {
        prop_assume!(text.chars().count() <= MAX_SPAN);
        for range in split(&text) {
            let sentence = &text[range];
            for (open, close) in [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》')] {
                prop_assert_eq!(sentence.matches(open).count(), sentence.matches(close).count(), "{}", sentence);
            }
        }
    }

    #[test]
    fn a_summary_is_made_of_whole_sentences_within_its_limits(
        title in "[工会职员近日说]{0,8}",
        body in prop::collection::vec(prose(), 0..5),
        max_sentences in prop::option::of(0_usize..6),
        max_chars in prop::option::of(0_usize..120),
        query in prop::option::of("[工会 职员]{0,4}"),
    ) {
        let options = SummaryOptions { max_sentences, max_chars, query };
        let body = body.join("\n");
        let lines: Vec<&str> = body.split('\n').collect();
        let summary = summarize_text(&title, &body, &options);
        let mut last = None;
        let mut chars = 0;
        for sentence in &summary.sentences {
            // A sentence of a hard-wrapped text goes on over the breaks of its lines.
            let line = lines[sentence.paragraph..].join("\n");
            let units: Vec<u16> = line.encode_utf16().collect();
            let printed = String::from_utf16(&units[sentence.start..sentence.end]).unwrap();
            prop_assert_eq!(&sentence.text, &printed.replace('\n', ""));
            let before = String::from_utf16(&units[..sentence.end]).unwrap();
            let ends = ends_sentence(&line, &before);
            let end = before.len();
            let line = &line[..line[end..].find('\n').map_or(line.len(), |rest| end + rest)];
            // A byline taken off moves the beginnings of the sentences after it, never their ends.
            prop_assert!(ends || line.contains("本报讯") || line.contains("记者"), "{}", sentence.text);
            prop_assert!(last < Some((sentence.paragraph, sentence.start)));
            last = Some((sentence.paragraph, sentence.start));
            chars += sentence.text.chars().count();
        }
        let count = summary.sentences.len();
        prop_assert!(max_sentences.is_none_or(|most| count <= most));
        prop_assert!(max_chars.is_none_or(|most| chars <= most || count == 1));
    }

    #[test]
    fn an_article_and_its_text_have_the_same_summary(title in "[工会职员]{1,8}", body in prop::collection::vec(prose(), 0..5)) {
        // Lines that end a sentence are paragraphs; others may be hard-wrapped.
        let body: Vec<String> = body.into_iter().map(|line| line + "。").collect();
        let text = summarize_text(&title, &body.join("\n"), &SummaryOptions::default());
        let mut whole = summarize(&article("", title, body), &SummaryOptions::default());
        whole.sentences.iter_mut().for_each(|sentence| sentence.article.clear());
        prop_assert_eq!(text, whole);
    }

    #[test]
    fn fragments_and_calls_are_never_chosen_beside_news(
        news in prop::collection::vec("[工会职员]{6,20}开展活动。", 1..4),
        apart in prop::collection::vec((0_usize..9, 0_usize..4), 1..5),
        max_sentences in 1_usize..8,
    ) {
        const APART: [&str; 9] = [
            "2025年5月至9月。", "焊工、电工、钳工。", "接收订单、快速取餐……", "扫码关注我们！", "关注“云溪工会”公众号，不迷路！",
            "图为活动现场。", "▲点击下方链接报名！", "地点：市工人文化宫。", "一、参赛对象\n全区在职职工。",
        ];
        let mut lines = news.clone();
        for (which, at) in apart {
            lines.insert(at.min(lines.len()), APART[which].to_owned());
        }
        let options = SummaryOptions { max_sentences: Some(max_sentences), ..SummaryOptions::default() };
        let summary = summarize_text("工会活动", &lines.join("\n"), &options);
        prop_assert!(!summary.sentences.is_empty());
        for sentence in summary.sentences {
            prop_assert!(news.contains(&sentence.text), "{}", sentence.text);
        }
    }

    #[test]
    fn a_digest_never_repeats_an_article(body in prop::collection::vec(prose(), 1..4)) {
        let twice = [article("一", "工会".to_owned(), body.clone()), article("二", "工会".to_owned(), body)];
        let options = SummaryOptions { max_sentences: Some(20), ..SummaryOptions::default() };
        let summary = digest(&twice, &options, &[QueryTerm { text: "工会", weight: 1.0 }], &Weights::NEWS);
        for sentence in &summary.sentences {
            let copies = summary.sentences.iter().filter(|other| other.text == sentence.text && other.article != sentence.article);
            prop_assert_eq!(copies.count(), 0);
        }
    }
}
