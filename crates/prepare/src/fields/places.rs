//! Places: mentions in the text, normalised to the administrative tree (`湖州市德清县新市镇`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::mentions::{Mention, mentions};
use crate::pattern::pattern;
use gongwen_analysis::gazetteer::Division;

/// A town, street district or village right after a division, or at the start of a clause.
static TOWN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([\p{Han}]{2,4}?(?:街道|镇|乡))([\p{Han}]{1,4}?村)?"));

/// Whether words that end in 镇, 乡 or 街道 name a town.
fn is_town(name: &str) -> bool {
    const NO_TOWNS: [&str; 14] =
        ["该", "全", "各", "乡", "城", "小", "本", "这", "我", "此", "村", "古", "家", "回"];
    const INSIDE: [&str; 9] = ["总工会", "联合", "公司", "个", "和", "在", "的", "工会", "等"];
    !NO_TOWNS.iter().any(|word| name.starts_with(word)) && !INSIDE.iter().any(|word| name.contains(word))
}

/// The text of an article by weight: headlines, lead, the rest.
pub(crate) struct WeightedText<'a> {
    /// The text.
    pub text: &'a str,
    /// How much a mention in it counts.
    pub weight: u32,
}

/// Provinces of the unambiguous names of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageContext {
    provinces: BTreeMap<String, usize>,
}

impl PageContext {
    /// Counts the provinces in all texts of a page.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut provinces: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            for mention in mentions(text) {
                if let ([only], false) = (mention.candidates.as_slice(), mention.short) {
                    *provinces.entry(only.province.clone()).or_insert(0) += 1;
                }
            }
        }
        Self { provinces }
    }

    /// The candidate that fits best: one whose city was named just before or elsewhere in the article, then
    /// one in the page's commonest province. `None` if there is no evidence for any of several.
    fn choose(&self, mention: &Mention, near: &Named<'_>) -> Option<Division> {
        let candidates = mention.candidates.as_slice();
        if let ([only], false) = (candidates, mention.short) {
            return Some(only.clone());
        }
        let rank = |division: &Division| {
            let same_city = near.cities.contains(division.city.as_str());
            let same_province = near.provinces.contains(division.province.as_str());
            let common = self.provinces.get(&division.province).copied().unwrap_or(0);
            (same_city, same_province, common, division.county.is_empty())
        };
        let best = candidates.iter().max_by(|a, b| rank(a).cmp(&rank(b)).then(b.cmp(a)))?;
        let (city, province, common, _) = rank(best);
        (city || province || common > 0).then(|| best.clone())
    }
}

/// The cities and provinces that an article names without doubt.
#[derive(Default)]
struct Named<'a> {
    cities: BTreeSet<&'a str>,
    provinces: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn of(mentions: impl Iterator<Item = &'a Mention>) -> Self {
        let mut named = Self::default();
        for mention in mentions {
            if let ([only], false) = (mention.candidates.as_slice(), mention.short) {
                named.provinces.insert(&only.province);
                if !only.city.is_empty() {
                    named.cities.insert(&only.city);
                }
            }
        }
        named
    }
}

/// Most towns of one county in an article.
const MOST_TOWNS: usize = 3;
/// Most places of one article.
const MOST_PLACES: usize = 4;

