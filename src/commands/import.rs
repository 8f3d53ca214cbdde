//! `belfry import`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use belfry::actions::event::import::import as import_events;
use belfry::actions::event::import::{Entry, Keep, Outcome, Report, Usual};
use belfry::actions::organisation::import::{SourceFile, import};
use belfry::documents::table::{self, Limits, Table};
use belfry::rules::event_columns::{EventColumn, EventColumns};
use belfry::rules::language::Language;
use belfry::text::translations::{text, text_with};
use fluent_templates::fluent_bundle::FluentValue;

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

/// Prints a line per event that was made, noted or refused, then one for the file. Ends with 0 when what was good is
/// kept; with 1 when `strict` and a row was refused, or the file cannot be read.
pub fn events(file: Option<&Path>, path: &Path, strict: bool) -> Ended {
    let bytes = std::fs::read(path).map_err(|error| Stopped::because(format!("{}: cannot be read ({error})", path.display())))?;
    on_one_thread(async {
        let app = open(file).await?;
        let most = app.config.import_events;
        let table = table::read(&bytes, Limits::rows(most)).map_err(|fault| {
            let why = said(fault.code(), Some(most));
            Stopped::because(format!("{}: {why}", path.display()))
        })?;
        let columns = columns(path, &table)?;
        let rows: Vec<_> = table.rows.iter().skip(1).map(|row| columns.row(row.number, &row.cells)).collect();
        let keep = if strict { Keep::AllOrNothing } else { Keep::GoodRows };
        let report = import_events(&app, None, &rows, &Usual::default(), keep).await?;
        let _ = std::io::stdout().lock().write_all(told(path, &report).as_bytes());
        Ok(if report.kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

fn columns(path: &Path, table: &Table) -> Result<EventColumns, Stopped> {
    let columns = EventColumns::of_headings(table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default());
    for (column, words) in [(EventColumn::Title, "Titel, Titre or Title"), (EventColumn::Kind, "Soort, Type or Kind")] {
        if !columns.has(column) {
            return Err(Stopped::because(format!("{}: no column is headed {words}", path.display())));
        }
    }
    Ok(columns)
}

fn told(path: &Path, report: &Report) -> String {
    let mut lines = Vec::new();
    let [mut made, mut unchanged, mut refused] = [0_usize; 3];
    for Entry { rows, title, outcome } in &report.entries {
        let about = |row: usize, what: &str| format!("{}:{row}: {what} {}", path.display(), title.escape_debug());
        let row = rows.first().copied().unwrap_or(0);
        match outcome {
            Outcome::Made(_) => {
                made += 1;
                lines.push(about(row, "made"));
            }
            Outcome::Known(known) => {
                unchanged += 1;
                if !known.differs.is_empty() {
                    let columns: Vec<String> = known.differs.iter().map(|column| name(*column)).collect();
                    lines.push(format!("{}: is there already with another {}; change it at the desk", about(row, "noted"), columns.join(", ")));
                }
            }
            Outcome::Refused(faults) => {
                refused += 1;
                let why = faults.iter().map(|fault| format!("{}: {}: {}", about(fault.row, "refused"), name(fault.column), said(&fault.code, fault.limit)));
                lines.extend(why);
            }
            Outcome::Ready(_) => {}
        }
    }
    lines.push(format!("{}: {} events: {made} made, {unchanged} unchanged, {refused} refused", path.display(), report.entries.len()));
    if !report.kept {
        lines.push("Nothing was kept, because rows were refused and all or nothing was asked.".to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn name(column: EventColumn) -> String {
    text(Language::En, &format!("desk-events-column-{}", column.code()))
}

fn said(code: &str, limit: Option<usize>) -> String {
    let limit = i64::try_from(limit.unwrap_or(0)).unwrap_or(0);
    text_with(Language::En, &format!("field-{code}"), [("limit", FluentValue::from(limit))])
}
