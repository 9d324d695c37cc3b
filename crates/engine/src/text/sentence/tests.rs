//! Where paragraphs are cut, and where not.

use super::split;

fn parts(text: &str) -> Vec<&str> {
    split(text).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn closing_marks_stay_with_their_sentence() {
    assert_eq!(parts("他说：“这很好。我们都来。”大家鼓掌。"), ["他说：“这很好。我们都来。”", "大家鼓掌。"]);
    assert_eq!(parts("（完。）新的一段。"), ["（完。）新的一段。"]);
    assert_eq!(parts("为什么？！因为热。"), ["为什么？！", "因为热。"]);
}

#[test]
fn a_quotation_stays_with_its_speaker() {
    for whole in [
        "“工会真给力！”职工小李说。",
        "“外卖送得好，可以评人才！”参赛骑手雄作鹏说，他想趁这次机会。",
        "“当前,宁海正融入新模式。”宁海县总工会相关负责人表示,下一步,将全域推行。",
        "“很方便！”“很暖心！”职工们纷纷点赞。",
        "“茶就是名片。”公阳乡“共富工坊”负责人钟大海如是说。",
    ] {
        assert_eq!(parts(whole), [whole]);
    }
}

#[test]
fn what_follows_an_answered_quotation_is_new() {
    assert_eq!(parts("“很好！”会场响起掌声。大家笑了。"), ["“很好！”", "会场响起掌声。", "大家笑了。"]);
    assert_eq!(
        parts("“很好。”小李说，“我还要来。”老师傅们都笑了。"),
        ["“很好。”小李说，“我还要来。”", "老师傅们都笑了。"]
    );
}

#[test]
fn dots_of_other_keyboards_end_a_sentence_after_chinese() {
    assert_eq!(
        parts("建成书屋20家.每家藏书3000册. 凭证借阅."),
        ["建成书屋20家.", "每家藏书3000册. ", "凭证借阅."]
    );
    assert_eq!(parts("增长5％．工会很忙．"), ["增长5％．", "工会很忙．"]);
    assert_eq!(parts("他说：“很好.”大家鼓掌."), ["他说：“很好.”", "大家鼓掌."]);
    for whole in [
        "增长3.5倍。",
        "见工会.cn。",
        "1.法律援助。",
        "一.活动时间。",
        "（二）.对象。",
        "J.K.罗琳来访。",
        "想想...算了。",
    ] {
        assert_eq!(parts(whole), [whole]);
    }
}

#[test]
fn ellipses_end_a_sentence_only_before_a_new_one() {
    assert_eq!(parts("他想……还是算了。"), ["他想……还是算了。"]);
    assert_eq!(
        parts("“有哪些突破”“如何用工具”……最近，会议举行。"),
        ["“有哪些突破”“如何用工具”……", "最近，会议举行。"]
    );
    assert_eq!(parts("花样百出……9月23日，论坛举办。"), ["花样百出……", "9月23日，论坛举办。"]);
}

#[test]
fn numbers_and_latin_words_are_whole() {
    assert_eq!(parts("增长3.5%。达到20.1亿元。"), ["增长3.5%。", "达到20.1亿元。"]);
    assert_eq!(parts("见a.cn/x?y=1这一页。"), ["见a.cn/x?y=1这一页。"]);
}

#[test]
fn unbalanced_quotes_protect_nothing() {
    assert_eq!(parts("“他走了。她也走了。"), ["“他走了。", "她也走了。"]);
    assert_eq!(parts("他走了。”她也走了。"), ["他走了。”", "她也走了。"]);
}

#[test]
fn blanks_belong_to_the_sentence_before() {
    assert_eq!(parts("第一句。 第二句。 "), ["第一句。 ", "第二句。 "]);
    assert!(parts("").is_empty());
}
