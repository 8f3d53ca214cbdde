//! A table as people hand it in: a workbook (xlsx), or text with any delimiter in the encodings that spreadsheets write.
//! All cells are text; a formula is what it showed last, or its own letters. Limits hold before memory is taken.

use std::io::{Cursor, Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, DataRef, DataType, Reader, Xlsx};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// What a table may be at most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes as handed in, and of all cells together.
    pub bytes: usize,
    /// Bytes of a workbook once it is unpacked.
    pub unpacked: u64,
    /// Rows with something in them, the heading among them.
    pub rows: usize,
    pub columns: usize,
    /// Characters of a cell.
    pub cell: usize,
}

impl Limits {
    /// Those of every door, with so many rows below the heading.
    #[must_use]
    pub fn rows(rows: usize) -> Self {
        Self { bytes: 8 * 1024 * 1024, unpacked: 64 * 1024 * 1024, rows: rows + 1, columns: 60, cell: 4_000 }
    }

    /// Those of a list of years, as other systems write it: more of everything.
    #[must_use]
    pub fn of_years(rows: usize) -> Self {
        Self { bytes: 16 * 1024 * 1024, unpacked: 256 * 1024 * 1024, columns: 200, ..Self::rows(rows) }
    }
}

/// Rows of cells, all of one length; rows without anything are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    pub columns: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// In the file, from 1, as a spreadsheet or an editor counts.
    pub number: usize,
    /// Trimmed.
    pub cells: Vec<String>,
    /// Something empty stands before it: a new block may begin.
    pub apart: bool,
}

/// Why a file is no table for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFault {
    Empty,
    TooLarge,
    TooManyRows,
    TooManyColumns,
    CellTooLong,
    /// Neither text nor a workbook, or one that is broken, locked or of the time before 2007.
    Unreadable,
}

impl TableFault {
    /// The end of a text key, `field-{code}`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "table-empty",
            Self::TooLarge => "table-too-large",
            Self::TooManyRows => "table-too-many-rows",
            Self::TooManyColumns => "table-too-many-columns",
            Self::CellTooLong => "table-cell-too-long",
            Self::Unreadable => "table-unreadable",
        }
    }
}

/// Reads a workbook's first sheet, or text.
///
/// # Errors
/// See [`TableFault`].
pub fn read(bytes: &[u8], limits: Limits) -> Result<Table, TableFault> {
    if bytes.len() > limits.bytes {
        return Err(TableFault::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, limits);
    }
    text(&decoded(bytes)?, limits, delimiter)
}

/// Reads what a program wrote as a report: a workbook's first sheet, or text of several blocks, whose first line need not
/// have the delimiter. Encodings may be mixed, and NUL letters are left out.
///
/// # Errors
/// See [`TableFault`].
pub fn read_blocks(bytes: &[u8], limits: Limits) -> Result<Table, TableFault> {
    if bytes.len() > limits.bytes {
        return Err(TableFault::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, limits);
    }
    text(&super::octets::any_text(bytes).ok_or(TableFault::Unreadable)?, limits, delimiter_of_most)
}

