//! How elements are built: the names of the tags round them.

use std::collections::HashMap;
use std::rc::Rc;

use dom_query::NodeId;

use super::Head;
use crate::read::html::clues::{key, text_key};
use crate::read::html::lines::Line;
use crate::read::html::page::Page;

/// The builds of elements, as keys: the names of the tags round them; and these elements, the innermost first.
pub(super) struct Builds<'p, 'a> {
    page: &'p Page<'a>,
    known: HashMap<NodeId, (u32, Rc<[NodeId]>)>,
}

impl<'p, 'a> Builds<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>) -> Self {
        Self { page, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, node: NodeId) -> (u32, Rc<[NodeId]>) {
        if let Some(known) = self.known.get(&node) {
            return known.clone();
        }
        let (mut names, mut nodes) = (Vec::new(), Vec::new());
        let mut here = self.page.document.tree.get(&node);
        while let Some(element) = here {
            names.push(element.node_name().map_or(0, |name| text_key(&name)));
            nodes.push(element.id);
            here = element.parent();
        }
        let found = (key(&names), Rc::from(nodes));
        self.known.insert(node, found.clone());
        found
    }

    /// How many elements each headline of a group has in common with the next one.
    pub(super) fn common_depths(&mut self, lines: &[Line], group: &[Head<'_>]) -> Vec<usize> {
        let common = |pair: &[Head<'_>]| {
            let (_, one) = self.of(lines[pair[0].line].block);
            let (_, next) = self.of(lines[pair[1].line].block);
            one.iter().rev().zip(next.iter().rev()).take_while(|(one, next)| one == next).count()
        };
        group.windows(2).map(common).collect()
    }
}
