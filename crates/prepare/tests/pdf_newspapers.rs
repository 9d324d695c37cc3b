//! Newspaper pages as PDF: what belongs to which story, by its place.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, clippy::format_push_string, clippy::format_collect)]

#[path = "common/tiny_pdf.rs"]
mod tiny_pdf;

use gongwen_engine::Article;
use gongwen_prepare::read::pages::split_pdf;
use tiny_pdf::{Drawn, file, stream};

const GRAY: &str = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";

const LEFT: [&str; 5] = [
    "　　近日，云溪区总工会办起职工夜校，首批",
    "开设十二门课程，报名的职工有三百六十人，",
    "年纪最大的五十八岁。",
    "　　夜校每周二、周四晚上开课，课程由职工",
    "自己投票选出，最热门的是摄影和钢琴。",
];
const RIGHT: [&str; 5] = [
    "　　六月十日，海湾港码头公司举行技能比武，",
    "二十四名桥吊司机同场竞技，最小的司机只有",
    "二十二岁。",
    "　　比武分理论和实操两部分，前三名可以直",
    "接晋级高级工。",
];

/// The articles of a page; `/X10` is a picture.
fn split(page: Drawn) -> Vec<Article> {
    let split = split_pdf("a.pdf", "a", &file(&[page], &[stream(GRAY, "x")])).unwrap();
    assert_eq!(split.imbalance, 0);
    split.articles
}

/// A picture with its lower left corner and its size.
fn picture(page: Drawn, [x, y, width, height]: [f32; 4]) -> Drawn {
    page.commands(&format!("q {width} 0 0 {height} {x} {y} cm /X10 Do Q\n"))
}

/// A box with its lower left corner and its size.
fn boxed(page: Drawn, [x, y, width, height]: [f32; 4]) -> Drawn {
    page.commands(&format!("{x} {y} {width} {height} re S\n"))
}

/// Characters below each other.
fn upright(page: Drawn, x: f32, y: f32, size: f32, text: &str) -> Drawn {
    (0..)
        .zip(text.chars())
        .fold(page, |page, (at, c)| page.text(x, y - size * 1.05 * at as f32, size, &c.to_string()))
}

/// A rule from side to side.
fn across(y: f32) -> String {
    Drawn::new().rule((30.0, y), (570.0, y)).into_content()
}

fn titles(articles: &[Article]) -> Vec<&str> {
    articles.iter().map(|article| article.title.as_str()).collect()
}

#[test]
fn a_headline_with_nothing_but_a_caption_is_a_story_in_a_picture() {
    for printed_on in [false, true] {
        let page = Drawn::new()
            .text(40.0, 704.0, 24.0, "夜校与比武同日开场")
            .column(40.0, 660.0, &LEFT)
            .text(300.0, if printed_on { 560.0 } else { 708.0 }, 14.0, "夜里的琴声声");
        let page = picture(page, [300.0, 550.0, 220.0, 130.0])
            .text(300.0, 536.0, 8.0, "　　6月10日，职工在夜校里学弹钢琴，二十人轮")
            .text(300.0, 525.0, 8.0, "流上台。李凡 摄");
        let articles = split(page);
        assert_eq!(titles(&articles), ["夜校与比武同日开场", "夜里的琴声声"], "{printed_on}");
        assert_eq!(articles[1].paragraphs.len(), 1, "{printed_on} {articles:?}");
        assert_eq!(articles[1].paragraphs, ["6月10日，职工在夜校里学弹钢琴，二十人轮流上台。"]);
        assert!(articles[1].captions.is_empty());
    }
}

#[test]
fn a_label_over_an_upright_headline_and_a_name_under_it_are_its_own() {
    let page = Drawn::new().text(40.0, 704.0, 24.0, "夜校与比武同日开场").column(40.0, 680.0, &RIGHT);
    let page = boxed(page, [30.0, 430.0, 290.0, 150.0]).column(40.0, 560.0, &LEFT);
    let page = boxed(page, [256.0, 560.0, 50.0, 14.0]).text(261.0, 563.0, 9.0, "云溪时评");
    let page = upright(page, 270.0, 530.0, 18.0, "村口常开会").text(262.0, 438.0, 9.0, "■李小凡");
    let page = page.text(40.0, 400.0, 20.0, "又一条消息").column(40.0, 376.0, &RIGHT);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校与比武同日开场", "村口常开会", "又一条消息"]);
    assert_eq!(articles[1].byline.as_deref(), Some("■李小凡"));
    assert_eq!(articles[1].section.as_deref(), Some("云溪时评"));
    assert_eq!(articles[2].byline, None);
}

#[test]
fn the_upright_name_of_a_paper_with_its_date_is_no_headline() {
    let page = boxed(Drawn::new(), [30.0, 540.0, 80.0, 240.0]);
    let page = upright(page, 50.0, 740.0, 36.0, "云溪工人")
        .text(40.0, 580.0, 7.0, "2026年11月20日")
        .text(50.0, 566.0, 7.0, "星期五")
        .text(44.0, 552.0, 7.0, "总编 李小凡");
    let page = page
        .text(200.0, 740.0, 30.0, "夜校与比武同日开场")
        .column(130.0, 690.0, &LEFT)
        .column(350.0, 690.0, &RIGHT)
        .commands(&across(525.0))
        .text(40.0, 500.0, 20.0, "又一条消息")
        .column(40.0, 476.0, &RIGHT);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校与比武同日开场", "又一条消息"]);
    assert_eq!(articles[0].paragraphs.len(), 4);
}

