//! Scores of fields and texts, over all pages and by layout.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};
use gongwen_prepare::read::html::{self, HtmlOptions, HtmlPage, PageKind};

use super::Gold;

/// Counts of one group of pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Pages.
    pub pages: usize,
    /// Pages that are rightly called an article or no article.
    pub kind: usize,
    /// Articles that were read as such: the fields below are counted of these.
    pub articles: usize,
    /// Articles with exactly the headline, quotation marks and blanks aside.
    pub title: usize,
    /// Articles with a date in the gold, and those with exactly that.
    pub dates: (usize, usize),
    /// Articles without a date in the gold, and those that were given one.
    pub undated: (usize, usize),
    /// Articles with a publisher in the gold, and those with that.
    pub source: (usize, usize),
    /// Articles that were given a publisher where the gold has none.
    pub false_source: usize,
    /// Articles with an author in the gold, and those with that.
    pub author: (usize, usize),
    /// Articles with a section in the gold, and those with that.
    pub section: (usize, usize),
    /// Sum of the texts' F1.
    pub body: f64,
}

/// Scores of all pages.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By layout; the parts of `site3+title:h1+…` count each for itself.
    pub layouts: BTreeMap<String, Score>,
    /// Over all pages.
    pub total: Score,
    /// What was wrong, a line each.
    pub misses: Vec<String>,
}

impl Report {
    /// Reads the pages of a folder, or of each of its folders, and compares them with the gold there.
    pub fn add_folder(&mut self, folder: &Path, as_site: bool) -> Result<()> {
        if !folder.join("gold.jsonl").is_file() {
            let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
            let mut inside: Vec<_> =
                entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
            inside.sort();
            anyhow::ensure!(!inside.is_empty(), "{}: no gold.jsonl", folder.display());
            return inside.iter().try_for_each(|folder| self.add_folder(folder, as_site));
        }
        let golds = Gold::of_folder(folder)?;
        let mut pages = Vec::new();
        for gold in &golds {
            let path = folder.join(&gold.file);
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            pages.push(html::read(&gold.file, &bytes, &HtmlOptions::default()));
        }
        let mut read = Vec::new();
        let mut failed = HashMap::new();
        for (gold, page) in golds.iter().zip(pages) {
            match page {
                Ok(page) => read.push(page),
                Err(error) => drop(failed.insert(gold.file.clone(), error)),
            }
        }
        if as_site {
            read = html::site(read).pages;
        }
        let read: HashMap<String, HtmlPage> =
            read.into_iter().map(|page| (page.path.clone(), page)).collect();
        for gold in &golds {
            let gold = &if as_site { with_parts(gold, &golds) } else { gold.clone() };
            match read.get(&gold.file) {
                Some(page) => self.add(gold, page),
                None => self.miss(gold, "read", &format!("{:?}", failed.get(&gold.file)), ""),
            }
        }
        Ok(())
    }

    /// Compares one page.
    pub fn add(&mut self, gold: &Gold, page: &HtmlPage) {
        let read_as_article = match page.kind {
            PageKind::Article => true,
            PageKind::Part => gold.continues.is_some(),
            PageKind::Duplicate => gold.duplicate_of.is_some(),
            _ => false,
        };
        let mut score = Score { pages: 1, ..Score::default() };
        let is_article = gold.kind == "article";
        let is_other = || gold.kind_alt.iter().any(|kind| (kind == "article") == read_as_article);
        score.kind = usize::from(is_article == read_as_article || is_other());
        if score.kind == 0 {
            self.miss(gold, "kind", &gold.kind, &format!("{:?} ({})", page.kind, page.reason));
        }
        if let (true, Some(draft)) = (is_article, &page.draft) {
            score.articles = 1;
            score.title = usize::from(self.same(gold, "title", gold.title.as_deref(), Some(&draft.title)));
            let date = draft.date.as_deref();
            if gold.date.is_some() {
                score.dates = (1, usize::from(self.same(gold, "date", gold.date.as_deref(), date)));
            } else {
                score.undated = (1, usize::from(!self.same(gold, "date", None, date)));
            }
            let (origin, author) = (draft.origin.as_deref(), draft.author.as_deref());
            score.source = self.field(gold, "source", gold.source.as_deref(), origin);
            score.false_source = usize::from(
                gold.source.is_none()
                    && origin.is_some_and(|name| !gold.source_alt.contains(&name.to_owned())),
            );
            score.author = self.field(gold, "author", gold.author.as_deref(), author);
            score.section = self.field(gold, "section", gold.section.as_deref(), draft.section.as_deref());
            for (name, gold_text, text) in [
                ("kicker", &gold.kicker, &draft.kicker),
                ("subtitle", &gold.subtitle, &draft.subtitle),
                ("editor", &gold.editor, &draft.editor),
            ] {
                self.same(gold, name, gold_text.as_deref(), text.as_deref());
            }
            score.body = self.body(gold, page);
        }
        self.total = self.total.plus(&score);
        for layout in gold.layout.split('+') {
            let sum = self.layouts.entry(layout.to_owned()).or_default();
            *sum = sum.plus(&score);
        }
    }

    fn field(&mut self, gold: &Gold, name: &str, wanted: Option<&str>, got: Option<&str>) -> (usize, usize) {
        let same = self.same(gold, name, wanted, got);
        (usize::from(wanted.is_some()), usize::from(wanted.is_some() && same))
    }

