//! Hostile inputs: files and queries that are made to break whoever reads them.
//!
//! They are made, not kept: one that is full size has some megabytes. [`files`] and [`queries()`] give all of them; at a
//! smaller [`Scale`] the same kinds serve as quick tests.

mod markup;
mod packed;
mod pdf;
mod queries;
mod records;
mod text;
mod zip;

pub use queries::{HostileQuery, queries};

/// How large the inputs are.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    divisor: usize,
}

impl Scale {
    /// Paragraphs of 10 MB, words of 100,000 characters, nesting 100,000 deep, a million articles.
    pub const FULL: Self = Self { divisor: 1 };
    /// A thousandth of that.
    pub const SMALL: Self = Self { divisor: 1_000 };

    /// A number at this scale, at least 2.
    #[must_use]
    pub fn of(self, full: usize) -> usize {
        (full / self.divisor).max(2)
    }
}

/// A file that one run of the command gets.
#[derive(Clone, Debug, Default)]
pub struct HostileInput {
    /// What it is, as a folder may be called.
    pub name: String,
    /// The name of the file, whose ending says its kind.
    pub file: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A hostile input that is not made yet: all of them together would not fit into a small memory.
pub struct Recipe {
    name: String,
    file: String,
    make: Box<dyn Fn(Scale) -> Vec<u8>>,
}

impl Recipe {
    /// A file of this name and kind, and how it is made.
    fn file<B: Into<Vec<u8>>>(name: &str, ending: &str, make: impl Fn(Scale) -> B + 'static) -> Self {
        Self {
            name: format!("{ending}-{name}"),
            file: format!("{name}.{ending}"),
            make: Box::new(move |scale| make(scale).into()),
        }
    }

    /// What it is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Makes it.
    #[must_use]
    pub fn make(&self, scale: Scale) -> HostileInput {
        HostileInput { name: self.name.clone(), file: self.file.clone(), bytes: (self.make)(scale) }
    }
}

/// All hostile files.
#[must_use]
pub fn files() -> Vec<Recipe> {
    [text::all(), markup::all(), records::all(), packed::all(), pdf::all()].into_iter().flatten().collect()
}

/// What hostile articles hold as titles, names and addresses: what would run, lead elsewhere or write elsewhere if it
/// were taken for more than text.
pub const POISON: [&str; 14] = [
    "<script>alert(1)</script>",
    "</title></script><img src=x onerror=alert(2)>",
    "\"><svg onload=alert(3)>",
    "javascript:alert(4)",
    "JaVaScRiPt\u{1}:alert(5)",
    "data:text/html,<script>alert(6)</script>",
    "../../../../tmp/gongwen-escaped",
    "/tmp/gongwen-escaped",
    "C:\\Windows\\gongwen-escaped",
    "..\\..\\gongwen-escaped",
    "a\u{202E}txt.exe\u{202C}\u{2066}b",
    "零\u{200B}宽\u{200D}字\u{FEFF}符",
    "'; DROP TABLE articles; --",
    "${jndi:ldap://127.0.0.1/a}",
];
