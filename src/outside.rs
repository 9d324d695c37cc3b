//! The corpus from outside the module: the script hands over the files that `gongwen build` wrote.
//!
//! The search module gets the core alone. The expansion module gets the core and its companion.

use std::cell::Cell;

use gongwen_engine::Engine;
use gongwen_engine::index::divide::join;

use crate::exchange::attached;
use crate::protocol::requests;

thread_local! {
    /// The corpus, for as long as the module lives.
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

/// The corpus that was opened last.
#[cfg(feature = "outside")]
pub(crate) fn engine() -> Option<&'static Engine> {
    ENGINE.get()
}

requests! {
    /// Opens the attached index: its core, or the core and its companion; false where they are none, or of two builds.
    fn attached_index() -> Option<bool> {
        let mut files = attached().into_iter();
        let whole = match (files.next()?, files.next()) {
            (core, None) => Some(core),
            (core, Some(companion)) => join(&core, &companion).ok(),
        };
        let engine = whole.and_then(|bytes| Engine::open(bytes).ok());
        ENGINE.set(engine.map(|engine| &*Box::leak(Box::new(engine))));
        Some(ENGINE.get().is_some())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use gongwen_engine::Article;
    use gongwen_engine::index::divide::divide;
    use gongwen_engine::index::format::SectionId;

    use super::*;
    use crate::form::Form;

    fn open(files: &[&[u8]]) -> String {
        for file in files {
            crate::exchange::put(file);
            crate::exchange::attach();
        }
        respond(&Form(b"ask=attached_index".to_vec())).unwrap()
    }

    #[test]
    fn a_core_opens_alone_and_with_its_own_companion() {
        let index = |id: &str| {
            let article = Article { id: id.into(), title: "工会".into(), ..Article::default() };
            divide(&gongwen_prepare::index(vec![article]).unwrap(), &[SectionId::Readings]).unwrap()
        };
        let (one, other) = (index("1"), index("2"));
        assert_eq!(open(&[&one.core]), "true");
        assert_eq!(open(&[&one.core, &one.companion]), "true");
        assert_eq!(open(&[&one.core, &other.companion]), "false");
        assert_eq!(open(&[b"GWIX"]), "false");
        assert_eq!(open(&[]), "null");
    }
}