    fn same(&mut self, gold: &Gold, name: &str, wanted: Option<&str>, got: Option<&str>) -> bool {
        let own = got.map(plain).unwrap_or_default();
        let is_other = || gold.alternatives(name).iter().any(|other| plain(other) == own);
        let same = wanted.map(plain).unwrap_or_default() == own || is_other();
        if !same {
            self.miss(gold, name, wanted.unwrap_or("-"), got.unwrap_or("-"));
        }
        same
    }

    fn miss(&mut self, gold: &Gold, what: &str, wanted: &str, got: &str) {
        self.misses.push(format!("{} [{}] {what}: gold `{wanted}`, read `{got}`", gold.file, gold.layout));
    }

    /// F1 of the text. What the gold calls either way counts for neither side.
    fn body(&mut self, gold: &Gold, page: &HtmlPage) -> f64 {
        let Some(draft) = &page.draft else { return 0.0 };
        let mut read: Vec<&str> = draft.paragraphs.iter().map(String::as_str).collect();
        for subhead in draft.subheads.iter().rev() {
            read.insert(subhead.before.min(read.len()), &subhead.text);
        }
        let loose: Vec<String> = [&gold.captions, &gold.attachments, &gold.either]
            .into_iter()
            .flatten()
            .map(|text| plain(text))
            .collect();
        let is_loose = |text: &str| loose.contains(&plain(text));
        let wanted: Vec<&str> =
            gold.paragraphs.iter().map(String::as_str).filter(|text| !is_loose(text)).collect();
        read.retain(|text| !is_loose(text));
        let (precision, recall) = overlap(&wanted, &read);
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        if f1 < 0.99 {
            let extra: Vec<&&str> =
                read.iter().filter(|text| !wanted.iter().any(|gold| plain(gold) == plain(text))).collect();
            let missing: Vec<&&str> =
                wanted.iter().filter(|text| !read.iter().any(|own| plain(own) == plain(text))).collect();
            let rule = page.rules.body;
            self.miss(
                gold,
                "body",
                &format!("{missing:?}"),
                &format!("{extra:?} (P {precision:.3} R {recall:.3}, {rule:?})"),
            );
        }
        f1
    }
}

/// The gold of a page with that of the pages that continue it.
fn with_parts(gold: &Gold, all: &[Gold]) -> Gold {
    let mut whole = gold.clone();
    for part in all.iter().filter(|part| part.continues.as_ref() == Some(&gold.file)) {
        whole.paragraphs.extend(part.paragraphs.iter().cloned());
        whole.subheads.extend(part.subheads.iter().cloned());
        whole.captions.extend(part.captions.iter().cloned());
    }
    whole
}

impl Score {
    fn plus(&self, other: &Self) -> Self {
        let two = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        Self {
            pages: self.pages + other.pages,
            kind: self.kind + other.kind,
            articles: self.articles + other.articles,
            title: self.title + other.title,
            dates: two(self.dates, other.dates),
            undated: two(self.undated, other.undated),
            source: two(self.source, other.source),
            false_source: self.false_source + other.false_source,
            author: two(self.author, other.author),
            section: two(self.section, other.section),
            body: self.body + other.body,
        }
    }

    /// Mean F1 of the texts.
    #[must_use]
    pub fn body_f1(&self) -> f64 {
        self.body / self.articles.max(1) as f64
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |(all, right): (usize, usize)| {
            if all == 0 { "   -".to_owned() } else { format!("{:.3}", right as f64 / all as f64) }
        };
        writeln!(f, "{:<16} pages kind  title date  false source (false) author section body F1", "layout")?;
        for (name, score) in
            self.layouts.iter().map(|(name, score)| (name.as_str(), score)).chain([("all", &self.total)])
        {
            writeln!(
                f,
                "{name:<16} {:>5} {} {} {} {}/{} {}  {:>3}    {}  {}  {:.4}",
                score.pages,
                share((score.pages, score.kind)),
                share((score.articles, score.title)),
                share(score.dates),
                score.undated.1,
                score.undated.0,
                share(score.source),
                score.false_source,
                share(score.author),
                share(score.section),
                score.body_f1(),
            )?;
        }
        Ok(())
    }
}

/// A text without blanks, and with one form of quotation marks and dashes.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '“' | '”' | '「' | '」' | '＂' => '"',
        '‘' | '’' | '『' | '』' => '\'',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '，' => ',',
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

/// Precision and recall of the 4-grams of letters, digits and ideographs.
fn overlap(gold: &[&str], read: &[&str]) -> (f64, f64) {
    let (gold, read) = (grams(gold), grams(read));
    if gold.is_empty() && read.is_empty() {
        return (1.0, 1.0);
    }
    let common: usize =
        gold.iter().map(|(gram, count)| read.get(gram).copied().unwrap_or(0).min(*count)).sum();
    let all = |grams: &HashMap<String, usize>| grams.values().sum::<usize>().max(1) as f64;
    (common as f64 / all(&read), common as f64 / all(&gold))
}

fn grams(paragraphs: &[&str]) -> HashMap<String, usize> {
    let chars: Vec<char> =
        paragraphs.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphanumeric()).collect();
    let mut grams = HashMap::new();
    let width = 4.min(chars.len());
    if width > 0 {
        for gram in chars.windows(width) {
            *grams.entry(gram.iter().collect()).or_insert(0) += 1;
        }
    }
    grams
}
