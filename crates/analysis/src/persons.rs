//! Personal names that the tokenizer cuts: 俞 建华, 黄群 超说, 亨利 · 福特. Each becomes one word.
//!
//! Half a name is worse than none: it is no keyword and finds other people.

use gongwen_engine::text::chars::is_han;

use super::token::{Token, is_name_dot};
use crate::names::{is_name, is_surname};

/// Words that say that the person before them speaks.
const SAYS: [&str; 12] =
    ["说", "表示", "介绍", "坦言", "告诉", "感慨", "说道", "介绍说", "认为", "带领", "笑着", "、"];
/// More words that have a person before them.
const DOES: [&str; 8] = ["是", "获得", "荣获", "当选", "回忆", "坚持", "担任", "称"];
/// Last characters of words that have a person after them: 职工, 司机, 劳模.
const ROLES: &str = "席记任人工机手傅理长员者师授士生友家导匠模";
/// Characters of transcribed names of the world, and of names of Uygurs and Tibetans.
const TRANSCRIPTION: &str = "阿埃艾爱安昂奥巴白班邦保鲍贝本比彼毕宾波伯博布卜采查茨达大戴丹道德登邓迪狄蒂丁东杜顿多俄厄恩尔法凡范菲费芬丰冯佛弗夫福富\
盖甘冈高戈哥格葛根贡古瓜果哈海汉豪赫黑亨洪胡华怀霍基吉季加贾江杰捷金京井居卡凯康考科克肯孔库夸昆拉莱赖兰朗劳勒雷蕾里理丽利莉立连列林琳龙隆娄\
卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明摩莫默姆木穆拿娜纳乃奈南内尼妮宁牛纽农努诺欧帕派潘庞佩彭蓬皮平珀普奇齐契恰强乔切琴青丘热仁日荣茹瑞若\
萨塞赛桑瑟森沙莎山尚绍舍申生圣施什史士思斯丝松苏索塔泰坦汤唐陶特腾提田廷通图吐托瓦万旺威韦维魏温文翁沃乌吾武西希锡席夏香肖谢辛欣休许逊雅亚延扬\
耶叶伊依以易因英尤约月泽扎詹章珍芝治力别义朱孜卓兹宗佐买合";

/// Whether a word is next to one that speaks of a person: 职工王海珍, 王海珍说.
pub(crate) fn has_role(words: &[Token], at: usize) -> bool {
    follows_role(words, at) || words.get(at + 1).is_some_and(|word| SAYS.contains(&word.text))
}

fn follows_role(words: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words[before].text.chars().last());
    before.is_some_and(|c| ROLES.contains(c))
}

/// Joins the words of names that the tokenizer has cut; `text` is what they were cut from.
pub(super) fn join_names<'a>(text: &'a str, mut words: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let is_name = |at: &usize| dotted(&words, *at).is_some() || chinese(&words, *at).is_some();
    // Most texts have none.
    let Some(mut at) = (0..words.len()).find(is_name) else { return words };
    let mut joined: Vec<Token> = Vec::with_capacity(words.len());
    joined.extend_from_slice(&words[..at]);
    while at < words.len() {
        if let Some((start, end)) = dotted(&words, at) {
            // Its beginning may be among the words taken already, and joined with others.
            let mut begin = words[start].start;
            while let Some(taken) = joined.pop_if(|word| word.end > begin) {
                begin = begin.min(taken.start);
            }
            let mut name = Token::name(text, begin, words[end - 1].end);
            // Where a neighbour may belong to it, neither says something.
            let neighbours = joined.last_mut().into_iter().chain(words.get_mut(end));
            for part in neighbours.filter(|word| may_belong(word)) {
                (part.content, name.content) = (false, false);
            }
            joined.push(name);
            at = end;
        } else if let Some((letters, end)) = chinese(&words, at) {
            let start = words[at].start;
            let name_end = start + text[start..].chars().take(letters).map(char::len_utf8).sum::<usize>();
            joined.push(Token::name(text, start, name_end));
            let rest_end = words[end - 1].end;
            if name_end < rest_end {
                joined.push(Token::verb(text, name_end, rest_end));
            }
            at = end;
        } else {
            joined.push(words[at].clone());
            at += 1;
        }
    }
    joined
}

/// The words of a name with middle dots whose first dot is the word after `at`.
fn dotted(words: &[Token], at: usize) -> Option<(usize, usize)> {
    let is_dot = |word: &Token| word.letters == 1 && word.text.starts_with(is_name_dot);
    if !words.get(at + 1).is_some_and(is_dot) || !is_part(&words[at]) {
        return None;
    }
    let start = at - more(words[..at].iter().rev());
    let mut end = at + 1;
    while words.get(end).is_some_and(is_dot) && words.get(end + 1).is_some_and(is_part) {
        end += 2;
        end += more(words[end..].iter());
    }
    // 平安·文明 has words on both sides that could be syllables.
    let is_person =
        |word: &Token| word.tag == "nrt" || word.tag.starts_with("nr") && (!word.known || word.letters > 2);
    (end > at + 1 && words[start..end].iter().any(is_person)).then_some((start, end))
}

