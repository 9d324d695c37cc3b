//! Markup: HTML, XML, Markdown. Deep, long, unclosed, and with what would run.

use super::{POISON, Recipe, Scale};

/// All kinds.
pub(super) fn all() -> Vec<Recipe> {
    [html(), xml(), markdown()].into_iter().flatten().collect()
}

/// A page with an article around hostile markup.
fn page(inside: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>夜校开班</title></head><body><h1>夜校开班</h1>\
         <div class=content><p>近日，职工夜校在杭州开班，第一期有三百名职工报名。</p>{inside}\
         <p>夜校开设书法、摄影、剪辑等课程，都在晚上七点以后上课。</p></div></body></html>"
    )
}

fn html() -> Vec<Recipe> {
    let mut all: Vec<Recipe> = NESTED.into_iter().map(nested).collect();
    all.extend(REPEATED.into_iter().map(|(name, piece, full)| {
        Recipe::file(name, "html", move |scale| page(&piece.repeat(scale.of(full))))
    }));
    all.extend([
        Recipe::file("no-end-tags", "html", |scale| page(&"<b><p>".repeat(scale.of(100_000)))),
        Recipe::file("misnested", "html", |scale| page(&"<b><i><p></b></i>工".repeat(scale.of(50_000)))),
        Recipe::file("long-paragraph", "html", |scale| page(&format!("<p>{}</p>", "工会为职工办实事，".repeat(scale.of(10_000_000) / 27)))),
        Recipe::file("long-attribute", "html", |scale| page(&format!("<a href=\"{}\">甲</a>", "a".repeat(scale.of(10_000_000))))),
        Recipe::file("many-attributes", "html", |scale| page(&format!("<a {}>甲</a>", numbered(scale.of(20_000), |n| format!("a{n}=1 "))))),
        Recipe::file("open-comment", "html", |scale| page(&format!("<!--{}", "<!-".repeat(scale.of(3_000_000))))),
        Recipe::file("open-script", "html", |scale| page(&format!("<script>{}", "<!--<script>".repeat(scale.of(300_000))))),
        Recipe::file("long-title", "html", |scale| page(&format!("<h1>{}</h1>", "工会".repeat(scale.of(1_000_000))))),
        Recipe::file("deep-json-ld", "html", |scale| {
            let deep = format!("{}{}", "[".repeat(scale.of(100_000)), "]".repeat(scale.of(100_000)));
            page(&format!("<script type=\"application/ld+json\">{deep}</script>"))
        }),
        Recipe::file("next-page-circle", "html", |_| page("<a href=\"next-page-circle.html\">下一页</a><link rel=next href=\"next-page-circle.html\"><base href=\"javascript:alert(1)\">")),
        Recipe::file("poison", "html", |_| poisoned()),
    ]);
    all
}

/// Elements that nest.
const NESTED: [&str; 16] = [
    "div",
    "span",
    "b",
    "font",
    "table",
    "table><tr><td",
    "ul><li",
    "blockquote",
    "section",
    "svg",
    "math",
    "template",
    "select><option",
    "object",
    "a",
    "nobr",
];

fn nested(element: &'static str) -> Recipe {
    let name = element.replace("><", "-");
    Recipe::file(&format!("deep-{name}"), "html", move |scale| {
        page(&format!("{}工会办实事，职工很满意。", format!("<{element}>").repeat(scale.of(100_000))))
    })
}

/// Pieces, and how often each is repeated.
const REPEATED: [(&str, &str, usize); 12] = [
    ("line-breaks", "<br>", 1_000_000),
    ("line-break-texts", "工会办实事。<br>", 200_000),
    ("paragraphs", "<p>工</p>", 300_000),
    ("empty-paragraphs", "<p></p>", 500_000),
    ("links", "<a href=\"/art/2025/3/8/art_1_2.html\">工会办起夜校</a> ", 50_000),
    ("entities", "&amp;&#x5de5;&bogus;", 500_000),
    ("metas", "<meta name=keywords content=工会>", 50_000),
    ("headings", "<h1>工会办起夜校</h1>", 50_000),
    ("cells", "<table><tr><td>工</td></tr></table>", 50_000),
    ("images", "<img src=\"data:image/png;base64,AAAA\" alt=工会>", 100_000),
    ("inline", "<b>工</b><i>会</i>", 200_000),
    ("bylines", "<span>来源：工人日报 作者：李凡 时间：2025-03-08 10:00</span>", 30_000),
];

/// A page whose every field holds what would run.
fn poisoned() -> String {
    use std::fmt::Write;
    let mut inside = String::new();
    for poison in POISON {
        let escaped = poison.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let _ = write!(
            inside,
            "<p onclick=\"alert(1)\">{escaped}是一段职工写给夜校的话，共有二十个字以上。</p><a href=\"{escaped}\">{escaped}</a>\
             <iframe src=\"{escaped}\"></iframe><style>*{{background:url({escaped})}}</style>"
        );
    }
    page(&inside).replace("夜校开班", "夜校&lt;script&gt;alert(1)&lt;/script&gt;开班")
}