/// The text of a table, blocks apart, that [`read_blocks`] reads back.
#[must_use]
pub fn written(table: &Table) -> String {
    let mut text = String::new();
    for row in &table.rows {
        if row.apart && !text.is_empty() {
            text.push('\n');
        }
        let cells: Vec<String> = row.cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// A table as another page of ours carries it on, small and in letters that a form keeps; read back by [`unpacked`].
#[must_use]
pub fn packed(table: &Table) -> String {
    let rows: Vec<(usize, bool, &[String])> = table.rows.iter().map(|row| (row.number, row.apart, row.cells.as_slice())).collect();
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    let written = serde_json::to_vec(&rows).map_err(std::io::Error::other).and_then(|text| packer.write_all(&text)).and_then(|()| packer.finish());
    STANDARD.encode(written.expect("lists of texts are JSON, and memory takes what is written"))
}

/// Whoever sends it may have changed it: it is held against the same limits as a file.
///
/// # Errors
/// See [`TableFault`].
pub fn unpacked(text: &str, limits: Limits) -> Result<Table, TableFault> {
    let bytes = STANDARD.decode(text).map_err(|_| TableFault::Unreadable)?;
    // Signs that JSON writes as two, and what stands around cells.
    let most = limits.bytes * 3;
    let mut unpacked = Vec::new();
    ZlibDecoder::new(bytes.as_slice()).take(most as u64 + 1).read_to_end(&mut unpacked).map_err(|_| TableFault::Unreadable)?;
    if unpacked.len() > most {
        return Err(TableFault::TooLarge);
    }
    let rows: Vec<(usize, bool, Vec<String>)> = serde_json::from_slice(&unpacked).map_err(|_| TableFault::Unreadable)?;
    let mut builder = Builder::new(limits);
    for (number, apart, cells) in rows {
        if apart {
            builder.blank();
        }
        builder.row(number, cells)?;
    }
    builder.table()
}

/// UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows writes in western Europe.
fn decoded(bytes: &[u8]) -> Result<String, TableFault> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if faulty { Err(TableFault::Unreadable) } else { checked(text.into_owned()) };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(text.to_owned()),
        Err(_) => checked(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// Text has no control characters but line ends and tabs; what has them is something else.
fn checked(text: String) -> Result<String, TableFault> {
    let odd = text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{80}'..='\u{9F}'));
    if odd { Err(TableFault::Unreadable) } else { Ok(text) }
}

fn text(text: &str, limits: Limits, delimiter: fn(&str) -> u8) -> Result<Table, TableFault> {
    // Spreadsheets say the delimiter so: it is a line of its own, no row.
    let (told, skipped, text) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.to_ascii_lowercase().starts_with("sep=") => (first.trim_end().bytes().last(), 1, rest),
        _ => (None, 0, text),
    };
    let delimiter = told.filter(u8::is_ascii).unwrap_or_else(|| delimiter(text));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut builder = Builder::new(limits);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| TableFault::Unreadable)? {
        let (line, byte) = record.position().map_or((0, 0), |at| (usize::try_from(at.line()).unwrap_or(0), usize::try_from(at.byte()).unwrap_or(0)));
        let (ends, half) = line_ends(text.as_bytes(), byte);
        if ends > half {
            builder.blank();
        }
        builder.row(line + ends + skipped, record.iter().map(str::to_owned).collect())?;
    }
    builder.table()
}

/// Line ends that the reader passed over before a record that begins at `byte`, and whether the first of them (0 or 1) is
/// the second half of a CRLF, which it leaves to the next record.
fn line_ends(text: &[u8], byte: usize) -> (usize, usize) {
    let passed = text.get(byte..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    let half = byte > 0 && text.get(byte - 1) == Some(&b'\r') && text.get(byte) == Some(&b'\n');
    (passed.filter(|byte| **byte == b'\n').count(), usize::from(half))
}

/// The sign that parts most lines in the same way, outside quotes.
fn delimiter_of_most(text: &str) -> u8 {
    const SIGNS: [char; 4] = ['|', ',', ';', '\t'];
    let mut alike = [const { std::collections::BTreeMap::<usize, usize>::new() }; 4];
    let (mut quoted, mut counts) = (false, [0_usize; 4]);
    for letter in text.chars().chain(std::iter::once('\n')) {
        quoted ^= letter == '"';
        if letter == '\n' && !quoted {
            for (alike, count) in alike.iter_mut().zip(counts) {
                *alike.entry(count).or_default() += 1;
            }
            counts = [0; 4];
        } else if let Some(at) = SIGNS.iter().position(|sign| *sign == letter && !quoted) {
            counts[at] += 1;
        }
    }
    let weight = |alike: &std::collections::BTreeMap<usize, usize>| alike.iter().map(|(count, lines)| count * lines).max().unwrap_or(0);
    SIGNS.into_iter().zip(&alike).max_by_key(|(_, alike)| weight(alike)).map_or(b',', |(sign, _)| u8::try_from(sign).unwrap_or(b','))
}

/// The sign that parts most cells of the first row, outside quotes; a quoted cell may have lines.
fn delimiter(text: &str) -> u8 {
    const SIGNS: [char; 4] = ['|', ',', '\t', ';'];
    let (mut quoted, mut counts) = (false, [0_usize; 4]);
    for letter in text.trim_start_matches(['\r', '\n', ' ']).chars() {
        quoted ^= letter == '"';
        if !quoted && letter == '\n' {
            break;
        }
        if let Some(at) = SIGNS.iter().position(|sign| *sign == letter && !quoted) {
            counts[at] += 1;
        }
    }
    SIGNS.into_iter().zip(counts).max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| u8::try_from(sign).unwrap_or(b','))
}

fn workbook(bytes: &[u8], limits: Limits) -> Result<Table, TableFault> {
    measure(bytes, limits)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    let sheet = workbook.sheet_names().first().cloned().ok_or(TableFault::Empty)?;
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(|_| TableFault::Unreadable)?;
    let mut builder = Builder::new(limits);
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    // Cell by cell: a sheet that has one cell far away would else be a table of billions.
    while let Some(cell) = cells.next_cell().map_err(|_| TableFault::Unreadable)? {
        let (number, column) = cell.get_position();
        let words = words(cell.get_value());
        if words.is_empty() {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= limits.columns {
            return Err(TableFault::TooManyColumns);
        }
        if number != row.0 {
            builder.row(row.0 as usize + 1, std::mem::take(&mut row.1))?;
            if number > row.0 + 1 {
                builder.blank();
            }
            row.0 = number;
        }
        if row.1.len() <= column {
            row.1.resize(column + 1, String::new());
        }
        row.1[column] = words;
    }
    builder.row(row.0 as usize + 1, row.1)?;
    builder.table()
}

/// Unpacks everything once, keeping nothing: what the file says of its own size need not be true.
fn measure(bytes: &[u8], limits: Limits) -> Result<(), TableFault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    if archive.len() > 1_000 {
        return Err(TableFault::TooLarge);
    }
    let mut left = limits.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| TableFault::Unreadable)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| TableFault::Unreadable)?;
        left = left.checked_sub(read).ok_or(TableFault::TooLarge)?;
    }
    Ok(())
}

