//! Rules, boxes and pictures.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{DrawMode, DrawProps, Paint};

use super::super::limits::MOST_SHAPES;
use crate::page::geometry::{Bounds, Sheet};

/// Thickest rule, in points.
const THICKEST_RULE: f32 = 4.0;
/// Shortest rule.
const SHORTEST_RULE: f32 = 12.0;
/// Smallest box: a mark under a word in small type.
const SMALLEST_BOX: f32 = 8.0;
/// Smallest picture: an em of body text and a half.
const SMALLEST: f32 = 16.0;
/// A fill lighter than this in every colour is paper.
const PAPER: f32 = 0.985;
/// A path of more parts is a drawing.
const MOST_PARTS: usize = 400;

/// Takes down a path: lines and thin rectangles are rules, others boxes. Of a filled one only what is inside of the clip.
pub(super) fn path(
    sheet: &mut Sheet,
    path: &BezPath,
    props: &DrawProps<'_>,
    mode: &DrawMode,
    clip: Option<Bounds>,
) {
    let room = sheet.rules.len() + sheet.boxes.len() < MOST_SHAPES;
    let filled = matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..));
    let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
    if !room || path.elements().len() > MOST_PARTS || !stroked && is_paper(&props.paint) {
        return;
    }
    let whole = props.transform * path.clone();
    if filled && border(sheet, &whole) {
        return;
    }
    for part in parts(&whole) {
        let whole = bounds(part.bounding_box());
        let bounds = clip.filter(|_| filled).map_or(whole, |clip| clip.common(&whole));
        let straight =
            part.iter().all(|element| !matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
        let thin = bounds.width().min(bounds.height()) <= THICKEST_RULE;
        let long = bounds.width().max(bounds.height()) >= SHORTEST_RULE;
        let is_seen = bounds.width() >= 0.0 && bounds.height() >= 0.0;
        if !bounds.is_finite() || !is_seen {
            continue;
        }
        if thin && long && straight {
            sheet.rules.push(bounds);
        } else if bounds.width().min(bounds.height()) >= SMALLEST_BOX && (filled || is_closed(&part)) {
            sheet.boxes.push(bounds);
        } else if stroked && straight {
            lines(sheet, &part);
        }
    }
}

/// A border: a rectangle filled around another one. Its sides are rules; if it has all four, it is a box.
fn border(sheet: &mut Sheet, path: &BezPath) -> bool {
    let [one, other] = parts(path).iter().map(|part| bounds(part.bounding_box())).collect::<Vec<_>>()[..]
    else {
        return false;
    };
    let (outer, inner) = if one.area() >= other.area() { (one, other) } else { (other, one) };
    let sides = [
        Bounds { y1: inner.y0, ..outer },
        Bounds { y0: inner.y1, ..outer },
        Bounds { x1: inner.x0, ..outer },
        Bounds { x0: inner.x1, ..outer },
    ];
    let straight =
        path.elements().iter().all(|part| !matches!(part, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
    let nested = outer.contains(&inner) && inner.area() > 0.3 * outer.area();
    if !straight
        || !nested
        || !outer.is_finite()
        || sides.iter().any(|side| thickness(side) > THICKEST_BORDER)
    {
        return false;
    }
    let drawn: Vec<Bounds> = sides.into_iter().filter(|side| thickness(side) > 0.05).collect();
    if drawn.len() == 4 && outer.width().min(outer.height()) >= SMALLEST_BOX {
        sheet.boxes.push(outer);
    }
    sheet.rules.extend(drawn);
    true
}

/// Thickest border, in points.
const THICKEST_BORDER: f32 = 12.0;

fn thickness(bounds: &Bounds) -> f32 {
    bounds.width().min(bounds.height())
}

/// The parts of a path, each from a move to the next.
fn parts(path: &BezPath) -> Vec<BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        match (element, parts.last_mut()) {
            (PathEl::MoveTo(_), _) | (_, None) => parts.push(BezPath::from_vec(vec![match element {
                PathEl::MoveTo(_) => *element,
                _ => PathEl::MoveTo(Point::ZERO),
            }])),
            (_, Some(part)) => part.push(*element),
        }
    }
    parts
}

fn is_closed(part: &BezPath) -> bool {
    let points: Vec<Point> = part.elements().iter().filter_map(PathEl::end_point).collect();
    let returns = points.first().zip(points.last()).is_some_and(|(a, b)| (*a - *b).hypot() < 0.5);
    points.len() >= 4 && (returns || matches!(part.elements().last(), Some(PathEl::ClosePath)))
}

/// The upright and level lines of an open path.
fn lines(sheet: &mut Sheet, part: &BezPath) {
    for segment in part.segments() {
        let bounds = bounds(segment.bounding_box());
        let (short, long) = (bounds.width().min(bounds.height()), bounds.width().max(bounds.height()));
        if short <= 1.0 && long >= SHORTEST_RULE {
            sheet.rules.push(bounds);
        }
    }
}

/// Takes down a picture as far as the clip lets it be seen: the transform puts the unit square where it is drawn.
pub(super) fn picture(sheet: &mut Sheet, transform: Affine, clip: Option<Bounds>) {
    let whole = bounds(transform.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)));
    let bounds = clip.map_or(whole, |clip| clip.common(&whole));
    if !bounds.is_finite() || sheet.pictures.len() >= MOST_SHAPES {
        return;
    }
    if bounds.width().min(bounds.height()) >= SMALLEST {
        sheet.pictures.push(bounds);
    }
}

pub(super) fn bounds(rect: Rect) -> Bounds {
    Bounds::new(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32)
}

/// Whether a fill leaves the paper white, or is nearly transparent.
fn is_paper(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else { return false };
    let [red, green, blue, alpha] = color.to_rgba().components();
    alpha < 0.02 || red.min(green).min(blue) > PAPER
}
