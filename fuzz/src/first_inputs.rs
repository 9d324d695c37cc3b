//! What a target starts from where it has no corpus: small valid inputs of every kind.

use std::collections::BTreeSet;

use gongwen_engine::article::{Kind, Subhead};
use gongwen_engine::{Article, GongwenError};

use crate::archive::Corpus;
use crate::archive_files::intact;
use crate::small_archive::files;
use crate::workbooks;
use crate::zip::zip;

/// What a target starts from: small valid indexes and files, queries of every kind, a text with a query.
pub fn first_inputs(target: &str) -> Result<Corpus, GongwenError> {
    let mut inputs = Corpus::new();
    let mut texts = |texts: &[&str]| {
        let numbered = texts.iter().enumerate();
        inputs.extend(numbered.map(|(number, text)| (number.to_string(), text.as_bytes().to_vec())));
    };
    match target {
        "config" => texts(&CONFIGURATIONS),
        "docx" => texts(&DOCX),
        "feed" => texts(&FEEDS),
        "highlight" => texts(&["开展 ３ 期工会培训。\u{1}展3 工会"]),
        "html" => texts(&WEB_PAGES),
        "json" => texts(&JSON),
        "markdown" => texts(&MARKDOWN),
        "messages" => texts(&MESSAGES),
        "mht" => texts(&MHT),
        "pages" => texts(&PAGES),
        "pinyin" => texts(&PINYIN),
        "sql" => texts(&SQL),
        "summary" => texts(&["\0\0\0工会办起夜校。近日，“夜校”开班！有人说：好？\n记者 李凡\u{8}"]),
        "table" => texts(&TABLES),
        "xlsx" => texts(&XLSX),
        "xls" => _ = inputs.insert("records".to_owned(), workbooks::records_of_excel_97()),
        "xlsb" => _ = inputs.insert("parts".to_owned(), workbooks::parts_of_xlsb()),
        "archive" => {
            // One file of each kind: the folder of a kind has a letter of its own.
            let mut known = BTreeSet::new();
            let numbered = (0..=u16::MAX).zip(files().keys());
            let chosen = numbered
                .filter(|(_, path)| known.insert(path.split_once('/').map_or(&path[..], |(_, rest)| &rest[..1])));
            inputs.extend(chosen.filter_map(|(number, _)| Some((number.to_string(), intact(number)?))));
        }
        "index_reader" => {
            for (name, count) in [("none", 0), ("one", 1), ("ten", 10)] {
                let articles = (0..count).map(article).collect();
                inputs.insert(name.to_owned(), gongwen_prepare::index(articles)?);
            }
        }
        "query" => {
            for (number, query) in QUERIES.iter().enumerate() {
                // As `arbitrary` reads it: limit, offset, order, snippets and their length (two bytes), the query.
                let mut bytes = vec![20, 0, 0, 2, 80, 0];
                bytes.extend_from_slice(query.as_bytes());
                inputs.insert(number.to_string(), bytes);
            }
        }
        "zip" => {
            let page = "夜校\n\n本报讯 记者李凡报道 近日，夜校开班。".as_bytes();
            inputs.insert("pages".to_owned(), zip(&[("a/A01.txt", page), ("b.md", b"# a\n\nb")]));
            inputs.insert("nested".to_owned(), zip(&[("a.zip", &zip(&[("../a.txt", page)]))]));
        }
        "ods" => texts(&workbooks::ODS),
        "pdf" => texts(&PDF),
        _ => {}
    }
    Ok(inputs)
}

const QUERIES: [&str; 8] = [
    "工会",
    "\"产业 工人\" -北京 职工",
    "标题:工匠 OR 劳模|先进",
    "哪些地方成立了工匠学院？",
    "2025 AI Ｗi Fi",
    "记者：\"吴晓静\" 来源:000",
    "“未来 ｜ -",
    "业工",
];

const CONFIGURATIONS: [&str; 3] = [
    "title = \"云河\"\nurl = \"https://a.cn/\"\n[dictionary]\nwords = [\"暖心驿站\"]\nstop = [\"新闻\"]\n",
    "[aliases]\nbuiltin = false\ngroups = [[\"夜校\", \"学校\"]]\n[read.selectors]\nbody = [\"#zoom > p\"]\n[widget]\ntheme = \"auto\"\n",
    "[[correct]]\nid = \"A03-1\"\ntitle = \"甲\"\ndate = \"2025-03-08\"\n[[pages.\"A03.txt\".split]]\nbefore = 5\n",
];

/// Parts of a document of Word.
const DOCX: [&str; 2] = [
    "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>夜校</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">近日 </w:t><w:tab/><w:br/></w:r></w:p></w:body></w:document>\0<w:styles><w:style w:styleId=\"Title\"><w:name w:val=\"heading 1\"/></w:style></w:styles>\0<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>",
    "<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:numPr/><w:r><w:delText>乙</w:delText><w:txbxContent><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>",
];

const FEEDS: [&str; 3] = [
    "<rss version=\"2.0\"><channel><title>云河</title><item><title>夜校</title><link>https://a.cn/1</link><pubDate>Sat, 08 Mar 2025 10:00:00 +0800</pubDate><description><![CDATA[<p>近日</p>]]></description></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">夜校&amp;</title><id>a</id><updated>2025-03-08T10:00:00Z</updated><content type=\"xhtml\"><div><p>近日</p></div></content></entry></feed>",
    "<articles><article id=\"1\"><标题>夜校</标题><正文>近日&#x5de5;</正文></article></articles>",
];