/// The places of an article, the most important first.
pub(crate) fn places(texts: &[WeightedText<'_>], context: &PageContext) -> Vec<String> {
    let found: Vec<Vec<Mention>> = texts.iter().map(|part| mentions(part.text)).collect();
    let certain = Named::of(found.iter().flatten());
    // Score of each division, and of the towns in it.
    let mut scores: BTreeMap<Division, u32> = BTreeMap::new();
    let mut towns: BTreeMap<Division, BTreeMap<String, u32>> = BTreeMap::new();
    let mut with_province: BTreeSet<Division> = BTreeSet::new();
    for (part, found) in texts.iter().zip(&found) {
        let mut previous: Option<(Division, usize)> = None;
        for mention in found {
            let Some(division) = context.choose(mention, &certain) else { continue };
            if let Some((before, end)) = &previous
                && *end == mention.start
                && before.county.is_empty()
                && (before.city.is_empty() || with_province.contains(before))
                && before.province == division.province
            {
                with_province.insert(division.clone());
            }
            *scores.entry(division.clone()).or_insert(0) += part.weight;
            note_town(part, &division, mention.end, &mut towns);
            previous = Some((division, mention.end));
        }
        if let Some((division, _)) = previous
            && !division.county.is_empty()
        {
            note_clause_towns(part, &division, &mut towns);
        }
    }
    rank(&scores, &towns, &with_province)
}

fn note_town(
    part: &WeightedText<'_>,
    division: &Division,
    end: usize,
    towns: &mut BTreeMap<Division, BTreeMap<String, u32>>,
) {
    let Some(found) = TOWN.captures(&part.text[end..]) else { return };
    let Some(town) = found.get(1).filter(|town| is_town(town.as_str())) else { return };
    let village = found.get(2).map_or("", |village| village.as_str());
    let village = if village.contains(['的', '在', '、']) { "" } else { village };
    let entry = towns.entry(division.clone()).or_default();
    *entry.entry(format!("{}{village}", town.as_str())).or_insert(0) += part.weight;
}

/// Towns at the start of a clause belong to the county that the text names.
fn note_clause_towns(
    part: &WeightedText<'_>,
    division: &Division,
    towns: &mut BTreeMap<Division, BTreeMap<String, u32>>,
) {
    static CLAUSE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[，。、；：,“])([\p{Han}]{2,3}?(?:街道|镇|乡))"));
    for found in CLAUSE.captures_iter(part.text) {
        if let Some(town) = found.get(1).filter(|town| is_town(town.as_str())) {
            *towns.entry(division.clone()).or_default().entry(town.as_str().to_owned()).or_insert(0) +=
                part.weight;
        }
    }
}

/// Puts the paths in order: counties before the cities that contain them, cities before provinces.
fn rank(
    scores: &BTreeMap<Division, u32>,
    towns: &BTreeMap<Division, BTreeMap<String, u32>>,
    with_province: &BTreeSet<Division>,
) -> Vec<String> {
    let mut order: Vec<(&Division, u32)> =
        scores.iter().map(|(division, score)| (division, *score)).collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let covered = |division: &Division| {
        order.iter().any(|(other, _)| {
            *other != division
                && other.province == division.province
                && (division.city.is_empty() && !other.city.is_empty()
                    || division.county.is_empty() && other.city == division.city && !other.county.is_empty())
        })
    };
    let kept: Vec<(&Division, u32)> =
        order.iter().filter(|(division, _)| !covered(division)).copied().collect();
    let top = kept.first().map_or(0, |(_, score)| *score);
    let mut out = Vec::new();
    for (division, _) in kept.into_iter().filter(|(_, score)| *score * 2 >= top) {
        let mut path = division.path();
        if with_province.contains(division) && division.province != division.city && !division.city.is_empty()
        {
            path = format!("{}{path}", division.province);
        }
        let mut named: Vec<(&String, &u32)> =
            towns.get(division).into_iter().flatten().filter(|(_, weight)| **weight >= 2).collect();
        named.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        // 公阳乡 and 公阳乡联源村 are one.
        let longer = |town: &String| {
            named.iter().any(|(other, _)| other.len() > town.len() && other.starts_with(town.as_str()))
        };
        let towns: Vec<&String> = named.iter().map(|(town, _)| *town).filter(|town| !longer(town)).collect();
        if towns.is_empty() {
            out.push(path);
        } else {
            out.extend(towns.into_iter().take(MOST_TOWNS).map(|town| format!("{path}{town}")));
        }
        if out.len() >= MOST_PLACES {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let context = PageContext::of([text].into_iter());
        places(&[WeightedText { text, weight: 2 }], &context)
    }

    #[test]
    fn mentions_become_paths() {
        assert_eq!(of("杭州市临平区总工会举办培训。"), ["杭州市临平区"]);
        assert_eq!(of("近日，德清县总工会、新市镇总工会推出活动。"), ["湖州市德清县新市镇"]);
        assert_eq!(of("云南玉溪红塔区总工会创新服务。"), ["云南省玉溪市红塔区"]);
        assert_eq!(of("台州市路桥区总工会开展体检。"), ["台州市路桥区"]);
        assert_eq!(of("论坛在重庆举办。"), ["重庆市"]);
    }

    #[test]
    fn a_name_shared_by_several_counties_needs_its_city() {
        assert_eq!(of("杭州的职工走进西湖区。"), ["杭州市西湖区"]);
        assert!(of("鼓楼区的职工。").is_empty());
    }
}
