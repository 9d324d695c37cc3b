//! Kinds of sentences that a summary takes or leaves, each with variants.

#![allow(clippy::unwrap_used)]

use gongwen_engine::summary::{SummaryOptions, summarize_text};

/// The sentences of a summary of so many.
fn summary(title: &str, body: &str, most: usize) -> Vec<String> {
    answer(title, body, most, None)
}

/// The same for a query.
fn answer(title: &str, body: &str, most: usize, query: Option<&str>) -> Vec<String> {
    let options = SummaryOptions {
        max_sentences: Some(most),
        query: query.map(str::to_owned),
        ..SummaryOptions::default()
    };
    summarize_text(title, body, &options).sentences.into_iter().map(|sentence| sentence.text).collect()
}

/// A notice with headings over values.
const NOTICE: &str = "各镇（街道）总工会：\n为提高职工技能，经研究，决定开展2025年全区职工技能竞赛。现将有关事项通知如下：\n\
一、竞赛时间\n2025年5月至9月。\n二、竞赛项目\n焊工、电工、钳工。\n三、参赛对象\n全区在职职工。\n云溪区总工会\n2025年4月1日";

#[test]
fn dots_of_other_keyboards_end_sentences() {
    for dot in [".", "．"] {
        let body = "云溪区建成职工书屋20家。每家藏书3000册。职工凭证借阅。".replace('。', dot);
        assert_eq!(summary("职工书屋", &body, 1), [format!("云溪区建成职工书屋20家{dot}")]);
    }
}

#[test]
fn wrapped_lines_are_read_together() {
    let sentences = [
        "7月15日，云溪区总工会走进12家企业，为高温岗位职工送去防暑物资。",
        "区总工会主席林某说，今年送清凉经费增加两成。",
    ];
    let text: Vec<char> = sentences.concat().chars().collect();
    for width in [13, 17, 23, 30] {
        for line_break in ["\n", "\r\n"] {
            let lines: Vec<String> = text.chunks(width).map(|line| line.iter().collect()).collect();
            assert_eq!(summary("送清凉", &lines.join(line_break), 2), sentences, "{width}");
        }
    }
}

#[test]
fn values_of_a_notice_are_chosen_only_where_they_answer() {
    assert_eq!(
        summary("关于开展职工技能竞赛的通知", NOTICE, 3),
        ["为提高职工技能，经研究，决定开展2025年全区职工技能竞赛。"]
    );
    for (query, value) in
        [("竞赛时间", "2025年5月至9月。"), ("对象", "全区在职职工。"), ("钳工", "焊工、电工、钳工。")]
    {
        let found = answer("关于开展职工技能竞赛的通知", NOTICE, 2, Some(query));
        assert!(found.iter().any(|sentence| sentence == value), "{query}: {found:?}");
    }
}

#[test]
fn items_are_told_by_what_they_say() {
    for (first, second) in [("1、", "2、"), ("一是", "二是"), ("①", "②"), ("（一）、", "（二）、")]
    {
        let body = format!("{first}法律援助。为职工免费代理仲裁。\n{second}困难帮扶。为困难家庭发放救助金。");
        assert_eq!(summary("工会服务", &body, 2), ["为职工免费代理仲裁。", "为困难家庭发放救助金。"]);
    }
}

#[test]
fn calls_to_scan_and_follow_are_left_out() {
    let news = "云溪区总工会走进12家企业，为高温岗位职工送去防暑物资。";
    for call in [
        "扫码关注“云溪工会”公众号，点赞、在看、转发！",
        "👉扫码入会，领取大礼包！",
        "关注我们，不迷路！",
        "欢迎关注“云溪工会”微信公众号。",
        "请长按识别二维码报名。",
        "点击下方链接，马上参加！",
    ] {
        assert_eq!(summary("送清凉", &format!("{call}\n{news}\n{call}"), 3), [news], "{call}");
    }
}

#[test]
fn an_opener_that_sets_a_scene_gives_way_to_the_news() {
    let news = "9月23日，云溪市网约配送员技能竞赛在龙湾新区举行。";
    for scene in ["接收订单、快速取餐……", "穿上工装、戴好安全帽，爬上塔吊……"]
    {
        assert_eq!(summary("技能竞赛", &format!("{scene}{news}"), 2), [news]);
    }
}

#[test]
fn a_quotation_keeps_its_speaker() {
    for quotation in [
        "“工会真给力！”职工小李说。",
        "职工小李说：“工会真给力！我还要来。”",
        "“工会真给力。”小李说，“我还要来。”",
    ] {
        let found = summary("工会真给力", &format!("{quotation}大家都笑了。"), 1);
        assert_eq!(found, [quotation]);
    }
}

/// What the rest of a story about a contest says.
const CONTEST: &str = "竞赛设焊工、电工等12个项目，获奖选手授予技术能手称号。\n云溪市职工技能竞赛已举办十届，带动一线职工学技术、练本领。";

#[test]
fn without_a_headline_the_sentence_of_the_opening_that_tells_the_news_is_chosen() {
    let news = "云溪市职工技能竞赛在龙湾新区举行，300名一线职工同台比拼。";
    for background in ["职工技能是企业发展的根基。", "一技在手，走遍天下。"] {
        assert_eq!(summary("", &format!("{background}{news}\n{CONTEST}"), 1), [news], "{background}");
    }
}

#[test]
fn without_a_headline_an_opening_that_tells_the_news_stays() {
    for news in
        ["23日，云溪市职工技能竞赛在龙湾新区举行。", "近日，云溪市总工会启动职工技能竞赛，12个项目同时开赛。"]
    {
        for next in [
            "云溪市职工技能竞赛由市总工会主办。",
            "此外，云溪市职工技能竞赛还开设直播。",
            "我对云溪市职工技能竞赛很有信心。",
        ] {
            assert_eq!(summary("", &format!("{news}{next}\n{CONTEST}"), 1), [news], "{next}");
        }
    }
}

#[test]
fn without_a_headline_the_sentence_that_answers_goes_before_the_lead() {
    let body = format!("23日，云溪市职工技能竞赛在龙湾新区举行。\n{CONTEST}");
    assert_eq!(
        answer("", &body, 1, Some("技术能手")),
        ["竞赛设焊工、电工等12个项目，获奖选手授予技术能手称号。"]
    );
}
