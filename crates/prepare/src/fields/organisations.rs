//! Organisations: found by their last words (…总工会, …工会联合会, …公司, …学院).

/// Last words of organisations that headlines name.
const SUFFIXES: [&str; 24] = [
    "总工会",
    "工会联合会",
    "工会",
    "总工會",
    "工會",
    "公司",
    "集团",
    "学院",
    "大学",
    "学校",
    "医院",
    "法院",
    "检察院",
    "委员会",
    "人社局",
    "人力社保局",
    "公安局",
    "管理局",
    "街道",
    "开发区",
    "商会",
    "协会",
    "中心",
    "联合会",
];

/// Whether a folded heading names an organisation or a place of the union's world.
pub(crate) fn names_organisation(folded: &str) -> bool {
    SUFFIXES.iter().any(|suffix| folded.contains(suffix))
}
