//! The values of an article that is in no index.

#[cfg(feature = "hosted")]
use super::{Facet, place};
#[cfg(feature = "hosted")]
use crate::article::Article;
use crate::article::Kind;
#[cfg(feature = "hosted")]
use crate::index::Attribute;

/// The name of a kind.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "article",
        Kind::Photo => "photo",
        Kind::Listing => "listing",
        Kind::Brief => "brief",
    }
}

/// The date of an article as months are counted by: year and month, or less where no more is known; empty without a year.
#[cfg(feature = "hosted")]
pub(crate) fn month_of(article: &Article) -> &str {
    let date = article.date.as_deref().unwrap_or_default();
    if date.len() < 4 || !date.bytes().take(4).all(|byte| byte.is_ascii_digit()) {
        return "";
    }
    date.get(..7).unwrap_or(date)
}

/// Calls `each` with the values of an article for a facet; some may come twice.
#[cfg(feature = "hosted")]
pub(crate) fn each_value_of(article: &Article, facet: Facet, each: &mut dyn FnMut(&str)) {
    let mut known = |value: &str| {
        if !value.is_empty() {
            each(value);
        }
    };
    match facet {
        Facet::Kind => known(kind_name(article.kind)),
        Facet::Place => {
            for place in Attribute::Place.values(article) {
                place::each_ancestor(place, &mut known);
                known(place);
            }
        }
        Facet::Organisation => article.organisations.iter().for_each(|value| known(value)),
        Facet::Person => {
            for attribute in [Attribute::Reporter, Attribute::Correspondent, Attribute::Photographer] {
                attribute.values(article).iter().for_each(|value| known(value));
            }
        }
        Facet::Section => known(article.section.as_deref().unwrap_or_default().trim()),
        Facet::Source => known(&article.source),
        Facet::Date => known(month_of(article)),
    }
}

/// The values that a value is part of; nothing but places are part of others.
#[cfg(feature = "hosted")]
pub(crate) fn parent_of(facet: Facet, value: &str) -> Option<String> {
    if facet == Facet::Place { place::parent(value) } else { None }
}
