//! Stands in for the crate `hayro-jpeg2000`, with which hayro-syntax decodes pictures.
//!
//! Of a PDF the readers take text, lines and the places of pictures, never a picture itself. The real decoder would weigh as
//! much as the search of the widget in the builder page, and be one more reader of bytes that anybody may have made. This one
//! refuses every picture, which the caller takes for a damaged one.

/// How pictures are decoded.
#[derive(Clone, Copy, Debug)]
pub struct DecodeSettings {
    /// Whether indices into a palette become colours.
    pub resolve_palette_indices: bool,
    /// Whether faults are refused.
    pub strict: bool,
    /// The size in pixels that is enough.
    pub target_resolution: Option<(u32, u32)>,
}

/// The only answer.
#[derive(Clone, Copy, Debug)]
pub struct NotDecoded;

/// What the channels of a picture are.
#[derive(Clone, Debug)]
pub enum ColorSpace {
    /// Grey.
    Gray,
    /// Red, green, blue.
    RGB,
    /// Cyan, magenta, yellow, black.
    CMYK,
    /// Not said.
    Unknown {
        /// How many they are.
        num_channels: u8,
    },
    /// What a profile says.
    Icc {
        /// The profile.
        profile: Vec<u8>,
        /// How many they are.
        num_channels: u8,
    },
}

/// What a decoder needs from picture to picture.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecoderContext;

/// A picture; there is none.
#[derive(Clone, Copy, Debug)]
pub enum Image {}

impl Image {
    /// Refuses the picture.
    ///
    /// # Errors
    /// Always.
    pub fn new(_: &[u8], _: &DecodeSettings) -> Result<Self, NotDecoded> {
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

    /// The bits of a channel.
    #[must_use]
    pub fn original_bit_depth(&self) -> u8 {
        match *self {}
    }

    /// Its channels.
    #[must_use]
    pub fn color_space(&self) -> &ColorSpace {
        match *self {}
    }

    /// Whether it has a channel of transparency.
    #[must_use]
    pub fn has_alpha(&self) -> bool {
        match *self {}
    }

    /// Its pixels.
    ///
    /// # Errors
    /// None: there is no picture.
    pub fn decode(&self, _: &mut DecoderContext) -> Result<Pixels, NotDecoded> {
        match *self {}
    }
}

/// The pixels of a picture; there are none.
#[derive(Clone, Copy, Debug)]
pub enum Pixels {}

impl Pixels {
    /// A byte for every channel.
    #[must_use]
    pub fn data_u8(&self) -> Vec<u8> {
        match *self {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_refused() {
        let settings =
            DecodeSettings { resolve_palette_indices: false, strict: false, target_resolution: None };
        assert!(Image::new(b"\0\0\0\x0cjP  ", &settings).is_err());
    }
}
