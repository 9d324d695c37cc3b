//! How captions begin and end: what tells them from others of their series, and what of them is no text.

use std::sync::LazyLock;

use regex::Regex;

use super::credit;
use crate::page::chars::{fold_text, ink, is_pointer};
use crate::pattern::pattern;

/// What tells a caption from the others of its series.
#[derive(Clone, Copy)]
pub(crate) enum SeriesStart {
    /// `①`, `图②`, as a number.
    Number(u32),
    /// A mark that points at the picture.
    Mark(char),
}

impl SeriesStart {
    pub(crate) fn of(folded: &str) -> Option<Self> {
        let mark = folded.strip_prefix('图').unwrap_or(folded).chars().next()?;
        match mark {
            '①'..='⑩' => Some(Self::Number(u32::from(mark) - u32::from('①'))),
            _ => is_pointer(mark).then_some(Self::Mark(mark)),
        }
    }
}

/// The place or the number of a picture, as captions of several pictures in one block begin.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[上下左右中]{1,2}图|图 ?(?:[一二三四五六七八九十]|\d{1,2}))[：为]|图?[①-⑳]+[：、]?")
});
/// Fewer characters after a label are no caption.
const SHORTEST: usize = 2;

/// Where the captions of several pictures in one text begin, in characters; nothing where it is of one.
pub(crate) fn beginnings(folded: &str) -> Vec<usize> {
    let begins = |at: usize| {
        let before = folded[..at].chars().next_back();
        before.is_none_or(|c| "。；！？）”… ▲△▼▽◀▶".contains(c))
    };
    // `①②由李凡摄` says something of two pictures.
    let is_one = |label: &str| label.chars().filter(|c| ('①'..='⑳').contains(c)).count() <= 1;
    let labels = LABEL.find_iter(folded).filter(|label| begins(label.start()) && is_one(label.as_str()));
    let found: Vec<_> = labels.collect();
    let ends = found.iter().skip(1).map(regex::Match::start).chain([folded.len()]);
    let says = found.iter().zip(ends).all(|(label, end)| ink(&folded[label.end()..end]) >= SHORTEST);
    let at_once = found.first().is_some_and(|label| ink(&folded[..label.start()]) <= 1);
    if found.len() < 2 || !says || !at_once {
        return Vec::new();
    }
    let rest = found.iter().skip(1).map(|label| folded[..label.start()].chars().count());
    [0].into_iter().chain(rest).collect()
}

/// What comes before the words of a caption: marks that point at the picture, its number, which of several it is.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?<mark>[▲△▼▽▶▷►◀◁◄←→↑↓ ]+|[①-⑳][：、]? *|(?:图|图片|图说|图注|图片说明|照片|照片说明)：",
        r"|[（(]?图 ?(?:[①-⑳]|\d{1,2}|[（(](?:\d{1,2}|[一二三四五六七八九十])[）)]|[一二三四五六七八九十]{1,2}[：）) ])[）)]?[：、 ]*",
        r"|[（(]?(?:左上|左下|右上|右下|[上下左右中主题])图(?:[）)]：?|[： ]))",
    ))
});
/// A number before the words, unless it counts them: `3 孩子们在读书`, and not `3 月`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?<mark>\d{1,2}[、. ] *)[^\d月日年时点分 ]"));
/// Fewer characters are no words of a caption.
const FEWEST: usize = 2;

/// The words of a printed caption: without what points at the picture or counts it, and without who took it. All of it where
/// too little is left.
#[must_use]
pub fn caption_text(printed: &str) -> &str {
    let whole = printed.trim();
    let folded = fold_text(whole);
    let mut from = 0;
    while let Some(found) = [&BEFORE, &NUMBER].into_iter().find_map(|form| form.captures(&folded[from..])) {
        from += found["mark"].len();
    }
    let rest = &folded[from..];
    let to = credit::photo(rest).map(|found| byte_of(rest, found.start)).or_else(|| bracketed_credit(rest));
    let to = to.unwrap_or(rest.len());
    let words = rest[..to].trim_end();
    if ink(words) < FEWEST {
        return whole;
    }
    // Folding keeps the number of characters, but not that of bytes.
    let before = folded[..from].chars().count();
    let (from, to) = (byte_of(whole, before), byte_of(whole, before + words.chars().count()));
    &whole[from..to]
}

