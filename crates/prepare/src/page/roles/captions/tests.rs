use super::*;
use crate::page::lines::read_lines;
use crate::page::roles::COUNT;

fn settled(page: &str, best: &[LineRole]) -> Vec<LineRole> {
    let mut roles = Roles { best: best.to_vec(), scores: vec![[0.0; COUNT]; best.len()] };
    Page::new(&read_lines(page), 32.0, 0.3).settle(&mut roles);
    roles.best
}

/// The role of a line that is taken for a paragraph between two others.
fn between(line: &str) -> LineRole {
    settled(&format!("机器换了三代。\n{line}\n\n　　手艺还在。\n"), &[LineRole::ParagraphStarts; 3])[1]
}

#[test]
fn a_sentence_behind_a_triangle_is_a_caption() {
    let text = [LineRole::ParagraphStarts; 3];
    let page = "机器换了三代。\n\n▲蒋一帆和徒弟在试验台前测量间隙。\n\n手艺还在。\n";
    assert_eq!(settled(page, &text)[1], LineRole::Caption);
    let label = "机器换了三代。\n\n▲要闻简报\n\n手艺还在。\n";
    assert_eq!(settled(label, &text)[1], LineRole::ParagraphStarts);
    // Two news items with the same mark.
    let news = "昨天，书屋开放。\n▲夜校新添三门课，下月开班。\n▲食堂开出夜班窗口，菜价不变。\n";
    assert_eq!(settled(news, &text), text);
}

#[test]
fn words_that_place_a_picture_begin_a_caption() {
    for line in [
        "左上图：师傅们在试车。",
        "下图：比赛间隙，孩子们在水渠边洗脚。",
        "（下图）新修的路从林边穿过。",
        "图②：食堂师傅为夜班工人煮面。",
        "图为：村医在村里做检查。",
        "▶蒋一帆在试验台前测量间隙。",
        "蒋一帆（右二）和徒弟测量间隙。",
        "蒋一帆测量间隙。 田 甜 摄",
    ] {
        assert_eq!(between(line), LineRole::Caption, "{line}");
    }
    for line in ["图的是省心，大家都说好。", "“我在这里。”蒋一帆（左）说。", "▼下转第3版"]
    {
        assert_eq!(between(line), LineRole::ParagraphStarts, "{line}");
    }
}

#[test]
fn each_of_a_series_is_a_caption_of_its_own() {
    use LineRole::{Caption, CaptionGoesOn};
    let page = "图①：师傅们在试车。\n图②：食堂里座无虚席。李凡 摄\n▲夜校开班。\n";
    assert_eq!(settled(page, &[Caption, CaptionGoesOn, CaptionGoesOn]), [Caption; 3]);
    // The people of one picture.
    let row = "前排左起：①劳动模范屈大山\n②巾帼标兵邢素云。\n";
    assert_eq!(settled(row, &[Caption, CaptionGoesOn]), [Caption, CaptionGoesOn]);
}

#[test]
fn a_sentence_inside_another_is_a_caption() {
    let roles = [LineRole::ParagraphStarts, LineRole::TextGoesOn, LineRole::TextGoesOn];
    let page = "　　墙上有张手绘的地图，谁走完一趟，攒满\n李大海在巡道途中。\n四十公里，就发一双新鞋。\n";
    assert_eq!(settled(page, &roles)[1], LineRole::Caption);
    let paragraph = "　　墙上有张手绘的地图，师傅们说，工会\n李大海在巡道途中。\n　　四十公里走完了。\n";
    assert_eq!(settled(paragraph, &roles)[1], LineRole::TextGoesOn);
}

#[test]
fn a_sentence_without_indent_below_a_paragraph_is_a_caption() {
    use LineRole::{Caption, Credit, ParagraphStarts, TextGoesOn, Title};
    let roles = [ParagraphStarts, TextGoesOn, TextGoesOn, Title];
    let page = "　　今年送电影下村四十六场，观众约\n五千人次。\n村民们在晒谷场看电影。\n荒坡变花海";
    assert_eq!(settled(page, &roles)[2], Caption);
    let indented = page.replace("村民们", "　　村民们");
    assert_eq!(settled(&indented, &roles)[2], TextGoesOn);
    let speaker = page.replace("五千人次。", "五千人。”");
    assert_eq!(settled(&speaker, &roles)[2], TextGoesOn);
    let credited =
        "　　今年送电影下村四十六场，观众约\n五千人次。\n老李和儿子在“共享菜园”里搭黄瓜架。\n李凡 摄";
    let roles = [ParagraphStarts, TextGoesOn, TextGoesOn, Credit];
    assert_eq!(settled(credited, &roles)[2], Caption);
    // It goes on in the next line.
    let roles = [ParagraphStarts, TextGoesOn, TextGoesOn, TextGoesOn];
    let long = "　　今年送电影下村四十六场，观众约\n五千人次。\n村民们在晒谷场看电影。\n大家都说好。";
    assert_eq!(settled(long, &roles)[2], TextGoesOn);
}

#[test]
fn a_caption_goes_on_to_its_full_stop() {
    let roles = [LineRole::Caption, LineRole::TextGoesOn, LineRole::ParagraphStarts];
    let page = "②　钢筋工把给孙女买的布娃娃挂在外面，\n“怕压坏了”。\n　　他一上车就翻出相册。\n";
    assert_eq!(settled(page, &roles)[1..], [LineRole::CaptionGoesOn, LineRole::ParagraphStarts]);
}

#[test]
fn a_part_of_a_series_is_no_side_of_a_picture() {
    let roles = [LineRole::ParagraphStarts, LineRole::Title, LineRole::ParagraphStarts];
    let page = "机器换了三代。\n\n深化产改一线见闻（中）\n\n手艺还在。\n";
    assert_eq!(settled(page, &roles)[1], LineRole::Title);
}
