//! The document reading: a notice, a regulation, a decision, an open letter. Such a text is one article, with its
//! title, who issued it and when, and its headings as subheads; it is no page of news, however it is numbered.

mod dates;
mod evidence;
mod head;
mod issue;
mod tail;
mod text;
mod wording;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::draft::{Draft, Judged, Page, Part};
use super::features::quantile;
use super::headline::Headline;
use super::line::Line;
use super::rules::division;
use super::rules::flow;
use crate::pattern::pattern;
use head::{Head, Piece};
use tail::Signature;

/// What of a document can be seen line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Frame {
    /// Width of the full lines of the text, in half columns.
    measure: usize,
    /// Lines that belong to no text: page numbers, the printer's line, chrome at the end.
    furniture: BTreeSet<usize>,
    signature: Option<Signature>,
    /// Whether the text begins with whom it is for.
    addressee: bool,
    /// Whether the number of the document is right under its title.
    number: bool,
}

/// A line this much narrower than the text (half columns) ends a paragraph.
const SHORT: usize = 5;
/// Lines that are searched for the addressee.
const ABOVE_ADDRESSEE: usize = 16;
/// The share of lines that may follow the signature without being attachments.
const MOST_AFTER: f32 = 0.35;
/// A text has its first line at this one or before, so that the chrome at the end is not searched above.
const FIRST_LINES: usize = 3;

impl Frame {
    fn of(lines: &[Line]) -> Self {
        let widths = lines.iter().map(|line| line.width + line.indent).collect();
        let measure = quantile(widths, 0.75);
        let is_furniture = |at: &usize| {
            let folded = lines[*at].folded.as_str();
            wording::is_page_number(folded, *at + 1 == lines.len()) || wording::is_printed(folded)
        };
        let mut furniture: BTreeSet<usize> = (0..lines.len()).filter(is_furniture).collect();
        furniture.extend(tail::chrome(lines, FIRST_LINES.min(lines.len())));
        Self {
            measure,
            furniture,
            signature: None,
            addressee: has_addressee(lines),
            number: lines.iter().take(ABOVE_ADDRESSEE).any(|line| wording::is_number(&line.folded)),
        }
    }

    /// Whether something follows the signature that is no attachment of the document.
    fn after_signature(&self, lines: &[Line]) -> bool {
        let Some(last) = self.signature.as_ref().and_then(|signature| signature.lines().last().copied())
        else {
            return false;
        };
        let after = (lines.len() - last - 1) as f32;
        after > MOST_AFTER * lines.len() as f32 && !tail::attachments_follow(&lines[last + 1..])
    }
}

/// Whether a line near the top says whom the text is for; it may go over several lines.
fn has_addressee(lines: &[Line]) -> bool {
    let mut text = String::new();
    for line in lines.iter().take(ABOVE_ADDRESSEE) {
        if line.blanks > 0 {
            text.clear();
        }
        text.push_str(&line.folded);
        if line.folded.ends_with('：')
            && (wording::is_addressee(&line.folded) || wording::is_addressee(&text))
        {
            return true;
        }
    }
    false
}

/// Reads the lines of a page as one document; `None` if too little shows that it is one. `stories`: how many stories with a
/// headline the learned reading finds.
pub(crate) fn read(lines: &[Line], stories: usize) -> Option<Page> {
    let mut frame = Frame::of(lines);
    let head = Head::of(lines, &frame)?;
    frame.signature = Signature::of(lines, head.pieces.len(), frame.measure);
    let certainty = evidence::certainty(lines, &frame, &head, stories)?;
    let mut draft = Draft { headings: Vec::new(), ..Draft::default() };
    let mut page = Page::default();
    let headline = take_head(lines, &head, &mut draft, &mut page);
    let signed = frame.signature.as_ref().map(Signature::lines).unwrap_or_default();
    let mut body = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(head.pieces.len()) {
        let part = Part::of_line(line);
        if wording::is_credit(&line.folded) && frame.furniture.contains(&at) || signed.contains(&at) {
            draft.sources.push(part);
        } else if frame.furniture.contains(&at) {
            page.furniture.push(part);
        } else {
            body.push(at);
        }
    }
    text::fill(lines, &body, &mut draft);
    draft.issue = Some(issue::issue(lines, &head, frame.signature.as_ref(), &headline.title));
    draft.judged = Some(Judged {
        headline,
        text: certainty,
        division: certainty,
        links: certainty,
        lines: [certainty; 2],
        ..Judged::default()
    });
    page.drafts.push(draft);
    Some(page)
}

