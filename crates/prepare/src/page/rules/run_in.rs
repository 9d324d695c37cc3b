//! Run-in leads: several paragraphs of a story begin with a short sentence of the same build
//! (`完善工会驿站设施，共筑“心港湾”。`). Where a column break cut such a lead off, it is joined again.

use crate::page::draft::Draft;

/// Longest lead, in characters.
const LONGEST_LEAD: usize = 24;
/// Leads of one story differ in length by at most this many characters.
const LENGTH_DIFFERENCE: usize = 4;
/// Paragraphs that must begin with a similar lead before a lone one is joined.
const SIBLINGS: usize = 2;

/// The build of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LeadShape {
    /// Characters.
    length: usize,
    commas: usize,
    /// Opening quotation marks.
    quotes: usize,
}

impl LeadShape {
    /// Whether two leads are of the same build.
    fn is_similar(self, other: Self) -> bool {
        other.length.abs_diff(self.length) <= LENGTH_DIFFERENCE
            && (other.commas, other.quotes) == (self.commas, self.quotes)
    }
}

/// The build of the first sentence of a paragraph, if it is short enough for a lead.
fn lead(folded: &str) -> Option<LeadShape> {
    let end = folded.find('。')?;
    let sentence = &folded[..end];
    let count = |wanted: char| sentence.chars().filter(|c| *c == wanted).count();
    let length = sentence.chars().count();
    (length <= LONGEST_LEAD).then(|| LeadShape { length, commas: count('，'), quotes: count('“') })
}

/// Joins a paragraph that is nothing but a lead with the paragraph after it.
pub(crate) fn join_leads(draft: &mut Draft) {
    if draft.listing {
        return;
    }
    let mut at = 0;
    while at + 1 < draft.paragraphs.len() {
        let alone = draft.paragraphs[at].folded.ends_with('。')
            && draft.paragraphs[at].folded.matches('。').count() == 1;
        let divided = draft.subheads.iter().any(|(before, _)| *before == at + 1);
        if alone
            && !divided
            && let Some(own) = lead(&draft.paragraphs[at].folded)
        {
            let siblings = draft
                .paragraphs
                .iter()
                .enumerate()
                .filter(|(index, part)| {
                    *index != at
                        && part.len() > 2 * LONGEST_LEAD
                        && lead(&part.folded).is_some_and(|other| own.is_similar(other))
                })
                .count();
            let next_has_own =
                lead(&draft.paragraphs[at + 1].folded).is_some_and(|other| own.is_similar(other));
            if own.commas > 0 && siblings >= SIBLINGS && !next_has_own {
                let next = draft.paragraphs.remove(at + 1);
                draft.paragraphs[at].push(&next);
                for (before, _) in &mut draft.subheads {
                    if *before > at {
                        *before -= 1;
                    }
                }
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::draft::Part;

    fn draft(paragraphs: &[&str]) -> Draft {
        let part =
            |text: &&str| Part { text: (*text).to_owned(), folded: (*text).to_owned(), ..Part::default() };
        Draft { paragraphs: paragraphs.iter().map(part).collect(), ..Draft::default() }
    }

    #[test]
    fn a_lone_lead_is_joined_if_two_others_have_one() {
        let long = "红塔区总工会投入建设经费五万元，配备桌椅、充电插座、饮水机、微波炉、冰箱、空调、急救医药箱、书籍报刊、电子书屋等设施，服务职工。";
        let first = format!("完善驿站设施，共筑“心港湾”。{long}");
        let third = format!("创新服务管理，共绘“同心圆”。{long}");
        let mut story = draft(&[&first, "提供关怀服务，架起“连心桥”。", long, &third]);
        join_leads(&mut story);
        assert_eq!(story.paragraphs.len(), 3);
        let mut other = draft(&[long, "提供关怀服务，架起“连心桥”。", long, long]);
        join_leads(&mut other);
        assert_eq!(other.paragraphs.len(), 4);
    }
}
