//! From tables to articles: which tables hold them, which two belong together, and what a section is called.

use std::collections::{BTreeMap, HashMap};

use super::statements::Table;
use crate::read::names::Field;
use crate::read::outcome::ReadArticle;
use crate::read::record::Records;
use crate::read::warning::Warning;

type Tables = BTreeMap<String, Table>;

/// Columns that link the text of an article with its title.
const KEYS: [&str; 10] =
    ["id", "aid", "nid", "contentid", "infoid", "tid", "cid", "pid", "articleid", "newsid"];
/// Columns that name a section by its number, and the tables that have its name.
const SECTIONS: [(&str, &str, &[&str], &[&str]); 6] = [
    ("typeid", "arctype", &["id"], &["typename"]),
    ("catid", "category", &["catid"], &["catname"]),
    ("classid", "enewsclass", &["classid"], &["classname"]),
    ("fid", "forum_forum", &["fid"], &["name"]),
    ("log_cateid", "category", &["cate_id"], &["cate_name"]),
    ("category_id", "category", &["id", "category_id"], &["name", "title", "category_name"]),
];

/// The articles of the tables of a dump.
pub(super) fn of_tables(source: &str, mut tables: Tables) -> (Vec<ReadArticle>, Vec<Warning>) {
    let sections = sections(&tables);
    let bodies = bodies(&mut tables);
    let mut records = Records::default();
    let mut unpublished = 0;
    let partner_of = |name: &str| bodies.iter().find(|body| body.belongs_to(name));
    tables.retain(|name, table| !table.rows.is_empty() && is_articles(table, partner_of(name).is_some()));
    let several = tables.len() > 1;
    for (name, table) in &mut tables {
        let partner = partner_of(name);
        let key = table.column(&KEYS);
        for (at, row) in std::mem::take(&mut table.rows).into_iter().enumerate() {
            if !is_published(table, &row) {
                unpublished += 1;
                continue;
            }
            let id = key.and_then(|key| row.get(key)).cloned().unwrap_or_default();
            let more = partner.and_then(|body| body.rows.get(&id)).cloned().unwrap_or_default();
            let section = section(&sections, table, &row);
            let named = table.columns.iter().map(String::as_str).zip(row).chain(more);
            let named = named.filter(|(column, value)| is_text(column, value));
            let mut record = Records::known(named.map(|(column, value)| (bare(column), value)));
            if let Some(section) = section {
                record.replace(Field::Section, section);
            }
            // Numbers of two tables may be the same.
            if several && !id.is_empty() {
                record.replace(Field::Id, format!("{name}-{id}"));
            }
            records.add(record, source, || format!("row {} of {name}", at + 1));
        }
    }
    let (articles, mut warnings) = records.finish();
    if unpublished > 0 {
        warnings.push(Warning::Unpublished(unpublished));
    }
    (articles, warnings)
}

/// A name without the prefix that every column of a table of Z-Blog or a hand-made system has.
fn bare(column: &str) -> &str {
    ["log_", "n_", "f_", "post_", "art_"]
        .iter()
        .find_map(|prefix| column.strip_prefix(prefix))
        .unwrap_or(column)
}

fn field(column: &str) -> Option<Field> {
    Field::of_name(bare(column)).map(|(field, _)| field)
}

fn has(table: &Table, wanted: &[Field]) -> bool {
    table.columns.iter().filter_map(|column| field(column)).any(|field| wanted.contains(&field))
}

/// Whether a table holds articles: titles, and texts of its own or in a partner.
fn is_articles(table: &Table, has_partner: bool) -> bool {
    has(table, &[Field::Title])
        && (has_partner || has(table, &[Field::Body]))
        && !table.columns.iter().any(|column| column.contains("password") && !column.starts_with("post_"))
}

