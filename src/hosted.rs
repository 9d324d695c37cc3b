//! What the widget asks of an archive in files: its script fetches the files that a response names, hands them over, and asks again.

use std::cell::RefCell;

use gongwen_engine::facets::Filters;
use gongwen_engine::highlight::Segment;
use gongwen_engine::hosted::{Answer, Archive, Lookup, Outcome, Related, Suggested};
use gongwen_engine::search::{Hit, SearchOptions, SearchResponse, Sort};
use gongwen_engine::{Article, GongwenError, Suggestion};
use serde::Serialize;

use crate::exchange::attached;
use crate::protocol::requests;

thread_local! {
    /// The archive that was opened last.
    static ARCHIVE: RefCell<Option<Archive>> = const { RefCell::new(None) };
}

/// An archive that was opened, or why it was not.
#[derive(Default, Serialize)]
struct OpenedArchive {
    /// The code of the error; empty where there is none.
    error: &'static str,
    /// The folder of its files, which no other build has.
    segment: String,
    /// How many articles it has.
    articles: usize,
}

/// Files that were handed over.
#[derive(Serialize)]
struct SuppliedFiles {
    /// The paths of those that are cut, altered or of another build; they were not taken.
    refused: Vec<String>,
    /// Bytes of all files that are at hand.
    bytes: usize,
}

/// What comes of a query.
#[derive(Default, Serialize)]
struct HostedResponse {
    /// The code of the error; empty where there is none.
    error: &'static str,
    /// The paths of the files to hand over before the query is asked again; empty where there is an answer.
    missing: Vec<String>,
    /// Whether the counts are of candidates, since not all texts were read.
    approximate: bool,
    /// What an archive does not do.
    lacks: &'static [&'static str],
    /// The answer.
    found: Option<SearchResponse>,
}

/// What comes of the beginning of a query.
#[derive(Default, Serialize)]
struct HostedSuggestions {
    /// The code of the error; empty where there is none.
    error: &'static str,
    /// The paths of the files to hand over before it is asked again.
    missing: Vec<String>,
    /// What may be meant.
    found: Vec<Suggestion>,
}

/// What comes of looking for an article.
#[derive(Default, Serialize)]
struct HostedArticle {
    /// The code of the error; empty where there is none.
    error: &'static str,
    /// The paths of the files to hand over before it is asked for again.
    missing: Vec<String>,
    /// The article; none where its id is not known.
    found: Option<Article>,
}

/// What comes of looking for related articles.
#[derive(Default, Serialize)]
struct HostedRelated {
    /// The code of the error; empty where there is none.
    error: &'static str,
    /// The paths of the files to hand over before they are asked for again.
    missing: Vec<String>,
    /// The articles most like one, the best first.
    found: Vec<Hit>,
}

fn with<T>(ask: impl FnOnce(&mut Archive) -> T) -> Option<T> {
    ARCHIVE.with_borrow_mut(|archive| archive.as_mut().map(ask))
}

fn response(outcome: Result<Outcome, GongwenError>) -> HostedResponse {
    match outcome {
        Ok(Outcome::Missing(missing)) => HostedResponse { missing, ..HostedResponse::default() },
        Ok(Outcome::Answer(answer)) => {
            let Answer { mut response, approximate, lacks } = *answer;
            // There is no other module that could find more.
            response.incomplete = false;
            HostedResponse { approximate, lacks, found: Some(response), ..HostedResponse::default() }
        }
        Err(error) => HostedResponse { error: error.code().as_str(), ..HostedResponse::default() },
    }
}

