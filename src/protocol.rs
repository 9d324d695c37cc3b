//! Declares what the widget can ask: one place for the name of a request, its fields, the type of its response, and what
//! it does. `www/app/protocol.d.ts` tells the same to the widget's scripts; a test below writes that file from the
//! declarations, and fails where it differs (`BLESS=1 cargo test -p gongwen` writes it again).

/// Functions that the widget calls by name, with named fields (see [`crate::form`]). Makes a function `respond`, which
/// finds the one that a request names.
macro_rules! requests {
    ($(
        $(#[doc = $doc:literal])*
        fn $name:ident($($field:ident: $type:ty),* $(,)?) -> $response:ty $body:block
    )*) => {
        /// The response to a request as JSON; none where there is no such request here.
        pub(crate) fn respond(form: &crate::form::Form) -> Option<String> {
            // Each is a function of its own: a browser compiles those that are called.
            let respond = match form.text("ask").as_str() {
                $(stringify!($name) => $name,)*
                _ => return None,
            };
            Some(respond(form))
        }

        $(
            $(#[doc = $doc])*
            fn $name(form: &crate::form::Form) -> String {
                // Some respond with `None`.
                #[allow(clippy::unnecessary_wraps, clippy::needless_pass_by_value)]
                fn respond($($field: $type),*) -> $response $body
                // Some ask for nothing more than their name.
                let _ = form;
                crate::json::to_json(&respond($(crate::form::FormField::read(form, stringify!($field))),*))
            }
        )*

        /// The declarations: the lines of the comment, the name, the fields with their types, the type of the response.
        #[cfg(test)]
        pub(crate) const DECLARED: &[crate::protocol::Declared] = &[$(crate::protocol::Declared {
            doc: &[$($doc),*],
            name: stringify!($name),
            fields: &[$(crate::protocol::Declaration { name: stringify!($field), kind: stringify!($type) }),*],
            response: stringify!($response),
        }),*];
    };
}
pub(crate) use requests;

/// One request as it is declared, in Rust's words.
#[cfg(test)]
pub(crate) struct Declared {
    /// The lines of its comment.
    pub(crate) doc: &'static [&'static str],
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [Declaration],
    pub(crate) response: &'static str,
}

/// A field of a request.
#[cfg(test)]
pub(crate) struct Declaration {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{env, fs};

    use gongwen_engine::facets::Facet;

    use super::{Declaration, Declared};

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/app/protocol.d.ts");

    const HEAD: &str = "\
// What the widget can ask its wasm modules, and how they respond. Written by `BLESS=1 cargo test -p gongwen protocol`
// from the declarations in src/search.rs, src/expansion.rs, src/outside.rs, src/hosted.rs and src/summary.rs.
import type { Article, Hit, SearchResponse, Segment, Suggestion, SummarySentence } from 'gongwen';
import type {
  HostedArticle,
  HostedRelated,
  HostedResponse,
  HostedSuggestions,
  OpenedArchive,
  SuppliedFiles,
} from '../hosted/responses.js';
";

    /// Of a line, as prettier has it.
    const WIDTH: usize = 110;

    /// A type of Rust as TypeScript has it; whether it may be left out.
    fn typescript(kind: &str) -> (String, bool) {
        let within = |name: &str| {
            let inner = kind.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>')?;
            Some(typescript(inner).0)
        };
        if let Some(inner) = within("Option") {
            return (inner, true);
        }
        if let Some(inner) = within("Vec") {
            return (inner + "[]", false);
        }
        match kind {
            "String" => ("string".to_owned(), false),
            "usize" => ("number".to_owned(), false),
            "bool" => ("boolean".to_owned(), true),
            // `relevance` or `date`; an attribute of the page, which may say anything.
            "Sort" => ("string".to_owned(), true),
            name => (name.to_owned(), false),
        }
    }

    /// A field of a request as TypeScript has it: for the filters one for each facet.
    fn members(field: &Declaration) -> Vec<String> {
        if field.kind == "Filters" {
            return Facet::ALL.map(|facet| format!("{}?: string | string[]", facet.name())).into();
        }
        let (kind, optional) = typescript(field.kind);
        vec![format!("{}{}: {kind}", field.name, if optional { "?" } else { "" })]
    }

    fn interface(name: &str, doc: &str, requests: &[Declared]) -> String {
        let mut lines = vec![format!("\n/** {doc} */\nexport interface {name} {{")];
        for Declared { doc, name, fields, response } in requests {
            lines.push(format!("  /**{} */", doc.concat()));
            let fields: Vec<_> = fields.iter().flat_map(members).collect();
            let (response, optional) = typescript(response);
            let response = response + if optional { " | null" } else { "" };
            let request = if fields.is_empty() {
                String::new()
            } else {
                format!("request: {{ {} }}", fields.join("; "))
            };
            let line = format!("  {name}({request}): {response};");
            if line.len() <= WIDTH {
                lines.push(line);
            } else {
                lines.push(format!("  {name}(request: {{"));
                lines.extend(fields.iter().map(|field| format!("    {field};")));
                lines.push(format!("  }}): {response};"));
            }
        }
        lines.join("\n") + "\n}\n"
    }

    #[test]
    fn the_scripts_know_the_questions_that_are_answered() {
        let written = [
            HEAD.to_owned(),
            interface(
                "SearchModule",
                "The corpus; null where there is no response.",
                crate::search::DECLARED,
            ),
            interface(
                "ExpansionModule",
                "What a query may mean beside what was typed; null where there is no response.",
                crate::expansion::DECLARED,
            ),
            interface(
                "OutsideModule",
                "What a module without a corpus is asked first.",
                crate::outside::DECLARED,
            ),
            interface("HostedModule", "An archive in files.", crate::hosted::DECLARED),
            interface("SummaryModule", "One text that the page holds.", crate::summary::DECLARED),
        ]
        .concat();
        if env::var_os("BLESS").is_some() {
            fs::write(FILE, &written).unwrap();
        }
        assert_eq!(fs::read_to_string(FILE).unwrap_or_default(), written, "BLESS=1 writes {FILE} anew");
    }
}
