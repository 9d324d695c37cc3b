//! `gongwen build`: the folder, the report, what is refused. `gongwen serve`: what it gives, and what it does not.

#![allow(clippy::unwrap_used)]

mod folder;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Stdio;

use folder::Folder;
use gongwen_engine::index::divide::join;
use gongwen_prepare::config::Config;

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";
const HOSTILE: &str = "</title><script>alert(1)</script><img src=x onerror=alert(2)>";

impl Folder {
    /// What a run that succeeds tells.
    fn build(&self, args: &[&str]) -> String {
        let output = self.run(&[&["build"], args].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{args:?}: {told}");
        told
    }

    /// What a run that fails with 1 tells.
    fn error(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {told}");
        told
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// All files under a folder, with what they hold.
    fn files(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.0.join(name);
        let mut files = BTreeMap::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

fn jsonl(count: usize) -> String {
    let line = |number| {
        format!(
            "{{\"id\":\"{number}\",\"title\":\"第{number}届职工夜校开班\",\"body\":\"夜校开班，骑手来上课。\"}}\n"
        )
    };
    (0..count).map(line).collect()
}

#[test]
fn the_files_are_the_index_of_the_inputs() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let folder = Folder::new("seeds");
    let told = folder.build(&[seeds.to_str().unwrap(), "--out", "site"]);
    assert!(told.contains("(file)") && told.contains("gongwen serve site"), "{told}");
    let files = folder.files("site");
    let manifest: serde_json::Value = serde_json::from_slice(&files["gongwen/index.json"]).unwrap();
    let part = |name: &str| {
        let file = manifest[name]["file"].as_str().unwrap();
        let bytes = &files[&format!("gongwen/{file}")];
        assert_eq!(manifest[name]["bytes"], bytes.len());
        bytes.clone()
    };
    let articles = gongwen_prepare::read::read_path(&seeds).unwrap();
    let whole = gongwen_prepare::index_with(articles, &Config::default()).unwrap();
    assert_eq!(join(&part("core"), &part("companion")).unwrap(), whole);
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = Folder::new("twice");
    folder.write("in/a.jsonl", jsonl(40));
    folder.build(&["in", "--out", "one", "--mode", "file"]);
    folder.build(&["in", "--out", "two", "--mode", "file"]);
    assert_eq!(folder.files("one"), folder.files("two"));
    // A build over an earlier one of other inputs leaves nothing of that.
    folder.write("other/a.jsonl", jsonl(7));
    folder.build(&["other", "--out", "two", "--mode", "embedded"]);
    assert_ne!(folder.files("one"), folder.files("two"));
    folder.build(&["in", "--out", "two", "--mode", "file"]);
    assert_eq!(folder.files("one"), folder.files("two"));
}

#[test]
fn a_second_build_gives_the_bytes_of_a_fresh_one() {
    let folder = Folder::new("again");
    let page =
        |number: usize, what: &str| format!("工会办起夜校{number}\n\n本报讯 记者李凡报道 近日，{what}。\n");
    for number in 0..12 {
        folder.write(&format!("in/A{number:02}.txt"), page(number, "夜校开班"));
    }
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    let cache = folder.text("again.cache");
    assert_eq!(cache.lines().count(), 13);
    folder.write("in/A03.txt", page(3, "骑手来上课"));
    fs::remove_file(folder.0.join("in/A04.txt")).unwrap();
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    folder.build(&["in", "--out", "fresh", "--mode", "file", "--no-cache"]);
    assert_eq!(folder.files("again"), folder.files("fresh"));
    // What nobody asked for is gone; a cache of other readers, or none, does no harm.
    assert_eq!(folder.text("again.cache").lines().count(), 12);
    assert!(!folder.0.join("fresh.cache").exists());
    // What is in the cache is what is used.
    let forged = folder.text("again.cache").replace("骑手来上课", "骑手来下课");
    folder.write("again.cache", &forged);
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    assert_ne!(folder.files("again"), folder.files("fresh"));
    for damaged in
        [forged.split_once('\n').unwrap().1.to_owned(), "other readers\n".to_owned(), "\u{0}".to_owned()]
    {
        folder.write("again.cache", damaged);
        folder.build(&["in", "--out", "again", "--mode", "file"]);
        assert_eq!(folder.files("again"), folder.files("fresh"));
    }
}

/// A page of an article as a system of 2008 writes it, in GBK.
fn web_page(title: &str, text: &str) -> Vec<u8> {
    let html = format!(
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>{title}_云河市总工会</title></head>\
         <body><div class=nav><a href=/>首页</a> <a href=/xw/>工会新闻</a></div>\
         <div class=position>当前位置：<a href=/>首页</a> &gt; <a href=/xw/>工会新闻</a> &gt; 正文</div>\
         <h1>{title}</h1><p>发布时间：2024-03-08 来源：云河日报 作者：沙小鸥</p>\
         <div id=zoom><p>近日，{text}，职工下班后来上课，大家都说办得好。</p><p>课程有书法、声乐和短视频制作，不收学费。</p></div>\
         <p>版权所有：云河市总工会</p></body></html>"
    );
    encoding_rs::GB18030.encode(&html).0.into_owned()
}

#[test]
fn a_second_build_of_web_pages_gives_the_bytes_of_a_fresh_one() {
    let folder = Folder::new("web-again");
    for number in 0..12 {
        let title = format!("第{number}届职工夜校开班");
        folder.write(
            &format!("in/xw/t20240308_{number}.htm"),
            web_page(&title, &format!("第{number}届夜校开班")),
        );
    }
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    assert_eq!(folder.text("again.cache").lines().count(), 13);
    folder.write("in/xw/t20240308_3.htm", web_page("骑手来上课", "骑手也来上课"));
    folder.write("in/xw/t20240308_99.htm", web_page("焊工来上课", "焊工也来上课"));
    fs::remove_file(folder.0.join("in/xw/t20240308_4.htm")).unwrap();
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    folder.build(&["in", "--out", "fresh", "--mode", "file", "--no-cache"]);
    assert_eq!(folder.files("again"), folder.files("fresh"));
    // What is in the cache is what is used.
    let forged = folder.text("again.cache").replace("骑手也来上课", "骑手也来下课");
    folder.write("again.cache", &forged);
    folder.build(&["in", "--out", "again", "--mode", "file"]);
    assert_ne!(folder.files("again"), folder.files("fresh"));
}

/// A name in GBK, as old disks have it.
#[cfg(unix)]
fn gbk_name(name: &str) -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec(encoding_rs::GB18030.encode(name).0.into_owned())
}

/// The folder as it comes from a site of fifteen years: nothing is sorted out before.
#[test]
#[cfg(unix)]
fn an_old_site_is_built_as_it_is() {
    let folder = Folder::new("old");
    let page = web_page("夜校开班", "云河市总工会的夜校开班");
    let old = folder.0.join("old");
    fs::create_dir_all(old.join(gbk_name("工会新闻"))).unwrap();
    fs::write(old.join(gbk_name("工会新闻")).join(gbk_name("夜校.htm")), &page).unwrap();
    // The same for telephones, a list, frames, a redirection, a picture, a broken PDF.
    folder.write("old/wap/view_1.htm", &page);
    let item = |number: usize| {
        format!("<li><a href={number}.htm>第{number}届职工夜校开班的通知</a> 2024-03-0{number}</li>")
    };
    let list: String = (1..9).map(item).collect();
    folder.write("old/list_1.htm", format!("<title>工会新闻</title><body><ul>{list}</ul></body>"));
    folder.write("old/index.htm", "<frameset cols=20%,*><frame src=a.htm><frame src=b.htm></frameset>");
    folder.write("old/go.htm", "<meta http-equiv=refresh content='0;url=index.htm'>");
    folder.write("old/images/logo.gif", "GIF89a");
    folder.write("old/notice.pdf", "%PDF-1.4 nothing");
    // A zip of another year's page.
    let zipped = web_page("书屋开放", "矿区的职工书屋开放");
    folder.write("old/2009.zip", stored_zip("2009/view_2.htm", &zipped));
    let told = folder.error(&["build", "old", "--out", "site", "--mode", "file"]);
    assert!(told.contains("not read: old/notice.pdf") && told.contains("2 articles"), "{told}");
    let report = folder.text("site/report.html");
    // Of the page and its copy for telephones the page is kept.
    for name in ["old/wap/view_1.htm", "old/list_1.htm", "old/index.htm", "old/go.htm", "old/notice.pdf"] {
        assert!(report.contains(name), "{name}");
    }
    let listed = folder.run(&["articles", "old", "--json"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    let articles: Vec<serde_json::Value> =
        listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let titles: Vec<&str> = articles.iter().filter_map(|article| article["title"].as_str()).collect();
    assert_eq!(titles.len(), 2, "{listed}");
    assert!(titles.contains(&"夜校开班") && titles.contains(&"书屋开放"));
    for article in &articles {
        assert_eq!(
            (&article["origin"], &article["author"]),
            (&"云河日报".into(), &"沙小鸥".into()),
            "{article}"
        );
    }
}

/// A zip of one file that is not compressed.
#[cfg(unix)]
fn stored_zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let crc = bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    });
    let length = (bytes.len() as u32).to_le_bytes();
    let mut entry = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    entry.extend((!crc).to_le_bytes());
    entry.extend(length);
    entry.extend(length);
    entry.extend((name.len() as u16).to_le_bytes());
    entry.extend([0, 0]);
    let mut zip = [b"PK\x03\x04".as_slice(), &entry, name.as_bytes(), bytes].concat();
    let directory = zip.len() as u32;
    zip.extend(b"PK\x01\x02\x14\0");
    zip.extend(entry);
    zip.extend([0; 14]);
    zip.extend(name.as_bytes());
    let size = zip.len() as u32 - directory;
    zip.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    zip.extend(size.to_le_bytes());
    zip.extend(directory.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

#[test]
fn titles_are_never_markup() {
    let folder = Folder::new("hostile");
    // Of data a reader may take the tags off; on a newspaper page they are text.
    let line = serde_json::json!({ "id": HOSTILE, "title": format!("夜校{HOSTILE}"), "body": HOSTILE, "date": HOSTILE });
    folder.write("in/a.jsonl", line.to_string());
    folder.write("in/A01.txt", format!("工会办起夜校{HOSTILE}\n\n本报讯 记者李凡报道 夜校开班{HOSTILE}。\n"));
    folder.write("in/<img src=x>&.jsonl", "{");
    folder.write("gongwen.toml", format!("title = {HOSTILE:?}\n[widget]\nhot = [{HOSTILE:?}]\n"));
    for mode in ["file", "embedded"] {
        folder.error(&["build", "in", "--out", mode, "--mode", mode]);
        for page in ["index.html", "report.html", "snippet.html"] {
            let text = folder.text(&format!("{mode}/{page}"));
            assert!(!text.contains("<script>alert") && !text.contains("<img"), "{mode}/{page}");
        }
        assert!(folder.text(&format!("{mode}/report.html")).contains("&lt;script&gt;alert(1)"));
    }
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let folder = Folder::new("bad");
    folder.write("in/A01.txt", PAGE);
    folder.write("in/broken.pdf", "%PDF-1.4 nothing");
    folder.write("in/logo.png", "PNG");
    let told = folder.error(&["build", "in", "--out", "site"]);
    assert!(told.contains("not read: in/broken.pdf") && told.contains("1 articles"), "{told}");
    let report = folder.text("site/report.html");
    assert!(report.contains("读不出的文件：1 个") && report.contains("in/broken.pdf"), "{report}");
    assert!(report.contains("图片、音像、字体") && report.contains("in/logo.png"));
}

#[test]
fn a_tiny_site_is_one_script() {
    let folder = Folder::new("tiny");
    folder.write("A01.txt", PAGE);
    let told = folder.build(&["A01.txt", "--out", "site"]);
    assert!(told.contains("(embedded)"), "{told}");
    let files = folder.files("site");
    let widget: Vec<_> = files.keys().filter(|name| name.starts_with("gongwen/")).collect();
    assert_eq!(widget, ["gongwen/gongwen.standalone.js"]);
    let script = String::from_utf8_lossy(&files["gongwen/gongwen.standalone.js"]);
    assert!(script.contains("deflated") && !script.contains("__GONGWEN_INDEX__"));
}

#[test]
fn the_configuration_says_what_to_read() {
    let folder = Folder::new("config");
    folder.write("site/news/A01.txt", PAGE);
    folder.write(
        "site/gongwen.toml",
        "title = \"云河市总工会\"\ninputs = [\"news\"]\n[widget]\ntheme = \"dark\"\n",
    );
    folder.build(&["--config", "site/gongwen.toml", "--out", "out"]);
    let page = folder.text("out/index.html");
    assert!(page.contains("<h1>云河市总工会</h1>") && page.contains("theme=\"dark\""), "{page}");
    folder.write("site/gongwen.toml", "titel = \"x\"\n");
    let told = folder.error(&["build", "--config", "site/gongwen.toml", "--out", "out"]);
    assert!(told.contains("line 1") && told.contains("is `title` meant?"), "{told}");
}

#[test]
fn an_archive_lies_beside_the_widget() {
    let folder = Folder::new("hosted");
    folder.write("A01.txt", PAGE);
    for name in ["gongwen-archive.js", "gongwen-search.js", "gongwen-0123456789.wasm"] {
        folder.write(&format!("widget/{name}"), "");
    }
    folder.build(&["A01.txt", "--out", "site", "--mode", "hosted", "--widget", "widget"]);
    assert!(folder.text("site/index.html").contains("gongwen/gongwen-archive.js"));
    assert!(folder.text("site/report.html").contains("gongwen/archive/"));
    assert!(folder.0.join("site/gongwen/archive/root.gwar").is_file());
    assert!(!folder.0.join("site/gongwen/gongwen-search.js").exists());
    let found = folder.run(&["search", "site", "工会", "--json"]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("fetched"), "{found:?}");
    // Into the same folder once more, in another way: nothing of the archive's widget is left.
    folder.build(&["A01.txt", "--out", "site", "--mode", "file"]);
    assert!(!folder.0.join("site/gongwen/gongwen-archive.js").exists());
    assert!(!folder.0.join("site/gongwen/archive").exists());
}

#[test]
fn what_cannot_be_built_is_one_line() {
    let folder = Folder::new("refused");
    folder.write("A01.txt", PAGE);
    folder.write("web/index.html", "the site itself");
    for (args, said) in [
        (&["A01.txt", "--out", "web"][..], "did not write"),
        (&["--out", "site"], "no input"),
        (&["nowhere", "--out", "site"], "nowhere"),
    ] {
        let told = folder.error(&[&["build"], args].concat());
        assert!(told.contains(said) && told.lines().count() == 1, "{args:?}: {told}");
    }
    assert_eq!(folder.text("web/index.html"), "the site itself");
    assert!(!folder.0.join("site").exists() && !folder.0.join("site.cache").exists());
    assert_eq!(folder.run(&["build", "A01.txt"]).status.code(), Some(2));
    assert!(folder.error(&["serve", "nowhere"]).contains("gongwen build"));
}

/// The first line and the head of an answer, and its body.
fn get(address: &str, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_ascii_lowercase(), body.to_owned())
}

#[test]
fn a_folder_is_served_and_nothing_else() {
    let folder = Folder::new("serve");
    folder.write("secret.txt", "secret");
    folder.write("site/index.html", "<h1>工闻</h1>");
    folder.write("site/gongwen/a.wasm", "wasm");
    folder.write("site/gongwen/a.js", "js");
    let mut server =
        folder.command(&["serve", "site", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    let page = get(&address, "/");
    let wasm = get(&address, "/gongwen/a.wasm").0;
    let script = get(&address, "/gongwen/a.js").0;
    let outside = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/gongwen/../../secret.txt",
    ]
    .map(|path| get(&address, path));
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{line}");
    assert!(
        page.0.starts_with("http/1.1 200") && page.0.contains("text/html") && page.1.contains("工闻"),
        "{page:?}"
    );
    assert!(wasm.contains("application/wasm") && wasm.contains("no-cache"), "{wasm}");
    assert!(script.contains("text/javascript"), "{script}");
    for (head, body) in outside {
        assert!(!head.starts_with("http/1.1 200") && !body.contains("secret"), "{head} {body}");
    }
}
