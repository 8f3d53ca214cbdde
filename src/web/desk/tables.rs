//! Tables that become files: a sheet of a workbook, a part of a PDF, a CSV. One table for all of them, so that they say the same.

use std::borrow::Cow;
use std::io::Cursor;

use crate::documents::csv::{Cell, Flavour, Writer};
use crate::documents::pdf::{self, Align, Block};
use crate::documents::spreadsheet::{self, Book};
use crate::error::Error;
use crate::rules::language::Language;
use crate::text::dates::{clock_time, plain_date};
use crate::text::numbers::{count, tenths};

pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Heading {
    pub text: String,
    /// Holds numbers.
    pub numbers: bool,
    /// Which may be added up.
    pub total: bool,
    /// In letters.
    pub width: f64,
}

impl Heading {
    pub fn words(text: String, width: f64) -> Self {
        Self { text, numbers: false, total: false, width }
    }

    pub fn numbers(text: String) -> Self {
        Self { text, numbers: true, total: false, width: 11.0 }
    }

    pub fn total(text: String) -> Self {
        Self { total: true, ..Self::numbers(text) }
    }

    pub fn column(&self) -> spreadsheet::Column<'_> {
        let column = spreadsheet::Column::of(self.text.as_str(), self.width);
        if self.total { column.totalled() } else { column }
    }
}

pub struct Table {
    pub name: String,
    pub headings: Vec<Heading>,
    pub rows: Vec<Vec<Cell<'static>>>,
}

/// All tables as one workbook.
///
/// # Errors
/// A fault of ours.
pub fn workbook(tables: &[Table], total: &str) -> Result<Vec<u8>, Error> {
    let fault = |error: rust_xlsxwriter::XlsxError| Error::Internal(error.into());
    let mut book = Book::new();
    for table in tables {
        let columns: Vec<spreadsheet::Column<'_>> = table.headings.iter().map(Heading::column).collect();
        let mut sheet = book.sheet(&table.name, &columns, total).map_err(fault)?;
        for row in &table.rows {
            if !sheet.row(row.iter().cloned()).map_err(fault)? {
                break;
            }
        }
        sheet.finish().map_err(fault)?;
    }
    let mut file = Cursor::new(Vec::new());
    book.write(&mut file).map_err(fault)?;
    Ok(file.into_inner())
}

/// One table as CSV.
///
/// # Errors
/// A fault of ours.
pub fn csv(table: &Table, flavour: Flavour) -> Result<Vec<u8>, Error> {
    let write = || {
        let mut writer = Writer::new(flavour, Vec::new())?;
        writer.row(table.headings.iter().map(|heading| Cell::from(heading.text.as_str())))?;
        for row in &table.rows {
            writer.row(row.iter().cloned())?;
        }
        writer.finish()
    };
    write().map_err(|error: std::io::Error| Error::Internal(error.into()))
}

/// A cell as people read it.
pub fn shown(language: Language, cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_string(),
        Cell::Number(number) => count(language, *number),
        Cell::Decimal(number, 1) => tenths(language, *number),
        Cell::Decimal(number, places) => {
            // Beyond tenths, numbers are rare: as they are written.
            let written = (*number as f64) / 10_f64.powi(i32::from(*places));
            let written = format!("{written:.0$}", usize::from(*places));
            if language == Language::En { written } else { written.replace('.', ",") }
        }
        Cell::Date(date) => plain_date(language, *date),
        Cell::Moment(moment) => match moment.to_zoned(jiff::tz::TimeZone::UTC) {
            Ok(at) => format!("{} {}", moment.date(), clock_time(&at)),
            Err(_) => moment.to_string(),
        },
    }
}

/// A table below its heading.
pub fn blocks(language: Language, table: &Table, level: u8) -> [Block; 2] {
    let column = |heading: &Heading| pdf::Column {
        heading: heading.text.clone(),
        // The widths of workbooks, without their extremes.
        share: heading.width.clamp(8.0, 36.0) as f32,
        align: if heading.numbers { Align::End } else { Align::Start },
    };
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| shown(language, cell)).collect()).collect();
    [
        Block::Heading { level, text: table.name.clone(), align: Align::Start },
        Block::Table(pdf::Table { columns: table.headings.iter().map(column).collect(), rows, row_height: 0.0, boxed: false, named_by: Some(0), summary: table.name.clone() }),
    ]
}

/// Words that are made for the cell.
pub fn words(text: impl Into<String>) -> Cell<'static> {
    Cell::Text(Cow::Owned(text.into()))
}
