//! The order in which blocks are read, of a sheet or of a page of text set in columns.

#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only the reader of PDF asks all of it"))]
mod bounds;
mod cuts;
mod insets;
mod item;
mod order;
mod spans;
#[cfg(test)]
mod testing;

pub(crate) use bounds::Bounds;
pub(crate) use item::Item;
pub(crate) use order::order;
