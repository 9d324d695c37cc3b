//! Holds the types in TypeScript and those of the engine together, field by field: the engine's are traced by what their
//! `Deserialize` asks for.

use std::collections::{BTreeMap, BTreeSet};

use gongwen_engine::facets::{Facet, Facets};
use gongwen_engine::highlight::Segment;
use gongwen_engine::search::{Hit, Match, SearchOptions, SearchResponse, Sort};
use gongwen_engine::summary::{Summary, SummaryOptions};
use gongwen_engine::{Article, ErrorCode, Kind, Stats, Suggestion, SuggestionKind};
use serde_reflection::{ContainerFormat, Format, Named, Registry, Tracer, TracerConfig};

use super::TYPES;

/// The types that cross the border; those of their fields are traced with them.
fn engine_types() -> Registry {
    let mut tracer = Tracer::new(TracerConfig::default());
    let mut trace = || {
        tracer.trace_simple_type::<Kind>()?;
        tracer.trace_simple_type::<Match>()?;
        tracer.trace_simple_type::<Sort>()?;
        tracer.trace_simple_type::<SuggestionKind>()?;
        tracer.trace_simple_type::<Article>()?;
        tracer.trace_simple_type::<SearchOptions>()?;
        tracer.trace_simple_type::<SearchResponse>()?;
        tracer.trace_simple_type::<Facets>()?;
        tracer.trace_simple_type::<Hit>()?;
        tracer.trace_simple_type::<Suggestion>()?;
        tracer.trace_simple_type::<Segment>()?;
        tracer.trace_simple_type::<Summary>()?;
        tracer.trace_simple_type::<Stats>()
    };
    trace().unwrap();
    tracer.registry().unwrap()
}

/// What a failing call can say.
const CODES: [ErrorCode; 6] = [
    ErrorCode::NotAnIndex,
    ErrorCode::Version,
    ErrorCode::Corrupt,
    ErrorCode::UnknownArticle,
    ErrorCode::BadOption,
    ErrorCode::TooLarge,
];

/// A member of an interface: `name?: of`.
#[derive(Debug, PartialEq)]
struct Member {
    of: String,
    optional: bool,
}

type Members = BTreeMap<String, Member>;

/// The interfaces of the TypeScript text, and its other types.
fn typescript_types() -> (BTreeMap<String, Members>, BTreeMap<String, String>) {
    let mut interfaces = BTreeMap::new();
    let mut others = BTreeMap::new();
    let mut members = None;
    for line in TYPES.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])) {
        if let Some(named) = line.strip_prefix("export interface ") {
            members = named.split_whitespace().next().map(|name| (name.to_owned(), Members::new()));
        } else if line == "}" {
            interfaces.extend(members.take());
        } else if let Some((name, of)) =
            line.strip_prefix("export type ").and_then(|rest| rest.split_once(" = "))
        {
            others.insert(name.to_owned(), of.trim_end_matches(';').to_owned());
        } else if let (Some((_, members)), Some((name, of))) = (&mut members, line.trim().split_once(": ")) {
            let member = Member { of: of.trim_end_matches(';').to_owned(), optional: name.ends_with('?') };
            members.insert(name.trim_end_matches('?').to_owned(), member);
        }
    }
    (interfaces, others)
}

/// The values of `'a' | 'b'`; none where a type is something else.
fn literals(of: &str) -> Option<BTreeSet<String>> {
    of.split(" | ").map(|value| Some(value.strip_prefix('\'')?.strip_suffix('\'')?.to_owned())).collect()
}

fn variants(format: Option<&ContainerFormat>) -> Option<BTreeSet<String>> {
    let Some(ContainerFormat::Enum(variants)) = format else { return None };
    Some(variants.values().map(|variant| variant.name.clone()).collect())
}

/// Whether a type of TypeScript is that of a value of the engine.
fn fits(of: &str, format: &Format, types: &Registry, others: &BTreeMap<String, String>) -> bool {
    match format {
        // A string that the engine takes from a list of its own.
        Format::Str => of == "string" || literals(of).is_some(),
        Format::Bool => of == "boolean",
        Format::U32 | Format::U64 | Format::F32 | Format::F64 => of == "number",
        Format::Seq(inner) => {
            of.strip_suffix("[]").is_some_and(|element| fits(element, inner, types, others))
        }
        Format::TupleArray { content, size } => {
            let named = others.get(of).map_or(of, String::as_str);
            let inside = named.trim_matches(['[', ']']).split(", ");
            let elements: Vec<_> =
                inside.map(|element| element.rsplit(": ").next().unwrap_or(element)).collect();
            elements.len() == *size && elements.iter().all(|element| fits(element, content, types, others))
        }
        Format::TypeName(name) => {
            of == name || literals(of).is_some_and(|values| Some(values) == variants(types.get(name)))
        }
        _ => false,
    }
}

fn names(members: &Members) -> BTreeSet<String> {
    members.keys().cloned().collect()
}

/// What differs between an interface and a struct of the engine.
fn differences(
    members: &Members,
    fields: &[Named<Format>],
    types: &Registry,
    others: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut differences = Vec::new();
    let known: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let unknown = members.keys().filter(|name| !known.contains(name.as_str()));
    differences.extend(unknown.map(|name| format!("{name} is no field of the engine's")));
    for Named { name, value } in fields {
        let value = if let Format::Option(inner) = value { inner } else { value };
        match members.get(name) {
            Some(member) if fits(&member.of, value, types, others) => {}
            Some(member) => differences.push(format!("{name}: {} is {value:?}", member.of)),
            None => differences.push(format!("{name}: {value:?} is missing")),
        }
    }
    differences
}

#[test]
fn the_types_in_typescript_are_those_of_the_engine() {
    let types = engine_types();
    let (mut interfaces, others) = typescript_types();
    // The filters are a list in the engine, and these options have aliases.
    let filters =
        Facet::ALL.map(Facet::name).iter().chain(&["from", "to"]).map(|name| (*name).to_owned()).collect();
    assert_eq!(names(&interfaces.remove("Filters").unwrap()), filters, "Filters");
    let options = serde_json::to_value(SummaryOptions::default()).unwrap();
    let options = options.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names(&interfaces.remove("SummaryOptions").unwrap()), options, "SummaryOptions");
    let error = interfaces.remove("GongwenError").unwrap();
    let codes = CODES.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(literals(&error["code"].of), Some(codes), "GongwenError.code");

    for (name, format) in &types {
        match format {
            ContainerFormat::Struct(fields) if name != "Filters" => {
                let members = interfaces.remove(name).unwrap_or_else(|| panic!("{name} is missing"));
                let differences = differences(&members, fields, &types, &others);
                assert!(differences.is_empty(), "{name}: {differences:#?}");
                // What an answer always has is always there; options may all be left out.
                let all_optional = name.ends_with("Options");
                for Named { name: field, value } in fields {
                    let optional = all_optional || matches!(value, Format::Option(_));
                    assert_eq!(members[field].optional, optional, "{name}.{field}");
                }
            }
            ContainerFormat::Enum(_) => {
                if let Some(of) = others.get(name) {
                    assert_eq!(literals(of), variants(Some(format)), "{name}");
                }
            }
            _ => {}
        }
    }
    assert!(interfaces.is_empty(), "no types of the engine: {:?}", interfaces.keys());
}
