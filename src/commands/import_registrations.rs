//! `belfry import registrations`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use belfry::actions::registration::import::{How, Outcome, Past, Report};
use belfry::app::App;
use belfry::documents::table::{self, Limits, Table};
use belfry::queries::organisations_then::OrganisationsThen;
use belfry::rules::language::Language;
use belfry::rules::past_columns::{PastCells, PastColumn, PastColumns};
use belfry::text::translations::{text, text_with};
use fluent_templates::fluent_bundle::FluentValue;

use super::{Ended, Stopped, on_one_thread, open};

/// What is asked beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Wishes {
    /// Nothing is kept when a row is refused.
    pub strict: bool,
    /// Nothing is kept at all.
    pub dry_run: bool,
    pub how: How,
}

/// Prints a line per event, and per row that was noted or refused, then one for the file. Ends with 0 when what was good is kept, or
/// only looked at; with 1 when `strict` and a row was refused, or the file cannot be read.
pub fn registrations(file: Option<&Path>, path: &Path, wishes: Wishes) -> Ended {
    let bytes = std::fs::read(path).map_err(|error| Stopped::because(format!("{}: cannot be read ({error})", path.display())))?;
    on_one_thread(async {
        let app = open(file).await?;
        let most = app.config.import_past;
        let table = table::read(&bytes, Limits::of_years(most)).map_err(|fault| Stopped::because(format!("{}: {}", path.display(), said(fault.code(), Some(most)))))?;
        drop(bytes);
        let rows = rows(path, table)?;
        let directory = OrganisationsThen::read(app.db.reader()).await?;
        let organisations = |typed: &str, day| directory.meaning(typed, day);
        let mut past = Past::read(&app, None, rows, &organisations, wishes.how).await?;
        let looked = past.report(&app);
        let stops = wishes.dry_run || (wishes.strict && looked.refused() > 0);
        let report = if stops { looked } else { pieces(&app, path, &mut past, looked).await? };
        // A reader that stops reading (`| head`) does not undo the import.
        let _ = std::io::stdout().lock().write_all(told(path, &report, wishes).as_bytes());
        Ok(if stops && !wishes.dry_run { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    })
}

/// Some thousands of rows at a time, and how far it came. Events are told as they were before.
async fn pieces(app: &App, path: &Path, past: &mut Past, looked: Report) -> Result<Report, Stopped> {
    let mut from = 0;
    while from < looked.good {
        let until = from.saturating_add(app.config.import_past_at_once).min(looked.good);
        past.write(app, from..until).await?;
        from = until;
        if looked.good > app.config.import_past_at_once {
            let _ = writeln!(std::io::stderr(), "{}: {from} of {} rows", path.display(), looked.good);
        }
    }
    Ok(Report { kept: true, ..past.report(app) })
}

fn rows(path: &Path, table: Table) -> Result<Vec<PastCells>, Stopped> {
    let columns = PastColumns::of_headings(table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default());
    if let Some(code) = columns.missing() {
        return Err(Stopped::because(format!("{}: {}", path.display(), said(&format!("{code}-in-file"), None))));
    }
    Ok(table.rows.into_iter().skip(1).map(|row| columns.row(row.number, row.cells)).collect())
}

fn told(path: &Path, report: &Report, wishes: Wishes) -> String {
    let (added, would) = if report.kept { ("added", "") } else { ("new", "would be ") };
    let mut lines = Vec::new();
    let mut by_event: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut unchanged = 0_usize;
    for entry in &report.entries {
        let about = |what: &str| format!("{}:{}: {what} {}", path.display(), entry.row, entry.name.escape_debug());
        match &entry.outcome {
            Outcome::New { marks, .. } => {
                let sum = by_event.entry(entry.event.unwrap_or(0)).or_default();
                *sum = (sum.0 + 1, sum.1 + marks);
            }
            Outcome::Known { differs, marks, .. } => {
                unchanged += usize::from(*marks == 0);
                by_event.entry(entry.event.unwrap_or(0)).or_default().1 += marks;
                if !differs.is_empty() {
                    let columns: Vec<String> = differs.iter().map(|column| name(*column)).collect();
                    lines.push(format!("{}: is there already with another {}; change it at the desk", about("noted"), columns.join(", ")));
                }
            }
            Outcome::Refused(faults) => lines.extend(faults.iter().map(|fault| format!("{}: {}: {}", about("refused"), name(fault.column), said(&fault.code, fault.limit)))),
        }
    }
    for (at, event) in report.events.iter().enumerate().filter(|(_, event)| event.rows > 0) {
        let (new, marks) = by_event.get(&at).copied().unwrap_or_default();
        let mut line = format!("{}: {new} registrations {added}, {marks} marks of attendance {added}", event.title.escape_debug());
        if event.publishes {
            line += &format!("; {would}published");
        }
        if event.closes > 0 {
            line += &format!("; {} lists {would}closed", event.closes);
        }
        if event.past_term {
            line += "; its people become numbers the next night, because their term is over";
        }
        lines.push(line);
    }
    let (rows, new, refused) = (report.entries.len(), report.new_rows(), report.refused());
    lines.push(format!("{}: {rows} rows: {new} {added}, {unchanged} unchanged, {refused} refused", path.display()));
    if !report.kept {
        lines.push(if wishes.dry_run { "Nothing was kept: this was a look." } else { "Nothing was kept, because rows were refused and all or nothing was asked." }.to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn name(column: PastColumn) -> String {
    text(Language::En, &format!("past-column-{}", column.code()))
}

fn said(code: &str, limit: Option<usize>) -> String {
    let limit = i64::try_from(limit.unwrap_or(0)).unwrap_or(0);
    text_with(Language::En, &format!("field-{code}"), [("limit", FluentValue::from(limit))])
}
