//! What the widget asks of an archive in files: its script fetches the files that a response names, hands them over, and asks again.

use std::cell::RefCell;

use gongwen_engine::highlight::Segment;
use gongwen_engine::hosted::{Answer, Archive, Lookup, Outcome};
use gongwen_engine::search::{SearchOptions, SearchResponse, Sort};
use gongwen_engine::{Article, GongwenError};
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
    /// The answer.
    found: Option<SearchResponse>,
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

fn with<T>(ask: impl FnOnce(&mut Archive) -> T) -> Option<T> {
    ARCHIVE.with_borrow_mut(|archive| archive.as_mut().map(ask))
}

fn response(outcome: Result<Outcome, GongwenError>) -> HostedResponse {
    match outcome {
        Ok(Outcome::Missing(missing)) => HostedResponse { missing, ..HostedResponse::default() },
        Ok(Outcome::Answer(answer)) => {
            let Answer { mut response, approximate, .. } = *answer;
            // There is no other module that could find more.
            response.incomplete = false;
            HostedResponse { approximate, found: Some(response), ..HostedResponse::default() }
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
    fn search(query: String, limit: usize, sort: Sort) -> Option<HostedResponse> {
        let options = SearchOptions { limit, sort, ..SearchOptions::default() };
        with(|archive| response(archive.search(&query, &options)))
    }

    /// An article that an answer held, or the file that it is in.
    fn article(id: String) -> Option<HostedArticle> {
        with(|archive| match archive.article(&id) {
            Ok(Lookup::Missing(missing)) => HostedArticle { missing, ..HostedArticle::default() },
            Ok(Lookup::Article(article)) => HostedArticle { found: Some(*article), ..HostedArticle::default() },
            Ok(Lookup::Absent) => HostedArticle::default(),
            Err(error) => HostedArticle { error: error.code().as_str(), ..HostedArticle::default() },
        })
    }

    /// The segments of a text with the query marked; joined they give the text back.
    fn highlight(query: String, text: String) -> Option<Vec<Segment>> {
        with(|archive| archive.highlight(&text, &query))
    }
}
