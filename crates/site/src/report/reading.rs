//! What the readers say of the inputs, in the words of the report.

use gongwen_prepare::read::{
    Doubt, FileKind, FileOutcome, FileReport as ReadReport, OtherFile, ReadArticle, Reading, Warning,
};

use super::{Entry, FieldRule, FileReport, Outcome};

/// What became of the inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Every file.
    pub files: Vec<FileReport>,
    /// Every article, in the order of the index.
    pub articles: Vec<Entry>,
    /// Which rules gave their fields.
    pub rules: Vec<FieldRule>,
    /// What else is to be told, a line each.
    pub notes: Vec<String>,
}

impl Facts {
    /// Takes them down.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let mut facts = Self::default();
        for file in &reading.files {
            facts.add(file);
        }
        facts
    }

    fn add(&mut self, file: &ReadReport) {
        let outcome = match &file.outcome {
            FileOutcome::Articles(read) => {
                for article in &read.articles {
                    self.add_article(article);
                }
                if let Some(page) = read.page.as_ref().filter(|page| !page.unplaced.is_empty()) {
                    let lines = page.unplaced.len();
                    self.notes.push(format!(
                        "{}：{lines} 行没有归入任何文章（gongwen articles 列出它们）",
                        file.shown
                    ));
                }
                Outcome::Articles(read.articles.len())
            }
            FileOutcome::Other(other) => Outcome::PassedOver(other_file(other)),
            FileOutcome::Failed(cause) => Outcome::Failed(cause.to_string()),
        };
        self.notes.extend(file.warnings.iter().map(|said| format!("{}：{}", file.shown, warning(said))));
        self.files.push(FileReport {
            path: file.shown.clone(),
            kind: kind(file.kind).to_owned(),
            outcome,
            note: file.note.clone(),
        });
    }

    fn add_article(&mut self, ReadArticle { article, doubts, rules }: &ReadArticle) {
        self.rules.extend(rules.iter().map(|rule| FieldRule {
            id: article.id.clone(),
            field: field(rule.field).to_owned(),
            rule: rule.rule.to_string(),
        }));
        self.articles.push(Entry {
            id: article.id.clone(),
            source: article.source.clone(),
            title: article.heading(),
            date: article.date.clone(),
            places: article.places.clone(),
            doubts: doubts.iter().map(doubt).collect(),
        });
    }
}

fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Page => "报纸版面、文本",
        FileKind::Html => "网页",
        FileKind::Mht => "存成一个文件的网页（MHT）",
        FileKind::Table => "表格（CSV）",
        FileKind::Sheet => "电子表格",
        FileKind::Xml => "RSS、Atom、导出的 XML",
        FileKind::Docx => "Word 文档",
        FileKind::Sql => "数据库备份（SQL）",
        FileKind::Zip => "压缩包（zip）",
        FileKind::Document => "别的文档",
        FileKind::Media => "图片、音像、字体",
        FileKind::Code => "样式和程序",
        FileKind::Unknown => "别的文件",
        // PDF, JSON, Markdown are called so.
        known => known.name(),
    }
}

fn field(name: &'static str) -> &'static str {
    match name {
        "title" => "标题",
        "kicker" => "肩题",
        "subtitle" => "副题",
        "date" => "日期",
        "origin" | "source" => "来源",
        "author" => "作者",
        "editor" => "编辑",
        "section" => "栏目",
        "url" => "地址",
        "body" | "paragraphs" => "正文",
        other => other,
    }
}

fn other_file(other: &OtherFile) -> String {
    let text = match other {
        OtherFile::List => "列表页",
        OtherFile::Home => "首页",
        OtherFile::Frame => "框架页",
        OtherFile::Redirect => "跳转页",
        OtherFile::Shell => "文字由脚本产生的网页",
        OtherFile::Duplicate => "与另一个文件是同一篇",
        OtherFile::Part => "是另一个文件那一篇的后续页",
        OtherFile::Page => "别的网页：表单、提示",
        OtherFile::NoIndex => "网页写明不收录（noindex）",
        OtherFile::Draft => "草稿",
        OtherFile::Empty => "没有文字",
        OtherFile::Sitemap => "网站地图",
        OtherFile::Data => "不是文章的数据",
        OtherFile::Media => "图片、音像、字体",
        OtherFile::Code => "样式和程序",
        OtherFile::Document => "不会读的文档；另存为 .docx、.xlsx、.pdf 或 .txt",
        OtherFile::Unknown => "不认识的文件",
        OtherFile::Archive { files } => return format!("压缩包，里面的 {files} 个文件另列"),
        other => return other.to_string(),
    };
    text.to_owned()
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Split(_) => "版面拆分没有把握".to_owned(),
        Doubt::NoTitle => "没有标题，用了开头几个字".to_owned(),
        Doubt::CommonTitle => "许多网页都是这个标题".to_owned(),
        Doubt::NoText => "只有标题，没有正文".to_owned(),
        Doubt::UnreadDate(date) => format!("认不出的日期：{date}"),
        other => other.to_string(),
    }
}

fn warning(warning: &Warning) -> String {
    match warning {
        Warning::UnusedFields(names) => format!("没有用到的字段：{}", names.join("、")),
        Warning::EmptyRecords { count, first } => format!("{count} 条没有标题也没有正文（第一条：{first}）"),
        Warning::BadRecords { count, first } => format!("{count} 条读不出（{first}）"),
        Warning::SameId { id, now } => format!("有两篇的编号都是 {id}，后一篇改为 {now}"),
        Warning::RefusedEntries { count, first } => format!("压缩包里有 {count} 个文件没有读（{first}）"),
        Warning::ReplacedBytes => "有认不出的字节，换成了 U+FFFD".to_owned(),
        other => other.to_string(),
    }
}
