//! Cues in the wording of a sentence: whether it can be read on its own, and whether it is running text at all.

use crate::text::{self, find, slice};

use crate::text::sentence::{is_closing, is_end, names_speaker};

/// Openers that make a sentence depend on the one before, by grammar or by sense; among them verbs whose subject is that of the
/// sentence before.
const DEPENDENT_OPENERS: &str = "但 而且 并 因此 因而 为此 对此 所以 然而 不过 其中 随后 接着 之后 于是 最终 最后 其次 再次 例如 \
比如 当然 反之 由此 据此 原来 而 也 还 又 再 则 如此 结果 紧接着 换句话 同样 可见 要 必须 \
倡导 推动 推进 把 他 她 它 这 那 该 其 两人 双方";

/// Openers that add to the sentence before, while the sentence can be read without it.
const ADDING_OPENERS: &str =
    "此外 另外 同时 与此同时 除此 这场 这次 这项 这家 这座 这届 这支 这所 该项 该市 该县 该区";

/// Openers that begin like one of the above and are not one.
const INDEPENDENT_OPENERS: &str = "并购 并网 而立 再就业 再生 还款 再制造 也门 还乡 要闻 要素 其他 其实 他乡 他山 这几天 这些天 \
这个五一 该不该 那时 其乐 那曲 最后一公里 同时代 再现 推进会 把脉 把关";

/// Attributions that do not name the speaker.
const UNNAMED_SPEAKERS: &str = "他说 她说 他表示 她表示 他告诉 她告诉 他介绍 她介绍 他坦言 她坦言 他认为 她认为 他笑 她笑 \
他回忆 她回忆 他感慨 她感慨 他直言 她直言";

/// Openers that mark hearsay.
const HEARSAY_OPENERS: &str = "据悉 据了解 据介绍 据统计 记者了解到 值得一提的是";

/// News pegs (新闻由头): words of time that open the sentence with the news.
const NEWS_PEGS: &str = "近日 日前 昨日 昨天 今天 今日 最近 近期 前不久 今年以来 连日来 记者获悉 \
记者近日 记者日前 近年来 来临之际 到来之际 年以来 月以来 日上午";

/// The share of quoted characters above which a sentence counts as a quotation.
const SCENE_QUOTED: f32 = 0.4;

/// The cues of one sentence; shares are 0 to 1.
// The flags are independent of each other.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cues {
    /// The share of the sentence inside quotation marks.
    pub(crate) quoted: f32,
    /// It asks a question, or ends with a colon.
    pub(crate) question: bool,
    /// How much it depends on the sentence before, by an opening connective or pronoun: 0 to 1.
    pub(crate) dependent: f32,
    /// It reports hearsay.
    pub(crate) hearsay: bool,
    /// It is a quotation without a speaker.
    pub(crate) unattributed: bool,
    /// It is in the first or second person: 我, 咱, 你.
    pub(crate) first_person: bool,
    /// It opens with a news peg or a date.
    pub(crate) news_peg: bool,
    /// Its beginning or end is missing, or it is no sentence.
    pub(crate) fragment: bool,
}

impl Cues {
    /// Whether it sets a scene or quotes somebody instead of telling the news, as the first sentence of a feature may do
    /// before a delayed lead (延缓性导语).
    pub(crate) fn sets_scene(&self) -> bool {
        self.quoted > SCENE_QUOTED || self.question || self.first_person || self.fragment
    }
}

/// Reads the cues of a sentence.
pub(crate) fn read(text: &str) -> Cues {
    let (quoted, plain) = quotation(text);
    let letters = text.chars().count().max(1) as f32;
    let last = text.trim_end_matches(is_closing).chars().next_back();
    Cues {
        quoted: quoted as f32 / letters,
        question: plain.contains(['？', '?']) || matches!(last, Some('：' | ':' | '？' | '?')),
        dependent: dependence(text, &plain),
        hearsay: contains_any(text, HEARSAY_OPENERS),
        unattributed: quoted > 0 && unattributed(text, &plain),
        first_person: is_first_person(&plain),
        news_peg: opens_with_news_peg(&plain),
        fragment: fragment(text),
    }
}

/// Characters inside double quotation marks, and the text outside them.
fn quotation(text: &str) -> (usize, String) {
    let (mut inside, mut quoted, mut plain) = (false, 0, String::with_capacity(text.len()));
    for c in text.chars() {
        match c {
            '“' | '「' => inside = true,
            '”' | '」' => inside = false,
            _ if inside => quoted += 1,
            _ => plain.push(c),
        }
    }
    (quoted, plain)
}

/// Whether the text outside quotations is in the first or second person: 我, 咱, 你, but not 我国 and 我省.
fn is_first_person(plain: &str) -> bool {
    let place =
        |c: char| matches!(c, '国' | '省' | '市' | '县' | '区' | '州' | '军' | '校' | '院' | '方' | '党');
    plain.contains(['咱', '你'])
        || plain.match_indices('我').any(|(at, me)| {
            !slice(plain, at + me.len()..).starts_with(place)
                && !slice(plain, ..at).ends_with(['自', '忘', '大'])
        })
}