/// The byte at which a credit in brackets begins that ends the text: `（云溪港工会供图）`. That a picture is an old one is said of
/// the picture.
fn bracketed_credit(folded: &str) -> Option<usize> {
    let at = folded.rfind('（').filter(|_| folded.ends_with('）'))?;
    let credit = &folded[at..];
    (!credit.contains("资料") && credit::photo(credit).is_some()).then_some(at)
}

/// The byte at which a character begins; the end of the text if it has fewer.
fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::{beginnings, caption_text};

    #[test]
    fn captions_of_several_pictures_begin_with_labels() {
        for (text, starts) in [
            ("上图：市民在巷里游览。左下图：夜色。 右下图：茶馆一角", &[0, 11, 19][..]),
            ("图一：茧站一角 图二：李凡在选茧", &[0, 8]),
            ("①晨雾中的渡口。②李凡的手", &[0, 8]),
            ("上图为书屋一角。下图为李凡在读书。", &[0, 8]),
            ("▲图①：书屋一角。图②：李凡在读书。", &[0, 9]),
            ("图①：书屋一角。（①②由李凡摄）", &[]),
            ("图①：书屋一角。①②由李凡摄", &[]),
            ("李凡在读书。上图：书屋一角。下图：夜色。", &[]),
            ("上图为书屋一角，和图①是一处。", &[]),
        ] {
            assert_eq!(beginnings(text), starts, "{text}");
        }
    }

    #[test]
    fn what_points_at_a_picture_or_counts_it_is_no_text() {
        for (printed, text) in [
            ("▲李凡（左）在夜校里学做账。", "李凡（左）在夜校里学做账。"),
            ("◀ 码头工人在绑扎集装箱。", "码头工人在绑扎集装箱。"),
            ("图①：李凡在测量工件。", "李凡在测量工件。"),
            ("② 李凡在砌墙。", "李凡在砌墙。"),
            ("图1李凡坐在小马扎上听课。", "李凡坐在小马扎上听课。"),
            ("图一：书屋一角", "书屋一角"),
            ("（图②）书屋一角", "书屋一角"),
            ("左下图：书屋一角", "书屋一角"),
            ("图片说明：书屋一角", "书屋一角"),
            ("3　孩子们在书屋里读书。", "孩子们在书屋里读书。"),
            ("▼图②：书屋一角", "书屋一角"),
        ] {
            assert_eq!(caption_text(printed), text, "{printed}");
        }
    }

    #[test]
    fn the_words_of_a_caption_stay() {
        for printed in [
            "图为书屋一角。",
            "上图为书屋一角。",
            "图书馆里座无虚席。",
            "图片社的李凡",
            "3 月 5 日，书屋开放。",
            "3.5万册图书上架。",
            "10余名职工在读书。",
            "左图右史，书屋一角。",
            "（左）李凡，（右）王雨",
            "▲",
            "图①",
            "他喜欢拍摄",
            "书屋一角（资料图片）",
        ] {
            assert_eq!(caption_text(printed), printed, "{printed}");
        }
    }

    #[test]
    fn who_took_the_picture_is_no_text() {
        for (printed, text) in [
            ("▲书屋一角。 李凡 摄", "书屋一角。"),
            ("书屋一角。本报记者　李凡　摄", "书屋一角。"),
            ("书屋一角（李凡 摄）", "书屋一角"),
            ("书屋一角。（云溪港工会供图）", "书屋一角。"),
            ("李凡 摄", "李凡 摄"),
        ] {
            assert_eq!(caption_text(printed), text, "{printed}");
        }
    }
}
