//! PDF files from their bytes: columns, boxes, tables, files that are broken or hostile.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, clippy::format_push_string, clippy::format_collect)]

#[path = "common/tiny_pdf.rs"]
mod tiny_pdf;

use std::collections::BTreeMap;

use gongwen_engine::Article;
use gongwen_prepare::page::Split;
use gongwen_prepare::read::PdfError;
use gongwen_prepare::read::pages::split_pdf;
use proptest::prelude::*;
use tiny_pdf::{Drawn, file, stream};

fn split(pages: &[Drawn]) -> Split {
    let split = split_pdf("a.pdf", "a", &file(pages, &[])).unwrap();
    assert_eq!(split.imbalance, 0);
    split
}

fn titles(articles: &[Article]) -> Vec<&str> {
    articles.iter().map(|article| article.title.as_str()).collect()
}

const LEFT: [&str; 5] = [
    "　　本报讯（记者 李凡）近日，云溪区总工会",
    "办起职工夜校，首批开设十二门课程，报名",
    "的职工有三百六十人。",
    "　　夜校每周二、周四晚上开课，课程由职工",
    "自己投票选出，最热门的是摄影和钢琴。",
];
const RIGHT: [&str; 5] = [
    "　　本报讯（通讯员 张越）六月十日，海湾港",
    "码头公司举行技能比武，二十四名桥吊司机",
    "同场竞技。",
    "　　比武分理论和实操两部分，前三名可以直",
    "接晋级高级工。",
];

#[test]
fn columns_that_are_set_row_by_row_are_two_stories() {
    let mut page =
        Drawn::new().text(40.0, 700.0, 22.0, "职工夜校开班").text(300.0, 700.0, 22.0, "桥吊司机比武");
    for (at, (left, right)) in LEFT.iter().zip(RIGHT).enumerate() {
        let y = 660.0 - 14.0 * at as f32;
        page = page.text(40.0, y, 10.0, left).text(300.0, y, 10.0, right);
    }
    let split = split(&[page]);
    assert_eq!(titles(&split.articles), ["职工夜校开班", "桥吊司机比武"]);
    assert_eq!(split.articles[0].reporters, ["李凡"]);
    assert_eq!(split.articles[0].paragraphs.len(), 2);
    assert!(split.articles[1].paragraphs[1].ends_with("前三名可以直接晋级高级工。"));
}

#[test]
fn a_headline_over_two_columns_is_read_down_the_first_and_then_the_second() {
    let page = Drawn::new()
        .text(170.0, 704.0, 24.0, "夜校与比武同日开场")
        .column(40.0, 660.0, &LEFT)
        .column(300.0, 660.0, &RIGHT);
    let split = split(&[page]);
    assert_eq!(titles(&split.articles), ["夜校与比武同日开场"]);
    assert_eq!(split.articles[0].paragraphs.len(), 4);
}

#[test]
fn a_caption_beside_its_picture_is_no_text() {
    let page = Drawn::new()
        .text(40.0, 704.0, 24.0, "夜校与比武同日开场")
        .column(40.0, 660.0, &LEFT)
        .commands("q 120 0 0 90 40 480 cm /X10 Do Q\n")
        .text(166.0, 520.0, 8.0, "职工在夜校里学")
        .text(166.0, 510.0, 8.0, "弹钢琴。");
    let image =
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x");
    let split = split_pdf("a.pdf", "a", &file(&[page], &[image])).unwrap();
    assert_eq!(split.imbalance, 0);
    assert_eq!(split.articles[0].captions, ["职工在夜校里学弹钢琴。"]);
    assert_eq!(split.articles[0].paragraphs.len(), 2);
}

const GRAY: &str = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";

#[test]
fn what_a_clip_hides_of_a_picture_covers_no_text() {
    let page = Drawn::new()
        .text(40.0, 704.0, 24.0, "夜校与比武同日开场")
        .column(40.0, 660.0, &LEFT)
        .commands("q 40 400 200 100 re W n 300 0 0 300 20 380 cm /X10 Do Q\n");
    let split = split_pdf("a.pdf", "a", &file(&[page], &[stream(GRAY, "x")])).unwrap();
    assert!(split.articles[0].paragraphs[0].ends_with("的职工有三百六十人。"));
    assert!(split.furniture.is_empty());
}