/// Whether a text begins with one of these words, separated by blanks.
pub(crate) fn opens_with(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.starts_with(word))
}

/// Whether a text contains one of these words, separated by blanks.
pub(crate) fn contains_any(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text::contains(text, word))
}

/// How much a sentence depends on the one before: 1 if it cannot be read without it, one half if it adds to it.
fn dependence(text: &str, plain: &str) -> f32 {
    if opens_with(text, INDEPENDENT_OPENERS) {
        0.0
    } else if opens_with(text, ADDING_OPENERS) {
        0.5
    } else if opens_with(text, DEPENDENT_OPENERS) || opens_with(plain, UNNAMED_SPEAKERS) {
        1.0
    } else {
        0.0
    }
}

/// Whether a sentence that opens with a quotation does not name its speaker.
fn unattributed(text: &str, plain: &str) -> bool {
    if !text.starts_with(['“', '「']) {
        return false;
    }
    let rest: usize = plain.chars().filter(|&c| !is_end(c) && !c.is_ascii_punctuation()).count();
    rest == 0 || rest <= 2 && !names_speaker(plain)
}

/// Whether the opening clauses hold a news peg or a date.
fn opens_with_news_peg(plain: &str) -> bool {
    let opening_end = plain.char_indices().nth(40).map_or(plain.len(), |(at, _)| at);
    let opening = slice(plain, ..opening_end);
    contains_any(opening, NEWS_PEGS) || dated(opening)
}

/// Whether a text names a day: `9月23日`.
fn dated(text: &str) -> bool {
    text.match_indices('月').any(|(at, mark)| {
        let rest = slice(text, at + mark.len()..);
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < rest.len()
            && digits.starts_with('日')
            && slice(text, ..at).ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether the beginning or end of the sentence is missing: it begins with a mark that cannot begin a sentence, or has a
/// quotation that is only opened or only closed.
fn fragment(text: &str) -> bool {
    let first = text.chars().next();
    if first.is_none_or(|c| {
        is_closing(c) || is_end(c) || matches!(c, '，' | ',' | '、' | '；' | '：' | '的' | '了')
    }) {
        return true;
    }
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => continue,
        }
        if depth < 0 {
            return true;
        }
    }
    depth != 0 || begins_with_tail_of_object(text)
}

/// Whether the first clause is the end of an object whose verb is missing: `党的二十大精神这一主线，全面推进…`. Such a
/// clause refers to its noun by 这一 and has no verb or preposition that governs it.
fn begins_with_tail_of_object(text: &str) -> bool {
    const GOVERNING: &str = "以 把 将 对 在 是 为 按 从 向 就 让 使 围绕 紧扣 聚焦 针对 坚持 通过 \
抓住 有 因";
    let Some(clause_end) = text.find(['，', ',', '。', '；']) else { return false };
    let clause = slice(text, ..clause_end);
    let Some(at) = find(clause, "这一") else { return false };
    at > 0 && slice(text, clause_end..).starts_with(['，', ',']) && !contains_any(clause, GOVERNING)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dependent_sentences_are_recognised() {
        let dependent = |text| read(text).dependent;
        assert!(dependent("他说，工会帮了大忙。") > dependent("此外，学校还定期组织面授。"));
        assert!(dependent("此外，学校还定期组织面授。") > 0.0);
        assert!(dependent("这意味着学员能圆梦。") > 0.5);
        assert!(dependent("“工会帮了大忙。”他说。") > 0.5);
        // Their subject is that of the sentence before.
        assert!(dependent("推动打造美好型社会，提升职工生活品质。") > 0.5);
        assert!(dependent("倡导公司工会关心女职工生活。") > 0.5);
        for free in [
            "此次活动共服务135人。",
            "并网发电项目投产。",
            "“工会帮了大忙。”老张说。",
            "推进会上，5家企业交流经验。",
            "把脉问诊的专家来自市人民医院。",
        ] {
            assert!(dependent(free) <= 0.0, "{free}");
        }
    }

    #[test]
    fn quotations_need_a_speaker() {
        assert!(read("“工会真给力！”").unattributed);
        assert!(!read("“工会真给力！”小李说。").unattributed);
    }

    #[test]
    fn fragments_are_recognised() {
        assert!(read("党的二十大精神这一主线，全面推进改革。").fragment);
        assert!(read("的重要作用”，工会开展活动。").fragment);
        assert!(!read("围绕党的二十大精神这一主线，全面推进改革。").fragment);
    }

    #[test]
    fn news_pegs_are_recognised() {
        assert!(read("9月23日，论坛在重庆举办。").news_peg);
        assert!(read("日前，市总工会举办培训。").news_peg);
        assert!(!read("职工之家占地700平方米。").news_peg);
    }
}
