//! The options that filter a search.

use gongwen_engine::facets::{Facet, Filters};

/// Filters; an option may be given several times, and then either value will do.
#[derive(clap::Args)]
#[group(id = "filters", multiple = true)]
pub(crate) struct FilterArgs {
    /// Only items of this kind: article, photo, listing or brief.
    #[arg(long)]
    kind: Vec<String>,
    /// Only what is about a place, as `gongwen facets` writes it: 杭州市, 杭州市临平区.
    #[arg(long)]
    place: Vec<String>,
    /// Only what names an organisation.
    #[arg(long)]
    organisation: Vec<String>,
    /// Only what this reporter, correspondent or photographer made.
    #[arg(long)]
    person: Vec<String>,
    /// Only what is printed in a section: a column or page label.
    #[arg(long)]
    section: Vec<String>,
    /// Only articles of a page or file.
    #[arg(long)]
    source: Vec<String>,
    /// Only what is of this year and month (2025-06).
    #[arg(long)]
    date: Vec<String>,
    /// Nothing older than this date: 2025, 2025-06 or 2025-06-10.
    #[arg(long)]
    from: Option<String>,
    /// Nothing newer than this date.
    #[arg(long)]
    to: Option<String>,
}

impl FilterArgs {
    /// The filters.
    pub(crate) fn filters(&self) -> Filters {
        let mut filters = Filters { from: self.from.clone(), to: self.to.clone(), ..Filters::default() };
        for (facet, values) in [
            (Facet::Kind, &self.kind),
            (Facet::Place, &self.place),
            (Facet::Organisation, &self.organisation),
            (Facet::Person, &self.person),
            (Facet::Section, &self.section),
            (Facet::Source, &self.source),
            (Facet::Date, &self.date),
        ] {
            filters.accept(facet, values.clone());
        }
        filters
    }
}