const WEB_PAGES: [&str; 2] = [
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>夜校 - 云河</title><meta name=\"PubDate\" content=\"2025-03-08\"></head><body><h1>夜校</h1><div class=content><p>近日，职工夜校在杭州开班，第一期有三百名职工报名。</p><h2>课程</h2><p>都在晚上七点以后上课。</p></div><a href=\"12_2.html\">下一页</a></body></html>",
    "<table><tr><td>来源：工人日报 作者：李凡 时间：2025-03-08</td></tr></table><script type=\"application/ld+json\">{\"headline\":\"夜校\",\"articleBody\":\"近日\"}</script>",
];

/// A page of a few letters, without a table of its objects.
const PDF: [&str; 1] = [
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length 62>>stream\nBT /F1 24 Tf 20 200 Td (gongwen) Tj 0 -40 Td (night school) Tj ET\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
];

const JSON: [&str; 3] = [
    "[{\"id\":\"1\",\"title\":\"夜校\",\"body\":\"近日\",\"date\":\"2025-03-08\",\"tags\":[\"a\"]}]",
    "{\"title\":\"夜校\",\"paragraphs\":[\"近日\"]}\n{\"标题\":\"乙\",\"正文\":\"丙\"}",
    "{\"data\":{\"list\":[{\"title\":\"\\ud83d\\ude00\",\"content\":\"<p>近日</p>\"}]}}",
];

const MARKDOWN: [&str; 2] = [
    "---\ntitle: 夜校\ndate: 2025-03-08\ntags: [a, \"b\"]\n---\n\n近日，[夜校](https://a.cn) **开班**。\n\n## 课程\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "+++\ntitle = \"夜校\"\n+++\n# 夜校\n> 引文\n\n```\ncode\n```\n![图](a.png)<b>粗</b>\n",
];

/// Requests of the widget one after the other.
const MESSAGES: [&str; 3] = [
    "@0\0ask=attached_root\0ask=search&query=%E5%B7%A5%E4%BC%9A&limit=5&facets=true\0ask=suggest&prefix=g&limit=3",
    "ask=search&query=%E5%B7%A5%E5%8C%A0+OR+x&limit=20&sort=date&kind=photo&person=a\0ask=article&id=1\0ask=related&id=1&limit=2\0ask=keywords&id=1&limit=3\0ask=highlight&query=a&text=abc",
    "ask=summarize&max_sentences=2&title=a&paragraphs=%E8%BF%91%E6%97%A5%E3%80%82&paragraphs=b&kicker=c\0ask=digest&max_sentences=3&words=a&ids=1&titles=a&sources=s&lengths=1&paragraphs=abc%E3%80%82",
];

const MHT: [&str; 1] = [
    "MIME-Version: 1.0\r\nSubject: =?utf-8?B?5aSc5qCh?=\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.cn/1.html\r\n\r\n<html><title>=E5=A4=9C</title><p>=E6=A0=A1</p></html>\r\n--b--\r\n",
];

const PAGES: [&str; 2] = [
    "云河工人日报\n2025年3月8日 星期六 第3版\n\n  引题一行\n工会办起夜校\n——副题一行\n\n    本报讯（记者李凡）近日，云河市总工会的夜校开班，三百名职工报名。\n    课程都在晚上。\n\n责任编辑：王三\n",
    "甲栏 │ 乙栏\n工会办│夜校开\n事。  │班。\n",
];

const SQL: [&str; 2] = [
    "CREATE TABLE `t` (`id` int, `title` text, `body` text);\nINSERT INTO `t` VALUES (1,'夜校','近\\'日'),(2,'乙',NULL);\n",
    "COPY t (id, title, body) FROM stdin;\n1\t夜校\t近日\\n\n\\.\n",
];

const TABLES: [&str; 2] =
    ["标题,正文,日期\n夜校,\"近日，\"\"夜校\"\"\n开班\",2025-03-08\n", "id\ttitle\tbody\n1\ta\tb\n"];

/// Parts of a workbook.
const XLSX: [&str; 2] = [
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>正文</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>45359</v></c></row></sheetData></worksheet>\0<sst count=\"2\" uniqueCount=\"2\"><si><t>标题</t></si><si><r><t>夜</t></r><r><t>校</t></r></si></sst>\0<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>",
    "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row><c r=\"XFD1048576\" t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"str\"><f>A1</f><v>a</v></c></row></sheetData></worksheet>",
];

/// Each byte is a piece of a spelling (see [`crate::targets::pinyin`]).
const PINYIN: [&str; 3] = ["\u{1c}\u{1d}", "\u{6}\u{1b}\u{7}", "\u{27}\u{1d}\u{1a}\u{1e}"];

/// An article with something in every field; no two are the same.
fn article(number: usize) -> Article {
    let own = char::from_u32(0x4E00 + number as u32 * 7).unwrap_or('一');
    Article {
        id: format!("a-{number}"),
        source: String::from("页面.txt"),
        kind: [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief][number % 4],
        title: format!("职工{own}技能大赛"),
        kicker: Some(String::from("工会 新闻")),
        byline: Some(String::from("记者 吴晓静")),
        reporters: vec![String::from("吴晓静")],
        date: Some(String::from("2025-06-10")),
        places: vec![String::from("杭州市临平区")],
        paragraphs: vec![format!("{own}地 3 期 AI Club 开班。「勞模」ＡＩ！"), String::from("图😀为现场")],
        subheads: vec![Subhead { text: String::from("甲"), before: 1 }],
        captions: vec![String::from("图一"), String::from("图二")],
        source_lines: vec![(1, 4), (9, 12)],
        confidence: 0.5,
        ..Article::default()
    }
}
