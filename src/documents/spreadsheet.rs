//! Workbooks (XLSX, ISO/IEC 29500): the same cells as in a CSV file, with their types, so that numbers add up and dates sort.
//! One row is in memory at a time; the rest waits in a file without a name. The row of headings stays in sight and has a filter,
//! and below it all stand totals that follow the filter.

use std::borrow::Cow;
use std::io::{Seek, Write};

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use super::csv::Cell;

/// Rows that a sheet holds (ECMA-376, the limit of every spreadsheet program), without headings and totals.
pub const MOST_ROWS: u32 = 1_048_576 - 2;
/// A4 (ECMA-376, 18.3.1.63).
const A4: u8 = 9;
/// Letters beside each other that are read well on an upright page.
const UPRIGHT: f64 = 100.0;
/// Letters that a cell holds.
const MOST_LETTERS: usize = 32_767;
/// Letters that the name of a sheet holds.
const MOST_NAME: usize = 31;

/// A column of a sheet.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    pub heading: Cow<'a, str>,
    /// In letters.
    pub width: f64,
    /// What its numbers add up to stands below it.
    pub total: bool,
}

impl<'a> Column<'a> {
    /// As wide as its heading, and not less than `width`.
    #[must_use]
    pub fn of(heading: impl Into<Cow<'a, str>>, width: f64) -> Self {
        let heading = heading.into();
        // Headings are a few words.
        let letters = f64::from(u16::try_from(heading.chars().count()).unwrap_or(u16::MAX));
        Self { width: width.max(letters + 4.0).min(60.0), heading, total: false }
    }

    #[must_use]
    pub fn totalled(self) -> Self {
        Self { total: true, ..self }
    }
}

struct Formats {
    heading: Format,
    whole: Format,
    tenth: Format,
    hundredth: Format,
    date: Format,
    moment: Format,
    total: Format,
    total_tenth: Format,
}

impl Formats {
    fn new() -> Self {
        let total = Format::new().set_bold().set_border_top(rust_xlsxwriter::FormatBorder::Thin);
        Self {
            heading: Format::new().set_bold().set_background_color(Color::RGB(0x00E6_E9ED)).set_align(FormatAlign::Top).set_text_wrap(),
            whole: Format::new().set_num_format("0"),
            tenth: Format::new().set_num_format("0.0"),
            hundredth: Format::new().set_num_format("0.00"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            total_tenth: total.clone().set_num_format("0.0"),
            total: total.set_num_format("0"),
        }
    }
}

/// What a column added up to so far, in hundredths.
#[derive(Default, Clone, Copy)]
struct Sum {
    hundredths: i128,
    broken: bool,
}

/// A workbook that is being written, sheet after sheet.
pub struct Book {
    workbook: Workbook,
    formats: Formats,
}

/// The sheet that is being written.
pub struct Sheet<'b> {
    sheet: &'b mut Worksheet,
    formats: &'b Formats,
    sums: Vec<Option<Sum>>,
    total: String,
    next: u32,
}

impl Book {
    #[must_use]
    pub fn new() -> Self {
        Self { workbook: Workbook::new(), formats: Formats::new() }
    }

    /// A further sheet. `total`: what the row of totals is called; it is there when a column has one.
    ///
    /// # Errors
    /// The writer's, for a name that is there already.
    pub fn sheet(&mut self, name: &str, columns: &[Column<'_>], total: &str) -> Result<Sheet<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(name))?;
        for (at, column) in (0..).zip(columns) {
            sheet.set_column_width(at, column.width)?;
        }
        for (at, column) in (0..).zip(columns) {
            sheet.write_string_with_format(0, at, held(&column.heading), &self.formats.heading)?;
        }
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        // Printed, all columns stand on one page: on its long side where they need it.
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        if columns.iter().map(|column| column.width).sum::<f64>() > UPRIGHT {
            sheet.set_landscape();
        }
        let sums = columns.iter().map(|column| column.total.then(Sum::default)).collect();
        Ok(Sheet { sheet, formats: &self.formats, sums, total: total.to_owned(), next: 1 })
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// The sink's.
    pub fn write(mut self, sink: impl Write + Seek + Send) -> Result<(), XlsxError> {
        self.workbook.save_to_writer(sink)
    }
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

impl Sheet<'_> {
    /// One row; `false`: the sheet is full, and the row is not in it.
    ///
    /// # Errors
    /// The writer's.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<bool, XlsxError> {
        if self.next > MOST_ROWS {
            return Ok(false);
        }
        for (at, cell) in (0_u16..).zip(cells) {
            self.cell(at, &cell)?;
        }
        self.next += 1;
        Ok(true)
    }

    fn cell(&mut self, at: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let (row, formats) = (self.next, self.formats);
        match cell {
            Cell::Empty => {}
            // Typed as words: nothing in it is run, whatever it begins with.
            Cell::Text(text) => {
                self.sheet.write_string(row, at, held(text))?;
            }
            Cell::Number(number) => {
                self.add(at, *number, 0);
                self.sheet.write_number_with_format(row, at, scaled(*number, 0), &formats.whole)?;
            }
            Cell::Decimal(number, places) => {
                self.add(at, *number, *places);
                let format = if *places == 1 { &formats.tenth } else { &formats.hundredth };
                self.sheet.write_number_with_format(row, at, scaled(*number, *places), format)?;
            }
            Cell::Date(date) => match excel_date(*date) {
                Some(day) => {
                    self.sheet.write_datetime_with_format(row, at, &day, &formats.date)?;
                }
                None => {
                    self.sheet.write_string(row, at, date.to_string())?;
                }
            },
            Cell::Moment(moment) => match excel_moment(*moment) {
                Some(moment) => {
                    self.sheet.write_datetime_with_format(row, at, &moment, &formats.moment)?;
                }
                None => {
                    self.sheet.write_string(row, at, moment.to_string())?;
                }
            },
        }
        Ok(())
    }

    fn add(&mut self, at: u16, number: i64, places: u8) {
        if let Some(Some(sum)) = self.sums.get_mut(usize::from(at)) {
            match places {
                0 => sum.hundredths += i128::from(number) * 100,
                1 => {
                    sum.hundredths += i128::from(number) * 10;
                    sum.broken = true;
                }
                _ => {
                    sum.hundredths += i128::from(number);
                    sum.broken = true;
                }
            }
        }
    }

    /// Ends the sheet with its totals and the filter.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> Result<(), XlsxError> {
        let last = self.next - 1;
        let width = u16::try_from(self.sums.len()).unwrap_or(1).max(1);
        if self.sums.iter().any(Option::is_some) && last > 0 {
            let total = self.next;
            for (at, sum) in (0_u16..).zip(&self.sums) {
                match sum {
                    Some(sum) => {
                        let letters = rust_xlsxwriter::utility::column_number_to_name(at);
                        // 109: the sum of what the filter leaves in sight.
                        let result = decimal(sum.hundredths, sum.broken);
                        let formula = Formula::new(format!("=SUBTOTAL(109,{letters}2:{letters}{})", last + 1)).set_result(result);
                        let format = if sum.broken { &self.formats.total_tenth } else { &self.formats.total };
                        self.sheet.write_formula_with_format(total, at, formula, format)?;
                    }
                    None if at == 0 => {
                        self.sheet.write_string_with_format(total, at, self.total.as_str(), &self.formats.total)?;
                    }
                    None => {
                        self.sheet.write_blank(total, at, &self.formats.total)?;
                    }
                }
            }
        }
        self.sheet.autofilter(0, 0, last, width - 1)?;
        Ok(())
    }
}

