//! The fields at the head of a Markdown file: TOML whole, and of YAML what such heads consist of (names with texts and
//! lists).

/// The fields with their values, in order. A list is one value, an entry a line.
pub(crate) fn yaml(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let is_inside = line.starts_with([' ', '\t']) || trimmed.starts_with("- ") || trimmed == "-";
        if is_inside {
            let Some((_, value)) = fields.last_mut() else { continue };
            let entry = scalar(trimmed.strip_prefix('-').unwrap_or(trimmed));
            if !entry.is_empty() {
                if !value.is_empty() {
                    value.push('\n');
                }
                value.push_str(&entry);
            }
            continue;
        }
        let Some((name, value)) = trimmed.split_once(':') else { continue };
        let value = value.trim();
        // `|` and `>` say that the text follows on lines of its own.
        let value = if matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+") { "" } else { value };
        fields.push((scalar(name), scalar(value)));
    }
    fields
}

/// Lists inside lists that are read; no field has more. A hostile file nests them until the stack ends.
const DEEPEST: usize = 4;

/// A value without its quotation marks or its remark; a list in brackets with an entry a line.
fn scalar(text: &str) -> String {
    scalar_to(text, DEEPEST)
}

fn scalar_to(text: &str, depth: usize) -> String {
    let text = text.trim();
    let list = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(inside) = list.filter(|_| depth > 0) {
        return inside
            .split(',')
            .map(|entry| scalar_to(entry, depth - 1))
            .filter(|entry| !entry.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
    }
    for quote in ['"', '\''] {
        if let Some((inside, _)) = text.strip_prefix(quote).and_then(|rest| rest.rsplit_once(quote)) {
            let double = if quote == '"' { "\\\"" } else { "''" };
            return inside.replace(double, &quote.to_string());
        }
    }
    text.split(" #").next().unwrap_or(text).trim().to_owned()
}

/// The fields of a TOML head; none if it is no TOML.
pub(crate) fn toml(text: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = text.parse().ok()?;
    let mut fields = Vec::new();
    flatten(table, 0, &mut fields);
    Some(fields)
}

fn flatten(table: toml::Table, depth: usize, fields: &mut Vec<(String, String)>) {
    for (name, value) in table {
        match value {
            // `[taxonomies]` and `[extra]` of Zola hold fields, too.
            toml::Value::Table(inside) if depth < 2 => flatten(inside, depth + 1, fields),
            value => fields.push((name, plain(&value))),
        }
    }
}

fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join("\n"),
        toml::Value::Table(_) => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    #[test]
    fn names_texts_and_lists_are_read() {
        let text = "title: \"甲：\\\"乙\\\"\" # 注\ndate: 2024-03-08 09:00:00\ntags: [一, '二']\ncategories:\n- 要闻\n  - 综合\nsummary: |\n  第一行\n  第二行\nurl: http://a.cn/\n";
        let wanted = [
            ("title", "甲：\"乙\""),
            ("date", "2024-03-08 09:00:00"),
            ("tags", "一\n二"),
            ("categories", "要闻\n综合"),
            ("summary", "第一行\n第二行"),
            ("url", "http://a.cn/"),
        ];
        assert_eq!(pairs(&yaml(text)), wanted);
        for broken in ["", ":", "- a", "a", "'", "[", "\"", "a: [", "a: '"] {
            let _ = yaml(broken);
        }
    }

    #[test]
    fn lists_that_nest_without_end_are_text() {
        let deep = format!("title: {}甲{}", "[".repeat(100_000), "]".repeat(100_000));
        let fields = yaml(&deep);
        assert_eq!(fields.len(), 1);
        assert!(fields[0].1.contains("[甲]"));
        assert_eq!(pairs(&yaml("a: [[甲], 乙]")), [("a", "甲\n乙")]);
    }

    #[test]
    fn toml_is_read() {
        let read = toml("title = '甲'\ndate = 2024-03-08\n[taxonomies]\ncategories = ['要闻']\n").unwrap();
        let mut read = pairs(&read);
        read.sort_unstable();
        assert_eq!(read, [("categories", "要闻"), ("date", "2024-03-08"), ("title", "甲")]);
    }
}
