//! Places: mentions in the text, normalised to the administrative tree (`湖州市德清县新市镇`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::analyse::dictionary::JIEBA;
use crate::page::byline::pattern;

/// The table of names; its source and licence are in `data/README.md`.
const TABLE: &str = include_str!("../../data/places.txt");

/// Cities that stand for no place of their own in the table.
const PSEUDO_CITIES: [&str; 3] = ["省直辖县", "自治区直辖县级行政区划", "县"];
/// What is cut off a division's name in everyday use.
const SUFFIXES: [&str; 9] = ["特别行政区", "自治区", "自治州", "自治县", "省", "市", "区", "县", "旗"];

/// A division: province, and city and county where it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Division {
    province: String,
    city: String,
    county: String,
}

impl Division {
    /// City and county, the way they are shown.
    fn path(&self) -> String {
        match (self.city.as_str(), self.county.as_str()) {
            ("", "") => self.province.clone(),
            (city, "") => city.to_owned(),
            ("", county) => county.to_owned(),
            (city, county) => format!("{city}{county}"),
        }
    }
}

/// Names and what they can mean.
struct Gazetteer {
    names: BTreeMap<String, Vec<Division>>,
    longest: usize,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

fn short(name: &str) -> Option<String> {
    let cut = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix))?;
    let cut = ["壮族", "回族", "维吾尔", "土家族苗族", "藏族", "彝族"]
        .iter()
        .find_map(|people| cut.strip_suffix(people))
        .unwrap_or(cut);
    (cut.chars().count() >= 2).then(|| cut.to_owned())
}

impl Gazetteer {
    fn load() -> Self {
        let mut names: BTreeMap<String, Vec<Division>> = BTreeMap::new();
        let mut province = String::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let Some(cities) = line.strip_prefix(' ') else {
                line.clone_into(&mut province);
                let division = Division { province: province.clone(), ..Division::default() };
                names.entry(province.clone()).or_default().push(division.clone());
                if let Some(short) = short(&province) {
                    names.entry(short).or_default().push(division);
                }
                continue;
            };
            let mut words = cities.split(' ');
            let Some(city) = words.next() else { continue };
            let city = if PSEUDO_CITIES.contains(&city) {
                if province.ends_with('市') { province.as_str() } else { "" }
            } else {
                city
            };
            if !city.is_empty() {
                let division =
                    Division { province: province.clone(), city: city.to_owned(), county: String::new() };
                // A municipality is province and city in one.
                if city != province {
                    for name in [Some(city.to_owned()), short(city)].into_iter().flatten() {
                        names.entry(name).or_default().push(division.clone());
                    }
                }
            }
            for county in words {
                let division =
                    Division { province: province.clone(), city: city.to_owned(), county: county.to_owned() };
                for name in [Some(county.to_owned()), short(county)].into_iter().flatten() {
                    names.entry(name).or_default().push(division.clone());
                }
            }
        }
        let longest = names.keys().map(|name| name.chars().count()).max().unwrap_or(0);
        Self { names, longest }
    }
}

/// Whether a name is that of a province, city or county, whole or short.
pub(crate) fn is_place(name: &str) -> bool {
    GAZETTEER.names.contains_key(name) && !GENERIC.contains(&name)
}

/// Names that say what a place is and not which.
const GENERIC: [&str; 8] = ["高新区", "开发区", "经开区", "矿区", "郊区", "城区", "新区", "市辖区"];

/// One mention of a division in a text.
#[derive(Clone, Debug)]
struct Mention {
    /// What the name can mean.
    candidates: Vec<Division>,
    /// Whether the name of a county was given without 市, 县, 区 and without its city.
    short: bool,
    /// Byte offsets.
    start: usize,
    end: usize,
}

