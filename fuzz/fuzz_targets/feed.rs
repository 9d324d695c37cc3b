#![no_main]

use gongwen_fuzz::readers;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| readers::feed(data));
