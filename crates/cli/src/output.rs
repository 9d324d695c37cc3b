//! What the commands print.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// Prints a line to standard output. Where it is read no further (`gongwen … | head`) nothing is left to do: the
/// program ends.
pub(crate) fn line(text: Arguments<'_>) {
    if let Err(error) = writeln!(std::io::stdout(), "{text}") {
        if error.kind() == ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        eprintln!("gongwen: standard output: {error}");
        std::process::exit(1);
    }
}

/// Prints a line as `println!` does, but ends the program where nobody reads it.
macro_rules! say {
    () => { $crate::output::line(format_args!("")) };
    ($($text:tt)+) => { $crate::output::line(format_args!($($text)+)) };
}
pub(crate) use say;
