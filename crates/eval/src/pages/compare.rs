//! Compares the articles of a page with its gold, field by field.

use gongwen_engine::{Article, Kind};
use gongwen_prepare::page::caption_text;

use super::gold::GoldItem;
use super::score::{Count, PageScore};

/// An article is the item of the gold if their texts agree at least this much.
const SAME_ITEM: f64 = 0.8;

/// A text longer than this is shown by its ends.
const LONGEST_SHOWN: usize = 24;

/// Compares the articles of a page with its gold.
#[must_use]
pub fn compare(gold: &[GoldItem], articles: &[Article]) -> PageScore {
    let mut score = PageScore::default();
    let mut taken = vec![false; articles.len()];
    for item in gold {
        let text = running_text(&item.paragraphs);
        let partner = (0..articles.len())
            .filter(|at| !taken[*at])
            .map(|at| (similarity(&text, &running_text(&articles[at].paragraphs)), at))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .filter(|(similarity, _)| *similarity >= SAME_ITEM);
        score.items.add(partner.is_some());
        if let Some((_, at)) = partner {
            taken[at] = true;
            compare_item(&mut score, item, Some(&articles[at]));
        } else {
            let title = item.title.as_deref().unwrap_or("");
            score.problems.push(format!("{}: not found ({title})", item.id));
            compare_item(&mut score, item, None);
        }
    }
    for (article, _) in articles.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        score.items.extra += 1;
        score.problems.push(format!("extra item {}: {}", article.id, article.title));
    }
    score
}

/// A text without white space.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The running text, without white space.
fn running_text(paragraphs: &[String]) -> String {
    paragraphs.iter().map(|text| squeeze(text)).collect()
}

