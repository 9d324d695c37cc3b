//! Web pages: what the page or the site's configuration says comes before all rules.

#![cfg(feature = "html")]
#![allow(clippy::unwrap_used)]

use gongwen_prepare::read::html::{Draft, HtmlError, HtmlOptions, HtmlPage, PageKind, Selectors, read, site};

const PAGE: &str = "<html><head><title>云河市总工会</title></head><body><div class=top>云河市总工会</div>\
    <h2>工会办起夜校</h2><p class=when>发布时间：2024-03-08 来源：云河日报 作者：张三</p>\
    <div class=text><p>近日，云河市总工会办起职工夜校，大家都说好。</p><p class=ad>快来参加抽奖，奖品多多，先到先得。</p></div>\
    <div class=side><p>另一块文字，也有逗号，但不是正文。</p></div><i class=made>2021年1月2日</i></body></html>";

fn page(html: &str, options: &HtmlOptions) -> HtmlPage {
    read("a/12.html", html.as_bytes(), options).unwrap()
}

fn draft(html: &str) -> Draft {
    page(html, &HtmlOptions::default()).draft.unwrap()
}

#[test]
fn fields_are_found_without_help() {
    let found = draft(PAGE);
    assert_eq!(found.title, "工会办起夜校");
    assert_eq!(found.date.as_deref(), Some("2024-03-08"));
    assert_eq!(found.origin.as_deref(), Some("云河日报"));
    assert_eq!(found.author.as_deref(), Some("张三"));
}

#[test]
fn attributes_come_before_all_rules() {
    let marked = PAGE
        .replace("<div class=text>", "<div class=text data-gongwen-body>")
        .replace("<p class=ad>", "<p class=ad data-gongwen-ignore>")
        .replace("<i class=made>", "<i class=made data-gongwen-date>")
        .replace("<div class=top>", "<div class=top data-gongwen-source data-gongwen-section=\"夜校\">");
    let read = page(&marked, &HtmlOptions::default());
    assert!(read.has_body_attribute);
    assert_eq!((read.rules.date, read.rules.body), (Some("attribute"), Some("attribute")));
    let found = read.draft.unwrap();
    assert_eq!(found.paragraphs, ["近日，云河市总工会办起职工夜校，大家都说好。"]);
    assert_eq!(found.date.as_deref(), Some("2021-01-02"));
    assert_eq!(found.origin.as_deref(), Some("云河市总工会"));
    assert_eq!(found.section.as_deref(), Some("夜校"));
}

#[test]
fn the_attributes_of_pagefind_mean_the_same() {
    let marked = PAGE
        .replace(
            "<div class=text>",
            "<div class=text data-pagefind-body data-pagefind-meta=\"date:2020年5月6日\">",
        )
        .replace("<p class=ad>", "<p class=ad data-pagefind-ignore>")
        .replace("<div class=top>", "<div class=top title=\"要闻\" data-pagefind-filter=\"栏目[title]\">");
    let found = draft(&marked);
    assert_eq!(found.paragraphs, ["近日，云河市总工会办起职工夜校，大家都说好。"]);
    assert_eq!(found.date.as_deref(), Some("2020-05-06"));
    assert_eq!(found.section.as_deref(), Some("要闻"));
}

#[test]
fn pages_without_the_attribute_are_left_out_where_others_have_it() {
    let marked = PAGE.replace("<div class=text>", "<div class=text data-gongwen-body>");
    let options = HtmlOptions::default();
    let outcome = site(vec![page(&marked, &options), page(&PAGE.replace("夜校", "书屋"), &options)]);
    let kinds: Vec<PageKind> = outcome.pages.iter().map(|page| page.kind).collect();
    assert_eq!(kinds, [PageKind::Article, PageKind::Excluded]);
}

#[test]
fn selectors_of_the_site_come_before_the_rules() {
    let selectors = Selectors {
        title: vec![".nothing".to_owned(), ".top".to_owned()],
        body: vec![".side".to_owned()],
        date: vec![".made".to_owned()],
        ..Selectors::default()
    };
    let read = page(PAGE, &HtmlOptions { selectors, ..HtmlOptions::default() });
    assert_eq!((read.rules.title, read.rules.body), (Some("selector"), Some("selector")));
    let found = read.draft.unwrap();
    assert_eq!(found.title, "云河市总工会");
    assert_eq!(found.paragraphs, ["另一块文字，也有逗号，但不是正文。"]);
    assert_eq!(found.date.as_deref(), Some("2021-01-02"));
}