/// A table of texts alone: its rows by their key.
struct Bodies {
    name: String,
    rows: HashMap<String, Vec<(&'static str, String)>>,
}

impl Bodies {
    /// Whether this table has the texts of another one: `news_data` of `news`, `ecms_news_data_1` of `ecms_news`,
    /// `addonarticle` of `archives`.
    fn belongs_to(&self, titles: &str) -> bool {
        let of_dede = titles.strip_suffix("archives");
        self.name != titles
            && (self.name.starts_with(titles)
                || of_dede.is_some_and(|prefix| self.name.starts_with(&format!("{prefix}addon"))))
    }
}

/// Takes the rows of the tables of texts.
fn bodies(tables: &mut Tables) -> Vec<Bodies> {
    let mut all: Vec<Bodies> = Vec::new();
    for (name, table) in tables {
        let Some(key) = table.column(&KEYS) else { continue };
        if has(table, &[Field::Title]) || !has(table, &[Field::Body]) {
            continue;
        }
        // EmpireCMS spreads the texts of a table over several.
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
        let wanted: Vec<(usize, &'static str)> = table
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| {
                let name = match field(column)? {
                    Field::Body => "body",
                    Field::Origin => "origin",
                    Field::Author => "author",
                    _ => return None,
                };
                Some((at, name))
            })
            .collect();
        let rows = std::mem::take(&mut table.rows).into_iter().filter_map(|mut row| {
            let key = row.get(key)?.clone();
            let values =
                wanted.iter().filter_map(|(at, name)| Some((*name, std::mem::take(row.get_mut(*at)?))));
            Some((key, values.filter(|(_, value)| !value.is_empty()).collect()))
        });
        match all.iter_mut().find(|body| body.name == stem) {
            Some(body) => body.rows.extend(rows),
            None => all.push(Bodies { name: stem.to_owned(), rows: rows.collect() }),
        }
    }
    all
}

/// The names of sections by the column that has their number.
fn sections(tables: &Tables) -> BTreeMap<&'static str, HashMap<String, String>> {
    let mut sections = BTreeMap::new();
    for (column, suffix, keys, names) in SECTIONS {
        let table = tables.iter().find(|(name, table)| name.ends_with(suffix) && !table.rows.is_empty());
        let Some((_, table)) = table else { continue };
        let (Some(key), Some(name)) = (table.column(keys), table.column(names)) else { continue };
        let pairs = table.rows.iter().filter_map(|row| Some((row.get(key)?.clone(), row.get(name)?.clone())));
        sections.insert(column, pairs.collect());
    }
    sections
}

fn section(
    sections: &BTreeMap<&'static str, HashMap<String, String>>,
    table: &Table,
    row: &[String],
) -> Option<String> {
    sections.iter().find_map(|(column, names)| names.get(row.get(table.column(&[*column])?)?).cloned())
}

/// Whether a row is published, in any of the systems.
fn is_published(table: &Table, row: &[String]) -> bool {
    let value = |names: &[&str]| table.column(names).and_then(|at| row.get(at)).map(|value| value.trim());
    let number = |names: &[&str]| value(names).and_then(|value| value.parse::<i64>().ok());
    let is = |names: &[&str], known: &[&str]| value(names).is_none_or(|value| known.contains(&value));
    let is_post = is(&["post_type"], &["post", "page"]) && is(&["post_status"], &["publish"]);
    let is_typecho = table.column(&["authorid"]).is_none()
        || table.column(&["allowfeed"]).is_none()
        || is(&["type"], &["post", "page"]) && is(&["status"], &["publish"]);
    let of_phpcms =
        table.column(&["catid"]).is_none() || number(&["status"]).is_none_or(|status| status == 99);
    let of_dede = number(&["arcrank"]).is_none_or(|rank| rank >= 0);
    let of_discuz = number(&["first"]).is_none_or(|first| first == 1)
        && number(&["invisible"]).is_none_or(|invisible| invisible == 0);
    let is_kept = number(&["deleted", "is_deleted", "isdel", "is_del", "del_flag"])
        .is_none_or(|deleted| deleted == 0)
        && value(&["post_password"]).is_none_or(str::is_empty);
    is_post && is_typecho && of_phpcms && of_dede && of_discuz && is_kept
}

/// Whether a value is one for readers: no number of a section, no name of an account by its number.
fn is_text(column: &str, value: &str) -> bool {
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    match field(column) {
        Some(Field::Author | Field::Section | Field::Origin | Field::Url | Field::Title | Field::Body) => {
            !is_number
        }
        // The empty date of MySQL.
        Some(Field::Date) => value != "0" && !value.starts_with("0000"),
        // The name of a post in its address.
        Some(Field::Id) => is_number || value.len() == 36,
        Some(_) => true,
        None => false,
    }
}