/// Takes the lines of the head to where they belong.
fn take_head(lines: &[Line], head: &Head, draft: &mut Draft, page: &mut Page) -> Headline {
    let title: Vec<Part> = head.of_kind(Piece::Title).map(|at| Part::of_line(&lines[at])).collect();
    let mut headline = Headline { title: joined_title(&title), margin: 1.0, ..Headline::default() };
    for (at, piece) in head.pieces.iter().enumerate() {
        let part = Part::of_line(&lines[at]);
        match piece {
            Piece::Furniture => {
                page.furniture.push(part);
                continue;
            }
            Piece::Author => {
                draft.byline_lines.push(part);
                continue;
            }
            Piece::Letterhead => headline.sections.push(part.text.clone()),
            Piece::Kicker => append(&mut headline.kicker, &part.text),
            // How far a rule is in force belongs to its name: 职工创新成果奖励办法 / （试行）.
            Piece::Subtitle if is_status(&part.folded) && headline.subtitle.is_none() => {
                headline.title.push_str(&part.text);
            }
            Piece::Subtitle => append(&mut headline.subtitle, &part.text),
            Piece::Title => (),
        }
        draft.headings.push(part);
    }
    headline
}

/// Whether a line says how far a rule is in force: （试行）, （征求意见稿）.
fn is_status(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[（【](?:试行|试行稿|暂行|试用|草案|讨论稿|征求意见稿|修订|修订稿|送审稿|(?:(?:19|20)\d\d年?)?修订版?)[）】]$",
        )
    });
    FORM.is_match(folded)
}

/// The lines of a title joined: with a space for a couplet, but never inside a word or a phrase with 关于.
fn joined_title(title: &[Part]) -> String {
    let crosses = |pair: &[Part]| flow::word_crosses(&pair[0].folded, &pair[1].folded);
    if title.windows(2).any(crosses) || title.iter().any(|part| part.folded.contains("关于")) {
        let mut lines = title.iter();
        let mut whole = lines.next().cloned().unwrap_or_default();
        lines.for_each(|part| whole.push(part));
        return whole.text;
    }
    division::joined(title)
}

