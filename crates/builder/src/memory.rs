//! The memory of the module.

/// Bytes of memory that a build takes for a byte of text, about.
const OF_TEXT: usize = 14;
/// Bytes that are made room for at most: what a larger build takes comes page by page.
const MOST_OF_BUILD: usize = 768 << 20;
/// Bytes of memory that reading a file takes for each of its bytes, about: the file, what it says, the articles.
const OF_FILE: usize = 4;
/// The same of the largest files, of which most is pictures: room that is not needed would keep other files from being read.
const MOST_OF_FILE: usize = 128 << 20;

/// Bytes of memory.
pub(crate) fn size() -> usize {
    #[cfg(target_family = "wasm")]
    return core::arch::wasm32::memory_size(0) << 16;
    #[cfg(not(target_family = "wasm"))]
    0
}

/// Makes room for a build from so many bytes of text.
pub(crate) fn make_room_for_build(text: usize) {
    make_room(text.saturating_mul(OF_TEXT).min(MOST_OF_BUILD));
}

/// Makes room for reading a file of so many bytes.
pub(crate) fn make_room_for_file(bytes: usize) {
    make_room(bytes.saturating_mul(OF_FILE).min(MOST_OF_FILE));
}

/// Makes room for so many bytes. An allocator lets the memory grow by a page of 64 KB whenever it lacks one, and each time an engine
/// takes a millisecond and more: of 20,000 articles that was a tenth of the time. What is made room for and then not used takes
/// addresses alone. Where there is no room, the allocator will say so when it matters.
fn make_room(bytes: usize) {
    let mut room: Vec<u8> = Vec::new();
    let _ = room.try_reserve_exact(bytes);
    // A compiler leaves out what nobody looks at.
    std::hint::black_box(&room);
}
