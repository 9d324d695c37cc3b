//! The list of files that the host gives.

use gongwen_prepare::read::{SourceFile, is_listed};
use serde::Deserialize;

/// A file as the host names it.
#[derive(Deserialize)]
struct HostFile {
    /// Its path from the root of its input, with `/` between folders.
    name: String,
    /// How messages name it; as `name` if it is not given.
    shown: Option<String>,
    /// Whether the user named this very file.
    #[serde(default)]
    named: bool,
    /// The number of the file or folder that it was found under, as the user gave them.
    #[serde(default)]
    input: u32,
}

/// A file of the list, and its place in the host's.
pub(crate) struct Listed {
    pub(crate) place: u32,
    pub(crate) file: SourceFile,
}

/// Reads the list, an array of JSON, leaves out what a folder of the disk would not list, and sorts as the command does: the
/// inputs as they were given, the files of a folder by the bytes of their names.
pub(crate) fn of_json(json: &str) -> serde_json::Result<Vec<Listed>> {
    let files: Vec<HostFile> = serde_json::from_str(json)?;
    let mut listed: Vec<(u32, Listed)> = Vec::with_capacity(files.len());
    for (place, HostFile { name, shown, named, input }) in (0..).zip(files) {
        if named || is_listed(&name) {
            let shown = shown.unwrap_or_else(|| name.clone());
            listed.push((input, Listed { place, file: SourceFile { name, shown, is_named: named } }));
        }
    }
    listed.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| one.file.name.split('/').cmp(other.file.name.split('/')))
    });
    Ok(listed.into_iter().map(|(_, listed)| listed).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_folder_by_folder_and_hidden_ones_left_out() {
        let json = r#"[{"name":"b/x.html"},{"name":"b.html"},{"name":"b-/y.html"},{"name":".git/a.html"},
                       {"name":"A03.fix.toml"},{"name":"a.txt","named":true,"input":1},{"name":"z.txt","shown":"up/z.txt"}]"#;
        let listed = of_json(json).unwrap();
        let names: Vec<_> = listed.iter().map(|listed| (listed.place, listed.file.shown.as_str())).collect();
        assert_eq!(names, [(0, "b/x.html"), (2, "b-/y.html"), (1, "b.html"), (6, "up/z.txt"), (5, "a.txt")]);
        assert!(of_json("{").is_err());
    }
}
