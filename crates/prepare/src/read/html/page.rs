//! One page: the order in which its parts are read.

use super::{HtmlOptions, HtmlPage, PageKind, Rules};
use crate::read::decode::Decoded;

pub(super) fn read(path: &str, decoded: &Decoded, _options: &HtmlOptions) -> HtmlPage {
    HtmlPage {
        path: path.replace('\\', "/"),
        encoding: decoded.encoding,
        kind: PageKind::Other,
        reason: String::new(),
        draft: None,
        rules: Rules::default(),
        has_body_attribute: false,
    }
}
