#![no_main]

use gongwen_fuzz::workbooks;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: workbooks::allow_panics_over_files(), |data: &[u8]| workbooks::xls(data));
