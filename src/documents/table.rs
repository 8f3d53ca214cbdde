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
    text(&decoded(bytes)?, limits)
}

/// A table as another page of ours carries it on, small and in letters that a form keeps; read back by [`unpacked`].
#[must_use]
pub fn packed(table: &Table) -> String {
    let rows: Vec<(usize, &[String])> = table.rows.iter().map(|row| (row.number, row.cells.as_slice())).collect();
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
    let rows: Vec<(usize, Vec<String>)> = serde_json::from_slice(&unpacked).map_err(|_| TableFault::Unreadable)?;
    let mut builder = Builder::new(limits);
    for (number, cells) in rows {
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

fn text(text: &str, limits: Limits) -> Result<Table, TableFault> {
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
        // The reader leaves the second half of a CRLF to the next record.
        let number = record.position().map_or(0, |at| at.line() + u64::from(usize::try_from(at.byte()).ok().and_then(|byte| text.as_bytes().get(byte)) == Some(&b'\n')));
        builder.row(usize::try_from(number).unwrap_or(0) + skipped, record.iter().map(str::to_owned).collect())?;
    }
    builder.table()
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

/// A cell as text: whole numbers without a point, dates as `2027-03-09` or `2027-03-09 10:00`, a time of day as `10:00`.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::DateTime(moment) if !moment.is_duration() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            // Days are counted from 1: what is less has no date.
            if (0.0..1.0).contains(&moment.as_f64()) {
                return format!("{hour:02}:{minute:02}");
            }
            if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
        }
        other => Data::from(other.clone()).as_string().unwrap_or_default(),
    }
}

struct Builder {
    limits: Limits,
    table: Table,
    /// Of all cells.
    bytes: usize,
}

impl Builder {
    fn new(limits: Limits) -> Self {
        Self { limits, table: Table::default(), bytes: 0 }
    }

    fn row(&mut self, number: usize, cells: Vec<String>) -> Result<(), TableFault> {
        let mut cells: Vec<String> = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
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
        self.table.rows.push(Row { number, cells });
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
