//! What a single line of a document shows: titles, numbers, letterheads, addressees, numbered items, chrome of a site.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::forms::{byline, opener};
use crate::pattern::pattern;

/// What documents are called, at the end of their titles; white space left out.
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:通知书?|公告|通告|公示|公报|决定|通报|通稿|意见|办法|方案|倡议书?|启事|声明|细则|条例|规定|章程|纪要|记录|简报|的函|复函|批复|简章|须知|制度|守则|规则|规程|承诺书|公开信|的信|一封信|计划|规划|要点|请示|标准|指引|指南|规范|预案|说明|名单|名册|报告|命令|令|议案|协议书?|合同|决议|讲话|发言|致辞|致词|献词|贺词|悼词|演讲稿?|主持词|开幕词|闭幕词|贺信|贺电|唁电|唁函|慰问信|慰问电|感谢信|表扬信|邀请函|邀请信|公约|责任书|总结|汇报|情况|安排|日程表?|议程|号召书|请柬|喜报|提案|答复|讣告|讣闻|问答|答问|解读|光荣榜|红榜|榜|一览表|统计表|情况表|明细表|登记表|申请书?|申请表|汇总表|值班表|目录|清单|大事记|证明|介绍信|委托书|聘书|授权书|保证书|建议书|挑战书|应战书|倡导书|告知书|意见书|决心书|手册)(?:（[^（）]{1,16}）|〔[^〔〕]{1,10}〕)?$",
    )
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:重要|紧急|招聘|招生|招标|中标|会议|工作|任职|放假|停水|停电|开会)?(?:通知书?|公告|通告|公示|公报|通报|启事|声明|决定|决议|倡议书|纪要|记录|简报|喜报|讣告|贺信|贺电|唁电|慰问信|感谢信|表扬信|邀请函|公开信|意见|请示|批复|函|报告|光荣榜|红榜|名单|证明|介绍信|委托书|请柬|聘书|申请书|建议书|告知书|议程|日程)$",
    )
});
/// `云工发〔2024〕12号`, `第5期（总第41期）`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:文号：|发文字号：|编号：)?(?:[\p{Han}A-Z]{0,14} ?(?:[〔【（﹝\[]\d{4}[〕】）﹞\]]|\d{4}年) ?第?\d{1,4} ?号(?: .{0,20})?|（?第 ?[\d一二三四五六七八九十百]{1,5} ?号）?|（?(?:\d{4}年)?(?:总?第 ?[\d一二三四五六七八九十百]{1,5} ?期 ?){1,2}(?:（总第 ?\d{1,4} ?期）)?）?|\d{4}年第?\d{1,3}期.{0,12})$",
    )
});
static MASTHEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\p{Han}（） ]{4,40}(?:文件|办公室文件|委员会文件|通报|简报|会议纪要)$"));
static ADDRESSEE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:各|全体|全区|全市|全县|全厂|广大|尊敬的|敬爱的|亲爱的|致)[^。]{2,60}：$|^[^。，]{0,6}(?:各|全体|广大)[^。]{2,60}：$|^[^。，]{0,40}(?:单位|工会|部门|委员会|公司|朋友们?|同志们?|同志|职工|工友们?|学校|中心|先生|女士|姐妹们|代表|来宾|老师|党委|党组|局|委|厅|院)：$",
    )
});
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^第[一二三四五六七八九十百零〇\d]{1,5}[条章]"));
static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"如下：?。?$|现将.{2,30}如下|特此(?:通知|公告|通报|公示|函|说明|声明|证明|讣告|报告|请示|批复)|经研究，?(?:决定|同意)|发出如下倡议|现予(?:公布|公示|印发)|公示期|请认真贯彻|遵照执行|请遵照|^附件[：1-9一]|^此致|^此复|自.{2,14}起(?:施行|执行|试行)|^抄送|^抄报|^主题词|妥否|请批示|会议(?:认为|指出|强调|决定|议定|审议)|沉痛(?:宣告|哀悼)|因病.{0,12}逝世|享年|解答如下|^(?:联系人|咨询电话|联系电话)：",
    )
});
/// The name of an organisation alone on a line.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:中共)?[\p{Han}（）·“”《》0-9]{2,36}(?:工会|联合会|委员会|办公室|公司|集团|局|厅|部|院|校|学校|中学|小学|大学|中心|协会|学会|政府|县委|市委|区委|省委|党委|党组|宫|馆|站|厂|矿|段|处|所|社|支部|小组|组|委|会|团委|党支部|秘书处|筹备组|编辑部|医院|银行|支行|车间|班组|科|室|团)$",
    )
});
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-—–·] *\d{1,3} *[-—–·]|第 *\d{1,3} *页(?:[，、 ]*共 *\d{1,3} *页)?|\d{1,3} */ *\d{1,3}|—+|\d{1,2})$",
    )
});
static PRINTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,2} *月 *\d{1,2} *日 *印发(?: .{0,20})?$"));
/// `（2020年1月17日第二次会议通过）`, `（2022年9月6日）`.
static PASSED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^（.{0,16}\d{4}年\d{1,2}月(?:\d{1,2}日)?[^（）]{0,70}）$"));
/// What a website or an account on a phone prints around a text.
static CHROME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:当前位置|您(?:现在)?的位置|位置)?[：:]? ?(?:网站)?首页.{0,60}|返回(?:首页|顶部|列表).{0,20}",
        r"|(?:发布|更新|发文|成文|公开)?(?:日期|时间)：? ?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}.{0,90}|\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}：\d{2}(?:：\d{2})?)?.{0,40}",
        r"|\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}：\d{2}.{0,30}",
        r"|(?:信息)?来源：[^。]{2,70}|(?:浏览|阅读|点击)(?:次数|量|数)?：? ?[\d.万+]{1,8}.{0,60}|字[号体]：.{0,40}|(?:作者|编辑|责任编辑|责编|审核|初审|终审|复审|监制|校对|排版|信息员|投稿|制作|统筹|策划|文字|图片|摄影|供稿|图文|文|图|视频|海报|制图|绘图|漫画|配音)[：|/][^。]{1,60}",
        r"|[【\[（]?(?:打印|关闭|收藏|分享|我要纠错|上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|附件|文章)|扫一扫|长按|识别).{0,50}|分享到.{0,40}",
        r"|.{0,10}(?:网站标识码|备案号|ICP备|公网安备|版权所有|主办单位：|承办单位：|技术支持).{0,80}|主办：.{2,80}",
        r"|.{0,6}点击.{0,8}(?:蓝字|关注|收听|播放|订阅|查看|阅读原文).{0,30}|[👇👆⬇⬆↓↑▼▲▽△ ]{1,12}|.{0,4}(?:关注我们|阅读原文|往期推荐|往期回顾|推荐阅读|点个在看|一键三连|点赞.{0,8}在看|点“?在看|扫码).{0,20}|喜欢.{0,20}在看.{0,6}|[-—·－ ]{0,4}(?:END|end|The End|THE END)[-—·－ ]{0,4}",
        r"|以下文章来源于.{0,20}|收录于.{0,6}(?:合集|话题).{0,30}|原创 .{1,24}|全文\d+字.{0,20}|阅读 ?[\d.万]+.{0,40}|.{0,10}发表于.{2,8}|（点击播放.{0,10}）",
        r"|索引号：.{0,80}|主题分类：.{0,80}|发布机构：.{0,80}|公开方式：.{0,40}|(?:（|【)?(?:信息公开|公开)(?:形式|属性|类别)：.{0,20})$"
    ))
});
/// A head of chrome that names who published: `来源：临江市医疗保障局`, `发布机构：市总工会办公室`.
static PUBLISHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:来源|发布机构|发布单位|发文机关|发文单位|制发机关|采购人|招标人|主办单位)：? ?([\p{Han}（）]{4,30})",
    )
});
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[【\[]?(?:问|Q|提问|网友|职工)\d{0,2}[】\]]?[：:、. ]|\d{1,2}[.、．].{4,50}？$)")
});
static ANSWER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[【\[]?(?:答|A|答复|回复|解答)\d{0,2}[】\]]?[：:、. ]"));
/// A mark on one's way through a newspaper: an edition, a page of it.
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^第?[A-Z]?\d{1,2} ?版|国内统一(?:连续出版物|刊)号|^(?:下转|上接)|本版(?:编辑|责编)|版(?:面|式)(?:编辑|设计)",
    )
});
/// A title says what it is about; the head of the paper does not.
static TITLE_VERB: LazyLock<Regex> = LazyLock::new(|| pattern("关于|印发|召开|开展|举办"));

