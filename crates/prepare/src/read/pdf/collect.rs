//! Takes down what a page draws: glyphs with their boxes, rules, boxes and pictures.

mod fonts;
mod ink;
mod shapes;
mod text;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_interpret::font::{GlyphRun, StandardFont};
use hayro_interpret::hayro_cmap::load_embedded;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, InterpreterWarning, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::doubles;
use super::limits::{Limits, MOST_GLYPHS, MOST_GLYPHS_OF_FILE, MOST_PAGES};
use crate::page::geometry::{Bounds, Sheet, SheetNote};

/// All sheets of a file.
pub(super) fn sheets(pdf: &Pdf) -> Vec<Sheet> {
    let cache = InterpreterCache::new();
    let mut limits = Limits::default();
    let mut glyphs = 0;
    let mut sheets = Vec::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let (width, height) = page.render_dimensions();
        let sheet = if glyphs < MOST_GLYPHS_OF_FILE && limits.allow(page) {
            sheet(page, pdf, &cache)
        } else {
            Sheet { width, height, notes: vec![SheetNote::TooLarge], ..Sheet::default() }
        };
        glyphs += sheet.glyphs.len();
        sheets.push(sheet);
    }
    sheets
}

fn sheet<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Sheet {
    let (width, height) = page.render_dimensions();
    let unloaded = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&unloaded);
    let settings = InterpreterSettings {
        // A font that the file does not embed gives its text by the names of its characters and their usual widths; shapes
        // are not looked at. Any font serves, and one is less to carry than fourteen.
        font_resolver: Arc::new(|_| Some(StandardFont::Helvetica.get_font_data())),
        cmap_resolver: Arc::new(load_embedded),
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::UnsupportedFont) {
                counter.fetch_add(1, Ordering::Relaxed);
            }
        }),
        render_content: RenderContent::PAGE,
    };
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let initial = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(initial, bounds, cache, pdf.xref(), settings);
    let mut collector =
        Collector { sheet: Sheet { width, height, ..Sheet::default() }, ..Collector::default() };
    interpret_page(page, &mut context, &mut collector);
    let Collector { mut sheet, fonts, mut unread, .. } = collector;
    if unloaded.load(Ordering::Relaxed) > 0 {
        unread.extend(fonts::names(page).difference(&fonts.names()).cloned());
    }
    sheet.fonts = fonts.into_styles();
    doubles::merge(&mut sheet);
    if !unread.is_empty() {
        sheet.notes.push(SheetNote::Fonts(unread.into_iter().collect()));
    } else if sheet.glyphs.is_empty() && !sheet.pictures.is_empty() {
        sheet.notes.push(SheetNote::Scan);
    }
    sheet
}

/// The device that takes notes instead of drawing.
#[derive(Default)]
struct Collector {
    sheet: Sheet,
    fonts: fonts::Fonts,
    inks: ink::Inks,
    /// Fonts whose glyphs have no Unicode text.
    unread: BTreeSet<String>,
    /// What is left of the sheet by each clip and those around it: a picture is only as large as what is seen of it.
    clips: Vec<Bounds>,
}

impl Collector {
    /// The part of the sheet that is drawn on; `None` if all of it is.
    fn clip(&self) -> Option<&Bounds> {
        self.clips.last()
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let clip = self.clip().copied();
        shapes::path(&mut self.sheet, path, &props, mode, clip);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let own = shapes::bounds(clip.path.bounding_box());
        let clip = self.clip().map_or(own, |around| around.common(&own));
        self.clips.push(clip);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.sheet.glyphs.len() < MOST_GLYPHS {
            text::run(self, run, props.transform, &props.paint);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let to_pixels = Affine::scale_non_uniform(f64::from(image.width()), f64::from(image.height()));
        let clip = self.clip().copied();
        shapes::picture(&mut self.sheet, props.transform * to_pixels, clip);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}