#[test]
fn faults_are_named() {
    let selectors = Selectors { body: vec!["p[".to_owned()], ..Selectors::default() };
    let options = HtmlOptions { selectors, ..HtmlOptions::default() };
    let error = read("a.html", PAGE.as_bytes(), &options).unwrap_err();
    assert_eq!(error.to_string(), "`p[` is not a CSS selector");
    assert_eq!(read("a.html", b" \n", &HtmlOptions::default()).unwrap_err(), HtmlError::Empty);
}

#[test]
fn text_that_is_not_shown_is_not_read() {
    let hidden = PAGE.replace("<p class=ad>", "<p style='DISPLAY: none'>");
    assert!(!draft(&hidden).paragraphs.concat().contains("抽奖"));
    // A saved WeChat page has its whole text in such an element.
    let invisible =
        PAGE.replace("<div class=text>", "<div class=text style='visibility: hidden; opacity: 0'>");
    assert!(draft(&invisible).paragraphs.concat().contains("职工夜校"));
}

#[test]
fn a_page_made_later_keeps_the_date_of_its_article() {
    let made = PAGE.replace("<head>", "<head><meta name=Maketime content='2025-09-09 01:02:03'>");
    assert_eq!(draft(&made).date.as_deref(), Some("2024-03-08"));
    let undated =
        PAGE.replace("发布时间：2024-03-08 ", "").replace("2021年1月2日", "页面生成时间：2021-01-02");
    assert_eq!(draft(&undated).date, None);
}

#[test]
fn a_path_is_read_whatever_divides_it() {
    let menu =
        "<ul><li><a href=/>首页</a></li><li><a href=/a/>工会要闻</a></li><li><a href=/b/>关于</a></li></ul>";
    for path in [
        "<div><a href=/>首页</a>/<a href=/a/>工会要闻</a>/<span>详情</span></div>",
        "<div><a href=index.php>职工论坛</a>-&gt;<a href=t.php?fid=3>工会要闻</a>-&gt;<a href=r.php?tid=1>工会办起夜校</a></div>",
        "<ol><li><a href=/>首页</a></li><li><a href=/a/>工会要闻</a></li><li>工会办起夜校</li></ol>",
        "<div><i></i><a href=/>网站首页</a><i></i><a href=/a/>工会要闻</a></div>",
        "<div>现在的位置：<a href=/>首页</a><span> : </span><span>工会要闻</span></div>",
    ] {
        let found = draft(&PAGE.replace("<h2>", &format!("{menu}{path}<h2>")));
        assert_eq!(found.section.as_deref(), Some("工会要闻"), "{path}");
    }
    let found = draft(&PAGE.replace("<h2>", &format!("{menu}<h2>")));
    assert_eq!(found.section, None, "a menu is no path");
}

#[test]
fn a_date_that_is_not_printed_is_read() {
    for (date, script) in [
        ("<em data-time='2024-03-08 10:20:30'></em>", ""),
        ("<em id=publish_time></em>", "var ct = \"1709859600\";"),
        (
            "<em id=t9></em>",
            "var page = {\"id\":9,\"createTime\":\"2024-03-08 10:20\",\"updateTime\":\"2025-01-01\"};",
        ),
        ("<script>document.write('2024-03-08');</script>", ""),
        ("<b>03-08</b><i>2024</i>", ""),
        ("24-03-08", ""),
    ] {
        let html =
            PAGE.replace("2024-03-08", date).replace("</html>", &format!("<script>{script}</script></html>"));
        assert_eq!(draft(&html).date.as_deref(), Some("2024-03-08"), "{date} {script}");
    }
    let html = PAGE
        .replace("发布时间：2024-03-08", "")
        .replace("2021年1月2日", "")
        .replace("</html>", "<script>var nowDate = '2024-03-08';</script></html>");
    assert_eq!(draft(&html).date, None, "when the page was asked for");
}

