//! The responding half of the wasm module.

use std::cell::RefCell;

use crate::exchange::attach;
use crate::form::Form;
use crate::{hosted, messages, outside, search, summary};

/// Any messages to the modules of the widget.
pub fn messages(data: &[u8]) {
    thread_local! {
        /// The index of the seeds is handed over once: each opened one is kept for as long as a page lives.
        static OPENED: RefCell<bool> = const { RefCell::new(false) };
    }
    OPENED.with_borrow_mut(|opened| {
        if !std::mem::replace(opened, true) {
            attach(crate::targets::seeds_index());
            outside::respond(&Form(b"ask=attached_index".to_vec()));
        }
    });
    messages::messages(data, &|file| attach(file), &respond);
}

fn respond(message: &[u8]) -> Vec<String> {
    let form = Form(message.to_vec());
    let modules = [hosted::respond, search::respond, summary::respond];
    modules.into_iter().filter_map(|respond| respond(&form)).collect()
}
