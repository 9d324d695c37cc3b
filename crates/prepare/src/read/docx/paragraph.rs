//! A paragraph of a document, and its style.

/// What a style is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Text,
    Title,
    Subtitle,
    /// A heading with its level.
    Heading(u8),
    Caption,
}

/// A paragraph with what tells a title.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) is_centred: bool,
    /// The largest type, in half points; 0 where the style decides.
    pub(super) size: u32,
    /// Whether it is in a table.
    pub(super) in_table: bool,
}