fn append(text: &mut Option<String>, more: &str) {
    match text {
        Some(text) => {
            text.push(' ');
            text.push_str(more);
        }
        None => *text = Some(more.to_owned()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::draft::Issue;
    use crate::page::lines::read_lines;

    const NOTICE: [&str; 18] = [
        "云溪区总工会文件",
        "",
        "云工发〔2024〕12号",
        "",
        "关于开展职工技能竞赛的",
        "通知",
        "",
        "各镇（街道）总工会：",
        "　　为提高职工技能，经研究，决定开展",
        "竞赛。现将有关事项通知如下：",
        "一、竞赛时间",
        "　　5月至9月。",
        "二、参赛对象",
        "　　全区职工。",
        "",
        "　　　　云溪区总工会",
        "　　　　2024年4月1日",
        "- 1 -",
    ];

    #[test]
    fn a_notice_has_title_issuer_date_and_subheads() {
        let page = read(&read_lines(&NOTICE.join("\n")), 1).unwrap();
        let draft = &page.drafts[0];
        let headline = &draft.judged.as_ref().unwrap().headline;
        assert_eq!(headline.title, "关于开展职工技能竞赛的通知");
        assert_eq!(headline.kicker.as_deref(), Some("云工发〔2024〕12号"));
        let issue = draft.issue.as_ref().unwrap();
        assert_eq!(
            (issue.by.as_slice(), issue.on.as_deref()),
            (&["云溪区总工会".to_owned()][..], Some("2024年4月1日"))
        );
        let subheads: Vec<&str> = draft.subheads.iter().map(|(_, part)| part.text.as_str()).collect();
        assert_eq!(subheads, ["一、竞赛时间", "二、参赛对象"]);
        let texts: Vec<&str> = draft.paragraphs.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts[1], "为提高职工技能，经研究，决定开展竞赛。现将有关事项通知如下：");
        assert_eq!(page.furniture.len(), 1);
    }

    #[test]
    fn texts_signed_by_several_are_no_document() {
        let roll = [
            "北原机车车辆有限公司",
            "2023年度先进集体和先进个人光荣榜",
            "一、功勋员工（5人）",
            "　　邰正义、闵秋实、姬万里",
            "二、先进集体（2个）",
            "　　调试一组、配送二班",
        ];
        let letter = [
            "",
            "致全体职工家属的一封信",
            "　　尊敬的各位家属：",
            "　　这一年，公司交付动车组，每一列车上都有您默默的支持。",
            "北原机车车辆有限公司工会",
            "2023年12月28日",
        ];
        let story = |title, name| {
            let text = "　　手锤落在螺栓上，当、当、咚。拆下来一看，螺纹根部有一道裂纹。";
            ["", title, text, name]
        };
        let stories = [
            story("敲了三十年，把听音敲成绝活", "（总装分厂党支部　姜少华）"),
            story("给列车装上大脑", "（技术中心　路遥）"),
        ];
        let page = |stories: &[&str]| [&roll[..], stories, &letter[..]].concat().join("\n");
        assert!(read(&read_lines(&page(&[])), 1).is_some());
        assert!(read(&read_lines(&page(&stories.concat())), 1).is_none());
    }

    fn of(page: &str) -> (Headline, Issue, Vec<String>) {
        let page = read(&read_lines(page), 1).unwrap();
        let draft = &page.drafts[0];
        let subheads = draft.subheads.iter().map(|(_, part)| part.text.clone()).collect();
        (draft.judged.as_ref().unwrap().headline.clone(), draft.issue.clone().unwrap(), subheads)
    }

    #[test]
    fn titles_may_be_set_wide_and_heads_apart() {
        let appeal = "倡  议  书\n\n全体职工：\n\n　　为节约粮食，向大家倡议：\n　　做到不剩饭。\n\n松岭集团工会委员会\n二〇二二年十月十六日\n";
        let (headline, issue, _) = of(appeal);
        assert_eq!(headline.title, "倡  议  书");
        assert_eq!(issue.by, ["松岭集团工会委员会"]);
        let minutes = "松岭集团工会委员会\n\n会议纪要\n\n5月11日召开会议，现将议定事项纪要如下：\n　　一、关于疗休养。\n　　二、关于运动会。\n\n2017年5月15日印发\n";
        let (headline, issue, _) = of(minutes);
        assert_eq!(
            (headline.title.as_str(), headline.sections.as_slice()),
            ("会议纪要", &["松岭集团工会委员会".to_owned()][..])
        );
        assert_eq!(issue.on.as_deref(), Some("2017年5月15日"));
    }

    #[test]
    fn a_speech_has_a_speaker_and_a_decision_is_passed() {
        let speech = "在开班式上的讲话\n（2022年9月6日）\n市总工会党组书记　柯明\n\n同志们：\n　　下面讲两点。\n　　一、学习\n　　要学习。\n　　二、工作\n　　要工作。\n";
        let page = read(&read_lines(speech), 1).unwrap();
        assert_eq!(page.drafts[0].byline_lines[0].text, "市总工会党组书记　柯明");
        let decision =
            "松岭机械厂职工代表大会决议\n\n（2020年1月17日第二次会议通过）\n\n会议听取了工作报告。\n";
        assert_eq!(of(decision).1.on.as_deref(), Some("2020年1月17日"));
    }

    #[test]
    fn chapters_are_subheads_and_winners_do_not_sign() {
        let rules = "松岭集团奖惩办法\n\n第一章　总　则\n\n第一条　为加强管理，制定本办法。\n第二条　本办法适用于各单位。\n\n第二章　附　则\n\n第三条　本办法自2019年1月1日起施行。\n";
        let (headline, issue, subheads) = of(rules);
        assert_eq!(headline.title, "松岭集团奖惩办法");
        assert_eq!(subheads, ["第一章　总　则", "第二章　附　则"]);
        assert_eq!(issue.on, None);
        let tried = rules.replace("奖惩办法\n", "奖惩办法\n（试行）\n");
        let (headline, ..) = of(&tried);
        assert_eq!((headline.title.as_str(), headline.subtitle), ("松岭集团奖惩办法（试行）", None));
        let winners = "关于先进集体拟推荐名单的公示\n\n　　经研究，现予公示。\n\n　　一、先进集体（2个）\n　　松岭市自来水公司\n　　松岭市公交公司\n\n松岭市总工会\n2024年3月8日\n";
        assert_eq!(of(winners).1.by, ["松岭市总工会"]);
    }

    #[test]
    fn a_page_of_news_is_no_document() {
        let news =
            "关于开展竞赛的通知引发热议\n\n本报讯（记者 李凡）近日，竞赛开始。\n\n一、报名\n二、比赛\n";
        assert!(read(&read_lines(news), 1).is_none());
        assert!(read(&read_lines("夜校开班\n\n近日，夜校开班。\n"), 1).is_none());
    }
}
