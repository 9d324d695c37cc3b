//! The demo page, and the page with the lines to paste.

use maud::{DOCTYPE, Markup, html};

use crate::hash::integrity;
use crate::index::{OF_ARCHIVE, SINGLE};
use crate::page::page;
use crate::{File, Look, Mode, WIDGET};

/// The icon of the demo of this repository.
const ICON: &str = include_str!("../../../www/pages/icon.svg");

/// The demo page's address is one level up from the widget's folder; `written` are the files in it.
pub(crate) fn pages(mode: Mode, look: &Look, written: &[File]) -> Vec<File> {
    vec![
        File::new("icon.svg", ICON),
        File::new("index.html", demo(mode, look)),
        File::new("snippet.html", snippets(mode, look, written)),
    ]
}

/// What a page says to the reader: the site's name, or a neutral one.
fn title(look: &Look) -> &str {
    if look.title.is_empty() { "站内搜索" } else { &look.title }
}

/// An attribute's value; none where it is not wanted.
fn wanted(value: &str) -> Option<&str> {
    Some(value).filter(|value| !value.is_empty())
}

/// The widget's element. The form in it is for browsers that start no search.
fn element(look: &Look) -> Markup {
    let hot = look.hot.join(",");
    html! {
        gongwen-search theme=[wanted(&look.theme)] size=[wanted(&look.size)] hot=[wanted(&hot)] {
            form action="/search" role="search" {
                label { "站内搜索 " input name="q"; }
                " "
                button { "搜索" }
            }
        }
    }
}

/// The script that a page names, without its folder.
fn script_name(mode: Mode) -> &'static str {
    match mode {
        Mode::File => "gongwen-search.js",
        Mode::Hosted => OF_ARCHIVE,
        Mode::Embedded => SINGLE,
    }
}

/// The script's tag. `folder` ends in a slash; under `integrity` the browser takes no other bytes.
fn script(mode: Mode, folder: &str, integrity: Option<&str>) -> Markup {
    let src = format!("{folder}{}", script_name(mode));
    match mode {
        Mode::File | Mode::Hosted => html! { script type="module" src=(src) integrity=[integrity] {} },
        Mode::Embedded => html! { script src=(src) integrity=[integrity] defer {} },
    }
}

