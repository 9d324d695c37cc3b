#![no_main]

use gongwen_fuzz::targets;
use libfuzzer_sys::fuzz_target;

// The index is made before the first run, which is timed.
fuzz_target!(init: { targets::seeds(); }, |data: &[u8]| targets::pinyin(data));
