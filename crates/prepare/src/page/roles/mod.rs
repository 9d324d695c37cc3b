//! Stage 3, roles: what every line is, as trained weights judge it, and how sure they are.

mod captions;
mod chain;
mod contents;
mod furniture;
mod inner_heads;
mod marks;
mod network;
pub(crate) mod weights;

use super::features::Features;
use super::line::Line;
use weights::Weights;

/// How many roles there are.
pub(crate) const COUNT: usize = 16;

/// The role of a line. `tools/pages/labels.py` has the same, in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineRole {
    /// Masthead, date, page number, line of editors.
    Furniture,
    /// A label over one story or several.
    Section,
    Kicker,
    Title,
    TitleGoesOn,
    Subtitle,
    SubtitleGoesOn,
    /// A byline on a line of its own, beside the headline.
    Byline,
    /// The first line of a story's text.
    StoryStarts,
    ParagraphStarts,
    TextGoesOn,
    Subhead,
    Caption,
    CaptionGoesOn,
    /// A photo credit, a source, a closing byline.
    Credit,
    /// A row of a listing or table.
    Row,
}

/// All roles, in the order of the weights.
pub(crate) const ROLES: [LineRole; COUNT] = [
    LineRole::Furniture,
    LineRole::Section,
    LineRole::Kicker,
    LineRole::Title,
    LineRole::TitleGoesOn,
    LineRole::Subtitle,
    LineRole::SubtitleGoesOn,
    LineRole::Byline,
    LineRole::StoryStarts,
    LineRole::ParagraphStarts,
    LineRole::TextGoesOn,
    LineRole::Subhead,
    LineRole::Caption,
    LineRole::CaptionGoesOn,
    LineRole::Credit,
    LineRole::Row,
];

impl LineRole {
    /// The Chinese term.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Furniture => "版面信息",
            Self::Section => "栏目",
            Self::Kicker => "肩题",
            Self::Title => "标题",
            Self::TitleGoesOn => "标题续行",
            Self::Subtitle => "副题",
            Self::SubtitleGoesOn => "副题续行",
            Self::Byline => "作者",
            Self::StoryStarts => "正文首段",
            Self::ParagraphStarts => "段首",
            Self::TextGoesOn => "正文续行",
            Self::Subhead => "小标题",
            Self::Caption => "图片说明",
            Self::CaptionGoesOn => "图片说明续行",
            Self::Credit => "署名（图片、来源）",
            Self::Row => "列表",
        }
    }

    /// Whether it is in a headline block.
    pub(crate) const fn is_head(self) -> bool {
        matches!(
            self,
            Self::Section
                | Self::Kicker
                | Self::Title
                | Self::TitleGoesOn
                | Self::Subtitle
                | Self::SubtitleGoesOn
                | Self::Byline
        )
    }

    /// Whether it is text of a story.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::StoryStarts | Self::ParagraphStarts | Self::TextGoesOn)
    }
}

/// The roles of a page's lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roles {
    /// The best role of each line, all lines considered together.
    pub(crate) best: Vec<LineRole>,
    /// The probability of each role, line by line.
    pub(crate) scores: Vec<[f32; COUNT]>,
}

impl Roles {
    /// The probability that a line has a role.
    pub(crate) fn score(&self, line: usize, role: LineRole) -> f32 {
        self.scores[line][role as usize]
    }

    /// Gives a line a role for certain, so that later stages do not weigh another.
    fn set(&mut self, line: usize, role: LineRole) {
        self.best[line] = role;
        self.scores[line] = [0.0; COUNT];
        self.scores[line][role as usize] = 1.0;
    }

    /// The probability of the role that a line was given.
    pub(crate) fn certainty(&self, line: usize) -> f32 {
        self.score(line, self.best[line])
    }
}

/// The probability that a score means.
pub(crate) fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + chain::exp(-score))
}

/// Judges the lines of a page.
pub(crate) fn roles(lines: &[Line], features: &Features, weights: &Weights) -> Roles {
    if lines.is_empty() {
        return Roles::default();
    }
    let emissions = network::emissions(&features.rows, &weights.line.networks);
    let blanks: Vec<usize> = lines.iter().map(|line| line.blanks).collect();
    let mut roles = Roles {
        best: chain::best(&emissions, &blanks, &weights.line),
        scores: chain::marginals(&emissions, &blanks, &weights.line),
    };
    furniture::corroborate(lines, &mut roles);
    captions::settle(lines, &mut roles, &features.shape);
    marks::settle(lines, &mut roles);
    contents::put_away(lines, &mut roles);
    inner_heads::lower(lines, &mut roles);
    roles
}
