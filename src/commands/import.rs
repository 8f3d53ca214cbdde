//! `belfry import`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use belfry::actions::organisation::import::{SourceFile, import};

use super::{Ended, Stopped, on_one_thread, open};

/// Prints a line per row that was made, changed, noted or refused, then one per file. Ends with 0 when what was
/// good is kept; with 1 when `strict` and a row was refused, or a file cannot be read.
pub fn organisations(file: Option<&Path>, paths: &[PathBuf], strict: bool) -> Ended {
    let files = read(paths)?;
    on_one_thread(async {
        let app = open(file).await?;
        let report = import(&app.db, &app.clock, files, strict).await?;
        // A reader that stops reading (`| head`) does not undo the import.
        let _ = write!(std::io::stdout().lock(), "{report}");
        Ok(if report.kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

fn read(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Stopped> {
    let unreadable = |path: &Path, error: std::io::Error| Stopped::because(format!("{}: cannot be read ({error})", path.display()));
    let mut files = Vec::new();
    for path in paths {
        let mut found = vec![path.clone()];
        if path.is_dir() {
            let entries = std::fs::read_dir(path).and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>());
            found = entries.map_err(|error| unreadable(path, error))?.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "csv")).collect();
            found.sort();
            if found.is_empty() {
                return Err(Stopped::because(format!("{}: no .csv file in this folder", path.display())));
            }
        }
        for path in found {
            let bytes = std::fs::read(&path).map_err(|error| unreadable(&path, error))?;
            files.push(SourceFile { name: path.display().to_string(), bytes });
        }
    }
    Ok(files)
}