/// What a cell holds of a text.
fn held(text: &str) -> &str {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Spreadsheet programs have 15 digits, no more.
fn scaled(number: i64, places: u8) -> f64 {
    number as f64 / 10_f64.powi(i32::from(places))
}

fn decimal(hundredths: i128, broken: bool) -> String {
    let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
    if broken { format!("{whole}.{rest:02}") } else { whole.to_string() }
}

fn excel_date(date: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?).ok()
}

fn excel_moment(moment: DateTime) -> Option<ExcelDateTime> {
    excel_date(moment.date())?.and_hms(u16::try_from(moment.hour()).ok()?, u8::try_from(moment.minute()).ok()?, 0_u8).ok()
}

/// A name that spreadsheet programs take: no longer than they hold, without what parts addresses.
fn sheet_name(name: &str) -> String {
    let plain: String = name.chars().map(|letter| if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { letter }).take(MOST_NAME).collect();
    let plain = plain.trim_matches(['\'', ' ']).to_owned();
    if plain.is_empty() { "1".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};
    use jiff::civil::date;

    use super::{Book, Column};
    use crate::documents::csv::Cell;

    #[test]
    fn cells_keep_their_types_and_totals_stand_below() {
        let columns = [Column::of("Naam", 20.0), Column::of("Plaatsen", 8.0).totalled(), Column::of("Uren", 8.0).totalled(), Column::of("Dag", 10.0)];
        let mut book = Book::new();
        let mut sheet = book.sheet("a/b: [lijst] van wie er was en nog veel meer", &columns, "Totaal").expect("a sheet");
        for (name, places, hours) in [("=1+1", 2, 15), ("Ελένη", 3, -5), ("فاطمة", 0, 0)] {
            assert!(sheet.row([name.into(), Cell::Number(places), Cell::Decimal(hours, 1), Cell::Date(date(2027, 3, 9))]).expect("a row"));
        }
        assert!(sheet.row([Cell::from("x".repeat(40_000))]).expect("a row"));
        sheet.finish().expect("a sheet");
        let mut file = Cursor::new(Vec::new());
        book.write(&mut file).expect("a workbook");
        let mut read = Xlsx::new(Cursor::new(file.into_inner())).expect("a workbook that can be read");
        let name = read.sheet_names()[0].clone();
        let cells = read.worksheet_range(&name).expect("a sheet");
        let cell = |row, column| cells.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell(1, 0), Data::String("=1+1".to_owned()));
        assert_eq!(cell(2, 0), Data::String("Ελένη".to_owned()));
        assert_eq!((cell(1, 1), cell(1, 2)), (Data::Float(2.0), Data::Float(1.5)));
        assert!(matches!(cell(1, 3), Data::DateTime(_)), "{:?}", cell(1, 3));
        assert_eq!(cell(4, 0).to_string().len(), super::MOST_LETTERS);
        assert_eq!((cell(5, 0), cell(5, 1), cell(5, 2)), (Data::String("Totaal".to_owned()), Data::Float(5.0), Data::Float(1.0)));
    }

    #[test]
    fn nothing_is_a_workbook_too() {
        let mut book = Book::new();
        book.sheet("", &[Column::of("Naam", 10.0).totalled()], "Totaal").expect("a sheet").finish().expect("a sheet");
        let mut file = Cursor::new(Vec::new());
        book.write(&mut file).expect("a workbook");
        assert!(file.into_inner().starts_with(b"PK"));
    }
}
