//! Any bytes as an index: opening and using it gives an error or an answer. The checksum is put right, so
//! that the readers behind it are reached.
#![no_main]

#[path = "../../crates/engine/tests/common/exercise.rs"]
mod exercise;

use gongwen_engine::Engine;
use gongwen_engine::index::format::seal;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut bytes = data.to_vec();
    seal(&mut bytes);
    if let Ok(engine) = Engine::open(bytes) {
        exercise::exercise(&engine, "工会 职工");
    }
});
