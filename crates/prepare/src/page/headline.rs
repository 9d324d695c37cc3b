//! A headline block, divided into its roles.

/// A headline block divided.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Headline {
    /// Labels over it, the widest first.
    pub sections: Vec<String>,
    /// Whether the last label is marked (`>> … <<`), so that labels above it may apply to several stories.
    pub marked: bool,
    /// The kicker (肩题).
    pub kicker: Option<String>,
    /// The headline (主题).
    pub title: String,
    /// The subtitle (副题).
    pub subtitle: Option<String>,
    /// How clear the division is: 1 for a single heading.
    pub margin: f32,
}
