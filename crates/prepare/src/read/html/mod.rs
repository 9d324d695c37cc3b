//! Web pages: from the bytes of one page to an article draft, and a second pass over the pages of one site.
//!
//! [`read`] takes one page. It decodes it, says what kind of page it is, and reads each field by the first rule that
//! answers; [`HtmlPage::rules`] names that rule. [`site()`] takes all pages of one site: it takes off what repeats from
//! page to page, joins the parts of an article and drops duplicates.
//!
//! A rule never looks at the file system. Text that a reader of the page does not see (scripts, `display:none`) is not
//! read; `visibility:hidden` is no filter, because a saved WeChat page has its whole text inside such an element.

mod attributes;
mod body;
mod boilerplate;
mod byline;
mod clues;
mod comments;
mod draft;
mod error;
mod facts;
mod facts_line;
mod form;
mod found;
mod guard;
mod head_title;
mod headline;
mod html_page;
mod json_ld;
mod kept;
mod kind;
mod label;
mod label_words;
mod labels;
mod letter;
mod lines;
mod look;
mod marks;
mod meta;
mod options;
mod page;
mod page_foot;
mod page_kind;
mod paragraphs;
mod part_number;
mod path_line;
mod people;
mod posted;
mod reading;
mod rendering;
mod rows;
mod section;
mod selectors;
mod site;
mod source;
mod tags;
mod title;
mod url;
mod when;

use super::decode;

pub use draft::{Attachment, Draft, Rules};
pub use error::HtmlError;
pub use html_page::HtmlPage;
pub use options::HtmlOptions;
pub use page_kind::PageKind;
pub use selectors::Selectors;
pub use site::{SiteOutcome, site};

/// Reads one page. `path` is its path inside the site, for what its name says (`t20220417_12.htm`, `col/col12`).
pub fn read(path: &str, bytes: &[u8], options: &HtmlOptions) -> Result<HtmlPage, HtmlError> {
    options.selectors.check()?;
    let decoded = decode::decode_html(bytes, options.bad_bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(HtmlError::Empty);
    }
    Ok(reading::read(path, &decoded, options))
}