/// A page whose headline is one line among others of the same look, with the publisher unlabelled beside the date.
fn of_template(number: usize, title: &str, day: usize, publisher: &str) -> HtmlPage {
    let html = format!(
        "<html><head><title>职工之家</title></head><body><div class=a>第{number}号</div><div class=a>{title}</div>\
         <div class=a>欢迎投稿</div><div class=i><span>2024-03-{day:02}</span><span>{publisher}</span></div><div class=t>\
         <p>近日，{publisher}办起第{number}期夜校，职工下班就来上课，大家都说办得好。</p>\
         <p>第{number}期设书法、急救和短视频三门课，老师是各车间的能手，学员凭会员证报名，坐满为止；\
         缺课两次的把名额让给别人。一位工友说，以前下了班只想躺着，现在盼着上课，回家还要讲给孩子听。</p></div></body></html>"
    );
    read(&format!("news/{number}.html"), html.as_bytes(), &HtmlOptions::default()).unwrap()
}

#[test]
fn links_of_a_list_teach_where_the_template_prints_the_headline() {
    let titles = ["夜校开班", "送清凉到工地", "书屋搬新家", "劳模说安全"];
    let publishers = ["云河日报", "松岭晚报", "石桥发布", "三车间"];
    // The list has three of the four.
    let items = (0..3).map(|at| format!("<li><a href=\"/news/{at}.html\">{}</a></li>", titles[at]));
    let list = format!("<title>动态-职工之家</title><ul>{}</ul>", items.collect::<String>());
    let list = read("news/index.html", list.as_bytes(), &HtmlOptions::default()).unwrap();
    let pages = (0..4).map(|at| of_template(at, titles[at], at + 1, publishers[at]));
    let read = site(std::iter::once(list).chain(pages).collect()).pages;
    for (at, page) in read.iter().skip(1).enumerate() {
        let draft = page.draft.as_ref().unwrap();
        assert_eq!(draft.title, titles[at], "{}", page.path);
        assert_eq!(draft.origin.as_deref(), Some(publishers[at]), "{}", page.path);
    }
}

#[test]
fn a_day_takes_its_year_from_the_path() {
    let html = "<title>夜校开班_职工之家</title><h1>夜校开班</h1><div><b>08</b><i>7月</i></div>\
        <div><p>近日，云河市总工会办起职工夜校，职工下班就来上课，大家都说办得好。</p></div>";
    let found = read("2019/07/p1/index.html", html.as_bytes(), &HtmlOptions::default()).unwrap();
    assert_eq!(found.draft.unwrap().date.as_deref(), Some("2019-07-08"));
}

#[test]
fn a_date_in_words_signs_the_notice() {
    let html = "<title>通知</title><table><tr><td><b>通　知</b></td></tr><tr><td>\
        县总工会定于每月八日为接待日，地点在二楼东头接待室，望各基层工会转告职工。<br>接待时间为上午八时至十一时三十分，下午二时至五时，遇双休日顺延，请带好证件。<br>青岭县总工会<br>\
        二○○五年一月六日</td></tr></table>";
    let found = draft(html);
    assert_eq!(found.date.as_deref(), Some("2005-01-06"));
    assert_eq!(found.paragraphs.last().map(String::as_str), Some("二○○五年一月六日"));
}

/// A text long enough to be one.
const TEXT: &str = "<p>近日，云河市总工会办起职工夜校，职工下班就来上课，大家都说办得好。</p><p>第一期设书法、急救和短视频三门课，老师是各车间的能手，学员凭会员证报名，坐满为止。</p>";

