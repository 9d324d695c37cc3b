//! A request of the widget as it comes in: fields with names, written like the query of a URL
//! (`application/x-www-form-urlencoded`, as `URLSearchParams` writes it). A field that is written twice is a list.

use gongwen_engine::facets::{Facet, Filters};
use gongwen_engine::search::Sort;

/// The fields of a request, encoded. Names are plain letters, which the encoding leaves as they are.
pub(crate) struct Form(pub(crate) Vec<u8>);

impl Form {
    /// All values of a field.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for field in self.0.split(|&byte| byte == b'&') {
            if let Some([b'=', value @ ..]) = field.strip_prefix(name.as_bytes()) {
                texts.push(decode(value));
            }
        }
        texts
    }

    /// The value of a field; empty where it is left out.
    pub(crate) fn text(&self, name: &str) -> String {
        self.texts(name).pop().unwrap_or_default()
    }
}

/// Takes the encoding off: a plus is a blank, `%` comes before a byte in hexadecimal digits.
fn decode(encoded: &[u8]) -> String {
    let digit = |at: usize| encoded.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut at = 0;
    while let Some(&byte) = encoded.get(at) {
        at += 1;
        match (byte, digit(at), digit(at + 1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// What a field of a request can be.
pub(crate) trait FormField {
    /// Reads the field of this name.
    fn read(form: &Form, name: &str) -> Self;
}

impl FormField for String {
    fn read(form: &Form, name: &str) -> Self {
        form.text(name)
    }
}

/// `None` where it is left out.
impl FormField for Option<String> {
    fn read(form: &Form, name: &str) -> Self {
        form.texts(name).pop()
    }
}

impl FormField for Vec<String> {
    fn read(form: &Form, name: &str) -> Self {
        form.texts(name)
    }
}

/// 0 where it is no whole number.
impl FormField for usize {
    fn read(form: &Form, name: &str) -> Self {
        form.text(name).parse().unwrap_or(0)
    }
}

impl FormField for bool {
    fn read(form: &Form, name: &str) -> Self {
        form.text(name) == "true"
    }
}

/// By relevance where it is left out.
impl FormField for Sort {
    fn read(form: &Form, name: &str) -> Self {
        if form.text(name) == "date" { Self::Date } else { Self::Relevance }
    }
}

/// Not one field, but one for each facet, under the facet's own name.
impl FormField for Filters {
    fn read(form: &Form, _: &str) -> Self {
        let mut filters = Self::default();
        for (values, facet) in filters.values.iter_mut().zip(Facet::ALL) {
            *values = form.texts(facet.name());
        }
        filters
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, FormField};
    use gongwen_engine::facets::{Facet, Filters};
    use gongwen_engine::search::Sort;

    fn read<T: FormField>(form: &str, name: &str) -> T {
        T::read(&Form(form.into()), name)
    }

    #[test]
    fn fields_are_found_by_their_names() {
        let form = "ask=search&query=%E5%B7%A5+%26%3D%25%00&limit=7&sort=date&facets=true&limits=8";
        assert_eq!(read::<String>(form, "query"), "工 &=%\0");
        assert_eq!(read::<usize>(form, "limit"), 7);
        assert!(read::<bool>(form, "facets"));
        assert_eq!(read::<Sort>(form, "sort"), Sort::Date);
    }

    #[test]
    fn what_is_left_out_is_empty() {
        let form = "ask=search&title=";
        assert_eq!(read::<String>(form, "query"), "");
        assert_eq!(read::<usize>(form, "limit"), 0);
        assert!(!read::<bool>(form, "facets"));
        assert_eq!(read::<Sort>(form, "sort"), Sort::Relevance);
        assert_eq!(read::<Option<String>>(form, "kicker"), None);
        assert_eq!(read::<Option<String>>(form, "title"), Some(String::new()));
        assert_eq!(read::<Vec<String>>(form, "captions"), [""; 0]);
        assert_eq!(read::<Filters>(form, "filters"), Filters::default());
    }

    #[test]
    fn a_field_that_comes_twice_is_a_list() {
        assert_eq!(read::<Vec<String>>("p=a&q=x&p=&p=b", "p"), ["a", "", "b"]);
        let filters: Filters = read("person=A&kind=photo&kind=brief", "filters");
        let of = |facet: Facet| &filters.values[facet as usize];
        assert_eq!(*of(Facet::Kind), ["photo", "brief"]);
        assert_eq!(*of(Facet::Person), ["A"]);
    }

    #[test]
    fn any_bytes_will_do() {
        for broken in ["%", "q=%", "q=%4", "q=%zz", "q=%ff", "&&=&", "q==%%"] {
            let _ = read::<String>(broken, "q");
        }
        assert_eq!(read::<String>("q=%4", "q"), "%4");
        assert_eq!(read::<String>("q=%ff", "q"), "");
    }
}
