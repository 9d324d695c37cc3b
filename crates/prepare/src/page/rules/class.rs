//! What a block of a page can be.

/// What a block is, as far as the block itself shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Furniture,
    Opener,
    Byline,
    Source,
    Credit,
    CaptionWithCredit,
    KeyValue,
    Heading,
    Caption,
    Body,
}

/// The class of a block, and whether the block was at the edge of the page when it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CachedClass {
    pub(super) at_edge: bool,
    pub(super) class: Class,
}
