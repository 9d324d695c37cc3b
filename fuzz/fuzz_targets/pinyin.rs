#![no_main]

use gongwen_fuzz::targets;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| targets::pinyin(data));
