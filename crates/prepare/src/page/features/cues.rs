//! Words and marks that speak for a role, each a pattern over the folded line.

use std::sync::LazyLock;

use regex::RegexSet;

use super::values::flag;
use crate::page::line::Line;

/// Role words of bylines.
const ROLE: &str = "(?:本报|本刊|本网|见习|实习|特约|特派|首席|全媒体|融媒体|摄影|新华社|晚报|日报)*(?:记者|通讯员|实习生|评论员|撰稿人?|作者|读者)";

/// Name and pattern of every cue; `ROLE` is a placeholder of the role words.
const CUES: [(&str, &str); 66] = [
    ("role at start", r"^[□■●◎◇◆▲▶★ （【]*ROLE"),
    ("role", "ROLE"),
    ("role in brackets", "（[^（）]*ROLE[^（）]*）"),
    ("photo word at end", r"(?:摄|摄影|供图|摄影报道|文/?图|文/摄|图/文|/图|/摄|提供|图片|资料图)[）】]?$"),
    ("photo word at start", r"^[（【]?(?:摄影?|图|图片|照片|资料图片?|文图|图文|文|撰文)(?:[/：| ]|由)"),
    ("brackets at end", r"（[^（）]{2,24}）$"),
    ("all in brackets", r"^（[^（）]{2,30}）$"),
    ("source word", r"转自|摘自|来源|据新华|据《|据\p{Han}{2,6}报|转载|综合|原载"),
    ("report word", "报道|综合消息"),
    ("bullet", r"^[□■●◎◇◆▲▶★☆※◤◢○△▼|>》]"),
    ("square bracket", "^【"),
    ("mark at end", r"[】>》◆★|]$"),
    ("marks at both ends", r"^(?:>>|》》|【|◆|★|■|\|).*(?:<<|》|】|◆|★|\||>>>?)$"),
    ("date", r"\d{1,2}月\d{1,2}日"),
    ("year", r"(?:19|20)\d{2} ?[年.\-/]"),
    ("day of week", "星期[一二三四五六日天]"),
    ("editor", "编辑|责编|美编|校对|版式|组版|排版|审读|值班|主编|编委"),
    (
        "page number",
        r"^第?[A-Z]?\d{1,2}版|第[A-Z]?\d{1,2}版|\d{1,2}版$|^[A-Z]{0,2}\d{1,3}$|^[-·— ]+\d{1,3}[-·— ]+$",
    ),
    ("navigation", "上一[版期篇]|下一[版期篇]|返回|目录|扫码"),
    ("imprint", "刊号|邮发代号|零售价|印刷|广告|热线|版权|总第|邮编|传真|邮箱|地址：|法律顾问|承印|农历"),
    ("jump", "[上下][接转].{0,6}版"),
    ("telephone", r"\d{3,4}-\d{7,8}|1\d{10}|\d{7,8}"),
    ("address on the net", "@|www|http"),
    (
        "name of a paper",
        r"^.{2,8}(?:报|周刊|导刊)$|^.{2,8}(?:日报|晚报|时报|晨报|工人报|商报|早报|都市报|周报|导报)",
    ),
    ("time of day", r"\d{1,2}：\d{2}"),
    ("key", r"^[\p{Han}（）]{2,10}：\S"),
    ("number at start", r"^\d"),
    (
        "numbered",
        r"^(?:[一二三四五六七八九十]+[、是]|\d+[.、）．]|（[一二三四五六七八九十\d]+）|第[一二三四五六七八九十]+[、：，])",
    ),
    ("article of a regulation", r"^第[一二三四五六七八九十百\d]+[条章节款]"),
    ("number of a document", r"[〔\[【（](?:19|20)\d{2}[〕\]】）]第?\d+号"),
    (
        "question or answer",
        r"^(?:问|答|[\p{Han}]{2,4}|Q|A)：|^(?:编辑同志|.{2,4}(?:读者|同志)|.{2,12}(?:：|您好))$",
    ),
    ("salutation", r"^(?:各|尊敬的|亲爱的|广大).{2,24}：$|^.{2,20}(?:单位|部门|工会|职工|同志们|朋友们)：$"),
    (
        "words of a notice",
        r"(?:通知|公告|公示|决定|通报|意见|办法|方案|倡议书|启事|声明|细则|条例|规定|章程)[）】]?$",
    ),
    ("closing of a notice", r"^(?:特此|此致|敬礼|以上|妥否|附件?[：1-9一]|抄送|主题词)"),
    ("figure", r"^(?:图为|上图|下图|左图|右图|图[①②③一二三]|图片说明|▲|△|▼)"),
    ("left and right", "（[左右中前后][一二三四]?）|[左右]图"),
    ("scene", "现场|合影|正在|一角|一景|展示|参观|体验"),
    (
        "box word",
        r"^[■□◆◇●【 ]*(?:相关链接|名词解释|编者按|新闻链接|延伸阅读|小贴士|背景|链接|知识|温馨提示|观点|短评|数说|提示|编后|新闻背景|资料)",
    ),
    (
        "column word",
        r"(?:视窗|快讯|观察|故事|风采|聚焦|广角|天地|短波|茶座|热线|看台|新闻|服务|周记|直击|追踪|漫谈|光影|来信|现场|身边|气象|大家谈|课堂|手记|要闻|简讯|速览|关注|报道|动态|影像|镜头|信箱|资讯|论坛|评论|副刊|专栏|人物|进行时|新征程)[”’】》><◆★\s]*$",
    ),
    ("dash or colon at end", "(?:——|：|…)$"),
    ("dash at start", "^(?:——|—|--)"),
    ("listing word", "预告|一览|安排|名单|公示|节目|日程|行情|天气|价格|招聘|课程|展览|活动|电话|数读|数字"),
    ("unit at end", r"(?:元|元/公斤|名|℃|公斤|%|米)$"),
    (
        "time word at start",
        r"^(?:近日|日前|近期|昨日|昨天|今天|今日|当日|当天|\d{1,2}月\d{1,2}日|\d{1,2}日|记者.{0,14}[获了]|连日来|当地时间|为[^。]{4,30}，)",
    ),
    ("time word", r"近日|日前|昨日|昨天|今天（|当地时间|[一二三四五六七八九十0-9]月[0-9]{1,2}日"),
    ("speech", r"：“|”\p{Han}{0,12}(?:说|表示|介绍)"),
    ("verb of an event at end", "(?:举行|召开|开幕|启动|揭牌|成立|落幕|发布|突破|开工|上线)$"),
    ("rule", r"^[-—…·*=_~ ]{3,}$"),
    ("paper of a quotation", "报记者|社记者|讯记者"),
    (
        "news mark",
        r"^[【（]?据?(?:本报|本刊|本网|本台|新华|中新|中工|人民|央视|\p{Han}{2,4}(?:日报|晚报|时报|晨报|早报|商报))?\p{Han}{0,8}?(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)(?:[】 （]|记者|$)",
    ),
    ("unit of author", "作者单位|作者系|作者为|作者：|单位："),
    ("text or picture by", r"^(?:文|图|撰文|摄影|文字|供稿|供图|通讯员|整理)[/|：:丨·]"),
    ("honorific", "女士|先生|老师|同志|师傅|大姐"),
    ("first person", "我|我们|咱"),
    ("series", "系列报道|之[一二三四五六七八九]$|（[上中下]）$"),
    ("who does what", "(?:举办|开展|启动|推进|组织|召开|走进|慰问|助力|打造|推动|荣获|入选|发布)"),
    (
        "organisation at start",
        r"^\p{Han}{2,12}(?:总工会|工会|公司|集团|医院|学校|大学|中心|局|委员会|协会|街道|社区)",
    ),
    (
        "organisation alone",
        r"^[\p{Han}（） ]{4,30}(?:总工会|工会|公司|集团|委员会|办公室|协会|局|厅|部|院|校|中心)$",
    ),
    (
        "day alone",
        r"^(?:二〇|20|19|二○)[\d一二三四五六七八九〇○]{2}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$",
    ),
    ("opener over the end", r"^.{0,12}(?:本报讯|本报记者|通讯员|记者)[^。]{0,12}$"),
    ("table gap", r"\S(?: {2,}|\t)\S+(?: {2,}|\t)\S"),
    ("verse mark", r"^[^。，]{2,9}[，。！？；]?$"),
    ("jump of a column", r"^[（【]?(?:接|转|续).{0,5}版|^（?紧接|^（?全文"),
    ("reading time", "阅读|点击|关注|来源：|作者：|编辑："),
    ("part number", r"^(?:0\d|[①-⑩]|Part ?\d|PART|第[一二三四五六七八九十]+(?:集|期|部分))"),
    ("person colon", r"^\p{Han}{2,4}：“"),
];

