//! Stands in for the crate `zune-jpeg`, with which hayro-syntax decodes pictures.
//!
//! Of a PDF the readers take text, lines and the places of pictures, never a picture itself. The real decoder would be 97 KB of
//! the builder's module, and one more reader of bytes that anybody may have made. This one refuses every picture, which the
//! caller takes for a damaged one.

/// What the crate `zune-core` has, by the names of its modules.
pub mod zune_core {
    /// Where bytes are read from.
    pub mod bytestream {
        /// Bytes in memory; nobody reads them.
        #[derive(Clone, Copy, Debug)]
        pub struct ZCursor<T>(T);

        impl<T> ZCursor<T> {
            /// Takes the bytes.
            #[must_use]
            pub fn new(bytes: T) -> Self {
                Self(bytes)
            }
        }
    }

    /// What the channels of a picture are.
    pub mod colorspace {
        use core::num::NonZeroU32;

        /// What the channels of a picture are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ColorSpace {
            /// Red, green, blue.
            RGB,
            /// The same, and transparency.
            RGBA,
            /// Brightness, and two differences of colour.
            YCbCr,
            /// Grey.
            Luma,
            /// Grey, and transparency.
            LumaA,
            /// The same as `YCbCr` of the complements, and black.
            YCCK,
            /// Cyan, magenta, yellow, black.
            CMYK,
            /// So many channels.
            MultiBand(NonZeroU32),
        }
    }

    /// How pictures are decoded.
    pub mod options {
        use super::colorspace::ColorSpace;

        /// How pictures are decoded; it makes no difference.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct DecoderOptions;

        impl DecoderOptions {
            /// The most pixels of a line.
            #[must_use]
            pub fn set_max_width(self, _: usize) -> Self {
                self
            }

            /// The most lines.
            #[must_use]
            pub fn set_max_height(self, _: usize) -> Self {
                self
            }

            /// The channels that are wanted.
            #[must_use]
            pub fn jpeg_set_out_colorspace(self, _: ColorSpace) -> Self {
                self
            }
        }
    }
}

use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

/// The only answer.
#[derive(Clone, Copy, Debug)]
pub struct NotDecoded;

/// What the head of a picture says; no head is read.
#[derive(Clone, Copy, Debug)]
pub struct ImageInfo {
    /// How many channels there are.
    pub components: u8,
}

/// Decodes a picture; it refuses every one.
#[derive(Clone, Copy, Debug)]
pub struct JpegDecoder<T>(T);

impl<T> JpegDecoder<T> {
    /// Takes a picture.
    #[must_use]
    pub fn new_with_options(bytes: T, _: DecoderOptions) -> Self {
        Self(bytes)
    }

    /// Refuses the picture.
    ///
    /// # Errors
    /// Always.
    pub fn decode_headers(&mut self) -> Result<(), NotDecoded> {
        Err(NotDecoded)
    }

    /// The channels of the file: of a picture that is refused none.
    #[must_use]
    pub fn input_colorspace(&self) -> Option<ColorSpace> {
        None
    }

    /// What its head says: nothing.
    #[must_use]
    pub fn info(&self) -> Option<ImageInfo> {
        None
    }

    /// Its width and height in pixels: none.
    #[must_use]
    pub fn dimensions(&self) -> Option<(usize, usize)> {
        None
    }

    /// How it is to be decoded; it makes no difference.
    pub fn set_options(&mut self, _: DecoderOptions) {}

    /// Its pixels.
    ///
    /// # Errors
    /// Always.
    pub fn decode(&mut self) -> Result<Vec<u8>, NotDecoded> {
        Err(NotDecoded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_refused() {
        let bytes = zune_core::bytestream::ZCursor::new(b"\xFF\xD8\xFF\xE0");
        let mut decoder = JpegDecoder::new_with_options(bytes, DecoderOptions);
        assert!(decoder.decode_headers().is_err() && decoder.decode().is_err());
    }
}
