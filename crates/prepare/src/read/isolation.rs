//! A reader that breaks down over a file costs that file and not the others. Formats of offices are read by libraries that do not
//! check every number of a damaged file; what they panic over is told as any other fault of a file.
//!
//! Where a panic ends the program, as in WebAssembly, nothing can be caught. There the host learns which file is being read
//! ([`Watcher::begins`](super::Watcher::begins)), starts anew, and names it in [`ReadOptions::broken`](super::ReadOptions::broken).

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use super::error::ReadCause;

thread_local! {
    static ISOLATED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the hook of a program from what is told as a file's fault: it is called for every other panic. To be set after that hook.
pub fn hush_isolated_panics() {
    let hook = take_hook();
    set_hook(Box::new(move |panic| {
        if !ISOLATED.get() {
            hook(panic);
        }
    }));
}

/// Runs a reader; where it panics, that is the error. Nothing that a reader shares with others is left half written: what it has
/// found is dropped.
pub(super) fn isolated<T>(reader: impl FnOnce() -> Result<T, ReadCause>) -> Result<T, ReadCause> {
    let before = ISOLATED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(reader));
    ISOLATED.set(before);
    outcome.unwrap_or_else(|panic| Err(ReadCause::Broken(message(&*panic))))
}

/// What a panic says.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_message() {
        let broken =
            |reader: fn() -> Result<(), ReadCause>| isolated(reader).map_err(|cause| cause.to_string());
        assert!(!ISOLATED.get());
        assert_eq!(isolated(|| Ok(ISOLATED.get())).ok(), Some(true));
        let error = broken(|| panic!("row {}", 7)).expect_err("it panics");
        assert!(error.contains("row 7"), "{error}");
        assert!(broken(|| panic!("plain")).is_err_and(|error| error.contains("plain")));
        assert!(!ISOLATED.get());
    }
}
