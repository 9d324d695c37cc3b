//! The styles in which the layout generator typesets pages.

/// Where headlines are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadlinePlacement {
    /// Above each story.
    Above,
    /// All together after the last story.
    After,
    /// All together before the first story.
    Before,
}

/// How the start of a paragraph shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphStart {
    /// By an indent.
    Indent,
    /// By a short first line; its indent was dropped.
    Short,
    /// By an empty line between paragraphs; first lines are as long as all others.
    Blank,
}

/// A way to typeset a page.
#[derive(Clone, Copy, Debug)]
// Each of the flags is a habit of its own; papers have them in any combination.
#[allow(clippy::struct_excessive_bools)]
pub struct PageStyle {
    /// The name in the report.
    pub name: &'static str,
    /// Width of a column in characters; `None`: a line is a paragraph or a piece of one.
    pub column: Option<usize>,
    /// Lines (or hundreds of characters in wide pages) after which a column ends, within a sentence.
    pub column_length: Option<usize>,
    /// How the start of a paragraph shows.
    pub starts: ParagraphStart,
    /// Empty lines between paragraphs.
    pub blanks: usize,
    /// Where headlines are printed.
    pub headlines: HeadlinePlacement,
    /// Whether the stories come in another order.
    pub shuffled: bool,
    /// Whether masthead, date, page number and the line of editors are printed.
    pub furniture: bool,
    /// Whether quotation marks are 「」 and punctuation is half width.
    pub corner_quotes: bool,
    /// How stories open.
    pub opener: OpenerStyle,
    /// Whether lines are cut without regard to punctuation and words.
    pub careless: bool,
    /// Whether there is an empty line between all lines.
    pub double_spaced: bool,
    /// Whether the page is set in two columns side by side.
    pub side_by_side: bool,
}

/// How a story opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenerStyle {
    /// As in the gold.
    Own,
    /// `【本报讯】（记者 某某）`.
    Bracket,
    /// `本报讯 记者 某某 `, without 报道.
    Bare,
    /// The authors on a line of their own.
    Line,
}

/// The styles that the splitter is scored on.
pub const PAGE_STYLES: [PageStyle; 18] = {
    const PLAIN: PageStyle = PageStyle {
        name: "wide",
        column: None,
        column_length: None,
        starts: ParagraphStart::Blank,
        blanks: 1,
        headlines: HeadlinePlacement::Above,
        shuffled: false,
        furniture: false,
        corner_quotes: false,
        opener: OpenerStyle::Own,
        careless: false,
        double_spaced: false,
        side_by_side: false,
    };
    [
        PLAIN,
        PageStyle {
            name: "wide, no empty lines, indents kept",
            blanks: 0,
            starts: ParagraphStart::Indent,
            ..PLAIN
        },
        PageStyle {
            name: "wide, cut, shuffled, furniture",
            column_length: Some(2),
            shuffled: true,
            furniture: true,
            ..PLAIN
        },
        PageStyle {
            name: "columns of 12, indents dropped",
            column: Some(12),
            column_length: Some(17),
            starts: ParagraphStart::Short,
            ..PLAIN
        },
        PageStyle {
            name: "columns of 16, indents kept, no empty lines",
            column: Some(16),
            starts: ParagraphStart::Indent,
            blanks: 0,
            ..PLAIN
        },
        PageStyle {
            name: "columns of 20, no indents",
            column: Some(20),
            column_length: Some(25),
            furniture: true,
            ..PLAIN
        },
        PageStyle { name: "columns of 34, no indents, shuffled", column: Some(34), shuffled: true, ..PLAIN },
        PageStyle {
            name: "columns of 10, indents dropped, no empty lines",
            column: Some(10),
            starts: ParagraphStart::Short,
            blanks: 0,
            ..PLAIN
        },
        PageStyle {
            name: "columns of 14, headlines last",
            column: Some(14),
            column_length: Some(19),
            starts: ParagraphStart::Short,
            headlines: HeadlinePlacement::After,
            ..PLAIN
        },
        PageStyle { name: "wide, headlines first", headlines: HeadlinePlacement::Before, ..PLAIN },
        PageStyle {
            name: "columns of 18, corner quotes, half-width punctuation",
            column: Some(18),
            starts: ParagraphStart::Short,
            corner_quotes: true,
            ..PLAIN
        },
        PageStyle {
            name: "wide, headlines last, shuffled",
            headlines: HeadlinePlacement::After,
            shuffled: true,
            column_length: Some(3),
            ..PLAIN
        },
        PageStyle {
            name: "wide, bracketed openers, furniture",
            opener: OpenerStyle::Bracket,
            furniture: true,
            ..PLAIN
        },
        PageStyle {
            name: "columns of 15, bare openers",
            column: Some(15),
            starts: ParagraphStart::Short,
            opener: OpenerStyle::Bare,
            ..PLAIN
        },
        PageStyle {
            name: "wide, authors on a line, cut",
            opener: OpenerStyle::Line,
            column_length: Some(2),
            ..PLAIN
        },
        PageStyle { name: "cut at 22 without care", column: Some(22), careless: true, ..PLAIN },
        PageStyle {
            name: "columns of 13, double spaced",
            column: Some(13),
            starts: ParagraphStart::Short,
            double_spaced: true,
            ..PLAIN
        },
        PageStyle {
            name: "two columns of 17 side by side, indents kept",
            column: Some(17),
            starts: ParagraphStart::Indent,
            blanks: 0,
            side_by_side: true,
            furniture: true,
            ..PLAIN
        },
    ]
};