/// A cell as text: whole numbers without a point, dates as `2027-03-09` or `2027-03-09 10:00`, a time without a date as
/// `10:00`, a length of time as `1:30:00`.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::DateTime(moment) => moment_words(*moment).unwrap_or_default(),
        other => Data::from(other.clone()).as_string().unwrap_or_default(),
    }
}

fn moment_words(moment: calamine::ExcelDateTime) -> Option<String> {
    if moment.is_duration() {
        #[expect(clippy::cast_possible_truncation, reason = "a cell far beyond any length of time saturates")]
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        let sign = if seconds < 0 { "-" } else { "" };
        let seconds = seconds.unsigned_abs();
        return Some(format!("{sign}{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let read = jiff::civil::DateTime::new(i16::try_from(year).ok()?, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    // A tenth of a second is what a fraction of a day does to whole ones.
    let read = if milli >= 500 { read.checked_add(jiff::SignedDuration::from_secs(1)).ok()? } else { read };
    let time = if read.second() == 0 { read.strftime("%H:%M") } else { read.strftime("%H:%M:%S") };
    Some(match (moment.as_f64() < 1.0, read.time() == jiff::civil::Time::midnight()) {
        (true, _) => time.to_string(),
        (false, true) => read.date().to_string(),
        (false, false) => format!("{} {time}", read.date()),
    })
}

struct Builder {
    limits: Limits,
    table: Table,
    /// Of all cells.
    bytes: usize,
    apart: bool,
}

impl Builder {
    fn new(limits: Limits) -> Self {
        Self { limits, table: Table::default(), bytes: 0, apart: false }
    }

    /// What comes next stands apart from what came before.
    fn blank(&mut self) {
        self.apart = true;
    }

    fn row(&mut self, number: usize, cells: Vec<String>) -> Result<(), TableFault> {
        let mut cells: Vec<String> = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            self.apart = true;
            return Ok(());
        }
        if cells.len() > self.limits.columns {
            return Err(TableFault::TooManyColumns);
        }
        if cells.iter().any(|cell| cell.chars().count() > self.limits.cell) {
            return Err(TableFault::CellTooLong);
        }
        if self.table.rows.len() >= self.limits.rows {
            return Err(TableFault::TooManyRows);
        }
        self.bytes += cells.iter().map(String::len).sum::<usize>();
        if self.bytes > self.limits.bytes {
            return Err(TableFault::TooLarge);
        }
        self.table.columns = self.table.columns.max(cells.len());
        let apart = std::mem::take(&mut self.apart) && !self.table.rows.is_empty();
        self.table.rows.push(Row { number, cells, apart });
        Ok(())
    }

    fn table(mut self) -> Result<Table, TableFault> {
        if self.table.rows.is_empty() {
            return Err(TableFault::Empty);
        }
        let columns = self.table.columns;
        self.table.rows.iter_mut().for_each(|row| row.cells.resize(columns, String::new()));
        Ok(self.table)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Limits, TableFault, packed, read, unpacked};

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes, Limits::rows(100)).expect("a table").rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn any_delimiter_and_encoding_of_spreadsheets_is_read() {
        let expected = vec![vec!["Naam".to_owned(), "Straße, 1".to_owned()], vec!["Zoë".to_owned(), "€ 5".to_owned()]];
        for text in ["Naam;Straße, 1\r\nZoë;€ 5\r\n", "Naam\tStraße, 1\nZoë\t€ 5", "sep=;\r\nNaam;Straße, 1\r\nZoë;€ 5", "Naam,\"Straße, 1\"\n\n ,\nZoë,€ 5,,"] {
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
            assert_eq!(cells(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), expected, "{text:?}");
            assert_eq!(cells(&encoding_rs::WINDOWS_1252.encode(text).0), expected, "{text:?}");
            let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
            assert_eq!(cells(&wide), expected, "{text:?}");
        }
    }

    #[test]
    fn limits_hold_and_formulas_are_text() {
        assert_eq!(cells(b"a,b\n=1+1,\"=HYPERLINK(\"\"x\"\")\"")[1], ["=1+1", "=HYPERLINK(\"x\")"]);
        let many = "a,b\n".repeat(50_000);
        assert_eq!(read(many.as_bytes(), Limits::rows(1_000)), Err(TableFault::TooManyRows));
        assert_eq!(read(&[b'a'; 5_000], Limits::rows(1)), Err(TableFault::CellTooLong));
        assert_eq!(read(",".repeat(80).replace(',', "a,").as_bytes(), Limits::rows(1)), Err(TableFault::TooManyColumns));
        assert_eq!(read(b" \n;;\n", Limits::rows(1)), Err(TableFault::Empty));
        for broken in [&b"PK\x03\x04nonsense"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", b"%PDF-1.7\x00\x01", b"\xFF\xFEa"] {
            assert_eq!(read(broken, Limits::rows(1)), Err(TableFault::Unreadable), "{broken:?}");
        }
    }

    #[test]
    fn a_table_that_was_changed_on_its_way_keeps_to_the_limits() {
        let table = read("a,b\n".repeat(50).as_bytes(), Limits::rows(100)).expect("a table");
        assert_eq!(unpacked(&packed(&table), Limits::rows(10)), Err(TableFault::TooManyRows));
        let small = Limits { bytes: 30, ..Limits::rows(100) };
        assert_eq!(unpacked(&packed(&table), small), Err(TableFault::TooLarge));
        for broken in ["", "x", "eJwDAAAAAAE=", "AAAA"] {
            assert_eq!(unpacked(broken, Limits::rows(10)), Err(TableFault::Unreadable), "{broken:?}");
        }
    }

    #[test]
    fn rows_keep_the_number_they_have_in_the_file() {
        let table = read(b"a,b\n\n\"x\ny\",1\nz,2\n", Limits::rows(9)).expect("a table");
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 5]);
        for ends in ["\n", "\r\n"] {
            let text = ["a,b", "", "", "c,1", ",", "d,2", "e,3"].join(ends);
            let rows = read(text.as_bytes(), Limits::rows(9)).expect("a table").rows;
            assert_eq!(rows.iter().map(|row| (row.number, row.apart)).collect::<Vec<_>>(), [(1, false), (4, true), (6, true), (7, false)]);
        }
    }

    #[test]
    fn the_first_line_of_a_report_need_not_have_its_delimiter() {
        let text = "1. Summary\nTitle\tA, b\n\n2. People\nName\tFrom\nPeeters, Jan\t09/03/27, 10:00\nClaes, An\t09/03/27, 10:01\n";
        let rows = super::read_blocks(text.as_bytes(), Limits::rows(9)).expect("a table").rows;
        assert_eq!(rows[4].cells, ["Peeters, Jan", "09/03/27, 10:00"]);
        assert_eq!(rows.iter().map(|row| row.apart).collect::<Vec<_>>(), [false, false, true, false, false, false]);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200), packed in any::<bool>()) {
            let bytes = if packed { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
            let _ = read(&bytes, Limits::rows(10));
        }

        #[test]
        fn what_is_packed_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-zA-Zé\",;=\n]{0,8}", 2..4), 1..5)) {
            let text = rows.iter().map(|row| row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")).collect::<Vec<_>>().join("\n");
            if let Ok(table) = read(text.as_bytes(), Limits::rows(10)) {
                prop_assert_eq!(unpacked(&packed(&table), Limits::rows(10)), Ok(table));
            }
        }

        #[test]
        fn no_text_breaks_the_unpacker(text in "[A-Za-z0-9+/=]{0,80}") {
            let _ = unpacked(&text, Limits::rows(10));
        }
    }
}
