//! The tokenizer: a text cut into words by jieba, with the facts that several analyses need.

use super::cut::{Word, each_word};
use super::persons::join_names;
use super::token::Token;
use crate::byline_names::{BylineNames, byline_names};

/// The tag of names in bylines.
pub(crate) const NAME_OF_BYLINE: &str = "x";

/// Cuts a text into words, from the first character to the last. Names are whole; those of bylines carry no meaning.
pub(crate) fn tokenize(text: &str) -> Vec<Token<'_>> {
    tokenize_with(text, &byline_names(text))
}

/// The same where the [`byline_names`] of the text are known.
pub(crate) fn tokenize_with<'a>(text: &'a str, bylines: &[BylineNames]) -> Vec<Token<'a>> {
    let (mut words, mut at) = (Vec::with_capacity(text.len() / 4), 0);
    each_word(text, |Word { bytes, letters, tag, known, content, generic }| {
        let end = at + bytes;
        let text = &text[at..end];
        words.push(Token { text, tag, start: at, end, letters, known, content, generic, named: 0 });
        at = end;
    });
    let mut words = join_names(text, words);
    for byline in bylines {
        let first = words.partition_point(|word| word.end <= byline.place.start);
        for word in words[first..].iter_mut().take_while(|word| word.start < byline.place.end) {
            (word.tag, word.content) = (NAME_OF_BYLINE, false);
        }
    }
    // The number of the next punctuation mark, if it closes a quotation.
    let mut closing = None;
    for number in (0..words.len()).rev() {
        let word = &words[number];
        let closes = word.text.starts_with(['”', '」']);
        if closing.is_none() && !closes {
            continue;
        }
        if word.is_word() {
            // A dot divides a name in two: “守好红色根脉·班前十分钟活动”.
            let opened = number > 0 && words[number - 1].text.ends_with(['“', '「', '·']);
            words[number].named = closing.filter(|_| opened).map_or(0, |closing| closing - number);
        } else {
            closing = closes.then_some(number);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::JIEBA;
    use proptest::prelude::*;

    #[test]
    fn words_in_quotation_marks_make_a_name() {
        let text = "开展“守好红色根脉·班前十分钟”活动，“一、二”「职工」";
        let words = tokenize(text);
        let named: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.named > 0)
            .map(|(number, word)| &text[word.start..words[number + word.named - 1].end])
            .collect();
        let whole: Vec<&&str> = named.iter().filter(|name| !name.ends_with("”")).collect();
        assert_eq!(whole.len(), named.len());
        assert!(!named.iter().any(|name| name.contains(['、', '“'])), "{named:?}");
        assert_eq!(named, ["班前十分钟", "职工"]);
    }

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|word| word.text).collect()
    }

    #[test]
    fn names_with_a_dot_are_one_word() {
        for (text, name) in [
            ("劳模亨利·福特", "亨利·福特"),
            ("俞建华表示，亨利·福特值得学习。", "亨利·福特"),
            ("买买提·艾力说", "买买提·艾力"),
            ("阿依古丽·吐尔逊来自新疆", "阿依古丽·吐尔逊"),
            ("列夫·托尔斯泰写书", "列夫·托尔斯泰"),
            ("弗拉基米尔·普京到访", "弗拉基米尔·普京"),
            ("工匠阿卜杜拉·热合曼获奖", "阿卜杜拉·热合曼"),
            ("球星迈克尔•乔丹打球", "迈克尔•乔丹"),
            ("史蒂夫·乔布斯的厂", "史蒂夫·乔布斯"),
            ("玛丽亚·冯·特拉普唱歌", "玛丽亚·冯·特拉普"),
            ("约翰・洛克菲勒", "约翰・洛克菲勒"),
            ("总统卡西姆若马尔特·托卡耶夫说", "卡西姆若马尔特·托卡耶夫"),
            ("廷·巴特尔说", "廷·巴特尔"),
            ("读A·B·史密斯的书", "A·B·史密斯"),
        ] {
            assert!(cut(text).contains(&name), "{text}: {:?}", cut(text));
        }
        for text in [
            "中国·杭州国际博览会",
            "春风行动·湖州站",
            "工会·家",
            "“云溪·工匠”品牌",
            "3·15晚会",
            "平安·文明",
            "亨利·",
        ] {
            assert!(cut(text).contains(&"·"), "{text}: {:?}", cut(text));
        }
    }

    #[test]
    fn a_name_that_is_not_known_whole_says_nothing() {
        for (text, part) in
            [("韦恩·卡曾斯被判", "曾斯"), ("比尔及梅琳达·盖茨基金会", "及梅琳"), ("南戈洛·姆本巴，", "本巴")]
        {
            let words = tokenize(text);
            assert!(words.iter().any(|word| word.text == part && !word.content), "{words:?}");
            assert!(words.iter().any(|word| word.text.contains('·') && !word.content), "{words:?}");
        }
    }

    #[test]
    fn chinese_names_are_whole() {
        for (text, name) in [
            ("俞建华表示，", "俞建华"),
            ("叶诗文说，", "叶诗文"),
            ("选手叶诗文夺冠", "叶诗文"),
            ("黄群超说，", "黄群超"),
            ("职工何怡大表示", "何怡大"),
            ("职工李康嘉表示", "李康嘉"),
            ("，俞云晓说，", "俞云晓"),
            ("，马晓晓是企业家", "马晓晓"),
            ("，苏强思说，", "苏强思"),
            ("今年，郭军嘉获得称号", "郭军嘉"),
            ("宏福：赵宏福是企业家", "赵宏福"),
            ("职工沈子龙表示", "沈子龙"),
            ("，夏勇根是企业家", "夏勇根"),
            ("张超英带领团队", "张超英"),
            ("职工王海珍、陈建国、李晓明参加", "陈建国"),
        ] {
            assert!(cut(text).contains(&name), "{text}: {:?}", cut(text));
        }
        for text in [
            "王师傅说，",
            "张经理表示，",
            "方案说明",
            "于是，",
            "工会说，",
            "高质量发展",
            "张先生说",
            "此时再次表示",
            "全区实现",
            "强企业是",
            "巴方正是",
            "云展馆是",
        ] {
            let plain: Vec<&str> = JIEBA.tag(text, true).into_iter().map(|tag| tag.word).collect();
            assert_eq!(cut(text), plain);
        }
    }

    #[test]
    fn names_of_bylines_carry_no_meaning() {
        for text in [
            "（记者 张三 通讯员 李四）驿站供水",
            "本报讯 记者张三 通讯员李四报道驿站",
            "驿站。（张三 李四 摄）",
        ] {
            let words = tokenize(text);
            let content: Vec<&str> = words.iter().filter(|word| word.content).map(|word| word.text).collect();
            assert!(!content.iter().any(|word| word.contains(['三', '四'])), "{content:?}");
            assert!(content.contains(&"驿站"), "{content:?}");
        }
    }

    proptest! {
        #[test]
        fn words_follow_each_other_without_a_gap(text in "[工会职学习强国A-C0-2.%+_ \\r\\n，“”·é_-]{0,40}|[王李建华明德说是马尔克亨利卡若·、记者]{0,20}|.{0,20}") {
            let mut end = 0;
            for word in tokenize(&text) {
                prop_assert_eq!(word.start, end);
                prop_assert_eq!(&text[word.start..word.end], word.text);
                prop_assert_eq!(word.letters, word.text.chars().count());
                end = word.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
