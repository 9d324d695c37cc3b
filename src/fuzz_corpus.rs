//! What fuzzing found for the target `messages` goes through the whole module again.

#[path = "../fuzz/src/archive.rs"]
#[allow(dead_code, unreachable_pub)]
mod archive;
#[path = "../fuzz/src/messages.rs"]
#[allow(unreachable_pub)]
mod messages;
#[path = "../fuzz/src/small_archive.rs"]
#[allow(dead_code, unreachable_pub)]
mod small_archive;

use std::path::Path;

use crate::exchange;
use crate::form::Form;

fn attach(file: &[u8]) {
    exchange::put(file);
    exchange::attach();
}

#[test]
fn messages_are_answered_in_json() {
    let corpus =
        archive::read(Path::new("fuzz/corpus/messages.tar.zst")).expect("the corpus can be unpacked");
    for (name, bytes) in corpus {
        println!("messages/{name}");
        let respond = |message: &[u8]| {
            let form = Form(message.to_vec());
            let archive = crate::hosted::respond(&form);
            archive.into_iter().chain(crate::respond(&form)).collect()
        };
        messages::messages(&bytes, &attach, &respond);
    }
}
