//! Captions of several pictures in one block: `上图：…左下图：…`, `图一：… 图二：…`. Each is one of its own, of the story whose words it
//! has.

use crate::page::captions::LEAVES_SERIES;
use crate::page::draft::{Draft, Part};
use crate::page::forms::caption::beginnings;
use crate::page::stories::{Grams, Overlap, grams};

/// Divides the blocks; a caption leaves the story of its block where another one holds so much more of its words.
pub(super) fn divide(drafts: &mut [Draft]) {
    let is_block = |part: &Part| !beginnings(&part.folded).is_empty();
    if !drafts.iter().flat_map(|draft| &draft.captions).any(is_block) {
        return;
    }
    let texts: Vec<Grams> = drafts.iter().map(said).collect();
    let overlap = Overlap::of(texts.iter());
    let mut given: Vec<Vec<Part>> = vec![Vec::new(); drafts.len()];
    for (at, draft) in drafts.iter_mut().enumerate() {
        for caption in std::mem::take(&mut draft.captions) {
            let captions = divided(&caption);
            let alone = captions.len() == 1;
            for caption in captions {
                let words = grams(&caption.folded);
                let share = |story: usize| overlap.coverage(&words, &texts[story]).share;
                let better =
                    |best: usize, story: usize| if share(story) > share(best) { story } else { best };
                let best = (0..texts.len()).fold(at, better);
                let leaves = !alone && share(best) - share(at) > LEAVES_SERIES;
                given[if leaves { best } else { at }].push(caption);
            }
        }
    }
    for (draft, captions) in drafts.iter_mut().zip(given) {
        draft.captions = captions;
    }
}

/// What a story says, with its headline.
fn said(draft: &Draft) -> Grams {
    let heads = draft.headings.iter().flat_map(|part| grams(&part.folded));
    grams(&draft.running_text()).into_iter().chain(heads).collect()
}

/// The captions of a block.
fn divided(caption: &Part) -> Vec<Part> {
    let starts = beginnings(&caption.folded);
    if starts.is_empty() {
        return vec![caption.clone()];
    }
    let ends = starts.iter().skip(1).copied().chain([caption.len()]);
    starts.iter().zip(ends).map(|(from, to)| caption.slice(*from, to)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Draft, Part, divide};
    use crate::page::lines::read_lines;

    #[test]
    fn each_caption_of_a_block_goes_to_the_story_that_says_it() {
        let parts = |text: &str| -> Vec<Part> { read_lines(text).iter().map(Part::of_line).collect() };
        let story = |head: &str, text: &str| Draft {
            headings: parts(head),
            paragraphs: parts(text),
            ..Draft::default()
        };
        let mut drafts = [
            story("请来插秧机", "河口镇的水田里停着三台插秧机，李凡说插秧机一个钟头插四亩。"),
            story("蔬菜有了身份证", "新塘村的韭菜上系着一张蓝色标签，王雨说标签系上以后不愁卖。"),
        ];
        drafts[0].captions =
            parts("上图：插秧机在河口镇的水田里作业。下图：新塘村的王雨给韭菜系上蓝色标签。");
        divide(&mut drafts);
        let captions =
            |draft: &Draft| -> Vec<String> { draft.captions.iter().map(|part| part.text.clone()).collect() };
        assert_eq!(captions(&drafts[0]), ["上图：插秧机在河口镇的水田里作业。"]);
        assert_eq!(captions(&drafts[1]), ["下图：新塘村的王雨给韭菜系上蓝色标签。"]);
    }
}
