//! The markup of a text without what nobody reads. The rows of a dump wait for those of other tables, and most bytes of the
//! texts that editors paste are pictures and the comments of Word.

use std::borrow::Cow;

/// Bytes of a picture or a comment that stay: what tells whether a text is markup is at the beginning.
const KEPT: usize = 256;

/// A text with the pictures in its addresses and its long comments cut short.
pub(super) fn shortened(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= KEPT {
        return text;
    }
    without_comments(without_pictures(text))
}

/// Cuts `data:image/png;base64,…`.
fn without_pictures(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_code = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    cut(text, ";base64,", |after| Some(after.bytes().take_while(is_code).count()))
}

/// Cuts `<!--[if gte mso 9]>…<![endif]-->`; a comment without an end stays.
fn without_comments(text: Cow<'_, str>) -> Cow<'_, str> {
    cut(text, "<!--", |after| after.find("-->"))
}

/// Cuts short what follows each of some marks; `length` tells how long it is.
fn cut<'a>(text: Cow<'a, str>, mark: &str, length: impl Fn(&str) -> Option<usize>) -> Cow<'a, str> {
    if !text.contains(mark) {
        return text;
    }
    let (mut kept, mut rest) = (String::new(), &*text);
    while let Some(at) = rest.find(mark) {
        let start = at + mark.len();
        let length = length(&rest[start..]).unwrap_or_default();
        let end =
            start + (0..=length.min(KEPT)).rev().find(|end| rest.is_char_boundary(start + end)).unwrap_or(0);
        kept.push_str(&rest[..end]);
        rest = &rest[start + length..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_reads_is_cut_and_nothing_else() {
        let (code, comment) = ("iVBORw0KGgo+/=".repeat(99), "评论".repeat(999));
        let text = format!(
            "<p>甲<img src=\"data:image/png;base64,{code}\"></p><!--{comment}--><p>乙</p><!--more--><!-- {comment}"
        );
        let short = shortened(Cow::Borrowed(&text));
        let (picture, kept) = (&code[..KEPT], &comment[..KEPT - 1]);
        let wanted = format!(
            "<p>甲<img src=\"data:image/png;base64,{picture}\"></p><!--{kept}--><p>乙</p><!--more--><!-- {comment}"
        );
        assert_eq!(kept.len() % 3, 0);
        assert_eq!(short, wanted);
        for same in ["", "base64", &"近日，夜校开班。".repeat(99)] {
            assert_eq!(shortened(Cow::Borrowed(same)), same);
        }
    }
}