/// Finds names: full ones (临平区) anywhere; short ones (临平) where the segmenter sees a place.
fn mentions(text: &str) -> Vec<Mention> {
    let gazetteer = &*GAZETTEER;
    let mut found = Vec::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut at = 0;
    for tag in JIEBA.tag(text, false) {
        if tag.tag.starts_with("ns") {
            places.insert(at, at + tag.word.len());
        }
        at += tag.word.len();
    }
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut index = 0;
    while index + 1 < boundaries.len() {
        let start = boundaries[index];
        let longest = gazetteer.longest.min(boundaries.len() - 1 - index);
        let hit = (2..=longest).rev().find_map(|length| {
            let end = boundaries[index + length];
            let name = &text[start..end];
            let candidates = gazetteer.names.get(name).filter(|_| !GENERIC.contains(&name))?;
            let full = candidates.iter().any(|d| d.province == name || d.city == name || d.county == name);
            // A province's short name is never anything else. Other short names need the segmenter's word, or
            // their city or province right before them, and no 镇 or 街道 after them.
            let province = candidates.iter().any(|d| d.city.is_empty() && d.county.is_empty());
            let tagged = places.get(&start).is_some_and(|tagged_end| *tagged_end == end);
            let after_city = found.last().is_some_and(|before: &Mention| {
                let holds = |city: &Division| {
                    let inside = |d: &Division| {
                        d.province == city.province && (city.city.is_empty() || d.city == city.city)
                    };
                    city.county.is_empty() && candidates.iter().any(inside)
                };
                before.end == start && before.candidates.iter().any(holds)
            });
            let town_after =
                ["街道", "镇", "乡", "村", "路"].iter().any(|word| text[end..].starts_with(word));
            let accepted = full || (province || tagged || after_city) && !town_after;
            accepted.then(|| {
                let county = candidates.iter().all(|d| !d.county.is_empty());
                let short = county && !full && !after_city;
                (length, Mention { candidates: candidates.clone(), short, start, end })
            })
        });
        match hit {
            Some((length, mention)) => {
                found.push(mention);
                index += length;
            }
            None => index += 1,
        }
    }
    found
}

/// A town, street district or village right after a division, or at the start of a clause.
static TOWN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([\p{Han}]{2,4}?(?:街道|镇|乡))([\p{Han}]{1,4}?村)?"));

/// Words that end in 镇, 乡 or 街道 and name none.
fn is_town(name: &str) -> bool {
    const NO_TOWNS: [&str; 14] =
        ["该", "全", "各", "乡", "城", "小", "本", "这", "我", "此", "村", "古", "家", "回"];
    const INSIDE: [&str; 9] = ["总工会", "联合", "公司", "个", "和", "在", "的", "工会", "等"];
    !NO_TOWNS.iter().any(|word| name.starts_with(word)) && !INSIDE.iter().any(|word| name.contains(word))
}

/// The text of an article by weight: headlines, lead, the rest.
pub(crate) struct Weighted<'a> {
    /// The text.
    pub text: &'a str,
    /// How much a mention in it counts.
    pub weight: u32,
}

/// Provinces that the unambiguous names of a page speak of.
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
    /// one in the page's commonest province. `None` if nothing speaks for any of several.
    fn choose(&self, mention: &Mention, near: &[Division]) -> Option<Division> {
        let candidates = mention.candidates.as_slice();
        if let ([only], false) = (candidates, mention.short) {
            return Some(only.clone());
        }
        let rank = |division: &Division| {
            let same_city = near.iter().any(|other| !other.city.is_empty() && other.city == division.city);
            let same_province = near.iter().any(|other| other.province == division.province);
            let common = self.provinces.get(&division.province).copied().unwrap_or(0);
            (same_city, same_province, common, division.county.is_empty())
        };
        let best = candidates.iter().max_by(|a, b| rank(a).cmp(&rank(b)).then(b.cmp(a)))?;
        let (city, province, common, _) = rank(best);
        (city || province || common > 0).then(|| best.clone())
    }
}

/// Most towns of one county in an article.
const MOST_TOWNS: usize = 3;
/// Most places of one article.
const MOST_PLACES: usize = 4;

/// The places of an article, the most important first.
pub(crate) fn places(texts: &[Weighted<'_>], context: &PageContext) -> Vec<String> {
    let certain: Vec<Division> = texts
        .iter()
        .flat_map(|part| mentions(part.text))
        .filter_map(|mention| match mention.candidates.as_slice() {
            [only] if !mention.short => Some(only.clone()),
            _ => None,
        })
        .collect();
    // Score of each division, and of the towns in it.
    let mut scores: BTreeMap<Division, u32> = BTreeMap::new();
    let mut towns: BTreeMap<Division, BTreeMap<String, u32>> = BTreeMap::new();
    let mut with_province: Vec<Division> = Vec::new();
    for part in texts {
        let found = mentions(part.text);
        let mut previous: Option<(Division, usize)> = None;
        for mention in found {
            let Some(division) = context.choose(&mention, &certain) else { continue };
            if let Some((before, end)) = &previous
                && *end == mention.start
                && before.county.is_empty()
                && (before.city.is_empty() || with_province.contains(before))
                && before.province == division.province
            {
                with_province.push(division.clone());
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
    part: &Weighted<'_>,
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
    part: &Weighted<'_>,
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

/// Puts the paths in order: counties before the cities that hold them, cities before provinces.
fn rank(
    scores: &BTreeMap<Division, u32>,
    towns: &BTreeMap<Division, BTreeMap<String, u32>>,
    with_province: &[Division],
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
        places(&[Weighted { text, weight: 2 }], &context)
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