requests! {
    /// Opens the archive whose root is attached.
    fn attached_root() -> Option<OpenedArchive> {
        let root = attached().into_iter().next()?;
        Some(match Archive::open(&root) {
            Ok(archive) => {
                let opened = OpenedArchive { error: "", segment: archive.segment(), articles: archive.articles() };
                ARCHIVE.set(Some(archive));
                opened
            }
            Err(error) => OpenedArchive { error: error.code().as_str(), ..OpenedArchive::default() },
        })
    }

    /// Takes the attached files of these paths.
    fn attached_files(paths: Vec<String>) -> Option<SuppliedFiles> {
        let files = attached();
        with(|archive| {
            let mut refused = Vec::new();
            for (path, bytes) in paths.into_iter().zip(files) {
                if archive.supply(&path, &bytes).is_err() {
                    refused.push(path);
                }
            }
            SuppliedFiles { refused, bytes: archive.bytes() }
        })
    }

    /// Forgets the files at hand.
    fn forget() -> Option<bool> {
        with(|archive| {
            archive.forget();
            true
        })
    }

    /// The articles that answer a query, or the files that are missing.
    fn search(query: String, limit: usize, sort: Sort, facets: bool, filters: Filters) -> Option<HostedResponse> {
        let options = SearchOptions { limit, sort, facets, filters, ..SearchOptions::default() };
        with(|archive| response(archive.search(&query, &options)))
    }

    /// What may be meant by the beginning of a query, or the files that are missing.
    fn suggest(prefix: String, limit: usize) -> Option<HostedSuggestions> {
        with(|archive| match archive.suggest(&prefix, limit) {
            Ok(Suggested::Missing(missing)) => HostedSuggestions { missing, ..HostedSuggestions::default() },
            Ok(Suggested::Suggestions(found)) => HostedSuggestions { found, ..HostedSuggestions::default() },
            Err(error) => HostedSuggestions { error: error.code().as_str(), ..HostedSuggestions::default() },
        })
    }

    /// The keywords of an article that was read.
    fn keywords(id: String, limit: usize) -> Option<Vec<String>> {
        with(|archive| archive.keywords(&id, limit).unwrap_or_default())
    }

    /// An article, or the files that are missing.
    fn article(id: String) -> Option<HostedArticle> {
        with(|archive| match archive.article(&id) {
            Ok(Lookup::Missing(missing)) => HostedArticle { missing, ..HostedArticle::default() },
            Ok(Lookup::Article(article)) => HostedArticle { found: Some(*article), ..HostedArticle::default() },
            Ok(Lookup::Absent) => HostedArticle::default(),
            Err(error) => HostedArticle { error: error.code().as_str(), ..HostedArticle::default() },
        })
    }

    /// The articles most like one that was read, or the files that are missing.
    fn related(id: String, limit: usize) -> Option<HostedRelated> {
        with(|archive| match archive.related(&id, limit) {
            Ok(Related::Missing(missing)) => HostedRelated { missing, ..HostedRelated::default() },
            Ok(Related::Hits(found)) => HostedRelated { found, ..HostedRelated::default() },
            Err(error) => HostedRelated { error: error.code().as_str(), ..HostedRelated::default() },
        })
    }

    /// The segments of a text with the query marked; joined they give the text back.
    fn highlight(query: String, text: String) -> Option<Vec<Segment>> {
        with(|archive| archive.highlight(&text, &query))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use gongwen_engine::hosted::{ArchiveSettings, ROOT, Writer};
    use gongwen_engine::index::IndexInput;
    use serde_json::Value;

    use super::*;
    use crate::form::Form;

    fn files() -> BTreeMap<String, Vec<u8>> {
        let article = |id: &str, text: &str| Article {
            id: id.into(),
            title: "工会".into(),
            source: format!("{id}.txt"),
            paragraphs: vec![text.into()],
            ..Article::default()
        };
        let input = IndexInput::of(vec![article("1", "劳动竞赛开始。"), article("2", "送清凉。")]);
        let writer = Writer::new(&input, &ArchiveSettings::default()).unwrap();
        let parts = (0..writer.parts()).flat_map(|part| writer.part(part));
        parts.chain([writer.root().unwrap()]).map(|file| (file.path, file.bytes)).collect()
    }

    fn ask(form: &str, files: &[&[u8]]) -> Value {
        for file in files {
            crate::exchange::put(file);
            crate::exchange::attach();
        }
        serde_json::from_str(&respond(&Form(form.into())).unwrap()).unwrap()
    }

    /// Hands over what is missing until there is a response.
    fn complete(form: &str, files: &BTreeMap<String, Vec<u8>>) -> Value {
        loop {
            let response = ask(form, &[]);
            let missing: Vec<&str> =
                response["missing"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            if missing.is_empty() {
                return response;
            }
            for path in missing {
                let supplied = ask(&format!("ask=attached_files&paths={path}"), &[&files[path]]);
                assert_eq!(supplied["refused"], Value::Array(Vec::new()));
            }
        }
    }

    #[test]
    fn an_archive_answers_from_the_files_that_it_names() {
        let files = files();
        assert_eq!(ask("ask=search&query=x", &[]), Value::Null);
        assert_eq!(ask("ask=attached_root", &[&files[ROOT][..9]])["error"], "corrupt");
        assert_eq!(ask("ask=attached_root", &[b"GWIX"])["error"], "not-an-index");
        assert_eq!(ask("ask=attached_root", &[&files[ROOT]])["articles"], 2);
        let missing =
            ask("ask=search&query=劳动竞赛&limit=5", &[])["missing"][0].as_str().unwrap().to_owned();
        let refused = ask(&format!("ask=attached_files&paths={missing}"), &[b"cut"]);
        assert_eq!(refused["refused"][0], *missing);
        let response = complete("ask=search&query=劳动竞赛&limit=5", &files);
        assert_eq!(response["found"]["hits"][0]["id"], "1");
        assert_eq!(response["found"]["incomplete"], false);
        assert_eq!(complete("ask=article&id=1", &files)["found"]["paragraphs"][0], "劳动竞赛开始。");
        assert_eq!(complete("ask=article&id=9", &files)["found"], Value::Null);
        // What is forgotten is named again.
        assert_eq!(ask("ask=forget", &[]), true);
        assert_eq!(complete("ask=article&id=1", &files)["found"]["id"], "1");
        // Before the first letter, and narrowed.
        let browsed = complete("ask=search&query=&limit=5&sort=date&facets=true", &files);
        assert_eq!(browsed["found"]["facets"]["kind"][0]["count"], 2);
        let narrowed = complete("ask=search&query=工会&limit=5&source=2.txt", &files);
        assert_eq!(
            (&narrowed["found"]["total"], &narrowed["found"]["hits"][0]["id"]),
            (&1.into(), &"2".into())
        );
        assert_eq!(narrowed["lacks"][0], "headline-suggestions");
        assert_eq!(complete("ask=suggest&prefix=x&limit=5", &files)["found"], Value::Array(Vec::new()));
        assert_eq!(ask("ask=keywords&id=2&limit=3", &[]), Value::Array(Vec::new()));
    }
}
