//! The stories of a proof: their parts in order, each with its role and its runs.

use gongwen_engine::Article;

use super::{ProofPart, ProofStory};
use crate::page::choice::Choice;
use crate::page::confidence::Review;
use crate::page::draft::{Draft, Part};
use crate::page::fields::skipped;
use crate::page::fix::PartRole;
use crate::page::runs::{Ledger, Run};
use crate::page::{Split, forms::opener};

/// The note on text that no story has.
const NO_STORY: &str = "没有归到哪一篇";

/// The stories of a page that was read and the runs of its furniture; what the ledger has left is one more story.
pub(super) fn stories(
    ledger: &mut Ledger,
    split: &Split,
    choice: &Choice,
) -> (Vec<ProofStory>, Vec<Vec<Run>>) {
    let drafts = &choice.page.drafts;
    // Paragraphs first: what is cut off the end of one, a byline or furniture, names the same lines.
    let texts: Vec<Vec<Vec<Run>>> = drafts
        .iter()
        .map(|draft| draft.paragraphs.iter().map(|part| ledger.locate(part)).collect())
        .collect();
    let read = split.articles.iter().zip(&split.reviews);
    let mut stories: Vec<ProofStory> = drafts
        .iter()
        .zip(texts)
        .zip(read.clone())
        .map(|((draft, texts), (article, review))| story(ledger, draft, texts, article, review))
        .collect();
    if let Some((article, review)) = read.clone().nth(drafts.len()) {
        let rest = Draft { paragraphs: choice.unplaced.clone(), ..Draft::default() };
        let texts = rest.paragraphs.iter().map(|part| ledger.locate(part)).collect();
        let mut rest = story(ledger, &rest, texts, article, review);
        rest.notes.push(NO_STORY.to_owned());
        stories.push(rest);
    }
    let furniture = choice.page.furniture.iter().map(|part| ledger.locate(part)).collect();
    let left: Vec<ProofPart> = ledger.left().into_iter().map(|run| text(vec![run])).collect();
    if !left.is_empty() {
        let (draft, article) = (Draft::default(), Article::default());
        let mut rest = story(ledger, &draft, Vec::new(), &article, &Review::default());
        rest.notes.push(NO_STORY.to_owned());
        rest.parts = left;
        stories.push(rest);
    }
    (stories, furniture)
}

fn text(runs: Vec<Run>) -> ProofPart {
    ProofPart { role: PartRole::Text, runs, skip: 0, byline: None }
}

fn story(
    ledger: &mut Ledger,
    draft: &Draft,
    texts: Vec<Vec<Run>>,
    article: &Article,
    review: &Review,
) -> ProofStory {
    let mut parts: Vec<ProofPart> = Vec::new();
    let mut add = |role: PartRole, part: &Part, parts: &mut Vec<ProofPart>| {
        parts.push(ProofPart { role, ..text(ledger.locate(part)) });
    };
    for part in &draft.headings {
        add(heading_role(part, article), part, &mut parts);
    }
    let first = draft.paragraphs.first().and_then(|part| part.lines.first());
    let is_above = |part: &&Part| part.lines.first() < first;
    for part in draft.byline_lines.iter().filter(is_above) {
        add(PartRole::Byline, part, &mut parts);
    }
    for (index, (runs, part)) in texts.into_iter().zip(&draft.paragraphs).enumerate() {
        for (_, part) in draft.subheads.iter().filter(|(before, _)| *before == index) {
            add(PartRole::Subhead, part, &mut parts);
        }
        parts.push(paragraph(runs, part));
    }
    for (_, part) in draft.subheads.iter().filter(|(before, _)| *before >= draft.paragraphs.len()) {
        add(PartRole::Subhead, part, &mut parts);
    }
    for (role, several) in [
        (PartRole::Caption, &draft.captions),
        (PartRole::Credit, &draft.credits),
        (PartRole::Source, &draft.sources),
    ] {
        for part in several {
            add(role, part, &mut parts);
        }
    }
    for part in draft.byline_lines.iter().filter(|part| !is_above(part)) {
        add(PartRole::Byline, part, &mut parts);
    }
    parts.retain(|part| !part.runs.is_empty());
    let some = |field: &Option<String>| field.clone().unwrap_or_default();
    ProofStory {
        id: article.id.clone(),
        doubtful: review.is_doubtful(),
        notes: notes(review),
        kind: article.kind,
        title: article.title.clone(),
        kicker: some(&article.kicker),
        subtitle: some(&article.subtitle),
        section: some(&article.section),
        byline: Some(some(&article.byline)).filter(|byline| *byline != printed_byline(draft)),
        date: draft.issue.as_ref().and(article.date.clone()).or_else(|| checked_date(draft)),
        read_date: article.date.clone(),
        issuers: issuers(draft).to_vec(),
        parts,
    }
}

fn issuers(draft: &Draft) -> &[String] {
    draft.issue.as_ref().map_or(&[], |issue| &issue.by)
}

fn checked_date(draft: &Draft) -> Option<String> {
    draft.checked.as_ref().and_then(|checked| checked.date.clone())
}

/// What an editor should look at.
fn notes(review: &Review) -> Vec<String> {
    let mut notes = review.notes.clone();
    notes.extend(review.runner_up.as_ref().map(|title| format!("另一可能的标题：{title}")));
    notes
}

fn paragraph(runs: Vec<Run>, part: &Part) -> ProofPart {
    let opener = opener::parse(&part.folded);
    let byline = opener.as_ref().and_then(|opener| opener.byline).map(|(from, to)| part.slice(from, to).text);
    ProofPart { skip: skipped(part, opener.as_ref()), byline, ..text(runs) }
}

/// The byline as the issuers or the parts have it: that of the opener and the lines of their own.
fn printed_byline(draft: &Draft) -> String {
    if !issuers(draft).is_empty() {
        return issuers(draft).join("、");
    }
    let opener =
        draft.paragraphs.first().filter(|_| draft.opened).and_then(|part| paragraph(Vec::new(), part).byline);
    let own = draft.byline_lines.iter().map(|part| part.text.clone());
    opener.into_iter().chain(own).collect::<Vec<_>>().join(" ")
}

/// A text without its blanks.
fn ink_of(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a line of a headline block is, by the fields that were made of the block.
fn heading_role(part: &Part, article: &Article) -> PartRole {
    let own = ink_of(&part.text);
    let fields = [
        (PartRole::Title, Some(&article.title)),
        (PartRole::Kicker, article.kicker.as_ref()),
        (PartRole::Subtitle, article.subtitle.as_ref()),
        (PartRole::Section, article.section.as_ref()),
    ];
    let fields = || fields.iter().filter_map(|(role, text)| Some((*role, ink_of((*text)?))));
    let has = |test: &dyn Fn(&str) -> bool| fields().find(|(_, text)| test(text)).map(|(role, _)| role);
    has(&|text| text == own)
        .or_else(|| has(&|text| text.contains(&own)))
        .or_else(|| has(&|text| !text.is_empty() && own.contains(text)))
        .unwrap_or(PartRole::Section)
}
