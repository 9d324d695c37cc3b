//! Stands in for the crate `hayro-jbig2`, with which hayro-syntax decodes pictures of scanned pages.
//!
//! Of a PDF the readers take text, lines and the places of pictures, never a picture itself. The real decoder would weigh a
//! quarter of a megabyte in the builder page, and be one more reader of bytes that anybody may have made. This one refuses
//! every picture, which the caller takes for a damaged one.

/// How pictures are decoded.
#[derive(Clone, Copy, Debug)]
pub struct DecodeSettings {
    /// Whether faults are refused.
    pub strict: bool,
}

/// The only answer.
#[derive(Clone, Copy, Debug)]
pub struct NotDecoded;

/// What several pictures share.
#[derive(Clone, Copy, Debug)]
pub enum Globals {}

impl Globals {
    /// Refuses them.
    ///
    /// # Errors
    /// Always.
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Self, NotDecoded> {
        Err(NotDecoded)
    }
}

/// A picture; there is none.
#[derive(Clone, Copy, Debug)]
pub enum Page {}

impl Page {
    /// Refuses the picture.
    ///
    /// # Errors
    /// Always.
    pub fn new_embedded(_: &[u8], _: Option<&Globals>, _: &DecodeSettings) -> Result<Self, NotDecoded> {
        Err(NotDecoded)
    }

    /// Its width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        match *self {}
    }

    /// Its height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        match *self {}
    }

    /// Its pixels.
    ///
    /// # Errors
    /// None: there is no picture.
    pub fn decode<D: Decoder>(&self, _: &mut D) -> Result<(), NotDecoded> {
        match *self {}
    }
}

/// Who takes the pixels.
pub trait Decoder {
    /// Takes one.
    fn push_pixel(&mut self, black: bool);
    /// Takes eight times so many.
    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32);
    /// A line ends.
    fn next_line(&mut self);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_refused() {
        let settings = DecodeSettings { strict: false };
        assert!(Globals::new(b"", &settings).is_err());
        assert!(Page::new_embedded(b"\x97JB2\r\n\x1a\n", None, &settings).is_err());
    }
}
