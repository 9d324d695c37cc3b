#![no_main]

use gongwen_fuzz::module;
use libfuzzer_sys::fuzz_target;

// The archive is made and the module started before the first run, which is timed.
fuzz_target!(init: { module::messages(&[]); }, |data: &[u8]| module::messages(data));