/// A text without its white space: titles are set wide (通　知).
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text ends as titles of documents do.
pub(super) fn is_titled(text: &str) -> bool {
    KIND.is_match(&compact(text))
}

/// Whether a text is nothing but what documents are called that have no matter in their titles: 公　告, 会议纪要. 管理办法
/// needs its matter.
pub(super) fn is_kind_alone(text: &str) -> bool {
    ALONE.is_match(&compact(text))
}

pub(super) fn is_number(folded: &str) -> bool {
    NUMBER.is_match(folded)
}

pub(super) fn is_masthead(folded: &str) -> bool {
    MASTHEAD.is_match(folded) && !TITLE_VERB.is_match(folded)
}

/// Whether a line is the name of an organisation and nothing else, its seal left out.
pub(super) fn is_body(folded: &str) -> bool {
    let text = compact(folded);
    BODY.is_match(without_seal(&text)) && !TITLE_VERB.is_match(&text)
}

/// Whether the beginning of a title is the body that issues: more than what many have in common (全市工会).
pub(super) fn is_issuer(name: &str) -> bool {
    static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[^全各我本在对致向的“].{2,}(?:总工会|工会|工会委员会|集团|公司|政府|联合会|代表大会|委员会|局|厂|矿|医院|疗养院|学校|大学|文化宫|俱乐部|协会|中心)$",
        )
    });
    ISSUER.is_match(name) && is_body(name)
}