fn xml() -> Vec<Recipe> {
    vec![
        Recipe::file("deep", "xml", |scale| format!("<rss><channel>{}工", "<a>".repeat(scale.of(100_000)))),
        Recipe::file("deep-item", "xml", |scale| {
            feed(&format!(
                "<item><title>甲</title><description>{}工{}</description></item>",
                "<a>".repeat(scale.of(100_000)),
                "</a>".repeat(scale.of(100_000))
            ))
        }),
        Recipe::file("deep-escaped", "xml", |scale| {
            feed(&format!(
                "<item><title>甲</title><description><![CDATA[{}工会]]></description></item>",
                "<div>".repeat(scale.of(100_000))
            ))
        }),
        Recipe::file("entities", "xml", |_| {
            let entity = |level| format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
            let entities: Vec<String> = (1..12).map(entity).collect();
            let entities = format!("<!ENTITY a0 \"工会工会工会\">{}", entities.concat());
            format!(
                "<!DOCTYPE rss [{entities}]>{}",
                feed("<item><title>&a11;</title><description>&a11;</description></item>")
            )
        }),
        Recipe::file("outside-entity", "xml", |_| {
            format!(
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{}",
                feed("<item><title>甲&a;</title><description>乙&a;</description></item>")
            )
        }),
        Recipe::file("items", "xml", |scale| {
            feed(&numbered(scale.of(200_000), |n| {
                format!("<item><title>甲{n}</title><description>乙</description></item>")
            }))
        }),
        Recipe::file("long-attribute", "xml", |scale| {
            feed(&format!("<item a=\"{}\"><title>甲</title></item>", "a".repeat(scale.of(10_000_000))))
        }),
        Recipe::file("long-name", "xml", |scale| {
            feed(&format!("<item><{0}>甲</{0}></item>", "a".repeat(scale.of(3_000_000))))
        }),
        Recipe::file("long-text", "xml", |scale| {
            feed(&format!(
                "<item><title>{0}</title><description>{0}</description></item>",
                "工会，".repeat(scale.of(1_000_000))
            ))
        }),
        Recipe::file("poison", "xml", |_| {
            feed(&POISON.map(|poison| format!("<item><title><![CDATA[{poison}]]></title><link><![CDATA[{poison}]]></link><guid><![CDATA[{poison}]]></guid><description><![CDATA[甲{poison}]]></description></item>")).concat())
        }),
    ]
}

fn feed(items: &str) -> String {
    format!("<rss version=\"2.0\"><channel><title>工会</title>{items}</channel></rss>")
}

fn markdown() -> Vec<Recipe> {
    let mut all: Vec<Recipe> = MARKDOWN
        .into_iter()
        .map(|(name, piece, full)| {
            Recipe::file(name, "md", move |scale| {
                format!(
                    "# 夜校开班\n\n近日，夜校开班。\n\n{}工\n\n夜校很好。\n",
                    piece.repeat(scale.of(full))
                )
            })
        })
        .collect();
    all.extend([
        Recipe::file("references", "md", |scale| {
            numbered(scale.of(100_000), |n| format!("[a{n}]: /b\n\n[a{n}]\n"))
        }),
        Recipe::file("yaml", "md", |scale| {
            format!(
                "---\ntitle: 甲\na: &a [{}]\n{}\n---\n\n正文\n",
                "x,".repeat(scale.of(100_000)),
                "b: [*a,*a,*a]\n".repeat(scale.of(10_000))
            )
        }),
        Recipe::file("deep-yaml", "md", |scale| {
            format!(
                "---\ntitle: {}\n---\n\n正文\n",
                "[".repeat(scale.of(100_000)) + &"]".repeat(scale.of(100_000))
            )
        }),
        Recipe::file("deep-toml", "md", |scale| {
            format!(
                "+++\ntitle = '甲'\na = {}{}\n+++\n\n正文\n",
                "[".repeat(scale.of(100_000)),
                "]".repeat(scale.of(100_000))
            )
        }),
        Recipe::file("indented", "md", |scale| {
            numbered(scale.of(2_000), |depth| format!("{}- 工\n", "  ".repeat(depth)))
        }),
        Recipe::file("poison", "md", |_| {
            POISON.map(|poison| format!("# {poison}\n\n[{poison}](<{poison}>) ![]({poison})\n\n")).concat()
        }),
    ]);
    all
}

/// Pieces of Markdown for which parsers have been slow, and how often each is repeated.
const MARKDOWN: [(&str, &str, usize); 17] = [
    ("quotes", ">", 100_000),
    ("brackets", "[", 100_000),
    ("bracket-links", "[a](", 100_000),
    ("images", "![", 100_000),
    ("emphasis", "*a **a ", 100_000),
    ("underscores", "_a __a ", 100_000),
    ("backticks", "`a``a```a", 30_000),
    ("lists", "- ", 100_000),
    ("numbers", "1. ", 100_000),
    ("angles", "<", 100_000),
    ("html", "<div>\n", 100_000),
    ("comments", "<!-- a ", 100_000),
    ("tables", "|工", 100_000),
    ("headings", "#", 100_000),
    ("fences", "```\n", 100_000),
    ("escapes", "\\", 100_000),
    ("footnotes", "[^a]:", 100_000),
];

/// The texts for 0, 1, 2 and so on.
pub(super) fn numbered(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect::<Vec<_>>().concat()
}

/// A document of Word that nests elements as deep.
pub(super) fn deep_word(scale: Scale, element: &str) -> String {
    let depth = scale.of(100_000);
    word(&format!("{}工会{}", format!("<{element}>").repeat(depth), format!("</{element}>").repeat(depth)))
}

/// The main part of a document of Word.
pub(super) fn word(body: &str) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    )
}
