//! Why a correction is refused.

/// Fields that `[[set]]` can set.
pub(super) const FIELDS: &str = "title, kicker, subtitle, section, byline, date, credit, url";

/// A correction that cannot be read or does not fit the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FixError {
    /// It is not TOML, or has other keys.
    #[error("{}", .0.to_string().trim_end())]
    Toml(#[source] toml::de::Error),
    /// `[[set]]` names a field that it cannot set.
    #[error("[[set]] field = {field:?}: the fields are {FIELDS}")]
    UnknownField {
        /// The name.
        field: String,
    },
    /// A correction names a line that is in no story.
    #[error(
        "[[{table}]]: line {line} is in no story of this page; see `gongwen articles --lines` for where each line went"
    )]
    NoStory {
        /// The kind of correction.
        table: &'static str,
        /// The line.
        line: usize,
    },
    /// `[[merge]]` names one story twice.
    #[error("[[merge]]: lines {story} and {with} are one story already")]
    SameStory {
        /// A line of the story.
        story: usize,
        /// Another line of it.
        with: usize,
    },
    /// `[[split]]` names a line that begins no paragraph.
    #[error("[[split]]: no paragraph and no subhead of a story begins at line {before}")]
    NoParagraph {
        /// The line.
        before: usize,
    },
    /// `[[headline]]` names a line that is no headline.
    #[error("[[headline]]: line {line} is no headline of this page")]
    NoHeadline {
        /// The line.
        line: usize,
    },
    /// A story names a line that the page does not have, or no character of it.
    #[error(
        "[[story]]: the page has nothing at line {line}; it was changed since: open it with `gongwen review` again"
    )]
    NoLine {
        /// The line.
        line: usize,
    },
    /// A part begins with another text than when it was corrected.
    #[error(
        "[[story]]: line {line} begins with {found:?}, not {begins:?}: the page was changed since, or is read otherwise; open it with `gongwen review` again"
    )]
    Begins {
        /// The first line of the part.
        line: usize,
        /// What the correction says.
        begins: String,
        /// What the page has.
        found: String,
    },
    /// A line is in two parts.
    #[error("[[story]]: line {line} is in two places")]
    Twice {
        /// The line.
        line: usize,
    },
    /// A line is in no part.
    #[error(
        "[[story]]: line {line} is in no story and not in `furniture`; where there is a [[story]], every line must be"
    )]
    LeftOut {
        /// The line.
        line: usize,
    },
}