static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = CUES.iter().map(|(_, pattern)| pattern.replace("ROLE", ROLE));
    #[allow(clippy::expect_used)]
    RegexSet::new(patterns).expect("the cues are valid patterns")
});

/// The names of the cues.
pub(super) fn names() -> &'static [&'static str] {
    static NAMES: [&str; CUES.len()] = {
        let mut names = [""; CUES.len()];
        let mut at = 0;
        while at < CUES.len() {
            names[at] = CUES[at].0;
            at += 1;
        }
        names
    };
    &NAMES
}

/// Appends the cues of the line at `at`.
pub(super) fn extend(row: &mut Vec<f32>, lines: &[Line], at: usize) {
    let found = PATTERNS.matches(&lines[at].folded);
    row.extend((0..CUES.len()).map(|cue| flag(found.matched(cue))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_in_lines_of_their_kind_only() {
        let has = |name: &str, line: &str| {
            let at = CUES.iter().position(|(known, _)| *known == name);
            at.is_some_and(|at| PATTERNS.is_match(line) && PATTERNS.matches(line).matched(at))
        };
        for (name, line, other) in [
            ("role in brackets", "（记者 李凡）", "记者李凡"),
            ("article of a regulation", "第三条 工会应当", "第三届大会"),
            ("number of a document", "杭工〔2023〕12号", "12号楼"),
            ("day alone", "2023年6月10日", "2023年6月10日，大会举行"),
            ("salutation", "各县（市、区）总工会：", "他说："),
        ] {
            assert!(has(name, line) && !has(name, other), "{name}");
        }
    }
}