/// Share of the pairs of neighbouring characters that two texts have in common.
fn similarity(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|w| (w[0], w[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut same) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Equal => {
                same += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    f64::from(same) * 2.0 / (a.len() + b.len()) as f64
}

/// Scores the fields of one item; where no article was found for it, all that it has are wrong.
fn compare_item(score: &mut PageScore, item: &GoldItem, found: Option<&Article>) {
    let mut problems = Vec::new();
    let none = Article::default();
    let article = found.unwrap_or(&none);
    let found = found.is_some();
    compare_kind(score, item, article, found, &mut problems);
    compare_headline(score, item, article, found, &mut problems);
    compare_names(score, item, article, found, &mut problems);
    let subheads: Vec<String> =
        article.subheads.iter().map(|subhead| format!("{} {}", subhead.before, subhead.text)).collect();
    let wanted: Vec<String> =
        item.subheads.iter().map(|subhead| format!("{} {}", subhead.before, subhead.text)).collect();
    // Gold by some has the mark that points to the picture, or who took it, in the caption, and by others has not.
    let words = |captions: &[String]| -> Vec<String> {
        captions.iter().map(|caption| caption_text(caption).to_owned()).collect()
    };
    let captions = (words(&article.captions), words(&item.captions));
    compare_lists(&mut score.captions, "caption", &captions.0, &captions.1, &mut problems);
    compare_lists(&mut score.subheads, "subhead", &subheads, &wanted, &mut problems);
    compare_lists(&mut score.places, "place", &article.places, &item.places, &mut problems);
    let organisations = (&article.organisations, &item.organisations);
    compare_lists(&mut score.organisations, "organisation", organisations.0, organisations.1, &mut problems);
    compare_paragraphs(score, item, article, found, &mut problems);
    score.problems.extend(problems.into_iter().map(|problem| format!("{}: {problem}", item.id)));
}

fn compare_kind(
    score: &mut PageScore,
    item: &GoldItem,
    article: &Article,
    found: bool,
    problems: &mut Vec<String>,
) {
    let kind = match article.kind {
        Kind::Article => "article",
        Kind::Photo => "photo",
        Kind::Listing => "listing",
        Kind::Brief => "brief",
    };
    score.kinds.add(found && kind == item.kind);
    if found && kind != item.kind {
        problems.push(format!("kind {kind}, wanted {}", item.kind));
    }
}

/// Title, kicker, subtitle, section and byline.
fn compare_headline(
    score: &mut PageScore,
    item: &GoldItem,
    article: &Article,
    found: bool,
    problems: &mut Vec<String>,
) {
    let title = squeeze(&article.title);
    // Where none is printed, none is right.
    let printed = |text: &Option<String>| squeeze(text.as_deref().unwrap_or(""));
    let mut wanted = item.title_alternatives.iter().chain([&item.title]);
    let right = found && wanted.any(|text| printed(text) == title);
    score.titles.add(right);
    if found && !right {
        problems.push(format!("title {:?}, wanted {:?}", article.title, item.title.as_deref().unwrap_or("")));
    }
    // Another reading of the title carries another reading of kicker and subtitle with it.
    let alternative = right && printed(&item.title) != title;
    let mut field = |count: &mut Count, name: &str, got: Option<&str>, want: Option<&str>| {
        let (got, want) = (squeeze(got.unwrap_or("")), squeeze(want.unwrap_or("")));
        if alternative && matches!(name, "kicker" | "subtitle") {
            if !want.is_empty() {
                count.add(true);
            }
            return;
        }
        if want.is_empty() {
            count.extra += usize::from(!got.is_empty());
        } else {
            count.add(got == want);
        }
        if found && got != want {
            problems.push(format!("{name} {got:?}, wanted {want:?}"));
        }
    };
    field(&mut score.kickers, "kicker", article.kicker.as_deref(), item.kicker.as_deref());
    field(&mut score.subtitles, "subtitle", article.subtitle.as_deref(), item.subtitle.as_deref());
    let section: Vec<&str> =
        [item.section.as_deref(), item.subsection.as_deref()].into_iter().flatten().collect();
    let section_got = squeeze(article.section.as_deref().unwrap_or("")).replace('›', "");
    field(&mut score.sections, "section", Some(&section_got), Some(&section.join(" ")));
    field(&mut score.bylines, "byline", article.byline.as_deref(), item.byline.as_deref());
}

fn compare_names(
    score: &mut PageScore,
    item: &GoldItem,
    article: &Article,
    found: bool,
    problems: &mut Vec<String>,
) {
    let got = (&article.reporters, &article.correspondents, &article.photographers);
    let want = (&item.reporters, &item.correspondents, &item.photographers);
    let right = found && got == want;
    score.names.add(right);
    if found && !right {
        problems.push(format!(
            "names {:?} {:?} {:?}, wanted {:?} {:?} {:?}",
            got.0, got.1, got.2, want.0, want.1, want.2
        ));
    }
}

fn compare_paragraphs(
    score: &mut PageScore,
    item: &GoldItem,
    article: &Article,
    found: bool,
    problems: &mut Vec<String>,
) {
    let squeezed = |texts: &[String]| texts.iter().map(|text| squeeze(text)).collect::<Vec<String>>();
    let (got, want) = (squeezed(&article.paragraphs), squeezed(&item.paragraphs));
    score.paragraphs.add(got == want);
    if found && got != want {
        let at = got.iter().zip(&want).take_while(|(a, b)| a == b).count();
        let shown = |list: &[String]| list.get(at).map_or("nothing".to_owned(), |text| ends_of(text));
        problems.push(format!(
            "paragraph {at} of {} (got {}): {}, wanted {}",
            want.len(),
            got.len(),
            shown(&got),
            shown(&want)
        ));
    }
}

/// First and last words of a text.
fn ends_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONGEST_SHOWN {
        return text.to_owned();
    }
    let (head, tail): (String, String) =
        (chars[..10].iter().collect(), chars[chars.len() - 10..].iter().collect());
    format!("{head}…{tail} ({})", chars.len())
}

/// Counts the wanted texts that are there, in any order.
fn compare_lists(count: &mut Count, name: &str, got: &[String], want: &[String], problems: &mut Vec<String>) {
    let mut left: Vec<String> = got.iter().map(|text| squeeze(text)).collect();
    for text in want {
        let wanted = squeeze(text);
        let found = left.iter().position(|text| *text == wanted);
        if let Some(at) = found {
            left.remove(at);
        } else {
            problems.push(format!("{name} {text:?} not found"));
        }
        count.add(found.is_some());
    }
    count.extra += left.len();
    for text in left {
        problems.push(format!("extra {name} {text:?}"));
    }
}
