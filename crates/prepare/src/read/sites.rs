//! Web pages: one page after the other first, then all pages of the source together, which tell what repeats.

use super::error::ReadCause;
use super::kind::FileKind;
use super::outcome::{FileOutcome, FileReport, Found, ReadFile};
use super::source::SourceFile;
#[cfg(feature = "html")]
use super::{
    doubt::Doubt,
    html::{self, HtmlOptions, HtmlPage, PageKind, Rules},
    input::Input,
    other_file::OtherFile,
    outcome::{FieldRule, ReadArticle, ReadArticles},
};

/// What the first pass gives for a file.
pub(crate) struct FirstPass {
    /// The report; of a web page its outcome is still to come.
    report: FileReport,
    /// A web page, for the second pass, and what its id begins with.
    #[cfg(feature = "html")]
    page: Option<(HtmlPage, String)>,
}

impl FirstPass {
    #[cfg_attr(not(feature = "html"), allow(unused_variables))]
    pub(crate) fn of(
        file: &SourceFile,
        kind: FileKind,
        prefix: &str,
        read: Result<ReadFile, ReadCause>,
    ) -> Self {
        let report = |outcome, warnings| FileReport {
            name: file.name.clone(),
            shown: file.shown.clone(),
            kind,
            outcome,
            warnings,
            note: String::new(),
        };
        let (found, warnings) = match read {
            Ok(read) => (read.found, read.warnings),
            Err(cause) => return Self::done(report(FileOutcome::Failed(cause), Vec::new())),
        };
        match found {
            Found::Articles(articles) => Self::done(report(FileOutcome::Articles(articles), warnings)),
            Found::Other(other) => Self::done(report(FileOutcome::Other(other), warnings)),
            #[cfg(feature = "html")]
            Found::WebPage(page) => {
                let report = report(FileOutcome::Other(OtherFile::Page), warnings);
                Self { report, page: Some((*page, prefix.to_owned())) }
            }
        }
    }

    fn done(report: FileReport) -> Self {
        Self {
            report,
            #[cfg(feature = "html")]
            page: None,
        }
    }
}

/// The reports of files without web pages.
#[cfg(not(feature = "html"))]
pub(crate) fn finish(files: Vec<FirstPass>) -> Vec<FileReport> {
    files.into_iter().map(|file| file.report).collect()
}

/// Reads a web page.
#[cfg(feature = "html")]
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let options =
        HtmlOptions { bad_bytes: input.options.bad_bytes, selectors: input.options.selectors.clone() };
    let page = html::read(input.name, &input.bytes()?, &options)?;
    Ok(ReadFile { found: Found::WebPage(Box::new(page)), warnings: Vec::new() })
}

/// Looks over all web pages together and writes the reports.
#[cfg(feature = "html")]
pub(crate) fn finish(files: Vec<FirstPass>) -> Vec<FileReport> {
    let (mut reports, mut pages, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (at, file) in files.into_iter().enumerate() {
        reports.push(file.report);
        if let Some((page, prefix)) = file.page {
            pages.push(page);
            places.push((at, prefix));
        }
    }
    for (page, (at, prefix)) in html::site(pages).pages.into_iter().zip(places) {
        let report = &mut reports[at];
        report.note = page.reason;
        report.outcome = match page.draft {
            Some(draft) if page.kind == PageKind::Article => {
                let mut article = draft.article(prefix, report.name.clone());
                crate::fields::add_places_and_organisations(std::slice::from_mut(&mut article));
                let mut doubts = Vec::new();
                if page.rules.title.is_none() {
                    doubts.push(Doubt::NoTitle);
                }
                if article.paragraphs.is_empty() && article.captions.is_empty() {
                    doubts.push(Doubt::NoText);
                }
                let articles = vec![ReadArticle { article, doubts, rules: rules(&page.rules) }];
                FileOutcome::Articles(ReadArticles { articles, page: None })
            }
            _ => FileOutcome::Other(other(page.kind)),
        };
    }
    reports
}

#[cfg(feature = "html")]
fn other(kind: PageKind) -> OtherFile {
    match kind {
        PageKind::List => OtherFile::List,
        PageKind::Home => OtherFile::Home,
        PageKind::Frames => OtherFile::Frame,
        PageKind::Redirect => OtherFile::Redirect,
        PageKind::Shell => OtherFile::Shell,
        PageKind::Part => OtherFile::Part,
        PageKind::Duplicate => OtherFile::Duplicate,
        PageKind::Excluded => OtherFile::NoIndex,
        PageKind::Article | PageKind::Other => OtherFile::Page,
    }
}

#[cfg(feature = "html")]
fn rules(rules: &Rules) -> Vec<FieldRule> {
    let Rules { title, date, origin, author, section, url, body } = *rules;
    let fields = [
        ("title", title),
        ("date", date),
        ("origin", origin),
        ("author", author),
        ("section", section),
        ("url", url),
        ("body", body),
    ];
    fields.into_iter().filter_map(|(field, rule)| Some(FieldRule { field, rule: rule?.into() })).collect()
}
