//! Stands in for the crate `moxcms`, with which hayro-interpret turns the colours of a profile into those of a screen.
//!
//! Of a PDF the readers take text, lines and boxes. Of colours they ask one thing: whether a box leaves the paper white. So a
//! profile here is its kind of colours, and these are converted as if by a device without a profile. The real crate computes what
//! a printed colour looks like, which would be a large part of the builder's module and one more reader of bytes that anybody
//! may have made.

use std::sync::Arc;

/// Bytes of a profile's head: the kind of its colours at 16, the mark of all profiles at 36.
const HEAD: usize = 128;

/// The curve of a channel. None is ever read.
#[derive(Clone, Copy, Debug)]
pub enum ToneReprCurve {}

/// What a colour consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataColorSpace {
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black.
    Cmyk,
    /// Brightness alone.
    Gray,
    /// Brightness and two differences of colour.
    Lab,
}

/// How many channels a pixel has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One.
    Gray,
    /// Three.
    Rgb,
    /// Four, which are those of print where the profile says so.
    Rgba,
}

/// How to convert; there is nothing to choose.
#[derive(Clone, Copy, Debug, Default)]
pub struct TransformOptions;

/// Why a profile cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CmsError {
    /// It is none, or of colours that are not converted.
    InvalidProfile,
    /// The lengths of input and output do not fit.
    LaneSizeMismatch,
}

/// A white point, by its components.
#[derive(Clone, Copy, Debug, Default)]
pub struct Xyzd;

impl Xyzd {
    /// Takes the components, of which nobody asks again.
    #[must_use]
    pub fn new(_x: f64, _y: f64, _z: f64) -> Self {
        Self
    }
}

/// Converts pixels in their place.
pub trait InPlaceTransformExecutor<V: Copy + Default> {
    /// Converts all pixels.
    fn transform(&self, in_out: &mut [V]) -> Result<(), CmsError>;
}

/// Converts pixels.
pub trait TransformExecutor<V: Copy + Default> {
    /// Converts all pixels; the output has as many.
    fn transform(&self, src: &[V], dst: &mut [V]) -> Result<(), CmsError>;
}

/// Converts pixels of channels of a byte.
pub type Transform8BitExecutor = dyn TransformExecutor<u8> + Send + Sync;

/// A profile: the kind of its colours.
#[derive(Clone, Debug)]
pub struct ColorProfile {
    /// The kind of its colours.
    pub color_space: DataColorSpace,
    /// Its white point.
    pub white_point: Xyzd,
    /// The curve of red; none.
    pub red_trc: Option<ToneReprCurve>,
    /// The curve of grey; none.
    pub gray_trc: Option<ToneReprCurve>,
}

impl ColorProfile {
    fn of(color_space: DataColorSpace) -> Self {
        Self { color_space, white_point: Xyzd, red_trc: None, gray_trc: None }
    }

    /// The colours of screens.
    #[must_use]
    pub fn new_srgb() -> Self {
        Self::of(DataColorSpace::Rgb)
    }

    /// Grey.
    #[must_use]
    pub fn new_gray_with_gamma(_gamma: f32) -> Self {
        Self::of(DataColorSpace::Gray)
    }

    /// Reads the head of a profile.
    pub fn new_from_slice(profile: &[u8]) -> Result<Self, CmsError> {
        if profile.len() < HEAD || &profile[36..40] != b"acsp" {
            return Err(CmsError::InvalidProfile);
        }
        match &profile[16..20] {
            b"RGB " => Ok(Self::of(DataColorSpace::Rgb)),
            b"CMYK" => Ok(Self::of(DataColorSpace::Cmyk)),
            b"GRAY" => Ok(Self::of(DataColorSpace::Gray)),
            b"Lab " => Ok(Self::of(DataColorSpace::Lab)),
            _ => Err(CmsError::InvalidProfile),
        }
    }

    fn conversion(&self, source: Layout) -> Result<Conversion, CmsError> {
        match (self.color_space, source) {
            (DataColorSpace::Gray, Layout::Gray) => Ok(Conversion::Gray),
            (DataColorSpace::Rgb, Layout::Rgb) => Ok(Conversion::Rgb),
            (DataColorSpace::Lab, Layout::Rgb) => Ok(Conversion::Lab),
            (DataColorSpace::Cmyk, Layout::Rgba) => Ok(Conversion::Cmyk),
            _ => Err(CmsError::InvalidProfile),
        }
    }

    /// From pixels of this profile to those of a screen.
    pub fn create_transform_8bit(
        &self,
        source: Layout,
        _target: &Self,
        _target_layout: Layout,
        _options: TransformOptions,
    ) -> Result<Arc<Transform8BitExecutor>, CmsError> {
        Ok(Arc::new(self.conversion(source)?))
    }