/// Whether a word can be a part of a transcribed name; the dictionary tags some as such.
fn is_part(word: &Token) -> bool {
    let initial = word.letters == 1 && word.text.starts_with(|c: char| c.is_ascii_uppercase());
    initial || word.tag == "nrt" || word.text.chars().all(|c| TRANSCRIPTION.contains(c))
}

/// How many of the words next to a part of a transcribed name, from the nearest on, belong to it: 曼 after 热合.
fn more<'t, 'a: 't>(mut outward: impl Iterator<Item = &'t Token<'a>>) -> usize {
    let foreign = |word: &Token| is_part(word) && (word.tag.starts_with("nr") || !word.known);
    // A particle is a syllable only where the name goes on after it: 卡西姆 若 马尔特.
    let particle = |word: &Token| {
        matches!(word.tag, "p" | "c" | "d" | "v" | "r" | "m" | "q" | "f" | "y") || word.tag.starts_with('u')
    };
    let mut taken = 0;
    while let Some(word) = outward.next() {
        let syllable = word.letters == 1 && is_part(word);
        if foreign(word) || syllable && !particle(word) {
            taken += 1;
        } else if syllable && outward.next().is_some_and(foreign) {
            taken += 2;
        } else {
            break;
        }
    }
    taken
}

/// Whether a word next to a name with dots may be a part of it: syllables, or a guess, 曾斯 after 韦恩·卡.
fn may_belong(word: &Token) -> bool {
    let syllable = |c: char| TRANSCRIPTION.contains(c);
    let guess = !word.known && word.text.chars().all(is_han);
    word.text.chars().all(syllable)
        || guess && (word.tag.starts_with("nr") || word.text.chars().last().is_some_and(syllable))
}

/// The characters of a Chinese name that is cut after its first word, the word `at`, and the number of the word after
/// those that it takes from.
fn chinese(words: &[Token], at: usize) -> Option<(usize, usize)> {
    let first = &words[at];
    let surname = first.text.chars().next()?;
    if !is_surname(surname) || first.text.chars().any(|c| !is_han(c)) {
        return None;
    }
    // 俞云晓说 in one word.
    if first.letters == 4 && !first.known && first.tag.starts_with("nr") && first.text.ends_with(['说', '是'])
    {
        return Some((3, at + 1));
    }
    let second = words.get(at + 1)?;
    if second.text.chars().any(|c| !is_han(c)) {
        return None;
    }
    let acts =
        |at: usize| words.get(at).is_some_and(|word| SAYS.contains(&word.text) || DOES.contains(&word.text));
    let whole = || is_name(&[first.text, second.text].concat());
    let evidence = || acts(at + 2) || follows_role(words, at);
    match (first.letters, second.letters) {
        // 俞 建华, 叶 诗文 说; 王 师傅 has no name of three characters.
        (1, 2) => {
            let given = matches!(second.tag, "nr" | "nz" | "nrfg");
            let title = second.text.ends_with(|c| ROLES.contains(c) || "总局姐哥嫂".contains(c));
            let surname = matches!(first.tag, "nr" | "zg" | "ng" | "j");
            let is_given = match (given, surname) {
                (true, true) => true,
                (true, false) => first.tag != "m" && acts(at + 2),
                (false, _) => first.tag == "nr" && evidence(),
            };
            (is_given && !title && whole()).then_some((3, at + 2))
        }
        // 李康 嘉, 何怡 大 表示.
        (2, 1) => {
            let person = first.tag.starts_with("nr");
            let grammar =
                matches!(second.tag, "p" | "c" | "d" | "r" | "y" | "x") || second.tag.starts_with('u');
            let other =
                grammar || acts(at + 1) || second.text.ends_with(|c| "的和与等们在将总说".contains(c));
            let given = !first.known && matches!(second.tag, "nr" | "zg" | "ng" | "vg" | "tg" | "ag" | "g");
            let spoken_of = acts(at + 2) || !first.known && follows_role(words, at);
            (person && !other && (given || spoken_of)).then_some((3, at + 2))
        }
        // 黄群 超说.
        (2, 2) => {
            let person = first.tag.starts_with("nr") && (!first.known || !second.known);
            (person && second.text.ends_with('说') || person && !second.known && second.text.ends_with('是'))
                .then_some((3, at + 2))
        }
        _ => None,
    }
}