#[test]
fn the_text_of_a_story_may_be_larger_than_that_of_the_page() {
    let mut page = Drawn::new().text(100.0, 740.0, 30.0, "夜校与比武同日开场");
    for (x, lines) in [(40.0, LEFT), (310.0, RIGHT)] {
        for (row, line) in (0..).zip(lines) {
            page = page.text(x, 700.0 - 22.0 * row as f32, 11.5, line);
        }
    }
    for (title, y) in [("又一条消息", 560.0), ("第三条消息", 460.0), ("第四条消息", 360.0)] {
        page = page.text(40.0, y, 18.0, title).column(40.0, y - 24.0, &RIGHT);
        page = page.text(310.0, y, 18.0, "旁边的消息").column(310.0, y - 24.0, &LEFT);
    }
    let articles = split(page);
    assert_eq!(articles.len(), 7, "{:?}", titles(&articles));
    assert_eq!(articles[0].title, "夜校与比武同日开场");
    assert_eq!(articles[0].paragraphs.len(), 4);
}

#[test]
fn a_few_words_larger_than_the_titles_of_a_box_are_its_label() {
    let page = Drawn::new().text(40.0, 704.0, 24.0, "夜校与比武同日开场").column(40.0, 680.0, &RIGHT);
    let page = boxed(page, [30.0, 400.0, 240.0, 180.0])
        .text(44.0, 560.0, 13.0, "要闻速览")
        .text(40.0, 540.0, 12.5, "两个项目入选省级样板")
        .column(40.0, 522.0, &LEFT[..3])
        .text(40.0, 470.0, 12.5, "桥吊司机同场竞技")
        .column(40.0, 452.0, &RIGHT[..3]);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校与比武同日开场", "两个项目入选省级样板", "桥吊司机同场竞技"]);
    assert_eq!(articles[1].section.as_deref(), Some("要闻速览"));
}

#[test]
fn a_byline_at_the_end_of_the_row_under_a_headline_is_its_own() {
    let page = Drawn::new()
        .text(40.0, 740.0, 24.0, "夜校开班")
        .text(460.0, 715.0, 9.0, "本报记者 李小凡")
        .column(40.0, 695.0, &LEFT)
        .column(310.0, 695.0, &RIGHT);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校开班"]);
    assert_eq!(articles[0].reporters, ["李小凡"]);
    assert_eq!(articles[0].paragraphs.len(), 4);
}

#[test]
fn short_columns_are_not_read_line_by_line() {
    let page = Drawn::new()
        .text(150.0, 740.0, 24.0, "夜校与比武同日开场")
        .column(
            40.0,
            700.0,
            &["　　近日，云溪区总工会办起职工夜校，首批", "开设十二门课程，报名的职工有三百六十人，"],
        )
        .column(
            248.0,
            700.0,
            &["年纪最大的五十八岁，学的是摄影和钢琴，最", "小的二十岁，学的也是摄影和钢琴。"],
        );
    let articles = split(page);
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0].paragraphs.len(), 1, "{:?}", articles[0].paragraphs);
}

#[test]
fn a_dated_headline_in_a_bar_in_the_middle_of_a_page_is_no_head_of_the_paper() {
    let page = Drawn::new()
        .text(40.0, 740.0, 24.0, "夜校与比武同日开场")
        .column(40.0, 700.0, &LEFT)
        .column(310.0, 700.0, &RIGHT);
    let page = boxed(page, [30.0, 450.0, 540.0, 24.0])
        .text(150.0, 455.0, 16.0, "2025年6月10日技能大赛成绩公示")
        .column(40.0, 425.0, &RIGHT)
        .column(310.0, 425.0, &LEFT);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校与比武同日开场", "2025年6月10日技能大赛成绩公示"]);
}

#[test]
fn where_a_story_goes_on_from_another_page_is_not_the_foot_of_the_head_of_the_paper() {
    let page = Drawn::new()
        .text(40.0, 782.0, 8.0, "2025年6月10日 星期二")
        .text(500.0, 782.0, 8.0, "第2版")
        .text(40.0, 755.0, 17.0, "夜校开班")
        .text(500.0, 712.0, 9.0, "（上接第1版）")
        .column(
            40.0,
            734.0,
            &["　　近日云溪区总工会办起职工夜校首批", "开设十二门课程报名的职工有三百六十人"],
        )
        .column(40.0, 710.0, &LEFT[2..]);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校开班"]);
    assert!(articles[0].paragraphs[0].starts_with("近日云溪区总工会办起"), "{:?}", articles[0].paragraphs);
}

#[test]
fn a_headline_on_a_banner_is_not_the_title_of_a_picture() {
    let page = picture(Drawn::new(), [40.0, 690.0, 400.0, 40.0])
        .text(60.0, 698.0, 24.0, "夜校与比武同日开场")
        .text(40.0, 676.0, 8.0, "　　6月10日，职工在夜校里学弹钢琴，二十人轮流上台。")
        .column(40.0, 650.0, &LEFT)
        .column(310.0, 650.0, &RIGHT);
    let articles = split(page);
    assert_eq!(titles(&articles), ["夜校与比武同日开场"]);
    assert_eq!(articles[0].paragraphs.len(), 4, "{articles:?}");
}