fn demo(mode: Mode, look: &Look) -> String {
    let title = title(look);
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="icon.svg";
            }
            body {
                header {
                    h1 { (title) }
                    p { "搜索和摘录都在您的浏览器里完成，不会把您输入的内容发送出去。" }
                }
                main {
                    (element(look))
                    (script(mode, &format!("{WIDGET}/"), None))
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// Markup as the page shows it, one element a line.
fn code(parts: &[Markup]) -> Markup {
    let lines: Vec<_> = parts.iter().map(|part| part.0.as_str()).collect();
    html! { pre { code { (lines.join("\n")) } } }
}

/// The script's tag with its digest, and the digests of all files of the widget's own folder: those of an archive have a checksum
/// that depends on their place, and are too many.
fn digests(mode: Mode, folder: &str, written: &[File]) -> Markup {
    let prefix = format!("{WIDGET}/");
    let own = |file: &File| Some((file.path.strip_prefix(&prefix)?.to_owned(), integrity(&file.bytes)));
    let files: Vec<_> = written.iter().filter_map(own).filter(|(name, _)| !name.contains('/')).collect();
    let script_digest = files.iter().find(|(name, _)| name == script_name(mode));
    html! {
        @if let Some((_, digest)) = script_digest {
            h2 { "锁住程序（可选）" }
            p {
                "加上 " code { "integrity" } " 以后，这个脚本换了一个字节，浏览器就不运行它，读者用网页自己的表单。每次更新都要换成新的这一行。它随后取的文件不由它管。"
            }
            (code(&[script(mode, folder, Some(digest))]))
        }
        h2 { "各文件的 SHA-384" }
        table { @for (name, digest) in &files { tr { td { (name) } td { code { (digest) } } } } }
    }
}

fn snippets(mode: Mode, look: &Look, written: &[File]) -> String {
    let folder = format!("/{WIDGET}/");
    let tag = script(mode, &folder, None);
    let dialog = html! { gongwen-search mode="dialog" trigger="搜索" {} };
    let summary = html! { gongwen-summary for="article" {} };
    let summary_tag = html! { script type="module" src={ (folder) "gongwen-summary.js" } {} };
    let editor = html! { div data-gongwen-search {} };
    let body = html! {
        h1 { "嵌入代码" }
        p {
            "把 " code { (WIDGET) "/" } " 整个文件夹传到网站的根目录，再把下面的一段贴进网页。放在别的目录时，把 "
            code { (folder) } " 换成那里的地址。"
        }
        h2 { "搜索框" }
        p { "贴在网页里要出现搜索框的地方。" code { "action" } " 写网站原有的搜索地址：浏览器太旧、不许运行程序时，读者用的是它。" }
        (code(&[element(look), tag.clone()]))
        h2 { "按钮，按下才打开搜索" }
        (code(&[dialog, tag.clone()]))
        h2 { "编辑器会去掉陌生标签时（如 WordPress 的正文）" }
        (code(&[editor, tag]))
        @if mode != Mode::Embedded {
            h2 { "文章页：自动摘录，标出搜索的字" }
            (code(&[summary, summary_tag]))
        }
        h2 { "内容安全策略（CSP）" }
        p { "网站有 CSP 时须允许：" }
        pre { code { "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" } }
        (digests(mode, &folder, written))
        h2 { "更新" }
        p {
            "重新运行 " code { "gongwen build" } "，把新的 " code { (WIDGET) "/" }
            " 拷进同一个文件夹。名字里带校验码的旧文件先留着：已经打开的网页还要用到它们，一个月以后再删。"
        }
        p { code { "servers/" } " 里有 nginx、Apache、IIS 和对象存储的配置；" code { "report.html" } " 是这次构建的报告，不必上传。" }
    };
    page("嵌入代码", &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_site_is_called_is_never_markup() {
        let look = Look {
            title: "</title><script>alert(1)</script>".into(),
            theme: "\" onload=\"alert(1)".into(),
            hot: vec!["<b>".into()],
            ..Look::default()
        };
        for file in pages(Mode::File, &look, &[]) {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            assert!(!text.contains("<script>alert") && !text.contains("\" onload"), "{text}");
            assert!(!text.contains("<b>"), "{text}");
        }
    }

    #[test]
    fn each_mode_has_its_script() {
        let text = |mode| demo(mode, &Look::default());
        assert!(text(Mode::File).contains(r#"<script type="module" src="gongwen/gongwen-search.js">"#));
        assert!(text(Mode::Hosted).contains(r#"<script type="module" src="gongwen/gongwen-archive.js">"#));
        assert!(text(Mode::Embedded).contains(r#"<script src="gongwen/gongwen.standalone.js" defer>"#));
    }

    #[test]
    fn the_lines_to_paste_can_lock_the_script() {
        let written = [
            File::new("gongwen/gongwen-search.js", "let a"),
            File::new("gongwen/0123/b0/0", "an archive's file"),
            File::new("icon.svg", ICON),
        ];
        let page = snippets(Mode::File, &Look::default(), &written);
        let digest = integrity(b"let a");
        let tag = format!("src=&quot;/gongwen/gongwen-search.js&quot; integrity=&quot;{digest}&quot;");
        assert!(page.contains(&tag), "{page}");
        assert!(page.contains(&format!("<td>gongwen-search.js</td><td><code>{digest}</code></td>")));
        assert!(!page.contains("<td>b0") && !page.contains("<td>icon.svg"));
        assert!(!demo(Mode::File, &Look::default()).contains("integrity"));
    }
}