#[test]
fn the_footer_of_an_entry_says_when_and_by_whom() {
    for (footer, date, author) in [
        (
            "This entry was posted in <a rel=category>通知</a> on <a href=#>2019年3月5日</a> by <a href=#>沙小鸥</a>.",
            "2019-03-05",
            Some("沙小鸥"),
        ),
        (
            "本条目发布于<a href=#>2019年3月5日</a>。属于<a rel=category>通知</a>分类。作者是<a href=#>沙小鸥</a>。",
            "2019-03-05",
            Some("沙小鸥"),
        ),
        (
            "This entry was posted on Tuesday, March 5th, 2019 at 10:11 am and is filed under <a rel=category>通知</a>.",
            "2019-03-05",
            None,
        ),
        ("此条目发表在<a rel=category>通知</a>分类目录。<br>三月 5, 2019", "2019-03-05", None),
    ] {
        let html = format!(
            "<title>夜校开班 | 职工之家</title><h1 class=entry-title>夜校开班</h1><div class=entry-content>{TEXT}</div>\
             <footer class=entry-meta>{footer}</footer><h2>1 Comment</h2><p>路人 says: <a>May 1, 2020 at 3:22 pm</a></p>"
        );
        let found = draft(&html);
        assert_eq!(found.date.as_deref(), Some(date), "{footer}");
        assert_eq!(found.author.as_deref(), author, "{footer}");
    }
}

#[test]
fn dates_of_comments_and_of_events_are_not_the_articles() {
    for (before, after) in [
        ("", "<h3>网友评论</h3><p>路人 发表于 2020-05-01 10:00</p><p>写得好！</p>"),
        ("", "<h2>2 Comments</h2><p>Posted by 路人 on May 1, 2020</p>"),
        ("<p>活动时间：2020年5月1日　地点：礼堂</p>", ""),
        ("", "<p>到期日期：2020-05-01</p>"),
        ("", "<p>Copyright © 2009-2020-05-01 职工之家</p>"),
    ] {
        let html =
            format!("<title>夜校开班</title><h1>夜校开班</h1>{before}<div class=content>{TEXT}</div>{after}");
        assert_eq!(draft(&html).date, None, "{before}{after}");
    }
}

#[test]
fn scripts_of_saved_articles_say_when_they_were_published() {
    for script in [
        "var ct = \"1551744000\";",
        "var publish_time = \"2019-03-05\" || \"\";",
        "d.ct = xml ? getXmlValue('ct.DATA') : '1551744000';",
        "create_time: JsDecode('2019-03-05 10:11'),",
        "var oriCreateTime = '1551744000';",
    ] {
        let html = format!(
            "<h1 id=activity-name>夜校开班</h1><em id=publish_time>3月5日</em><div id=js_content>{TEXT}<p>时间：2020年5月1日</p></div>\
             <script>var svr_time = \"1700000000\"; {script}</script>"
        );
        assert_eq!(draft(&html).date.as_deref(), Some("2019-03-05"), "{script}");
    }
}

#[test]
fn an_item_of_a_list_is_read_by_its_fields() {
    let row = |name: &str, value: &str| {
        format!("<tr><td class=ms-formlabel><h3>{name}</h3></td><td class=ms-formbody>{value}</td></tr>")
    };
    let html = format!(
        "<title>通知公告 - 夜校开班</title><h2>通知公告 - 夜校开班</h2><ul><li>文档</li><li>任务</li><li>日历</li></ul><table>{}{}{}</table>\
         <p>创建时间 2019/3/5 16:40 &nbsp;创建者 <a>沙小鸥</a><br>上次修改时间 2019/12/20 8:12 修改者 <a>系统帐户</a></p>",
        row("标题", "夜校开班"),
        row("正文", TEXT),
        row("到期日期", "2019/12/31")
    );
    let found = draft(&html);
    assert_eq!((found.title.as_str(), found.date.as_deref()), ("夜校开班", Some("2019-03-05")));
    assert_eq!((found.author.as_deref(), found.section.as_deref()), (Some("沙小鸥"), Some("通知公告")));
    assert_eq!(found.paragraphs.len(), 2);
}

#[test]
fn a_short_text_beside_lists_of_articles_is_an_article() {
    let entries = "<li><span>05-06</span><a href=/1>工会开展安全家书征集活动</a></li>".repeat(5);
    let html = format!(
        "<title>职工之家</title><div><p class=bt>夜校开班</p><p>2019-03-05 08:05</p>{TEXT}</div><h3>最新动态</h3><ul>{entries}</ul>"
    );
    let read = page(&html, &HtmlOptions::default());
    assert_eq!(read.kind, PageKind::Article);
    assert_eq!(read.draft.unwrap().paragraphs.len(), 2);
}
