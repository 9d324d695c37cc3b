//! What a file gave when it was read before.
//!
//! The key is made of all that a reader gets: the bytes, the names, the options, an editor's corrections. So a reading with a
//! cache gives what one without it gives. Of a web page the first pass is kept: what it is worth shows when all are read.

use serde::{Deserialize, Serialize};

use super::error::ReadCause;
use super::input::{Input, Reader};
use super::other_file::OtherFile;
use super::outcome::{Found, ReadArticles, ReadFile};
use super::source::file_name;
use super::warning::Warning;
use crate::page::{self, FIX_SUFFIX};

/// What is kept of a file.
#[derive(Serialize, Deserialize)]
struct Kept {
    found: KeptFile,
    warnings: Vec<Warning>,
}

#[derive(Serialize, Deserialize)]
enum KeptFile {
    Articles(ReadArticles),
    Other(OtherFile),
    #[cfg(feature = "html")]
    WebPage(Box<super::html::HtmlPage>),
}

impl Kept {
    /// None for what cannot be kept: articles with rules.
    fn of(read: &ReadFile) -> Option<Self> {
        let found = match &read.found {
            Found::Articles(read) => {
                if read.articles.iter().any(|read| !read.rules.is_empty()) {
                    return None;
                }
                KeptFile::Articles(read.clone())
            }
            Found::Other(other) => KeptFile::Other(other.clone()),
            #[cfg(feature = "html")]
            Found::WebPage(page) => KeptFile::WebPage(page.clone()),
        };
        Some(Self { found, warnings: read.warnings.clone() })
    }

    fn read(self) -> ReadFile {
        let found = match self.found {
            KeptFile::Articles(read) => Found::Articles(read),
            KeptFile::Other(other) => Found::Other(other),
            #[cfg(feature = "html")]
            KeptFile::WebPage(page) => Found::WebPage(page),
        };
        ReadFile { found, warnings: self.warnings }
    }
}

/// Reads a file, or takes what it gave before.
pub(super) fn read(reader: Reader, input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let Some(cache) = &input.options.cache else { return reader(input) };
    let fixes = format!("{}{}", page::stem(file_name(input.name)), FIX_SUFFIX);
    let fixes = input.source.beside(input.at, &fixes)?;
    let options = format!(
        "{:?} {:?} {:?} {:?}",
        input.kind,
        input.options.bad_bytes,
        fixes.is_some(),
        input.options.pages.get(input.name)
    );
    #[cfg(feature = "html")]
    let options = format!("{options} {:?}", input.options.selectors);
    let parts = [
        options.as_bytes(),
        input.name.as_bytes(),
        input.prefix.as_bytes(),
        fixes.as_deref().unwrap_or_default(),
    ];
    let key = cache.key(&parts, &mut *input.content.reader()?).map_err(ReadCause::of_io)?;
    // A text that does not fit is as good as none.
    if let Some(kept) = cache.get(&key).and_then(|text| serde_json::from_str::<Kept>(&text).ok()) {
        return Ok(kept.read());
    }
    let read = reader(input)?;
    if let Some(text) = Kept::of(&read).and_then(|kept| serde_json::to_string(&kept).ok()) {
        cache.put(key, text);
    }
    Ok(read)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashMap;
    use std::io::{self, Read};
    use std::sync::{Arc, Mutex};

    use crate::read::{MemorySource, ReadCache, ReadOptions, Reading, read};

    #[derive(Debug, Default)]
    struct Memory {
        texts: Mutex<HashMap<String, String>>,
        found: Mutex<usize>,
    }

    impl ReadCache for Memory {
        fn key(&self, parts: &[&[u8]], file: &mut dyn Read) -> io::Result<String> {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(format!("{parts:?} {bytes:?}"))
        }
        fn get(&self, key: &str) -> Option<String> {
            let text = self.texts.lock().unwrap().get(key).cloned();
            *self.found.lock().unwrap() += usize::from(text.is_some());
            text
        }
        fn put(&self, key: String, text: String) {
            self.texts.lock().unwrap().insert(key, text);
        }
    }

    const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";
    const FIX: &str = "[[article]]\nline = 1\ntitle = \"工会夜校\"\n";

    fn files(changed: &str, fix: Option<&str>) -> MemorySource {
        let mut files = vec![
            ("A01.txt".to_owned(), PAGE.as_bytes().to_vec()),
            ("A02.txt".to_owned(), changed.as_bytes().to_vec()),
            ("b.json".to_owned(), br#"[{"title":"x"},{"title":"y","zz":1}]"#.to_vec()),
            ("bad.json".to_owned(), b"{".to_vec()),
        ];
        files.extend(fix.map(|fix| ("A01.fix.toml".to_owned(), fix.as_bytes().to_vec())));
        MemorySource::new(files)
    }

    fn plain(reading: &Reading) -> String {
        format!("{reading:?}")
    }

    #[test]
    fn a_reading_with_a_cache_is_the_reading_without() {
        let cache = Arc::new(Memory::default());
        let with = ReadOptions { cache: Some(cache.clone()), ..ReadOptions::default() };
        let without = ReadOptions::default();
        for (changed, fix, found) in
            [(PAGE, None, 0), (PAGE, None, 3), ("别的版面\n\n本报讯 新闻。\n", None, 2)]
        {
            *cache.found.lock().unwrap() = 0;
            let source = files(changed, fix);
            assert_eq!(plain(&read(&source, &with)), plain(&read(&source, &without)));
            assert_eq!(*cache.found.lock().unwrap(), found, "{changed}");
        }
        // An editor's corrections are part of what a page is read from.
        let source = files(PAGE, Some(FIX));
        assert_eq!(plain(&read(&source, &with)), plain(&read(&source, &without)));
    }

    #[test]
    fn a_damaged_cache_is_none() {
        let cache = Arc::new(Memory::default());
        let with = ReadOptions { cache: Some(cache.clone()), ..ReadOptions::default() };
        let source = files(PAGE, None);
        let whole = plain(&read(&source, &with));
        for text in cache.texts.lock().unwrap().values_mut() {
            text.truncate(text.len() / 2);
            while !text.is_char_boundary(text.len()) {
                text.pop();
            }
        }
        assert_eq!(plain(&read(&source, &with)), whole);
    }
}
