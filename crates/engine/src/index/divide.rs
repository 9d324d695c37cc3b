//! An index in two files, for a page whose first queries do not need all of it.
//!
//! The *core* is an index by itself, without some sections: what they are for finds nothing. The *companion* holds these
//! sections, in the same container, and the core's checksum. [`join`] gives the whole index back, byte for byte.

use super::format::{self, Container, SectionId};
use crate::error::{GongwenError, Result};

/// An index in two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divided {
    /// An index without some sections.
    pub core: Vec<u8>,
    /// These sections. It is no index.
    pub companion: Vec<u8>,
}

/// Takes some sections out of an index.
///
/// # Errors
/// As for [`Index::open`](super::Index::open), without the checks inside sections.
pub fn divide(index: &[u8], apart: &[SectionId]) -> Result<Divided> {
    let container = Container::read(index)?;
    let sections = |wanted: &dyn Fn(SectionId) -> bool| -> Vec<(SectionId, Vec<u8>)> {
        let chosen = SectionId::ALL.into_iter().filter(|id| wanted(*id));
        chosen.map(|id| (id, index[container.range(id)].to_vec())).collect()
    };
    let core = format::write(container.docs, &sections(&|id| !apart.contains(&id)));
    let mut companion = sections(&|id| apart.contains(&id));
    companion.push((SectionId::Core, format::stated_checksum(&core).to_vec()));
    Ok(Divided { companion: format::write(container.docs, &companion), core })
}

/// The whole index of the two files that [`divide`] made of it.
///
/// # Errors
/// As for [`divide`]; [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) too where the files are not of one index.
pub fn join(core: &[u8], companion: &[u8]) -> Result<Vec<u8>> {
    let (cores, companions) = (Container::read(core)?, Container::read(companion)?);
    if companion[companions.range(SectionId::Core)] != format::stated_checksum(core) {
        return Err(GongwenError::corrupt("the two files are not of one index"));
    }
    let section = |id| {
        let bytes = &companion[companions.range(id)];
        if bytes.is_empty() { core[cores.range(id)].to_vec() } else { bytes.to_vec() }
    };
    let sections: Vec<_> = SectionId::ALL.into_iter().map(|id| (id, section(id))).collect();
    Ok(format::write(cores.docs, &sections))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::index::vocabulary::VocabularyInput;
    use crate::index::{Index, IndexInput, build};
    use crate::{Article, ErrorCode};

    fn index(text: &str) -> Vec<u8> {
        let article = Article { id: "1".into(), paragraphs: vec![text.to_owned()], ..Article::default() };
        let vocabulary = VocabularyInput {
            readings: vec![('工', vec!["gong".into()]), ('会', vec!["hui".into()])],
            aliases: vec![vec!["工会".into(), "有家".into()]],
            ..VocabularyInput::default()
        };
        build(&IndexInput { vocabulary, ..IndexInput::of(vec![article]) }).unwrap()
    }

    #[test]
    fn the_whole_comes_back_byte_for_byte() {
        let whole = index("工会有家。");
        for apart in [vec![], vec![SectionId::Readings], vec![SectionId::Words, SectionId::Aliases]] {
            let Divided { core, companion } = divide(&whole, &apart).unwrap();
            assert_eq!(join(&core, &companion).unwrap(), whole, "{apart:?}");
        }
    }

    #[test]
    fn the_core_is_an_index_without_these_sections() {
        let Divided { core, companion } = divide(&index("工会有家。"), &[SectionId::Readings]).unwrap();
        let opened = Index::open(core).unwrap();
        assert!(opened.readings().is_empty());
        let mut aliases = Vec::new();
        opened.aliases(&['工', '会'], &mut |alias| aliases.push(alias));
        assert_eq!(aliases.len(), 1);
        assert_eq!(opened.check(), Ok(()));
        assert!(Index::open(companion).is_err());
    }

    #[test]
    fn files_of_two_indexes_are_refused() {
        let one = divide(&index("工会有家。"), &[SectionId::Readings]).unwrap();
        let other = divide(&index("工会有人。"), &[SectionId::Readings]).unwrap();
        assert_eq!(join(&one.core, &other.companion).unwrap_err().code(), ErrorCode::Corrupt);
    }
}
