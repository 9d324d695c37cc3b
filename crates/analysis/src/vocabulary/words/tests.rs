//! Tests of the vocabulary with real words.

use super::*;
use crate::dictionary::JIEBA;
use crate::vocabulary::collect::levels;
use crate::vocabulary::judge::is_fragment;

fn article(title: &str, body: &str) -> Article {
    Article {
        id: title.to_owned(),
        title: title.to_owned(),
        paragraphs: vec![body.to_owned()],
        ..Article::default()
    }
}

fn of(articles: &[Article]) -> Vec<WordInput> {
    words(articles, &FoldTable::default(), &mut |_| Vec::new(), &[])
}

fn find<'a>(words: &'a [WordInput], text: &str) -> Option<&'a WordInput> {
    words.iter().find(|word| word.text == text)
}

#[test]
fn words_of_headlines_and_phrases_are_kept() {
    let found = of(&[article("直播行业工会联合会成立", "主播们有了自己的娘家，他们今年参加了培训。")]);
    for text in ["直播", "行业", "工会", "联合会", "直播行业", "娘家", "培训"] {
        assert!(find(&found, text).is_some(), "{text} in {found:?}");
    }
    assert_eq!(find(&found, "行业").unwrap().reading.as_ref().unwrap().join(" "), "hang ye");
    for text in ["他们", "今年", "自己", "有了"] {
        assert!(find(&found, text).is_none(), "{text}");
    }
}

#[test]
fn names_are_known_by_kind_and_occur_in_the_text() {
    let mut story = article("临平工会开课", "近日，杭州市临平区总工会举办培训。职工王海珍说，很好。");
    story.byline = Some(String::from("记者单霁翔"));
    story.reporters = vec![String::from("单霁翔"), String::from("不在文中")];
    story.organisations = vec![String::from("杭州市临平区总工会")];
    story.places = vec![String::from("杭州市临平区")];
    let found = of(&[story]);
    let kind = |text: &str| find(&found, text).map(|word| word.kind);
    assert_eq!(kind("单霁翔"), Some(WordKind::Person));
    assert_eq!(find(&found, "单霁翔").unwrap().reading.as_ref().unwrap().join(" "), "shan ji xiang");
    assert_eq!(kind("王海珍"), Some(WordKind::Person));
    assert_eq!(kind("杭州市临平区总工会"), Some(WordKind::Organisation));
    assert_eq!(kind("临平区"), Some(WordKind::Place));
    assert_eq!(kind("不在文中"), None);
}

#[test]
fn suggestions_have_no_time_no_half_name_and_no_name_of_a_byline() {
    let body = "今天下午，亨利·福特参加。俞建华表示，每周三开课。叶诗文说，去冬今春都来。黄群超说，好。记者 张三 通讯员 李四报道。";
    let found = of(&[article("今天下午开课", body), article("上周五开课", body)]);
    for text in
        ["今天下午", "上周五", "每周三", "去冬今春", "亨利", "福特", "建华", "诗文", "黄群", "张三", "李四"]
    {
        assert!(find(&found, text).is_none(), "{text}");
    }
    for text in ["亨利·福特", "俞建华", "叶诗文", "黄群超"] {
        assert_eq!(find(&found, text).map(|word| word.kind), Some(WordKind::Person), "{text}");
    }
}

#[test]
fn counts_are_those_of_the_text() {
    let found = of(&[article("骑手", "骑手与骑手。"), article("工会", "骑手有了工会。")]);
    assert_eq!(find(&found, "骑手").unwrap().count, 4);
    assert_eq!(find(&found, "工会").unwrap().count, 2);
}

#[test]
fn traditional_text_gives_its_words_as_printed() {
    let table = FoldTable::new(vec![('勞', '劳'), ('動', '动'), ('會', '会')]);
    let articles = [article("勞動者的工會", "工會服務勞動者。")];
    let found = words(&articles, &table, &mut |_| Vec::new(), &[]);
    assert!(find(&found, "勞動者").is_some() && find(&found, "工會").is_some(), "{found:?}");
}

#[test]
fn names_come_before_generic_words() {
    let mut story = article("工会活动", "活动中，总工会开展活动，温州市总工会参加。");
    story.organisations = vec![String::from("温州市总工会")];
    let found = of(&[story]);
    let place = |text: &str| found.iter().position(|word| word.text == text);
    assert!(place("温州市总工会") < place("活动") && place("工会") < place("活动"));
    assert!(place("活动").is_some());
}

#[test]
fn phrases_that_occur_twice_are_kept_and_their_pieces_are_not() {
    let found = of(&[
        article("新闻", "工会推进工资集体协商。职工之家占地七百平方米。"),
        article("消息", "企业开展工资集体协商。职工之家占地七百平方米，也有技能大赛。"),
    ]);
    assert_eq!(find(&found, "工资集体协商").unwrap().count, 2);
    assert!(find(&found, "职工之家").is_some());
    assert!(find(&found, "工资集体").is_none() && find(&found, "技能大赛").is_none());
}

#[test]
fn aliases_count_where_the_text_contains_them() {
    let articles = [article("新闻", "产业工人队伍建设改革走深走实。")];
    let found =
        words(&articles, &FoldTable::default(), &mut |_| Vec::new(), &["产业工人队伍建设改革", "产改"]);
    assert_eq!(find(&found, "产业工人队伍建设改革").unwrap().count, 1);
    assert!(find(&found, "产改").is_none());
}

#[test]
fn a_place_has_levels() {
    assert_eq!(levels("湖州市德清县新市镇"), ["湖州市德清县新市镇", "湖州市", "德清县", "新市镇"]);
    assert_eq!(levels("重庆"), ["重庆"]);
}

#[test]
fn fragments_are_no_organisations() {
    for name in ["区总工会", "充分发挥好工会", "上线玉环工匠学院"] {
        assert!(is_fragment(name), "{name}: {:?}", JIEBA.tag(name, true));
    }
    for name in ["温州市总工会", "瑞立集团有限公司", "玉环工匠学院"] {
        assert!(!is_fragment(name), "{name}: {:?}", JIEBA.tag(name, true));
    }
}
