//! Stands in for the crate `include-flate`, with which jieba-rs includes its dictionary.
//!
//! The real one packs the text by zstd, whose C code does not compile for the browser without a C compiler for it. Here the
//! text is included as it is: it loads quicker, and where size counts (the builder page, the npm package) the whole
//! module is packed anyway, which packs the text better than a part that is packed already.

/// Includes a text file of the crate that calls this. The packing that is asked for is ignored.
#[macro_export]
macro_rules! flate {
    ($(#[$attribute:meta])* $visibility:vis static $name:ident: str from $path:literal $(with $packing:ident)?) => {
        $(#[$attribute])*
        $visibility static $name: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path));
    };
}
