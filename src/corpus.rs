//! The index that `build.rs` made of the pages in `seeds/`: whole for programs, in two files for the widget's modules.

/// The index.
#[cfg(feature = "api")]
pub(crate) static WHOLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.gwix"));

/// The index without what only the expansion of a query needs.
#[cfg(all(not(feature = "outside"), any(feature = "search", all(test, feature = "api"))))]
pub(crate) static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.gwix"));

/// What only the expansion of a query needs.
#[cfg(all(not(feature = "outside"), any(feature = "expansion", all(test, feature = "api"))))]
pub(crate) static COMPANION: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/companion.gwix"));

/// Where the index comes from outside there is none inside. Tests compile every part, where there is no corpus too.
#[cfg(any(
    all(feature = "outside", any(feature = "search", test)),
    all(test, not(any(feature = "api", feature = "search")))
))]
pub(crate) static CORE: &[u8] = &[];

/// Likewise.
#[cfg(any(
    all(feature = "outside", any(feature = "expansion", test)),
    all(test, not(any(feature = "api", feature = "expansion")))
))]
pub(crate) static COMPANION: &[u8] = &[];
