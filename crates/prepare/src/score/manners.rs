//! The manners in which the press lays pages out.

/// Where headlines are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headlines {
    /// Above each story.
    Above,
    /// All together after the last story.
    After,
    /// All together before the first story.
    Before,
}

/// How paragraph starts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// White space survived.
    Indent,
    /// White space was dropped, first lines are short.
    Short,
    /// First lines are as long as all others; an empty line stands between paragraphs.
    Blank,
}

/// A way to lay a page out.
#[derive(Clone, Copy, Debug)]
// Each of the four is a habit of its own; papers have them in any combination.
#[allow(clippy::struct_excessive_bools)]
pub struct Manner {
    /// Name, for the report.
    pub name: &'static str,
    /// Column width in characters; `None`: a line is a paragraph or a piece of one.
    pub column: Option<usize>,
    /// Lines (or hundreds of characters in wide pages) after which a column ends, in mid sentence.
    pub column_length: Option<usize>,
    /// Paragraph starts.
    pub starts: Starts,
    /// Empty lines between paragraphs.
    pub blanks: usize,
    /// Where headlines stand.
    pub headlines: Headlines,
    /// Whether the stories come in another order.
    pub shuffled: bool,
    /// Whether a mast, a date, page numbers and an editors' line are printed.
    pub furniture: bool,
    /// Whether quotes are 「」 and punctuation is half width.
    pub corner_quotes: bool,
    /// How stories open.
    pub opener: Opener,
    /// Whether lines are cut without regard to punctuation and words.
    pub careless: bool,
    /// Whether an empty line stands between all lines.
    pub double_spaced: bool,
    /// Whether the page is set in two columns side by side.
    pub side_by_side: bool,
}

/// How a story opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// As in the gold.
    Own,
    /// `【本报讯】（记者 某某）`.
    Bracket,
    /// `本报讯 记者 某某 `, without 报道.
    Bare,
    /// The authors on a line of their own.
    Line,
}

/// The manners that the splitter is judged on.
pub const MANNERS: [Manner; 18] = {
    const PLAIN: Manner = Manner {
        name: "wide",
        column: None,
        column_length: None,
        starts: Starts::Blank,
        blanks: 1,
        headlines: Headlines::Above,
        shuffled: false,
        furniture: false,
        corner_quotes: false,
        opener: Opener::Own,
        careless: false,
        double_spaced: false,
        side_by_side: false,
    };
    [
        PLAIN,
        Manner { name: "wide, no empty lines, indents kept", blanks: 0, starts: Starts::Indent, ..PLAIN },
        Manner {
            name: "wide, cut, shuffled, furniture",
            column_length: Some(2),
            shuffled: true,
            furniture: true,
            ..PLAIN
        },
        Manner {
            name: "columns of 12, indents dropped",
            column: Some(12),
            column_length: Some(17),
            starts: Starts::Short,
            ..PLAIN
        },
        Manner {
            name: "columns of 16, indents kept, no empty lines",
            column: Some(16),
            starts: Starts::Indent,
            blanks: 0,
            ..PLAIN
        },
        Manner {
            name: "columns of 20, no indents",
            column: Some(20),
            column_length: Some(25),
            furniture: true,
            ..PLAIN
        },
        Manner { name: "columns of 34, no indents, shuffled", column: Some(34), shuffled: true, ..PLAIN },
        Manner {
            name: "columns of 10, indents dropped, no empty lines",
            column: Some(10),
            starts: Starts::Short,
            blanks: 0,
            ..PLAIN
        },
        Manner {
            name: "columns of 14, headlines last",
            column: Some(14),
            column_length: Some(19),
            starts: Starts::Short,
            headlines: Headlines::After,
            ..PLAIN
        },
        Manner { name: "wide, headlines first", headlines: Headlines::Before, ..PLAIN },
        Manner {
            name: "columns of 18, corner quotes, half-width punctuation",
            column: Some(18),
            starts: Starts::Short,
            corner_quotes: true,
            ..PLAIN
        },
        Manner {
            name: "wide, headlines last, shuffled",
            headlines: Headlines::After,
            shuffled: true,
            column_length: Some(3),
            ..PLAIN
        },
        Manner {
            name: "wide, bracketed openers, furniture",
            opener: Opener::Bracket,
            furniture: true,
            ..PLAIN
        },
        Manner {
            name: "columns of 15, bare openers",
            column: Some(15),
            starts: Starts::Short,
            opener: Opener::Bare,
            ..PLAIN
        },
        Manner {
            name: "wide, authors on a line, cut",
            opener: Opener::Line,
            column_length: Some(2),
            ..PLAIN
        },
        Manner { name: "cut at 22 without care", column: Some(22), careless: true, ..PLAIN },
        Manner {
            name: "columns of 13, double spaced",
            column: Some(13),
            starts: Starts::Short,
            double_spaced: true,
            ..PLAIN
        },
        Manner {
            name: "two columns of 17 side by side, indents kept",
            column: Some(17),
            starts: Starts::Indent,
            blanks: 0,
            side_by_side: true,
            furniture: true,
            ..PLAIN
        },
    ]
};
