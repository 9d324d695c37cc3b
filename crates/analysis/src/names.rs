//! Personal names: what can be one, and where one ends where several follow without a space.

use std::sync::LazyLock;

use gongwen_engine::text::chars::is_han;
use rustc_hash::FxHashSet;

/// Single-character surnames, the common ones and those that bylines of newspapers show (general knowledge:
/// the four hundred most frequent cover more than 99 % of the population). Traditional forms follow at the end.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗\
谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席\
卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储\
原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来\
扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯\
元束檀衣信展阴昝智幸奉植衡富尧闭由寿随暴雒贝言经亚宛竺琚能阎候信苍言闪依令次才步么么贠弓茆岩线宝禄\
張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧董蔣餘葉蘇魏呂盧鍾譚陸範賈韋鄒邱龍陶賀顧龔邵萬錢嚴戴湯齊喬龐顏倪莊聶魯嶽歐關蘭單\
塗駱藍蔣管鮑華滿饒農簡車項連蘆麥婁費衛應閔鄔邊師榮叢賀遲鞏談樓闞權練豐雲貝";

/// Surnames of two characters.
const COMPOUND_SURNAMES: [&str; 31] = [
    "欧阳", "司马", "上官", "诸葛", "皇甫", "司徒", "东方", "慕容", "令狐", "尉迟", "夏侯", "公孙", "轩辕",
    "端木", "钟离", "申屠", "宇文", "长孙", "呼延", "南宫", "闻人", "淳于", "鲜于", "澹台", "独孤", "赫连",
    "纳兰", "完颜", "歐陽", "諸葛", "鍾離",
];

/// Whether a character can be a surname. Every character of a corpus is asked about.
pub fn is_surname(c: char) -> bool {
    static SET: LazyLock<FxHashSet<char>> = LazyLock::new(|| SURNAMES.chars().collect());
    SET.contains(&c)
}

fn starts_with_compound(name: &str) -> bool {
    COMPOUND_SURNAMES.iter().any(|surname| name.starts_with(surname))
}

/// Whether a text can be one personal name: two or three Chinese characters beginning with a surname, four
/// with a compound or double surname, or a transcribed name with a middle dot.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    if text.contains('·') {
        return chars.len() >= 4 && chars.len() <= 14 && chars.iter().all(|c| is_han(*c) || *c == '·');
    }
    if !chars.iter().all(|c| is_han(*c)) {
        return false;
    }
    match chars.len() {
        2 | 3 => is_surname(chars[0]) || starts_with_compound(text),
        4 => {
            starts_with_compound(text)
                || (is_surname(chars[0]) && is_surname(chars[1]) && !is_surname(chars[2]))
        }
        _ => false,
    }
}

/// Divides the names of one role: at 、 ， / and spaces, putting together a two-character name that is set
/// with a space inside (`李 凡`), and dividing names that a lost space runs together (`张越金剑泽`).
pub fn split_names(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for part in text.split(['、', '，', ',', '/', '／', ';', '；', '&']) {
        let mut single = String::new();
        for token in part.split_whitespace() {
            let count = token.chars().count();
            if count == 1 && token.chars().all(is_han) {
                single.push_str(token);
                if single.chars().count() == 2 {
                    tokens.push(std::mem::take(&mut single));
                }
                continue;
            }
            if !single.is_empty() {
                // A single character before a longer token is the surname of a name set wide.
                single.push_str(token);
                tokens.push(std::mem::take(&mut single));
                continue;
            }
            tokens.push(token.to_owned());
        }
        if !single.is_empty() {
            match tokens.last_mut() {
                Some(last) => last.push_str(&single),
                None => tokens.push(single),
            }
        }
    }
    tokens.into_iter().flat_map(|token| divide(&token)).collect()
}

/// Divides a run of characters into names if it is too long for one and every part can be a name.
fn divide(token: &str) -> Vec<String> {
    let chars: Vec<char> = token.chars().collect();
    if chars.len() <= 3 || is_name(token) || !chars.iter().all(|c| is_han(*c)) {
        return vec![token.to_owned()];
    }
    // cost[i]: the cheapest division of the first i characters; three-character names are the commonest.
    let mut cost: Vec<Option<(u32, usize)>> = vec![None; chars.len() + 1];
    cost[0] = Some((0, 0));
    for end in 2..=chars.len() {
        for length in 2..=4.min(end) {
            let name: String = chars[end - length..end].iter().collect();
            let Some((before, _)) = cost[end - length] else { continue };
            if !is_name(&name) {
                continue;
            }
            let price = before
                + match length {
                    3 => 10,
                    2 => 11,
                    _ => 15,
                };
            if cost[end].is_none_or(|(best, _)| price < best) {
                cost[end] = Some((price, length));
            }
        }
    }
    if cost[chars.len()].is_none() {
        return vec![token.to_owned()];
    }
    let mut names = Vec::new();
    let mut end = chars.len();
    while let Some((_, length)) = cost[end]
        && end > 0
    {
        names.push(chars[end - length..end].iter().collect());
        end -= length;
    }
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_surname() {
        for name in ["李凡", "羊荣江", "欧阳修文", "王頔", "买买提·艾力"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["近日", "获悉", "从县总", "人民", "一二三四五"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn names_are_divided() {
        assert_eq!(split_names("张越、金剑泽、乔岚岚"), ["张越", "金剑泽", "乔岚岚"]);
        assert_eq!(split_names("李 凡 王 頔"), ["李凡", "王頔"]);
        assert_eq!(split_names("张越金剑泽"), ["张越", "金剑泽"]);
        assert_eq!(split_names("盛丽"), ["盛丽"]);
    }
}
