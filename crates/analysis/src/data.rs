//! How the files of `data/` are read: what follows a `#` at the beginning of a line is a comment, and lines may be blank.

/// The lines of a data file that say something.
pub fn lines(file: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// The words of these lines, which blanks divide.
pub fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    lines(file).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Words.\n一 二#\n\n \n 三 # 四\n#五\n";

    #[test]
    fn comments_and_blank_lines_are_passed_over() {
        assert_eq!(lines(FILE).collect::<Vec<_>>(), ["一 二#", " 三 # 四"]);
        assert_eq!(words(FILE).collect::<Vec<_>>(), ["一", "二#", "三", "#", "四"]);
    }
}
