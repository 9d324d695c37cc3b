#![no_main]

use gongwen_fuzz::workbooks;
use gongwen_prepare::read::hush_isolated_panics;
use libfuzzer_sys::fuzz_target;

// The library of workbooks panics over damaged ones, which costs the file alone.
fuzz_target!(init: hush_isolated_panics(), |data: &[u8]| workbooks::xlsb(data));
