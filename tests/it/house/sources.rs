//! The product's files, as text.

use std::path::{Path, PathBuf};

/// One file below the project's folder.
pub struct Source {
    /// From the project's folder, with slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    /// What is compiled into the product: without the tests at the end and without comments.
    pub fn product(&self) -> String {
        let product = self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        product.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }

    /// The room below `src/` the file belongs to: `web` for `src/web/pages/list.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or_default()
    }

    /// The module's path: `["web", "pages", "list"]`.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        inside.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
    }
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or_default() }
}

/// All files with one of these endings below a folder, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut |path| {
        if endings.iter().any(|ending| path.extension().is_some_and(|extension| extension == *ending)) {
            let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            found.push(Source { path: path.strip_prefix(root).expect("below the project").to_string_lossy().into_owned(), text });
        }
    });
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(folder: &Path, take: &mut impl FnMut(&PathBuf)) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            walk(&path, take);
        } else {
            take(&path);
        }
    }
}

/// Each quoted text that follows `opening`, as `t("` finds `page-title` in `t("page-title")`; with what comes after it.
pub fn quoted_after<'t>(text: &'t str, opening: &str) -> Vec<(&'t str, &'t str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(opening) {
        let before = rest[..at].chars().next_back();
        rest = &rest[at + opening.len()..];
        let Some(end) = rest.find('"') else { break };
        if !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
            found.push((&rest[..end], &rest[end + 1..]));
        }
    }
    found
}