#[test]
fn a_dated_caption_far_from_any_story_is_a_picture_story() {
    let page = Drawn::new()
        .text(40.0, 704.0, 24.0, "夜校与比武同日开场")
        .column(40.0, 660.0, &LEFT)
        .column(300.0, 660.0, &RIGHT)
        .text(40.0, 540.0, 18.0, "桥吊司机再比武")
        .column(40.0, 515.0, &RIGHT)
        .commands("q 200 0 0 120 300 240 cm /X10 Do Q\n")
        .text(300.0, 226.0, 8.0, "6月10日，职工在夜校里学弹钢琴，二")
        .text(300.0, 216.0, 8.0, "十人轮流上台。");
    let split = split_pdf("a.pdf", "a", &file(&[page], &[stream(GRAY, "x")])).unwrap();
    assert_eq!(split.imbalance, 0);
    assert_eq!(split.articles.len(), 3);
    assert!(split.articles.iter().all(|article| article.captions.is_empty()));
    let last = split.articles.iter().find(|article| article.paragraphs[0].starts_with("6月10日"));
    assert_eq!(last.unwrap().paragraphs, ["6月10日，职工在夜校里学弹钢琴，二十人轮流上台。"]);
}

#[test]
fn paragraphs_under_a_label_that_are_signed_each_are_briefs() {
    let page = Drawn::new().text(40.0, 704.0, 24.0, "短波").column(
        40.0,
        660.0,
        &[
            "　　云溪市图书馆元旦假期照常开放，读者可",
            "以预约。（李凡）",
            "　　海湾港新添二十六座驿站，司机可以在那",
            "里歇脚。（张越）",
        ],
    );
    let split = split(&[page]);
    assert_eq!(split.articles.len(), 2);
    assert_eq!(split.articles[0].reporters, ["李凡"]);
    assert_eq!(split.articles[1].reporters, ["张越"]);
}

#[test]
fn paragraphs_with_one_mark_under_a_label_are_briefs() {
    let page = Drawn::new().text(40.0, 704.0, 24.0, "短讯").column(
        40.0,
        660.0,
        &[
            "　　◆云溪市图书馆元旦假期照常开放，读者",
            "可以预约。",
            "　　◆海湾港新添二十六座驿站，司机可以在",
            "那里歇脚。",
        ],
    );
    let split = split(&[page]);
    assert_eq!(split.articles.len(), 2);
}

#[test]
fn headlines_drawn_twice_and_running_heads_are_not_doubled() {
    let page = |title: &str| {
        Drawn::new()
            .text(40.0, 780.0, 9.0, "云溪日报 2025年6月10日 星期二")
            .text(40.0, 700.0, 22.0, title)
            .text(40.6, 699.6, 22.0, title)
            .column(40.0, 660.0, &LEFT)
    };
    let split = split(&[page("职工夜校开班"), page("工会夜校又开新课")]);
    assert_eq!(titles(&split.articles), ["职工夜校开班", "工会夜校又开新课"]);
    assert_eq!(split.furniture.len(), 2);
    assert_eq!(split.date.as_deref(), Some("2025-06-10"));
}

#[test]
fn a_notice_is_one_article_with_its_table_row_by_row() {
    let mut page = Drawn::new()
        .text(130.0, 740.0, 20.0, "关于举办工会干部培训班的通知")
        .text(60.0, 690.0, 12.0, "各镇（街道）总工会：")
        .text(84.0, 670.0, 12.0, "经研究，决定举办工会干部培训班。现将有关事项通知如下：")
        .text(70.0, 638.0, 12.0, "时间")
        .text(230.0, 638.0, 12.0, "内容")
        .text(70.0, 614.0, 12.0, "3月20日")
        .text(230.0, 614.0, 12.0, "工会法解读")
        .text(70.0, 590.0, 12.0, "3月21日")
        .text(230.0, 590.0, 12.0, "集体协商实务")
        .text(84.0, 550.0, 12.0, "请于3月10日前上报名单，联系电话：0000-5530271。")
        .text(380.0, 500.0, 12.0, "云溪区总工会")
        .text(380.0, 480.0, 12.0, "2025年3月1日");
    for y in [580.0, 604.0, 628.0, 652.0] {
        page = page.rule((60.0, y), (500.0, y));
    }
    for x in [60.0, 220.0, 500.0] {
        page = page.rule((x, 580.0), (x, 652.0));
    }
    let split = split(&[page]);
    assert_eq!(titles(&split.articles), ["关于举办工会干部培训班的通知"]);
    let article = &split.articles[0];
    assert_eq!(article.date.as_deref(), Some("2025-03-01"));
    assert_eq!(article.byline.as_deref(), Some("云溪区总工会"));
    for row in ["时间 内容", "3月20日 工会法解读", "3月21日 集体协商实务"] {
        assert!(article.paragraphs.iter().any(|text| text == row), "{row}: {:?}", article.paragraphs);
    }
}