/// A signature without the words for the seal.
pub(super) fn without_seal(text: &str) -> &str {
    let ends = ["（盖章）", "（公章）", "（章）", "（印章）", "(盖章)", "(公章)", "(章)"];
    ends.iter().find_map(|seal| text.strip_suffix(seal)).unwrap_or(text).trim_end()
}

pub(super) fn is_addressee(text: &str) -> bool {
    ADDRESSEE.is_match(text)
}

pub(super) fn is_article(folded: &str) -> bool {
    ARTICLE.is_match(folded)
}

pub(super) fn is_phrase(folded: &str) -> bool {
    PHRASE.is_match(folded)
}

pub(super) fn is_passed(folded: &str) -> bool {
    PASSED.is_match(folded)
}

pub(super) fn is_question(folded: &str) -> bool {
    QUESTION.is_match(folded)
}

pub(super) fn is_answer(folded: &str) -> bool {
    ANSWER.is_match(folded)
}

pub(super) fn is_chrome(folded: &str) -> bool {
    CHROME.is_match(folded)
}

/// Whether a line says who made the text: `文字 | 阿宽　图片 | 老邱`, `原创 阿宽`.
pub(super) fn is_credit(folded: &str) -> bool {
    static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:原创 .{1,24}|(?:采写|作者|文字|图片|摄影|供稿|图文|图/文|文|撰稿|撰文|来稿|编辑|责编)[ ：|/丨]+[^。]{2,60})$",
        )
    });
    CREDIT.is_match(folded)
}

pub(super) fn is_printed(folded: &str) -> bool {
    PRINTED.is_match(folded)
}

/// Whether a line is a heading in brackets: `【案情简介】`.
pub(super) fn is_bracketed(folded: &str) -> bool {
    folded.starts_with('【') && folded.ends_with('】')
}

/// Whether a line is a page number; without a dash only at the end of the text.
pub(super) fn is_page_number(folded: &str, last: bool) -> bool {
    let dashed = folded.starts_with(['-', '—', '–', '·', '第']) || folded.contains('/');
    PAGE_NUMBER.is_match(folded) && (dashed || last)
}

/// Whether a line is of a newspaper's furniture.
pub(super) fn is_edition(folded: &str) -> bool {
    EDITION.is_match(folded)
}

/// Whether a line stands over a list of what the pages of an issue have: `本 期 要 目`. A book's 目录 is of one text.
pub(super) fn is_contents(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern("^[【（]?(?:本期|今日|本版|本报|内容|新闻)(?:要目|导读|看点|目录|提要|提示)[】）]?：?$")
    });
    FORM.is_match(&compact(folded))
}

/// Who published the text, as a line of chrome says.
pub(super) fn publisher(folded: &str) -> Option<&str> {
    PUBLISHER.captures(folded).and_then(|found| found.get(1)).map(|found| found.as_str())
}

/// Whether a line shows news: an opener with a news mark, or the byline of a reporter.
pub(super) fn is_news(folded: &str) -> bool {
    opener::parse(folded).is_some_and(|opener| opener.marked)
        || byline::is_byline_line(folded) && folded.contains("记者")
        || folded.ends_with("摄") && byline::ROLE.is_match(folded)
}

/// Whether a line under the title says who speaks: `市总工会党组书记　柯明`, `袁 景 山`, `作者：柯明`.
pub(super) fn is_speaker(folded: &str) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:书记|主席|主任|厂长|经理|局长|校长|院长|部长|会长|董事长|市长|县长|区长|组长|代表|委员|教授|劳模|班长) *\p{Han} ?\p{Han} ?\p{Han}?$|^(?:报告人|发言人|主讲人|演讲人|讲话人|主持人|作者|发言)[： ] *\p{Han}[\p{Han} ]{1,12}$",
        )
    });
    // 枞阳路法律援助工作站　訾明德
    let of_body = folded.rsplit_once(char::is_whitespace);
    let of_body = of_body.is_some_and(|(body, name)| is_body(body) && is_name_alone(name));
    folded.chars().count() <= 30 && (OFFICE.is_match(folded) || is_name_alone(folded) || of_body)
}

/// A name alone on a line, set wide or not.
pub(super) fn is_name_alone(folded: &str) -> bool {
    let text = compact(folded);
    (2..=4).contains(&text.chars().count())
        && !KIND.is_match(&text)
        && gongwen_analysis::names::is_name(&text)
}

/// A line under the title: `——致全区职工的倡议书`, `（2021年11月26日公布）`, `（征求意见稿）`.
pub(super) fn is_note_under_title(folded: &str) -> bool {
    folded.starts_with("——")
        || folded.starts_with('（') && folded.ends_with('）') && folded.chars().count() <= 90
}

/// Whether a line is a row of a table or a list: at least two gaps of white space inside, or one wide one.
pub(super) fn is_row(text: &str) -> bool {
    let mut cells = 0;
    let mut gap = 0;
    for c in text.trim().chars() {
        match c {
            '\t' | '|' | '│' | '｜' | '\u{3000}' => gap += 2,
            c if c.is_whitespace() => gap += 1,
            _ => {
                cells += usize::from(gap >= 2);
                gap = 0;
            }
        }
    }
    cells >= 2 && !text.contains('。')
}
