//! Counting what is right.

use std::fmt;

use gongwen_engine::{Article, Kind};

use super::gold::GoldItem;

/// So many right of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right ones.
    pub right: usize,
    /// All of the gold.
    pub of: usize,
    /// Ones that the gold does not have.
    pub extra: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn merge(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
        self.extra += other.extra;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.right, self.of)?;
        if self.extra > 0 { write!(f, " +{}", self.extra) } else { Ok(()) }
    }
}

/// The score of one page, or the sum of several.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Items found, by their running text.
    pub items: Count,
    /// Kind of item.
    pub kinds: Count,
    /// Titles (alternatives count).
    pub titles: Count,
    /// Kickers.
    pub kickers: Count,
    /// Subtitles.
    pub subtitles: Count,
    /// Sections.
    pub sections: Count,
    /// Whole bylines.
    pub bylines: Count,
    /// Reporters, correspondents and photographers, a count each item.
    pub names: Count,
    /// Captions.
    pub captions: Count,
    /// Subheads, with their place.
    pub subheads: Count,
    /// Items whose paragraphs are exactly right.
    pub paragraphs: Count,
    /// Places, one by one.
    pub places: Count,
    /// Organisations, one by one.
    pub organisations: Count,
    /// Characters of the page that are nowhere.
    pub lost: usize,
    /// What is wrong, a line each.
    pub problems: Vec<String>,
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The texts of an item for finding its partner: the squeezed running text.
fn body(paragraphs: &[String]) -> String {
    paragraphs.iter().map(|text| squeeze(text)).collect()
}

