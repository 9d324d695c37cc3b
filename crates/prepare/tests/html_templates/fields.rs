//! Fields and kinds of pages that templates print in their own ways.

use super::{TEXT, draft, page, text, with_tail};
use gongwen_prepare::read::html::{PageKind, site};

/// What a question and its answer say.
const QUESTION: &str =
    "我在一家印刷厂工作了六年，厂房要搬到邻县。我不想去，公司说不去就算自动离职。请问能要补偿吗？";
const ANSWER: &str =
    "您好。搬迁属于客观情况发生重大变化，您可以与公司协商；协商不成的，公司应当支付经济补偿。";

#[test]
fn questions_are_read_with_their_answers() {
    for (question, answer, votes) in [
        ("会员 陈** 提问于 2023-09-03 22:14", "回复于 2023-09-05 10:30", "有用(21) 没用(0)"),
        ("提问时间：2023-09-03 22:14", "答复时间：2023-09-05 10:30", "满意度评价：○满意 ○不满意"),
        ("网友 陈先生 咨询于2023年9月3日", "解答于2023年9月5日", "有帮助（3）|没帮助（0）"),
    ] {
        let html = format!(
            "<title>法律咨询 - 云河职工之家</title><main><h3>厂房要搬走，我不愿意去，能要经济补偿吗？</h3><p>{QUESTION}</p>\
             <div>{question}</div><div><span>阎明律师</span><span>云河明理律师事务所</span></div><p>{ANSWER}</p>\
             <div>{answer}</div><div>{votes}</div></main>"
        );
        let found = draft(&html);
        assert_eq!(found.title, "厂房要搬走，我不愿意去，能要经济补偿吗？");
        assert_eq!(found.date.as_deref(), Some("2023-09-05"));
        assert_eq!(found.paragraphs, [QUESTION, ANSWER], "{question}");
    }
}

#[test]
fn letters_to_an_office_are_read_by_their_fields() {
    let rows = [
        ("信件标题", "关于厂房搬迁的咨询"),
        ("来信人", "陈**"),
        ("来信时间", "2023-09-03"),
        ("来信内容", QUESTION),
        ("回复单位", "云河市总工会"),
        ("回复时间", "2023-09-05"),
        ("回复内容", ANSWER),
    ];
    let cells = rows.map(|(name, value)| format!("<tr><td>{name}</td><td>{value}</td></tr>")).concat();
    let lines = rows.map(|(name, value)| format!("<p>{name}：{value}</p>")).concat();
    for rows in [format!("<table>{cells}</table>"), lines] {
        let found = draft(&format!("<title>主席信箱 - 云河市总工会</title><div class=content>{rows}</div>"));
        assert_eq!(found.title, "关于厂房搬迁的咨询");
        assert_eq!(found.paragraphs, [QUESTION, ANSWER]);
        assert!(found.author.is_none_or(|author| author == "陈**"));
    }
}

#[test]
fn hand_made_pages_have_headline_byline_and_poems() {
    let page = |head: &str, text: &str| {
        draft(&format!(
            "<title>云河钢铁公司工会</title><table><tr><td>您现在的位置：<a href=index.htm>首页</a> → <a href=#>工会新闻</a><tr><td>\
             {head}{text}<p align=right>（2003年11月8日）</table>"
        ))
    };
    let text = TEXT.map(|text| format!("&nbsp;&nbsp;{text}<br><br>")).concat();
    for (byline, author) in [
        ("<p align=center>炼铁厂工会 隋广田</p>", "隋广田"),
        ("<p>炼铁厂 热风炉车间　隋广田</p>", "隋广田"),
        ("<center>（炼铁厂工会　隋广田）</center>", "隋广田"),
        ("<p align=center>炼铁厂 隋广田 佘铁军</p>", "隋广田 佘铁军"),
        ("<p align=center>本报记者 隋广田</p>", "本报记者 隋广田"),
    ] {
        let head =
            format!("<p align=center><b><font size=5>炼铁厂“百日无故障”竞赛收兵</font></b></p>{byline}");
        let found = page(&head, &text);
        assert_eq!(found.title, "炼铁厂“百日无故障”竞赛收兵");
        assert_eq!(found.author.as_deref(), Some(author), "{byline}");
        assert_eq!(found.paragraphs[..3], TEXT, "{byline}");
    }
    let poem = [
        "泥炮一退，钻机一响",
        "夜就从炉台上裂开一道口子",
        "先是一粒火星，试探着跳出来",
        "接着是一条红河，推着我们往前走",
        "沙沟是我们白天用脚踩实的",
        "铁水认得路，也认得我们",
    ];
    let found = draft(&format!(
        "<title>职工文苑</title><table><tr><td align=center><p>您现在的位置：首页 → 职工文苑<p><font size=6>出 铁</font>\
         <p>炼铁厂　佘铁军<p>{}<p><font size=1>2004.6.12</font></table>",
        poem.join("<br>")
    ));
    assert_eq!((found.title.as_str(), found.author.as_deref()), ("出 铁", Some("佘铁军")));
    assert_eq!(found.section.as_deref(), Some("职工文苑"));
    assert_eq!(found.paragraphs, poem);
}

