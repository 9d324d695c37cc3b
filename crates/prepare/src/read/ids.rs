//! Ids of articles: from the names of their files where the input gives none, and never twice the same.

use std::collections::HashMap;

use super::outcome::{FileOutcome, FileReport, ReadArticle};
use super::warning::Warning;

/// Gives ids to the articles of a file that have none: its path, with a number if there are several.
pub(crate) fn complete(articles: &mut [ReadArticle], prefix: &str) {
    let many = articles.len() > 1;
    for (at, read) in articles.iter_mut().enumerate() {
        if read.article.id.is_empty() {
            read.article.id = if many { format!("{prefix}-{:02}", at + 1) } else { prefix.to_owned() };
        }
    }
}

/// Gives another id to every article whose id an earlier one has, and says so.
pub(crate) fn make_unique(files: &mut [FileReport]) {
    // The number that the next article of an id gets.
    let mut next: HashMap<String, usize> = HashMap::new();
    for file in files {
        let FileOutcome::Articles(read) = &mut file.outcome else { continue };
        for ReadArticle { article, .. } in &mut read.articles {
            let Some(mut number) = next.get(&article.id).copied() else {
                next.insert(article.id.clone(), 2);
                continue;
            };
            let mut now = format!("{}-{number}", article.id);
            while next.contains_key(&now) {
                number += 1;
                now = format!("{}-{number}", article.id);
            }
            next.insert(article.id.clone(), number + 1);
            next.insert(now.clone(), 2);
            let id = std::mem::replace(&mut article.id, now.clone());
            file.warnings.push(Warning::SameId { id, now });
        }
    }
}