/// Share of the pairs of neighbouring characters of `a` that `b` has too.
fn overlap(a: &str, b: &str) -> f64 {
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

/// An article is the item of the gold if their texts agree at least this much.
const SAME_ITEM: f64 = 0.8;

impl Tally {
    /// Compares the articles of a page with its gold.
    #[must_use]
    pub fn compare(gold: &[GoldItem], articles: &[Article]) -> Self {
        let mut tally = Self::default();
        let mut taken = vec![false; articles.len()];
        for item in gold {
            let text = body(&item.paragraphs);
            let partner = (0..articles.len())
                .filter(|at| !taken[*at])
                .map(|at| (overlap(&text, &body(&articles[at].paragraphs)), at))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .filter(|(likeness, _)| *likeness >= SAME_ITEM);
            tally.items.add(partner.is_some());
            if let Some((_, at)) = partner {
                taken[at] = true;
                tally.compare_item(item, &articles[at]);
            } else {
                tally.problems.push(format!(
                    "{}: not found ({})",
                    item.id,
                    item.title.as_deref().unwrap_or("")
                ));
                tally.compare_item(item, &Article::default());
            }
        }
        for (article, _) in articles.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            tally.items.extra += 1;
            tally.problems.push(format!("extra item {}: {}", article.id, article.title));
        }
        tally
    }

    fn compare_item(&mut self, item: &GoldItem, article: &Article) {
        let found = !article.id.is_empty();
        let mut problems = Vec::new();
        let kind = match article.kind {
            Kind::Article => "article",
            Kind::Photo => "photo",
            Kind::Listing => "listing",
            Kind::Brief => "brief",
        };
        self.kinds.add(found && kind == item.kind);
        if found && kind != item.kind {
            problems.push(format!("kind {kind}, wanted {}", item.kind));
        }
        let title = squeeze(&article.title);
        let alternatives = item.title_alternatives.iter().flatten().chain(&item.title);
        let right = found && alternatives.clone().any(|text| squeeze(text) == title);
        self.titles.add(right);
        if found && !right {
            problems.push(format!(
                "title {:?}, wanted {:?}",
                article.title,
                item.title.as_deref().unwrap_or("")
            ));
        }
        // Another reading of the title carries another reading of kicker and subtitle with it.
        let alternative = right && item.title.as_deref().is_some_and(|text| squeeze(text) != title);
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
        field(&mut self.kickers, "kicker", article.kicker.as_deref(), item.kicker.as_deref());
        field(&mut self.subtitles, "subtitle", article.subtitle.as_deref(), item.subtitle.as_deref());
        let section = [item.section.as_deref(), item.subsection.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let section_got = squeeze(article.section.as_deref().unwrap_or("")).replace('›', "");
        field(&mut self.sections, "section", Some(&section_got), Some(&section));
        field(&mut self.bylines, "byline", article.byline.as_deref(), item.byline.as_deref());
        let names = found
            && article.reporters == item.reporters
            && article.correspondents == item.correspondents
            && article.photographers == item.photographers;
        self.names.add(names);
        if found && !names {
            problems.push(format!(
                "names {:?} {:?} {:?}, wanted {:?} {:?} {:?}",
                article.reporters,
                article.correspondents,
                article.photographers,
                item.reporters,
                item.correspondents,
                item.photographers
            ));
        }
        one_by_one(&mut self.captions, "caption", &article.captions, &item.captions, &mut problems);
        let subheads: Vec<String> =
            article.subheads.iter().map(|s| format!("{} {}", s.before, s.text)).collect();
        let wanted: Vec<String> = item.subheads.iter().map(|s| format!("{} {}", s.before, s.text)).collect();
        one_by_one(&mut self.subheads, "subhead", &subheads, &wanted, &mut problems);

        one_by_one(&mut self.places, "place", &article.places, &item.places, &mut problems);
        one_by_one(
            &mut self.organisations,
            "organisation",
            &article.organisations,
            &item.organisations,
            &mut problems,
        );
        let (got, want): (Vec<String>, Vec<String>) = (
            article.paragraphs.iter().map(|text| squeeze(text)).collect(),
            item.paragraphs.iter().map(|text| squeeze(text)).collect(),
        );
        self.paragraphs.add(got == want);
        if found && got != want {
            let at = got.iter().zip(&want).take_while(|(a, b)| a == b).count();
            let show = |list: &[String]| list.get(at).map_or("nothing".to_owned(), |text| ends_of(text));
            problems.push(format!(
                "paragraph {at} of {} (got {}): {}, wanted {}",
                want.len(),
                got.len(),
                show(&got),
                show(&want)
            ));
        }
        self.problems.extend(problems.into_iter().map(|problem| format!("{}: {problem}", item.id)));
    }

    /// Adds the score of another page.
    pub fn merge(&mut self, other: &Self) {
        self.items.merge(other.items);
        self.kinds.merge(other.kinds);
        self.titles.merge(other.titles);
        self.kickers.merge(other.kickers);
        self.subtitles.merge(other.subtitles);
        self.sections.merge(other.sections);
        self.bylines.merge(other.bylines);
        self.names.merge(other.names);
        self.captions.merge(other.captions);
        self.subheads.merge(other.subheads);
        self.paragraphs.merge(other.paragraphs);
        self.places.merge(other.places);
        self.organisations.merge(other.organisations);
        self.lost += other.lost;
        self.problems.extend(other.problems.iter().cloned());
    }
}

/// First and last words of a text.
fn ends_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 24 {
        return text.to_owned();
    }
    let (head, tail): (String, String) =
        (chars[..10].iter().collect(), chars[chars.len() - 10..].iter().collect());
    format!("{head}…{tail} ({})", chars.len())
}

fn one_by_one(count: &mut Count, name: &str, got: &[String], want: &[String], problems: &mut Vec<String>) {
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

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "items {}, kinds {}, titles {}, kickers {}, subtitles {}, sections {}, bylines {}, names {}, captions {}, subheads {}, paragraphs {}, places {}, organisations {}, lost {}",
            self.items,
            self.kinds,
            self.titles,
            self.kickers,
            self.subtitles,
            self.sections,
            self.bylines,
            self.names,
            self.captions,
            self.subheads,
            self.paragraphs,
            self.places,
            self.organisations,
            self.lost
        )
    }
}
