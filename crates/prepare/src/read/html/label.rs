//! What labels announce.

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Date,
    /// A date of something else than the publishing: of the last change, of the document's making.
    OtherDate,
    Source,
    /// Who handed the text in or put it out (供稿, 发布单位): a source if there is no other.
    Unit,
    Author,
    Editor,
    /// Who typed it in or approved it.
    Clerk,
    /// Who made the pictures or the film, or put the text out: the author of a text that names none.
    Maker,
    Section,
    /// Counters, type size, keywords.
    Other,
}
