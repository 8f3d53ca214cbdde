//! Tables as CSV, written row by row into whatever takes bytes: the same few kilobytes of memory for ten rows and a million.
//!
//! Two flavours. [`Flavour::Excel`] opens by a double click in a spreadsheet program as it is set up in Belgium: UTF-8 with its
//! mark, cells parted by semicolons, a comma before decimals. [`Flavour::Plain`] is RFC 4180 for programs: commas, a point
//! before decimals, no mark. Both end rows with CRLF, write dates as ISO 8601, which every spreadsheet program reads and sorts,
//! and hold no cell that a spreadsheet program would run (OWASP, CSV injection).

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::DateTimePrinter;

/// A file of a million rows has millions of them: no format is read anew for each.
const MOMENT: DateTimePrinter = DateTimePrinter::new().separator(b' ').precision(Some(0));

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flavour {
    #[default]
    Excel,
    Plain,
}

impl Flavour {
    pub const ALL: [Self; 2] = [Self::Excel, Self::Plain];
    /// Of both.
    pub const CONTENT_TYPE: &str = "text/csv; charset=utf-8";

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Excel => "excel",
            Self::Plain => "plain",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flavour| flavour.code() == code)
    }
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    /// Words, as people or we wrote them.
    Text(Cow<'a, str>),
    Number(i64),
    /// So many tenths, hundredths …: `(1234, 1)` is 123.4. Exact, without rounding.
    Decimal(i64, u8),
    Date(Date),
    /// A local time, to the minute.
    Moment(DateTime),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Option<&'a str>> for Cell<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::from)
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Writes rows.
pub struct Writer<W: Write> {
    flavour: Flavour,
    inner: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// A new file: the mark is written at once where the flavour has one.
    ///
    /// # Errors
    /// The sink's.
    pub fn new(flavour: Flavour, mut sink: W) -> io::Result<Self> {
        if flavour == Flavour::Excel {
            sink.write_all("\u{FEFF}".as_bytes())?;
        }
        Ok(Self { inner: builder(flavour).from_writer(sink), flavour })
    }

    /// One row.
    ///
    /// # Errors
    /// The sink's.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for cell in cells {
            self.cell(&cell)?;
        }
        self.inner.write_record(None::<&[u8]>).map_err(io::Error::other)
    }

    fn cell(&mut self, cell: &Cell<'_>) -> io::Result<()> {
        let written: Cow<'_, str> = match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Decimal(number, places) => Cow::Owned(decimal(*number, *places, if self.flavour == Flavour::Excel { ',' } else { '.' })),
            Cell::Date(date) => Cow::Owned(date.to_string()),
            Cell::Moment(moment) => Cow::Owned(to_the_minute(*moment)),
        };
        self.inner.write_field(written.as_bytes()).map_err(io::Error::other)
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    /// The sink's.
    pub fn finish(self) -> io::Result<W> {
        self.inner.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

impl Writer<Vec<u8>> {
    /// Takes out what was written so far, for a body that is sent piece by piece.
    ///
    /// # Errors
    /// None that memory has.
    pub fn take(&mut self) -> io::Result<Vec<u8>> {
        let next = builder(self.flavour).from_writer(Vec::new());
        std::mem::replace(&mut self.inner, next).into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

fn builder(flavour: Flavour) -> csv::WriterBuilder {
    let mut builder = csv::WriterBuilder::new();
    let delimiter = if flavour == Flavour::Excel { b';' } else { b',' };
    // Words in quotes, numbers not: opened with another delimiter than it was written with, no cell falls apart.
    builder.flexible(true).delimiter(delimiter).terminator(csv::Terminator::CRLF).quote_style(csv::QuoteStyle::NonNumeric);
    builder
}

/// `2027-03-09 10:00`
fn to_the_minute(moment: DateTime) -> String {
    let mut written = String::with_capacity(19);
    // Into memory, which takes it.
    let _ = MOMENT.print_datetime(&moment, &mut written);
    written.truncate(written.len().saturating_sub(":00".len()));
    written
}

fn decimal(number: i64, places: u8, point: char) -> String {
    let places = usize::from(places);
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let sign = if number < 0 { "-" } else { "" };
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part}") }
}

/// A cell that begins as a formula does gets an apostrophe in front, by which spreadsheet programs take it for words. What begins
/// with a sign and goes on as a telephone or other number can call nothing, and stays as it is: `+32 2 211 55 00`.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars();
    let runs = match letters.next() {
        // Also as they are typed on keyboards for wide scripts.
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !is_number(letters.as_str()),
        _ => false,
    };
    if runs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Digits, and what stands between them in numbers as people write them; one digit at least.
fn is_number(text: &str) -> bool {
    let mut digits = false;
    text.chars().all(|letter| {
        digits |= letter.is_ascii_digit();
        letter.is_ascii_digit() || matches!(letter, ' ' | '\u{A0}' | '\u{202F}' | '.' | ',' | '/' | '(' | ')' | '-')
    }) && digits
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{Cell, Flavour, Writer, harmless};

    fn written(flavour: Flavour, rows: &[Vec<Cell<'_>>]) -> String {
        let mut writer = Writer::new(flavour, Vec::new()).expect("a writer");
        for row in rows {
            writer.row(row.iter().cloned()).expect("a row");
        }
        String::from_utf8(writer.finish().expect("a file")).expect("text")
    }

    #[test]
    fn excel_in_belgium_has_semicolons_a_comma_and_its_mark() {
        let rows = [vec!["Zoë; \"Öz\"".into(), 12_i64.into(), Cell::Decimal(1234, 1), Cell::Decimal(-5, 2), Cell::Date(date(2027, 3, 9)), Cell::Empty]];
        assert_eq!(written(Flavour::Excel, &rows), "\u{FEFF}\"Zoë; \"\"Öz\"\"\";12;\"123,4\";\"-0,05\";\"2027-03-09\";\"\"\r\n");
        assert_eq!(written(Flavour::Plain, &rows), "\"Zoë; \"\"Öz\"\"\",12,123.4,-0.05,\"2027-03-09\",\"\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula_and_telephone_numbers_stay() {
        for formula in ["=1+1", "+1+cmd|' /C calc'!A0", "-x", "-2+A1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "+", "+32 2 =A1"] {
            assert_eq!(harmless(formula), format!("'{formula}"), "{formula}");
        }
        for kept in ["+32 2 211 55 00", "+32 (0)2/211.55.00", "-5", "-1,5", "a=b", "", "Jan-Piet", "'t Zand"] {
            assert_eq!(harmless(kept), kept, "{kept}");
        }
    }

    #[test]
    fn a_file_can_be_taken_piece_by_piece() {
        let mut writer = Writer::new(Flavour::Excel, Vec::new()).expect("a writer");
        let mut pieces = Vec::new();
        for number in 0..3_i64 {
            writer.row([number.into(), "a".into()]).expect("a row");
            pieces.extend(writer.take().expect("a piece"));
        }
        pieces.extend(writer.finish().expect("the rest"));
        assert_eq!(String::from_utf8(pieces).expect("text"), "\u{FEFF}0;\"a\"\r\n1;\"a\"\r\n2;\"a\"\r\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cells in proptest::collection::vec("[\\PC\n\r\t\";,]{0,20}", 1..6)) {
            let row: Vec<Cell<'_>> = cells.iter().map(|cell| cell.as_str().into()).collect();
            let file = written(Flavour::Plain, &[row]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
            let read = reader.records().next().expect("a row").expect("a row that can be read");
            let wanted: Vec<String> = cells.iter().map(|cell| harmless(cell).into_owned()).collect();
            prop_assert_eq!(read.iter().map(str::to_owned).collect::<Vec<_>>(), wanted);
        }
    }
}
