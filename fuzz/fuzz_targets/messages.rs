#![no_main]

use gongwen_fuzz::module;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| module::messages(data));
