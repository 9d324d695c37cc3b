//! What a field of data is, by its name: `标题`, `post_title`, `headline` are all the title.

use std::collections::HashMap;
use std::sync::LazyLock;

use gongwen_analysis::data;

/// The fields of all names, each with the place of the name in its list: 0 is the surest.
static NAMES: LazyLock<HashMap<&str, (Field, usize)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for line in data::lines(include_str!("../../data/field_names.txt")) {
        let Some((word, list)) = line.split_once(": ") else { continue };
        let Some((_, field)) = Field::ALL.iter().find(|(known, _)| *known == word) else { continue };
        for (rank, name) in list.split_whitespace().enumerate() {
            names.entry(name).or_insert((*field, rank));
        }
    }
    names
});

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Title,
    Kicker,
    Subtitle,
    Body,
    /// An abstract: the body, where there is no other.
    Summary,
    Date,
    /// The publisher (来源).
    Origin,
    Author,
    Section,
    Url,
    Captions,
}

impl Field {
    /// All fields, by the words that the list of names has for them.
    const ALL: [(&'static str, Self); 12] = [
        ("id", Self::Id),
        ("title", Self::Title),
        ("kicker", Self::Kicker),
        ("subtitle", Self::Subtitle),
        ("body", Self::Body),
        ("summary", Self::Summary),
        ("date", Self::Date),
        ("origin", Self::Origin),
        ("author", Self::Author),
        ("section", Self::Section),
        ("url", Self::Url),
        ("captions", Self::Captions),
    ];

    /// The field of a name and how sure that is: 0 is the surest.
    pub(crate) fn of_name(name: &str) -> Option<(Self, usize)> {
        let bare: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let of = |bare: &str| NAMES.get(bare).copied();
        // `post_title`, `文章标题`: what the record is comes before the name.
        let prefixes = [
            "post", "article", "news", "arc", "info", "wz", "thread", "entry", "log", "document", "doc",
            "文章", "新闻", "信息", "稿件", "通知", "item", "dc", "og", "content",
        ];
        let rest = |prefix: &&str| of(bare.strip_prefix(*prefix)?).map(|(field, rank)| (field, rank + 1));
        of(&bare).or_else(|| prefixes.iter().find_map(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn names_of_many_systems_are_known() {
        for (name, field) in [
            ("标题", Field::Title),
            ("post_title", Field::Title),
            ("post_content", Field::Body),
            ("Article-Title", Field::Title),
            ("newstext", Field::Body),
            ("content:encoded", Field::Body),
            ("pubDate", Field::Date),
            ("post_date", Field::Date),
            ("文章来源", Field::Origin),
            ("copyfrom", Field::Origin),
            ("dc:creator", Field::Author),
            ("新闻标题", Field::Title),
            ("发布时间", Field::Date),
            ("log_Content", Field::Body),
        ] {
            assert_eq!(Field::of_name(name).map(|(field, _)| field), Some(field), "{name}");
        }
        for name in ["", "views", "点击数", "tags", "thumb", "typeid", "password", "post"] {
            assert_eq!(Field::of_name(name), None, "{name}");
        }
    }
}
