//! The wasm module of Gongwen.
