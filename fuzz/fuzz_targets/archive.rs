#![no_main]

use gongwen_fuzz::archive_files;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| archive_files::archive(data));
