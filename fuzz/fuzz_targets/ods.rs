#![no_main]

use gongwen_fuzz::workbooks;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| workbooks::ods(data));
