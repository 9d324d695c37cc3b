//! A small archive in files, some of its articles recent: what the targets `archive` and `messages` damage and hand over.

#[path = "../../crates/engine/tests/common/archive.rs"]
mod host;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use gongwen_engine::Article;
use gongwen_engine::hosted::{RECORD, ROOT, update};
use gongwen_engine::index::IndexInput;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

fn articles() -> Vec<Article> {
    host::articles(60)
}

/// The articles after an editor's day: one more, and one that is gone.
pub fn later_articles() -> Vec<Article> {
    let mut all = articles();
    all.remove(30);
    all.push(Article { id: "new".into(), title: "总工会的骑手".into(), ..Article::default() });
    all
}

/// The files of a small archive with recent articles, in the order of their paths.
pub fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = host::Host::of(articles(), 8).files;
        let input = IndexInput::of(later_articles());
        let update = update(&files[ROOT], &files[RECORD], &input).expect("the ids differ");
        let update = update.expect("few articles were changed");
        files.extend(update.files.into_iter().map(|file| (file.path, file.bytes)));
        files
    })
}
