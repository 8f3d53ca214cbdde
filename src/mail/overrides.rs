//! Templates of an installation's own: files of a folder in the place of the house's of the same name.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::path::Path;

use super::compose::Files;
use crate::rules::letter::Letter;

/// A letter's template that cannot be used. Its text is one line: file, line and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError(String);

impl Display for TemplateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for TemplateError {}

impl TemplateError {
    pub(super) fn of_the_house(error: &anyhow::Error) -> Self {
        Self(one_line(&format!("{error:#}")))
    }

    /// What the template engine says, with the file as it lies on the disk.
    pub(super) fn of(folder: &Path, others: &BTreeMap<String, String>, error: &minijinja::Error) -> Self {
        let innermost = innermost(error);
        let name = innermost.name().unwrap_or("a template");
        let place = if others.contains_key(name) { folder.join(name).display().to_string() } else { format!("email-templates/{name}") };
        let line = innermost.line().map_or_else(String::new, |line| format!(":{line}"));
        let what = innermost.detail().map_or_else(|| innermost.kind().to_string(), |detail| format!("{}: {detail}", innermost.kind()));
        Self(one_line(&format!("{place}{line}: {what}")))
    }

    /// The same for what was met while a sample of that letter was written.
    pub(super) fn in_letter(folder: &Path, others: &BTreeMap<String, String>, letter: &Letter, error: &anyhow::Error) -> Self {
        match error.chain().find_map(|cause| cause.downcast_ref::<minijinja::Error>()) {
            Some(error) => {
                let Self(text) = Self::of(folder, others, error);
                Self(format!("{text} (in the letter {})", letter.template()))
            }
            None => Self(one_line(&format!("{}: the letter {} cannot be written ({error:#})", folder.display(), letter.template()))),
        }
    }
}

/// The error that began it: those around it tell only who included whom.
fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let mut innermost = error;
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        if let Some(cause) = cause.downcast_ref::<minijinja::Error>().filter(|cause| cause.name().is_some()) {
            innermost = cause;
        }
        next = cause.source();
    }
    innermost
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files of a folder by the names they replace, as `confirmation/body.html`. Hidden files are left alone.
///
/// # Errors
/// A folder or file that cannot be read, and a file that replaces none: its name is misspelt.
pub(super) fn read(folder: &Path) -> Result<BTreeMap<String, String>, TemplateError> {
    let unreadable = |path: &Path, error: &std::io::Error| TemplateError(format!("{}: cannot be read ({error})", path.display()));
    let mut found = BTreeMap::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = folders.pop() {
        for entry in std::fs::read_dir(&path).map_err(|error| unreadable(&path, &error))? {
            let entry = entry.map_err(|error| unreadable(&path, &error))?;
            let (path, file) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let name = format!("{prefix}{file}");
            if file.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
                continue;
            }
            if <Files as rust_embed::Embed>::get(&name).is_none() {
                return Err(TemplateError(format!("{}: replaces no template; expected a name as confirmation/body.html, of those in email-templates", path.display())));
            }
            let octets = std::fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let text = String::from_utf8(octets).map_err(|error| {
                let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|octet| **octet == b'\n').count() + 1;
                TemplateError(format!("{}:{line}: not UTF-8", path.display()))
            })?;
            found.insert(name, text);
        }
    }
    Ok(found)
}
