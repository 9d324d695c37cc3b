//! Traditional and simplified characters: OpenCC's tables (crate ferrous-opencc), one character at a time.
//!
//! A fold table maps one character to one, for text and query, so that both ways of writing become one:
//! 發 and 髮 become 发, 裏 and 裡 become 里, 臺, 颱 and 檯 become 台. Where the simplified script has kept a
//! character beside its simplified form (乾隆 beside 干净, 著名 beside 着, 瞭望 beside 了解), it is left as it
//! is if a simplified article of the corpus prints it, and folded otherwise. Either way text and query are folded
//! the same: folding 乾 to 干 finds 乾隆 with 乾隆.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use rustc_hash::FxHashMap;

/// First and last code point of the Unified Ideographs: the blocks beyond contain rare characters.
const IDEOGRAPHS: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// First and last lead byte of Big5's frequently used characters (常用字, 5,401 of them).
const BIG5_FREQUENT: std::ops::RangeInclusive<u8> = 0xA4..=0xC6;

/// Traditional characters that are typed, though Big5 does not count them among the frequent ones: forms of
/// Hong Kong, of Japan-made fonts and of older print.
const ALSO_TYPED: &str = "啓峯敍敎枱滙潙爲牀産皁竪粧綉綫羣舘葯衆衞裏説諡鈎銹鍼鎭鎸鷄麪齶";

/// Every traditional character that is likely to be typed or printed, with its simplified form.
static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let tables = [BuiltinConfig::T2s, BuiltinConfig::Hk2s, BuiltinConfig::Tw2s];
    let converters: Vec<OpenCC> =
        tables.into_iter().filter_map(|table| OpenCC::from_config(table).ok()).collect();
    let simplify = |c: char| {
        converters.iter().find_map(|converter| {
            let text = converter.convert(&c.to_string());
            let mut letters = text.chars();
            letters.next().filter(|&to| to != c && letters.next().is_none())
        })
    };
    let mut pairs: BTreeMap<char, char> =
        IDEOGRAPHS.filter(|&c| is_typed(c)).filter_map(|c| Some((c, simplify(c)?))).collect();
    // 么 is a form of 幺 in the one script and what 麼 becomes in the other.
    let targets: BTreeSet<char> = pairs.values().copied().collect();
    // 回覆 is 回复, though 覆 is simplified too: where the corpus has it, it stays.
    pairs.insert('覆', '复');
    // And 抬 is simplified, though a table of variants has 擡 for it.
    pairs.retain(|&from, &mut to| !targets.contains(&from) && (is_simplified(to) || !is_simplified(from)));
    pairs
});

/// Whether a character is likely to be typed: frequent in Big5, or known to be typed.
fn is_typed(c: char) -> bool {
    let text = c.to_string();
    let (bytes, _, unmappable) = BIG5.encode(&text);
    !unmappable && BIG5_FREQUENT.contains(&bytes[0]) || ALSO_TYPED.contains(c)
}

/// Every traditional character that is likely to be typed or printed, and its simplified form.
pub(crate) fn pairs() -> impl Iterator<Item = (char, char)> {
    SIMPLIFIED.iter().map(|(&from, &to)| (from, to))
}

/// The simplified form of a traditional character.
pub(crate) fn simplify(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

/// Whether the simplified script has a character too: GB 2312 contains it.
pub(crate) fn is_simplified(c: char) -> bool {
    let text = c.to_string();
    let (bytes, _, unmappable) = GB18030.encode(&text);
    // GB 2312 is the part of the two-byte codes in which both bytes are above A0 and the rows below F8.
    !unmappable && bytes.len() == 2 && (0xB0..=0xF7).contains(&bytes[0]) && bytes[1] > 0xA0
}

/// Whether a text is in simplified characters: it has no more characters that only the traditional script has
/// than characters that only the simplified script has.
pub(crate) fn is_simplified_text<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut traditional, mut simplified) = (0, 0);
    for c in texts.flat_map(str::chars) {
        match script_of(c) {
            Script::Traditional => traditional += 1,
            Script::Simplified => simplified += 1,
            Script::Both => {}
        }
    }
    traditional <= simplified
}

/// Which script has a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Traditional,
    Simplified,
    Both,
}

fn script_of(c: char) -> Script {
    SCRIPTS.get(&c).copied().unwrap_or(Script::Both)
}

/// The characters that only one script has. Only the traditional script has a character that is simplified to another
/// one and that GB 2312 lacks; only the simplified script has a simplified form that Big5 lacks.
static SCRIPTS: LazyLock<FxHashMap<char, Script>> = LazyLock::new(|| {
    let lacks = |c: char| BIG5.encode(&c.to_string()).2;
    let simplified = SIMPLIFIED.values().filter(|&&c| lacks(c)).map(|&c| (c, Script::Simplified));
    let traditional = SIMPLIFIED.keys().filter(|&&c| !is_simplified(c)).map(|&c| (c, Script::Traditional));
    simplified.chain(traditional).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_of_every_region_have_a_simplified_form() {
        for (from, to) in [
            ('勞', '劳'),
            ('發', '发'),
            ('髮', '发'),
            ('後', '后'),
            ('裏', '里'),
            ('裡', '里'),
            ('臺', '台'),
            ('颱', '台'),
            ('檯', '台'),
            ('衞', '卫'),
            ('衛', '卫'),
            ('綫', '线'),
            ('線', '线'),
            ('為', '为'),
            ('爲', '为'),
            ('説', '说'),
            ('說', '说'),
            ('啟', '启'),
            ('羣', '群'),
            ('乾', '干'),
        ] {
            assert_eq!(SIMPLIFIED.get(&from), Some(&to), "{from}");
        }
    }

    #[test]
    fn simplified_characters_stay() {
        for c in "抬劳动模范工会后里台面干只松范发".chars() {
            assert_eq!(SIMPLIFIED.get(&c), None, "{c}");
        }
    }

    #[test]
    fn no_pair_leads_to_another() {
        for (_, to) in pairs() {
            assert_eq!(SIMPLIFIED.get(&to), None, "{to}");
        }
    }

    #[test]
    fn every_form_has_its_script() {
        for (from, to) in pairs() {
            assert_ne!(script_of(from), Script::Simplified, "{from}");
            assert_ne!(script_of(to), Script::Traditional, "{to}");
        }
        assert_eq!(script_of('劳'), Script::Simplified);
        assert_eq!(script_of('勞'), Script::Traditional);
        assert_eq!([script_of('乾'), script_of('工'), script_of('a')], [Script::Both; 3]);
    }

    #[test]
    fn scripts_are_told_apart() {
        assert!(is_simplified_text(["工会服务职工，乾隆年间"].into_iter()));
        assert!(!is_simplified_text(["勞動者權益保障"].into_iter()));
        assert!(is_simplified_text(["AI"].into_iter()));
        assert!(is_simplified('乾') && is_simplified('著') && !is_simplified('勞'));
    }
}
