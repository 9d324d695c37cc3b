//! Fields that are read from the words of an article: persons, places, organisations and dates.

pub(crate) mod dates;
mod mentions;
pub(crate) mod organisations;
pub(crate) mod places;
pub mod printed_date;

use gongwen_engine::Article;

use places::{PageContext, WeightedText};

/// How much a mention counts in a headline, in the first paragraph and elsewhere.
const HEADLINE: u32 = 4;
const LEAD: u32 = 3;
const BODY: u32 = 1;

/// Finds places and organisations of the articles of one page.
pub(crate) fn add_places_and_organisations(articles: &mut [Article]) {
    let texts: Vec<String> = articles.iter().map(|article| article.paragraphs.join("\n")).collect();
    let context = PageContext::of(texts.iter().map(String::as_str));
    for article in articles {
        let mut weighted = Vec::new();
        for headline in
            [Some(&article.title), article.subtitle.as_ref(), article.kicker.as_ref()].into_iter().flatten()
        {
            weighted.push(WeightedText { text: headline, weight: HEADLINE });
        }
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            weighted.push(WeightedText { text: paragraph, weight: if index == 0 { LEAD } else { BODY } });
        }
        article.places = places::places(&weighted, &context);
        let texts: Vec<&str> = weighted.iter().map(|part| part.text).collect();
        // A document names its issuing bodies already.
        let found = organisations::organisations(&texts);
        for name in found {
            if !article.organisations.contains(&name) {
                article.organisations.push(name);
            }
        }
    }
}
