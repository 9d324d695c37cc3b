//! Progress on a terminal; nothing where standard error is a file or a pipe.

use std::time::Duration;

use gongwen_prepare::read::{SourceFile, Watcher};
use indicatif::{ProgressBar, ProgressStyle};

/// How often a line without a count moves.
const TICK: Duration = Duration::from_millis(120);

/// Counts files.
pub(crate) fn counting(what: &'static str, total: usize) -> ProgressBar {
    styled(ProgressBar::new(total as u64), "{msg} [{bar:30}] {pos}/{len}  {eta}", what)
}

/// Says that something is being done whose length is not known.
pub(crate) fn doing(what: &'static str) -> ProgressBar {
    let bar = styled(ProgressBar::new_spinner(), "{msg} {spinner} {elapsed}", what);
    bar.enable_steady_tick(TICK);
    bar
}

/// The bar draws on standard error, and only where that is a terminal.
fn styled(bar: ProgressBar, template: &str, what: &'static str) -> ProgressBar {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.with_message(what)
}

/// Moves a bar on with each file that was read.
pub(crate) struct Files<'a>(pub(crate) &'a ProgressBar);

impl Watcher for Files<'_> {
    fn ends(&self, _: &SourceFile) {
        self.0.inc(1);
    }
}