    /// From pixels of this profile to as many bytes of a screen's, or of grey.
    pub fn create_in_place_transform_8bit(
        &self,
        source: Layout,
        _target: &Self,
        _options: TransformOptions,
    ) -> Result<Arc<dyn InPlaceTransformExecutor<u8> + Send + Sync>, CmsError> {
        match self.conversion(source)? {
            Conversion::Cmyk => Err(CmsError::InvalidProfile),
            conversion => Ok(Arc::new(conversion)),
        }
    }
}

/// How a pixel becomes one of a screen.
#[derive(Clone, Copy, Debug)]
enum Conversion {
    Gray,
    Rgb,
    Lab,
    Cmyk,
}

impl Conversion {
    fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb | Self::Lab => 3,
            Self::Cmyk => 4,
        }
    }

    fn pixel(self, from: &[u8]) -> [u8; 3] {
        match self {
            Self::Rgb => [from[0], from[1], from[2]],
            // The first channel is the brightness.
            Self::Gray | Self::Lab => [from[0]; 3],
            Self::Cmyk => {
                let black = 255 - u16::from(from[3]);
                [0, 1, 2].map(|ink: usize| ((255 - u16::from(from[ink])) * black / 255) as u8)
            }
        }
    }
}

impl TransformExecutor<u8> for Conversion {
    fn transform(&self, src: &[u8], dst: &mut [u8]) -> Result<(), CmsError> {
        if !src.len().is_multiple_of(self.channels()) || src.len() / self.channels() * 3 != dst.len() {
            return Err(CmsError::LaneSizeMismatch);
        }
        for (from, to) in src.chunks_exact(self.channels()).zip(dst.chunks_exact_mut(3)) {
            to.copy_from_slice(&self.pixel(from));
        }
        Ok(())
    }
}

impl InPlaceTransformExecutor<u8> for Conversion {
    fn transform(&self, in_out: &mut [u8]) -> Result<(), CmsError> {
        for place in in_out.chunks_exact_mut(self.channels()) {
            let pixel = self.pixel(place);
            place.copy_from_slice(&pixel[..place.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(kind: [u8; 4]) -> Vec<u8> {
        let mut head = vec![0; HEAD];
        head[16..20].copy_from_slice(&kind);
        head[36..40].copy_from_slice(b"acsp");
        head
    }

    fn converted(kind: [u8; 4], layout: Layout, from: &[u8]) -> Vec<u8> {
        let profile = ColorProfile::new_from_slice(&profile(kind)).expect("a profile");
        let screen = ColorProfile::new_srgb();
        let transform = profile.create_transform_8bit(layout, &screen, Layout::Rgb, TransformOptions);
        let mut to = [0; 3];
        transform.and_then(|transform| transform.transform(from, &mut to)).expect("a pixel");
        to.to_vec()
    }

    #[test]
    fn paper_is_white_in_every_kind_of_colours() {
        for (kind, layout, white, black) in [
            (*b"RGB ", Layout::Rgb, &[255, 255, 255][..], &[0, 0, 0][..]),
            (*b"GRAY", Layout::Gray, &[255], &[0]),
            (*b"Lab ", Layout::Rgb, &[255, 128, 128], &[0, 128, 128]),
            (*b"CMYK", Layout::Rgba, &[0, 0, 0, 0], &[0, 0, 0, 255]),
        ] {
            assert_eq!(converted(kind, layout, white), [255; 3]);
            assert_eq!(converted(kind, layout, black), [0; 3]);
        }
        assert_eq!(converted(*b"CMYK", Layout::Rgba, &[255, 0, 51, 0]), [0, 255, 204]);
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        assert!(ColorProfile::new_from_slice(&[0; HEAD]).is_err());
        assert!(ColorProfile::new_from_slice(&profile(*b"2CLR")).is_err());
        assert!(ColorProfile::new_from_slice(&profile(*b"RGB ")[..HEAD - 1]).is_err());
        let rgb = ColorProfile::new_srgb();
        assert!(rgb.create_transform_8bit(Layout::Rgba, &rgb, Layout::Rgb, TransformOptions).is_err());
        let transform = rgb.create_in_place_transform_8bit(Layout::Rgb, &rgb, TransformOptions);
        let mut pixels = [1, 2, 3, 4, 5, 6];
        assert_eq!(transform.and_then(|transform| transform.transform(&mut pixels)), Ok(()));
        assert_eq!(pixels, [1, 2, 3, 4, 5, 6]);
    }
}
