//! Single characters that are set one below the other: upright bylines and small headlines.

use super::places::Places;
use super::segments::{Segment, segment};
use super::{Flow, Sheet};

/// So many characters one below the other are upright lettering.
const FEWEST: usize = 3;
/// Widest gap between two of them, in ems.
const GAP: f32 = 0.8;
/// Narrowest gap, in ems: the boxes of two characters may overlap.
const OVERLAP: f32 = -0.3;
/// How far the middles of two of them are apart at most, in ems.
const ASKEW: f32 = 0.25;
/// Widest gap between two words, as after a role or a name.
const WORD_GAP: f32 = 2.6;
/// Narrowest gap before a character at the end of a line that is no part of it.
const ASIDE: f32 = 0.3;

/// Joins single characters that are set one below the other.
pub(crate) fn stack(sheet: &Sheet, segments: Vec<Segment>) -> Vec<Segment> {
    let segments = without_stacked_ends(sheet, segments);
    let (mut single, mut rest): (Vec<Segment>, Vec<Segment>) =
        segments.into_iter().partition(|one| is_single(sheet, one));
    single.sort_by(|one, other| one.bounds.y0.total_cmp(&other.bounds.y0));
    let single = single.into_iter().map(|one| vec![one]).collect();
    let stacks = chains(single, GAP).into_iter().map(|words| words.concat()).collect();
    for stack in joined_words(stacks) {
        if stack.len() < FEWEST {
            rest.extend(stack);
            continue;
        }
        let glyphs: Vec<usize> = stack.iter().flat_map(|one| one.glyphs.iter().copied()).collect();
        rest.push(Segment { flow: Flow::Below, ..segment(sheet, &glyphs) });
    }
    rest
}

/// Joins the words of upright lettering, if one of them shows that it is upright.
fn joined_words(stacks: Vec<Vec<Segment>>) -> Vec<Vec<Segment>> {
    let is_upright = |words: &Vec<Vec<Segment>>| words.iter().any(|word| word.len() >= FEWEST);
    let (upright, others): (Vec<_>, Vec<_>) = chains(stacks, WORD_GAP).into_iter().partition(is_upright);
    upright.into_iter().map(|words| words.concat()).chain(others.into_iter().flatten()).collect()
}

/// The size of one of two characters of upright lettering is no more than this factor that of the other.
const SIZES: f32 = 1.07;

/// Puts words together of which each begins right below the end of the one before, at most so many ems below. They come, and
/// stay, in the order of their tops.
fn chains(words: Vec<Vec<Segment>>, widest: f32) -> Vec<Vec<Vec<Segment>>> {
    let mut chains: Vec<Vec<Vec<Segment>>> = Vec::new();
    // Where they end: each word looks only at those whose foot is near its top.
    let mut feet = Places::default();
    let foot = |last: &Segment| (last.bounds.center().0, last.bounds.y1);
    for next in words {
        let (Some(first), Some(last)) = (next.first(), next.last()) else { continue };
        let (em, (x, top)) = (SIZES * first.size, (first.bounds.center().0, first.bounds.y0));
        let end = |chain: &usize| chains[*chain].last().and_then(|word| word.last());
        let above = feet
            .near(x - ASKEW * em..=x + ASKEW * em, top - widest * em..=top - OVERLAP * em)
            .filter(|chain| end(chain).is_some_and(|last| is_below(last, first, widest)))
            .min();
        let ends = foot(last);
        if let Some(chain) = above {
            if let Some(before) = end(&chain).map(foot) {
                feet.remove(before, chain);
            }
            feet.add(ends, chain);
            chains[chain].push(next);
        } else {
            feet.add(ends, chains.len());
            chains.push(vec![next]);
        }
    }
    chains
}

/// Most characters that are turned on their side in upright lettering: a stroke, a number.
const TURNED: usize = 4;

/// Whether a segment is one character, a mark between or before upright words, or something turned on its side.
fn is_single(sheet: &Sheet, one: &Segment) -> bool {
    let [only] = one.glyphs.as_slice() else {
        return one.flow == Flow::Down && one.glyphs.len() <= TURNED;
    };
    let wide = one.bounds.width() > 0.7 * one.size;
    match one.flow {
        Flow::Right => wide || "/／|·◎○●□■◇◆".contains(sheet.glyphs[*only].text),
        Flow::Down => true,
        _ => false,
    }
}

/// Cuts off the characters at the ends of level lines that begin upright lettering beside them: each has a gap before
/// it, and a single character right below.
fn without_stacked_ends(sheet: &Sheet, segments: Vec<Segment>) -> Vec<Segment> {
    let mut single: Vec<Segment> = segments.iter().filter(|one| is_single(sheet, one)).cloned().collect();
    single.sort_by(|one, other| one.bounds.y0.total_cmp(&other.bounds.y0));
    let is_above_one = |end: &Segment| {
        let near = &single[single.partition_point(|next| gap(end, next) < OVERLAP * end.size)..];
        near.iter().take_while(|next| gap(end, next) < GAP * end.size).any(|next| is_below(end, next, GAP))
    };
    let cut = |one: Segment| {
        let [.., before, last] = one.glyphs.as_slice() else { return vec![one] };
        let gap = sheet.glyphs[*last].bounds.x0 - sheet.glyphs[*before].bounds.x1;
        if one.flow != Flow::Right || gap < ASIDE * one.size {
            return vec![one];
        }
        let end = segment(sheet, &[*last]);
        if !is_above_one(&end) {
            return vec![one];
        }
        vec![segment(sheet, &one.glyphs[..one.glyphs.len() - 1]), end]
    };
    segments.into_iter().flat_map(cut).collect()
}

/// The distance from the foot of one segment to the top of another.
fn gap(above: &Segment, next: &Segment) -> f32 {
    next.bounds.y0 - above.bounds.y1
}

fn is_below(above: &Segment, next: &Segment, widest: f32) -> bool {
    (above.bounds.center().0 - next.bounds.center().0).abs() < ASKEW * above.size
        && (above.size - next.size).abs() < 0.06 * above.size
        && (OVERLAP * above.size..widest * above.size).contains(&gap(above, next))
}

#[cfg(test)]
mod tests {
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::testing::sheet;

    fn upright(words: &[(&'static str, f32)], aside: f32) -> Vec<(&'static str, f32, f32)> {
        words.iter().map(|(character, row)| (*character, aside, *row)).collect()
    }

    #[test]
    fn upright_names_with_wide_spaces_are_one_line() {
        let byline =
            [("记", 0.0), ("者", 1.0), ("夏", 3.0), ("溪", 4.0), ("实", 6.0), ("习", 7.0), ("生", 8.0)];
        let names = [("白", 10.0), ("露", 11.0)];
        let found = lines(&sheet(&[upright(&byline, 20.0), upright(&names, 20.0)].concat()));
        let texts: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["记者 夏溪 实习生 白露"]);
    }

    #[test]
    fn upright_lettering_close_to_a_line_is_no_part_of_it() {
        let mut words = vec![("巷口修伞的老韦左腿有些跛", 0.0, 0.0), ("他的摊子只有一口木箱", 0.0, 1.5)];
        words.extend(upright(&[("○", 0.0), ("袁", 1.0), ("三", 2.0), ("更", 3.0)], 12.5));
        let mut texts: Vec<String> = lines(&sheet(&words)).into_iter().map(|line| line.text).collect();
        texts.sort();
        assert_eq!(texts, ["○袁三更", "他的摊子只有一口木箱", "巷口修伞的老韦左腿有些跛"]);
    }
}
