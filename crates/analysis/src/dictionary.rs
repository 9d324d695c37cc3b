//! The dictionary of jieba.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// The whole dictionary, loaded when first needed.
pub static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);
