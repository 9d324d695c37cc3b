//! The documents say what is there: links lead to files and headings, and the commands in blocks of code exist.

#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The documents that a reader is led to, by their paths from the root.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = [
        "README.md",
        "README.en.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "fuzz/README.md",
        "tests/README.md",
    ]
    .map(PathBuf::from)
    .to_vec();
    for entry in fs::read_dir("docs").expect("docs/ is there") {
        let path = entry.expect("docs/ can be listed").path();
        if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a document: those outside of blocks of code, and those inside.
fn lines(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut prose, mut code, mut is_code) = (Vec::new(), Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            code.push(line);
        } else {
            prose.push(line);
        }
    }
    (prose, code)
}

/// The names by which headings are linked to, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in lines(text).0 {
        let heading = line.trim_start_matches('#');
        if heading.len() < line.len() && heading.starts_with(' ') {
            let name: String = heading
                .trim()
                .chars()
                .filter_map(|c| match c {
                    ' ' => Some('-'),
                    '-' | '_' => Some(c),
                    c if c.is_alphanumeric() => Some(c),
                    _ => None,
                })
                .collect();
            let name = name.to_lowercase();
            let again = (1..).map(|number| format!("{name}-{number}"));
            let free = std::iter::once(name.clone()).chain(again).find(|name| !names.contains(name));
            names.extend(free);
        }
        names
            .extend(line.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    names
}

/// The targets of the links of a line.
fn links(line: &str) -> Vec<&str> {
    // What is in code is no link.
    let prose = line.split('`').step_by(2);
    let targets = prose.flat_map(|part| part.split("](").skip(1));
    let targets = targets.filter_map(|rest| rest.split(')').next());
    targets.map(|target| target.split(' ').next().unwrap_or_default()).collect()
}

#[test]
fn links_lead_somewhere() {
    let mut count = 0;
    let mut broken = Vec::new();
    for document in documents() {
        let text = text(&document);
        for target in lines(&text).0.into_iter().flat_map(links) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let beside = document.parent().unwrap_or(Path::new("")).join(file);
            let path = if file.is_empty() { document.clone() } else { beside };
            let has_anchor = || anchors(&self::text(&path)).contains(&anchor.to_lowercase());
            if !path.exists() || !anchor.is_empty() && !has_anchor() {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(count > 50, "{count} links were found");
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The words that follow a command in the blocks of code of all documents.
fn called(command: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for document in documents() {
        let text = text(&document);
        for line in lines(&text).1 {
            let line = line.trim_start().trim_start_matches("$ ");
            if let Some(rest) = line.strip_prefix(command) {
                let word = rest.split_whitespace().next().unwrap_or_default();
                if word.starts_with(|c: char| c.is_ascii_lowercase()) {
                    words.insert(word.to_owned());
                }
            }
        }
    }
    words
}

#[test]
fn commands_exist() {
    let usage = text(Path::new("xtask/src/main.rs"));
    let chores = called("cargo xtask ");
    assert!(chores.len() > 3, "{chores:?}");
    for chore in chores {
        assert!(usage.lines().any(|line| line.trim_start().starts_with(&chore)), "cargo xtask {chore}");
    }
    let commands = Path::new("crates/cli/src/commands");
    let called = called("gongwen ");
    assert!(called.len() > 5, "{called:?}");
    for command in called {
        let is_there = commands.join(format!("{command}.rs")).exists() || commands.join(&command).is_dir();
        assert!(is_there, "gongwen {command}");
    }
}

/// The names of the dependencies in a manifest that come from a registry.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut is_list = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            is_list = section.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, value)) = line.split_once('=').filter(|_| is_list && !line.starts_with('#'))
        {
            let name = name.trim().trim_end_matches(".workspace");
            if !value.contains("path = ") && !name.starts_with("gongwen") {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn every_dependency_has_its_reason() {
    let root = text(Path::new("Cargo.toml"));
    let mut used = dependencies(&root);
    for entry in fs::read_dir("crates").expect("crates/ is there") {
        let manifest = entry.expect("crates/ can be listed").path().join("Cargo.toml");
        if manifest.exists() {
            used.extend(dependencies(&text(&manifest)));
        }
    }
    used.extend(dependencies(&text(Path::new("xtask/Cargo.toml"))));
    let table = text(Path::new("docs/dependencies.md"));
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let told: BTreeSet<String> = rows.map(str::to_owned).collect();
    assert_eq!(told, used);
}
