//! Addresses of articles that come from the pages of a copied site.

use gongwen_prepare::read::{FileKind, FileOutcome, Reading};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is encoded in the path of an address: all but what RFC 3986 (section 2.3) leaves as it is, and the slash.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// Gives the articles of web pages that have no address the one that they have on the site.
pub(crate) fn complete(reading: &mut Reading, site: &str) {
    if site.is_empty() {
        return;
    }
    for file in &mut reading.files {
        let FileOutcome::Articles(read) = &mut file.outcome else { continue };
        if file.kind != FileKind::Html {
            continue;
        }
        for read in read.articles.iter_mut().filter(|read| read.article.url.is_none()) {
            read.article.url = Some(address(site, &file.name));
        }
    }
}

fn address(site: &str, path: &str) -> String {
    let slash = if site.ends_with('/') { "" } else { "/" };
    format!("{site}{slash}{}", utf8_percent_encode(path, PATH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_page_is_its_address() {
        assert_eq!(address("https://www.example.org", "a/b.htm"), "https://www.example.org/a/b.htm");
        let encoded = address("https://www.example.org/", "要闻/\"><script>.htm?id=1");
        assert_eq!(encoded, "https://www.example.org/%E8%A6%81%E9%97%BB/%22%3E%3Cscript%3E.htm%3Fid%3D1");
    }
}
