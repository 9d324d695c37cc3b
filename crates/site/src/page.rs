//! What every page of the folder shares: a head with a strict policy, and one style sheet in the page, allowed by its hash.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::hash;

/// No image, font or script is fetched; nothing in a page runs.
pub(crate) const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
body{margin:0 auto;max-width:64rem;padding:1rem;color:#222;background:#fff;line-height:1.6;\
font-family:system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}\
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #ccc}\
h3{font-size:1rem}table{border-collapse:collapse;width:100%;margin:.5rem 0}\
th,td{border-bottom:1px solid #ddd;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
td.n,th.n{text-align:right;white-space:nowrap}caption{text-align:left;color:#555}\
ul.cards{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none}\
ul.cards li{border:1px solid #ccc;border-radius:.4rem;padding:.5rem 1rem;min-width:6rem}\
ul.cards b{display:block;font-size:1.5rem}ul.cards li.bad{border-color:#b00020;color:#b00020}\
ul.words{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}\
details{margin:.5rem 0}summary{cursor:pointer}pre{background:#f4f4f4;padding:.75rem;overflow:auto}\
code{background:#f4f4f4}svg{max-width:100%;height:auto}svg text{font-size:11px;fill:#444}svg rect{fill:#a33}\
.quiet{color:#555}@media print{details{display:block}}";

/// A page on which nothing runs.
pub(crate) fn page(title: &str, body: &Markup) -> String {
    let policy = format!("{NOTHING}; style-src {}", hash::policy(STYLE));
    document(&policy, STYLE, &html! { title { (title) } }, body)
}

/// A page of its own, with a policy, a style sheet and what else is in its head.
pub(crate) fn document(policy: &str, style: &str, head: &Markup, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                (head)
                // Plain text of a file of ours: the element takes it as it is.
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    page.into_string() + "\n"
}
