//! The gazetteer: names of provinces, cities and counties, and the divisions that they can mean.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::data;

/// The table of names; its source and licence are in `data/README.md`.
const TABLE: &str = include_str!("../data/places.txt");

/// Cities of the table that are no places.
const PSEUDO_CITIES: [&str; 3] = ["省直辖县", "自治区直辖县级行政区划", "县"];
/// Last words of divisions, which everyday use leaves out.
const SUFFIXES: [&str; 9] = ["特别行政区", "自治区", "自治州", "自治县", "省", "市", "区", "县", "旗"];

/// A division: province, and city and county where it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Division {
    /// The province.
    pub province: String,
    /// The city; empty for a province, and for a county right below one.
    pub city: String,
    /// The county; empty for a province or city.
    pub county: String,
}

impl Division {
    /// City and county, the way they are shown.
    #[must_use]
    pub fn path(&self) -> String {
        match (self.city.as_str(), self.county.as_str()) {
            ("", "") => self.province.clone(),
            (city, "") => city.to_owned(),
            ("", county) => county.to_owned(),
            (city, county) => format!("{city}{county}"),
        }
    }
}

/// Names of places and what they can mean.
pub struct Gazetteer {
    /// The divisions that a name can mean.
    pub names: BTreeMap<String, Vec<Division>>,
    /// Characters of the longest name by the first two characters of names: at most places of a text none begins.
    pub longest: HashMap<[char; 2], usize>,
}

/// The gazetteer of China, loaded when first needed.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

/// The name without its last word, as everyday use shortens it: 临平区 is 临平.
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
        for line in data::lines(TABLE) {
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
        let mut longest = HashMap::new();
        for name in names.keys() {
            let chars: Vec<char> = name.chars().collect();
            if let [first, second, ..] = chars[..] {
                let length = longest.entry([first, second]).or_insert(0);
                *length = chars.len().max(*length);
            }
        }
        Self { names, longest }
    }
}

/// Whether a name is that of a province, city or county, whole or short.
#[must_use]
pub fn is_place(name: &str) -> bool {
    GAZETTEER.names.contains_key(name) && !GENERIC.contains(&name)
}

/// Names that say what kind of place it is, and not which.
pub const GENERIC: [&str; 8] = ["高新区", "开发区", "经开区", "矿区", "郊区", "城区", "新区", "市辖区"];