#[test]
fn parts_of_an_article_have_its_title() {
    let part = |number: usize, mark: &str| {
        format!(
            "<title>对话劳模汤桂生{mark} - 云河市总工会</title><div class=content><table><tr><td>您当前的位置：<a href=/>首页</a> > <a href=/a/>访谈</a></td></tr></table>\
             <h1>对话劳模汤桂生{}</h1><p>时间：2021-09-15 来源：云河工运</p><p>{}</p><p>{number}</p>\
             <p><a href=768.html>1</a> <a href=768_2.html>2</a> <a href=768_3.html>3</a></p></div>",
            if number == 2 { mark } else { "" },
            TEXT[number - 1]
        )
    };
    for form in ["(N)", "（第N页）", "_N", " 第N页"] {
        let mark = |number: usize| form.replace('N', &number.to_string());
        let pages = vec![
            page("a/768.html", &part(1, "")),
            page("a/768_2.html", &part(2, &mark(2))),
            page("a/768_3.html", &part(3, &mark(3))),
        ];
        let found = site(pages).pages;
        let kinds: Vec<PageKind> = found.iter().map(|page| page.kind).collect();
        assert_eq!(kinds, [PageKind::Article, PageKind::Part, PageKind::Part], "{form}");
        let titles: Vec<&str> =
            found.iter().map(|page| page.draft.as_ref().unwrap().title.as_str()).collect();
        assert_eq!(titles, ["对话劳模汤桂生"; 3], "{form}");
    }
    // A series has numbers of its own.
    let series = page("a/90.html", &with_tail("").replace("工会办起夜校", "工会法释义（二）"));
    assert_eq!(series.draft.unwrap().title, "工会法释义（二）");
}

#[test]
fn lists_that_scripts_open_are_lists() {
    let names = ["妈妈岗产业园揭牌", "十大案例发布", "职工技能竞赛计划公布", "一条渔船上的流动工会"];
    let cut = |at: usize| format!("{}...", TEXT[at % 3].chars().take(30).collect::<String>());
    let home =
        |at: usize, name: &str| format!("<div class=i><div>海陵{name}</div><div>2024-03-0{at}</div></div>");
    let list = |at: usize, name: &str| {
        format!(
            "<div class=i><img src=1.jpg><div><p>海陵{name}</p><p>{}</p><p><span>海陵工人</span><span>2024-03-0{at}</span></p></div></div>",
            cut(at)
        )
    };
    let html = |row: &dyn Fn(usize, &str) -> String| {
        let rows: String = names.iter().enumerate().map(|(at, name)| row(at + 1, name)).collect();
        format!("<title>资讯 - 海陵职工之家</title><main><div>{rows}</div></main>")
    };
    assert_eq!(page("index.html", &html(&home)).kind, PageKind::Home);
    assert_eq!(page("info/list/index.html", &html(&list)).kind, PageKind::List);
    assert_eq!(page("info/news/index.html", &html(&list)).kind, PageKind::List);
    // An article may have a table with days, and a list of books with theirs.
    let row = |tag: &str, cell: &str| {
        let rows = (1..6).map(|at| {
            format!(
                "<{tag}><{cell}>职工书单第{at}本：车间的灯</{cell}><{cell}>2024-03-0{at}</{cell}></{tag}>"
            )
        });
        rows.collect::<String>()
    };
    for rows in [format!("<table>{}</table>", row("tr", "td")), format!("<ul>{}</ul>", row("li", "p"))] {
        let found = draft(&with_tail(&format!("{rows}<p>欢迎借阅，书都在三楼的书屋里。</p>")));
        assert!(found.paragraphs.iter().any(|text| text.contains("车间的灯")), "{:?}", found.paragraphs);
        assert_eq!(found.paragraphs[..3], TEXT);
    }
    // A chronicle has its days first, and sentences.
    let days: String =
        (1..6).map(|day| format!("<div><p>2024年3月{day}日</p><p>{}</p></div>", TEXT[day % 3])).collect();
    draft(&format!("<title>夜校大事记 - 云河</title><h1>夜校大事记</h1><div class=content>{days}</div>"));
}

#[test]
fn publishers_stand_before_authors_and_dates() {
    for (metas, origin, author) in [
        (
            "<span>海陵工人</span><span>郁青 池小满</span><span>2024-03-08 11:26</span><span>1.27万</span>",
            "海陵工人",
            "郁青 池小满",
        ),
        ("<span>云河观察</span><span>沙小鸥</span><span>2024-03-08</span>", "云河观察", "沙小鸥"),
        ("<span>云河市总工会</span><span>2024-03-08</span><span>33</span>", "云河市总工会", ""),
    ] {
        let found = draft(&format!(
            "<title>资讯详情 - 云河之家</title><div class=detail><div class=detail-title>云河首个产业园揭牌</div><div>{metas}</div>{}</div>",
            text()
        ));
        assert_eq!(found.origin.as_deref(), Some(origin), "{metas}");
        assert_eq!(found.author.as_deref().unwrap_or_default(), author, "{metas}");
        assert_eq!(found.paragraphs, TEXT);
    }
}

#[test]
fn the_menu_names_the_section_beside_the_date() {
    let html = format!(
        "<title>工会办起夜校</title><ul><li><a href=/a/>首页</a><li><a href=/b/>下载专区</a></ul><h1>工会办起夜校</h1>\
         <p><span>发布者：文体部</span><span>发布时间：2020-04-02</span><span>下载专区</span></p><div class=content>{}</div>",
        text()
    );
    let found = draft(&html);
    assert_eq!((found.section.as_deref(), found.author.as_deref()), (Some("下载专区"), Some("文体部")));
}
