//! What the commands print.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

use anyhow::Error;
use gongwen_engine::GongwenError;
use gongwen_prepare::config::ConfigError;
use gongwen_prepare::read::ReadError;

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

/// An error and its causes in one line. A cause that the line already tells is left out, and so are the engine's codes,
/// which are for programs. An error of `gongwen-prepare` is a whole line; its causes say the same in other words.
pub(crate) fn describe(error: &Error) -> String {
    let mut line = String::new();
    for cause in error.chain() {
        let engine = cause.downcast_ref::<GongwenError>();
        let text = engine.map_or_else(|| cause.to_string(), |error| error.message().to_owned());
        if line.is_empty() {
            line = text;
        } else if !line.contains(&text) {
            line.push_str(": ");
            line.push_str(&text);
        }
        if cause.is::<ReadError>() || cause.is::<ConfigError>() {
            break;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use gongwen_engine::ErrorCode;

    use super::*;

    #[test]
    fn an_error_is_one_line_of_its_causes() {
        let cause = GongwenError::new(ErrorCode::Corrupt, "the file ends early");
        let error = Error::new(cause).context("x.gwix");
        assert_eq!(describe(&error), "x.gwix: the file ends early");
        assert_eq!(describe(&error.context("x.gwix: the file ends early")), "x.gwix: the file ends early");
    }

    #[test]
    fn an_error_of_an_input_is_told_once() {
        let error = gongwen_prepare::read::read_path("nowhere".as_ref()).map_err(Error::new);
        let line = error.err().map(|error| describe(&error));
        assert_eq!(line.as_deref(), Some("nowhere: there is no such file or folder"));
    }
}