#[test]
fn text_inside_forms_is_read_and_forms_without_end_are_refused() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</X10 10 0 R/X11 11 0 R>>>>";
    let inner = Drawn::new().text(40.0, 700.0, 22.0, "职工夜校开班").column(40.0, 660.0, &LEFT);
    let text = stream(form, &inner.into_content());
    let page = || Drawn::new().commands("/X10 Do\n");
    let good = split_pdf("a.pdf", "a", &file(&[page()], std::slice::from_ref(&text))).unwrap();
    assert_eq!(titles(&good.articles), ["职工夜校开班"]);
    // A form that draws itself, and forms that draw each other a million times.
    let cyclic = stream(form, &"/X10 Do ".repeat(2));
    assert!(split_pdf("a.pdf", "a", &file(&[page()], &[cyclic])).is_err());
    let many: Vec<String> = (0..12)
        .map(|at| {
            let form = form.replace("/X11 11 0 R", &format!("/Y {} 0 R", at + 11));
            if at == 11 { text.clone() } else { stream(&form, &"/Y Do ".repeat(10)) }
        })
        .collect();
    assert_eq!(split_pdf("a.pdf", "a", &file(&[page()], &many)).unwrap_err(), PdfError::TooLarge);
    // The other pages of the file are read.
    let rest = Drawn::new().text(40.0, 700.0, 22.0, "职工夜校开班").column(40.0, 660.0, &LEFT);
    let cyclic = stream(form, &"/X10 Do ".repeat(2));
    assert_eq!(split_pdf("a.pdf", "a", &file(&[page(), rest], &[cyclic])).unwrap().articles.len(), 1);
}

#[test]
fn text_in_the_fonts_that_no_file_embeds_is_read() {
    let fonts: String = STANDARD_FONTS
        .iter()
        .map(|font| format!("/{font}<</Type/Font/Subtype/Type1/BaseFont/{font}>>"))
        .collect();
    let mut content = String::new();
    for (at, font) in STANDARD_FONTS.iter().enumerate() {
        content += &format!("BT /{font} 10 Tf 40 {} Td (ab12) Tj ET\n", 600 - 20 * at);
    }
    let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<<{fonts}>>>>");
    let page = Drawn::new().text(40.0, 700.0, 22.0, "标准字体").commands("/X10 Do\n");
    let split = split_pdf("a.pdf", "a", &file(&[page], &[stream(&entries, &content)])).unwrap();
    let text = serde_json::to_string(&split.articles).unwrap();
    assert_eq!(text.matches("ab12").count(), 12, "{text}");
    // The alphabets of these two: Greek letters, and ornaments.
    assert!(text.contains("αβ12") && text.contains("❁❂✑✒"), "{text}");
}

const STANDARD_FONTS: [&str; 14] = [
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
    "Helvetica-BoldOblique",
    "Courier",
    "Courier-Bold",
    "Courier-Oblique",
    "Courier-BoldOblique",
    "Times-Roman",
    "Times-Bold",
    "Times-Italic",
    "Times-BoldItalic",
    "Symbol",
    "ZapfDingbats",
];

#[test]
fn what_is_no_pdf_or_has_no_text_is_named() {
    assert_eq!(split_pdf("a.pdf", "a", b"").unwrap_err(), PdfError::Damaged);
    assert_eq!(split_pdf("a.pdf", "a", b"%PDF-1.4 broken").unwrap_err(), PdfError::Damaged);
    assert_eq!(split_pdf("a.pdf", "a", &file(&[Drawn::new()], &[])).unwrap_err(), PdfError::Scan(1));
}

/// Printing characters with their number.
fn characters<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in texts.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Pieces of text anywhere on a page, in any size: each character is in the lines once.
    #[test]
    fn no_character_is_lost_or_doubled(
        pieces in proptest::collection::vec((0u8..14, 0u8..40, 0usize..4, "[工会职报讯记者0-9，。]{1,12}"), 1..40)
    ) {
        let mut taken = std::collections::BTreeSet::new();
        let mut page = Drawn::new();
        let mut set: Vec<&str> = Vec::new();
        for (x, y, size, text) in &pieces {
            // No two pieces over each other: what is drawn twice at one place is one.
            if taken.insert(*y) {
                let size = [8.0, 10.0, 13.0, 18.0][*size];
                page = page.text(20.0 + 20.0 * f32::from(*x), 780.0 - 19.0 * f32::from(*y), size, text);
                set.push(text.as_str());
            }
        }
        let bytes = file(&[page], &[]);
        let split = split_pdf("a.pdf", "a", &bytes).unwrap();
        prop_assert_eq!(split.imbalance, 0);
        let parts = gongwen_prepare::read::pages::pdf_text(&bytes).unwrap();
        prop_assert_eq!(characters(parts.lines()), characters(set.into_iter()));
    }

    /// A file cut off or with other bytes in it is an error or an answer.
    #[test]
    fn damaged_files_are_an_error_or_an_answer(cut in 0usize..3000, at in 0usize..3000, byte: u8) {
        let mut bytes = file(&[Drawn::new().text(40.0, 700.0, 22.0, "职工夜校开班").column(40.0, 660.0, &LEFT)], &[]);
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % length);
        let _ = split_pdf("a.pdf", "a", &bytes);
    }
}
