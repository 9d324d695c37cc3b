//! The target over what the widget and its modules say to each other. The module is compiled for browsers alone, so that what runs
//! it is given: `lib.rs` has its files for the fuzzer, the module's own tests run it whole.

use serde::de::IgnoredAny;

use super::small_archive::files;

/// Between two messages; no form holds it.
const NEXT_MESSAGE: u8 = 0;
/// Begins a message that attaches a file: one of the archive by its number in decimal digits, or any other bytes.
const ATTACH: u8 = b'@';

/// Any messages one after the other: every response is JSON.
pub fn messages(data: &[u8], attach: &dyn Fn(&[u8]), respond: &dyn Fn(&[u8]) -> Vec<String>) {
    for message in data.split(|&byte| byte == NEXT_MESSAGE) {
        match message.split_first() {
            Some((&ATTACH, file)) => attach(attached(file)),
            _ => {
                for response in respond(message) {
                    let json = serde_json::from_str::<IgnoredAny>(&response);
                    assert!(json.is_ok(), "{response}");
                }
            }
        }
    }
}

fn attached(name: &[u8]) -> &[u8] {
    let number = std::str::from_utf8(name).ok().and_then(|name| name.parse().ok());
    number.and_then(|number| files().values().nth(number)).map_or(name, |file| file)
}
