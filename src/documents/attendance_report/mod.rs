//! What a meeting tool, or somebody by hand, wrote down of those who joined. Files are recognised by their shape: which
//! columns hold moments, lengths, addresses, names. No heading, title or language is needed; where headings are known
//! they only settle ties. Start reading at [`read`].

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::octets::any_text;
use super::table::{self, Limits, Row, Table, TableFault};
use crate::rules::attendance_matching::Seen;

mod blocks;
mod cell;
mod columns;
mod days;
mod entries;
mod grid;
mod livestorm;
mod rows;
mod words;
mod written;

pub use columns::Holds;
pub use written::DateOrder;

/// What the report is about.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// Of times that name none themselves.
    pub zone: TimeZone,
    /// Days of the session where it takes place.
    pub first_day: Date,
    pub last_day: Date,
}

impl Meeting {
    /// A session, whose times in the report are of `zone`.
    #[must_use]
    pub fn new(starts_at: Timestamp, ends_at: Timestamp, zone: TimeZone) -> Self {
        let day = |moment| zone.to_datetime(moment).date();
        Self { starts_at, ends_at, first_day: day(starts_at), last_day: day(ends_at), zone }
    }
}

/// What wrote it, as far as its shape tells. A guess for the eye; nothing depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Teams,
    /// The list of 2020 and 2021: who joined and left when.
    TeamsList,
    Zoom,
    ZoomWebinar,
    Webex,
    GoToWebinar,
    Livestorm,
    /// A table that somebody typed, or of a tool that we do not know.
    Table,
}

impl Tool {
    /// The end of a text key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::TeamsList => "teams-list",
            Self::Zoom => "zoom",
            Self::ZoomWebinar => "zoom-webinar",
            Self::Webex => "webex",
            Self::GoToWebinar => "goto-webinar",
            Self::Livestorm => "livestorm",
            Self::Table => "table",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub tool: Tool,
    pub rows: Vec<Seen>,
    pub unread: Vec<Unread>,
    pub days: Days,
    /// The columns of its main block; none of a file that has no columns.
    pub columns: Vec<Column>,
    /// Nobody can be read from it until somebody says what the columns are.
    pub unclear: bool,
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub row: usize,
    /// The end of a text key.
    pub code: &'static str,
    /// What it is about, shortened.
    pub text: String,
}

/// What the dates of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// How dates in numbers were read; `None` when none stand there.
    pub order: Option<DateOrder>,
    /// Both day first and month first would have given dates; the session's day decided.
    pub could_be_either: bool,
    /// The day that most rows name, when none is a day of the session.
    pub another: Option<Date>,
    /// Rows name a zone.
    pub zone_named: bool,
}

/// One column of the main block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Empty in a block without headings.
    pub heading: String,
    /// A few of its cells.
    pub sample: Vec<String>,
    pub holds: Option<Holds>,
}

/// Why a file is no report for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFault {
    Table(TableFault),
    /// Text, but nothing in it looks like people.
    Nobody,
    /// Its dates are none, whether day or month comes first.
    Dates,
}

impl ReportFault {
    /// The end of a text key, `field-{code}`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Table(TableFault::TooManyColumns) => "report-too-many-columns",
            Self::Table(fault) => fault.code(),
            Self::Nobody => "report-nobody",
            Self::Dates => "report-dates",
        }
    }
}

impl From<TableFault> for ReportFault {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

/// Rows of a report at most.
pub const MOST_ROWS: usize = 25_000;

fn limits() -> Limits {
    Limits { bytes: 24 * 1024 * 1024, unpacked: 96 * 1024 * 1024, rows: MOST_ROWS, columns: 120, cell: 4_000 }
}

/// The text that is kept while somebody decides who is who, and read again by [`read`].
///
/// # Errors
/// `Table` for what is neither text nor a workbook.
pub fn kept_text(bytes: &[u8]) -> Result<String, ReportFault> {
    if bytes.len() > limits().bytes {
        return Err(TableFault::TooLarge.into());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(table::written(&table::read_blocks(bytes, limits())?));
    }
    let text = any_text(bytes).ok_or(TableFault::Unreadable)?;
    if text.trim().is_empty() { Err(TableFault::Empty.into()) } else { Ok(text) }
}

/// Reads a report. `by_hand` says what the columns of its main block hold.
///
/// # Errors
/// See [`ReportFault`].
pub fn read(bytes: &[u8], meeting: &Meeting, by_hand: Option<&[Option<Holds>]>) -> Result<Report, ReportFault> {
    if let Some(report) = livestorm::read(bytes) {
        return report;
    }
    let grid = grid::Grid::of(table::read_blocks(bytes, limits())?);
    let days = days::decide(&grid, meeting);
    let parts = blocks::parts(&grid.table);
    let found = columns::choose(&grid, &parts, &days, meeting, by_hand);
    let Some(main) = found.main.or_else(|| blocks::largest(&parts)) else { return Err(ReportFault::Nobody) };
    let part = &parts[main];
    let columns = described(&grid.table, part, found.blocks.iter().find(|block| block.part == main).map(|block| block.holds.as_slice()));
    let mut report = Report { tool: Tool::Table, rows: Vec::new(), unread: Vec::new(), days: Days::from(&days), columns, unclear: found.blocks.is_empty() };
    if report.unclear {
        return if grid.table.columns < 2 { Err(ReportFault::Nobody) } else { Ok(report) };
    }
    if days.none_fits {
        return Err(ReportFault::Dates);
    }
    rows::read(&grid, &parts, &found, &days, meeting, &mut report);
    report.tool = words::tool(&grid, &parts, &found);
    if report.rows.is_empty() && report.unread.is_empty() { Err(ReportFault::Nobody) } else { Ok(report) }
}

fn described(table: &Table, part: &blocks::Part, holds: Option<&[Option<Holds>]>) -> Vec<Column> {
    let heading = part.heading.map(|at| &table.rows[at]);
    let rows = || table.rows[part.rows.clone()].iter();
    let width = rows().chain(heading).map(filled_width).max().unwrap_or(0);
    (0..width)
        .map(|at| Column {
            heading: heading.map_or(String::new(), |row| row.cells[at].clone()),
            sample: rows().map(|row| row.cells[at].clone()).filter(|cell| !cell.is_empty()).take(3).collect(),
            holds: holds.and_then(|holds| holds.get(at).copied().flatten()),
        })
        .collect()
}

/// Cells up to the last that has something in it.
fn filled_width(row: &Row) -> usize {
    row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::{Meeting, read};

    proptest! {
        #[test]
        fn no_octets_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "([a-z0-9@./:,;\t\"\n-]| PM|@x\\.be|09/03/27|10:00){0,60}") {
            let meeting = Meeting::new("2027-03-09T09:00:00Z".parse().unwrap(), "2027-03-09T10:30:00Z".parse().unwrap(), TimeZone::UTC);
            let _ = read(&bytes, &meeting, None);
            let _ = read(text.as_bytes(), &meeting, None);
            let _ = read(format!("{{\"data\":[{text}]}}").as_bytes(), &meeting, None);
        }
    }
}
