//! Groonga: commands for `groonga DB < articles.grn`. Bigrams find every phrase.

use anyhow::Result;

use super::file::ExportFile;
use super::record::Record;

const SCHEMA: &str = "table_create Articles TABLE_HASH_KEY ShortText
column_create Articles title COLUMN_SCALAR ShortText
column_create Articles body COLUMN_SCALAR LongText
column_create Articles date COLUMN_SCALAR ShortText
column_create Articles day COLUMN_SCALAR UInt32
column_create Articles section COLUMN_SCALAR ShortText
column_create Articles source COLUMN_SCALAR ShortText
column_create Articles places COLUMN_VECTOR ShortText
column_create Articles url COLUMN_SCALAR ShortText
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigramSplitSymbolAlphaDigit --normalizer NormalizerAuto
column_create Terms articles COLUMN_INDEX|WITH_POSITION|WITH_SECTION Articles title,body
";

const LOAD: &str = "#!/bin/sh
# Makes the database $1. Phrases: select Articles --match_columns 'title||body' --query '\"总工会\"'
set -e
groonga -n \"$1\" quit
groonga \"$1\" < \"$(dirname \"$0\")/articles.grn\"
";

/// The commands, and what runs them.
pub(super) fn files(records: &[Record]) -> Result<Vec<ExportFile>> {
    let mut out = String::from(SCHEMA);
    out.push_str("load --table Articles\n[\n");
    for (at, record) in records.iter().enumerate() {
        let mut value = serde_json::to_value(record)?;
        if let Some(fields) = value.as_object_mut()
            && let Some(id) = fields.remove("id")
        {
            fields.insert(String::from("_key"), id);
        }
        out.push_str(&value.to_string());
        out.push_str(if at + 1 == records.len() { "\n" } else { ",\n" });
    }
    out.push_str("]\n");
    Ok(vec![ExportFile::new("articles.grn", out), ExportFile::new("load.sh", LOAD)])
}
