//! Engines that take JSON over HTTP: OpenSearch, Meilisearch, Typesense.

use anyhow::Result;
use serde_json::{Value, json};

use super::file::ExportFile;
use super::record::{Record, lines};

const LOAD_OPENSEARCH: &str = "#!/bin/sh
# Phrases: {\"query\": {\"multi_match\": {\"type\": \"phrase\", \"query\": \"总工会\", \"fields\": [\"title\", \"body\"]}}}
set -e
cd \"$(dirname \"$0\")\"
url=\"${URL:-http://127.0.0.1:9200}\"
curl --fail --silent --show-error -X PUT \"$url/articles\" -H 'Content-Type: application/json' --data-binary @mapping.json
curl --fail --silent --show-error -X POST \"$url/_bulk\" -H 'Content-Type: application/x-ndjson' --data-binary @bulk.ndjson
";
const LOAD_MEILISEARCH: &str = "#!/bin/sh
set -e
cd \"$(dirname \"$0\")\"
url=\"${URL:-http://127.0.0.1:7700}/indexes/articles\"
key=\"Authorization: Bearer ${MEILI_MASTER_KEY:-}\"
curl --fail --silent --show-error -X PATCH \"$url/settings\" -H \"$key\" -H 'Content-Type: application/json' --data-binary @settings.json
curl --fail --silent --show-error -X POST \"$url/documents?primaryKey=number\" -H \"$key\" -H 'Content-Type: application/x-ndjson' --data-binary @documents.ndjson
";
const LOAD_TYPESENSE: &str = "#!/bin/sh
set -e
cd \"$(dirname \"$0\")\"
url=\"${URL:-http://127.0.0.1:8108}\"
key=\"X-TYPESENSE-API-KEY: ${TYPESENSE_API_KEY:-}\"
curl --fail --silent --show-error -X POST \"$url/collections\" -H \"$key\" -H 'Content-Type: application/json' --data-binary @schema.json
curl --fail --silent --show-error -X POST \"$url/collections/articles/documents/import?action=upsert\" -H \"$key\" --data-binary @documents.jsonl
";

/// A mapping with pairs of characters for phrases, and bulk lines with ids.
pub(super) fn opensearch(records: &[Record]) -> Result<Vec<ExportFile>> {
    let text = json!({ "type": "text", "analyzer": "pairs" });
    let mapping = json!({
        "settings": { "analysis": { "analyzer": { "pairs": {
            "type": "custom", "tokenizer": "standard", "filter": ["cjk_width", "lowercase", "cjk_bigram"]
        } } } },
        "mappings": { "properties": {
            "title": text, "body": text, "day": { "type": "integer" },
            "date": { "type": "date", "format": "strict_date" },
            "section": { "type": "keyword" }, "source": { "type": "keyword" },
            "places": { "type": "keyword" }, "url": { "type": "keyword", "index": false }
        } }
    });
    let mut bulk = Vec::new();
    for record in records {
        bulk.push(json!({ "index": { "_index": "articles", "_id": record.id } }));
        bulk.push(serde_json::to_value(record)?);
    }
    Ok(vec![
        ExportFile::new("mapping.json", pretty(&mapping)?),
        ExportFile::new("bulk.ndjson", lines(&bulk)?),
        ExportFile::new("load.sh", LOAD_OPENSEARCH),
    ])
}

/// Settings and documents; the key is a number, since ids may hold more than Meilisearch allows in one.
pub(super) fn meilisearch(records: &[Record]) -> Result<Vec<ExportFile>> {
    let settings = json!({
        "searchableAttributes": ["title", "body"],
        "filterableAttributes": ["day", "section", "source", "places"],
        "sortableAttributes": ["day"],
        "localizedAttributes": [{ "attributePatterns": ["*"], "locales": ["cmn"] }]
    });
    let mut documents = Vec::new();
    for record in records {
        let mut value = serde_json::to_value(record)?;
        value["number"] = json!(record.number);
        documents.push(value);
    }
    Ok(vec![
        ExportFile::new("settings.json", pretty(&settings)?),
        ExportFile::new("documents.ndjson", lines(&documents)?),
        ExportFile::new("load.sh", LOAD_MEILISEARCH),
    ])
}

/// A schema and documents.
pub(super) fn typesense(records: &[Record]) -> Result<Vec<ExportFile>> {
    let text = |name: &str| json!({ "name": name, "type": "string", "locale": "zh" });
    let facet = |name: &str, kind: &str| json!({ "name": name, "type": kind, "facet": true });
    let schema = json!({
        "name": "articles",
        "fields": [
            text("title"), text("body"), { "name": "day", "type": "int32" },
            facet("section", "string"), facet("source", "string"), facet("places", "string[]"),
            { "name": "date", "type": "string", "optional": true },
            { "name": "url", "type": "string", "optional": true, "index": false }
        ],
        "default_sorting_field": "day"
    });
    Ok(vec![
        ExportFile::new("schema.json", pretty(&schema)?),
        ExportFile::new("documents.jsonl", lines(records)?),
        ExportFile::new("load.sh", LOAD_TYPESENSE),
    ])
}

fn pretty(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
