//! An archive (ZIP) of files that vouch for each other: lists as CSV, numbers that say from which rows of which list they are counted,
//! and a checksum of each file. Written straight into a sink; of a list only the rows at hand are in memory.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Seek, Write};

use jiff::civil::DateTime;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::csv::{Cell, Flavour, Writer, harmless};

/// The file of checksums, as `sha256sum --check` reads it.
pub const CHECKSUMS: &str = "SHA256SUMS";
/// Rows of a list that are held before they are written.
const AT_ONCE: usize = 500;

/// A number, and how it is counted from a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    pub label: String,
    pub value: i64,
    /// The list's path in the archive.
    pub list: String,
    /// Headings with the values that a row must have to be counted; empty: all rows.
    pub only: Vec<(String, Vec<String>)>,
    /// Rows with the same value of this column count once.
    pub distinct: Option<String>,
}

/// What is counted of a list while it is written.
#[derive(Debug, Clone, Default)]
pub struct Count {
    pub label: String,
    /// Columns by their place, and the values that count.
    pub only: Vec<(usize, Vec<String>)>,
    pub distinct: Option<usize>,
    /// A number for each value of this column.
    pub by: Option<usize>,
}

impl Count {
    #[must_use]
    pub fn of(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    #[must_use]
    pub fn only(mut self, column: usize, values: &[&str]) -> Self {
        self.only.push((column, values.iter().map(|value| harmless(value).into_owned()).collect()));
        self
    }

    #[must_use]
    pub fn distinct(self, column: usize) -> Self {
        Self { distinct: Some(column), ..self }
    }

    #[must_use]
    pub fn by(self, column: usize) -> Self {
        Self { by: Some(column), ..self }
    }
}

#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, i64>,
    seen: HashSet<(String, String)>,
}

/// The archive that is being written.
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    made_at: zip::DateTime,
    open: Option<(String, Sha256)>,
    sums: Vec<(String, String)>,
    /// Those of all lists, in the order in which they were written.
    pub numbers: Vec<Number>,
}

impl<W: Write + Seek> Archive<W> {
    /// `made_at`: as a local time; archives know no zone.
    pub fn new(sink: W, made_at: DateTime) -> Self {
        let part = |number: i8| u8::try_from(number).unwrap_or(0);
        let moment = zip::DateTime::from_date_and_time(
            u16::try_from(made_at.year()).unwrap_or(1980),
            part(made_at.month()),
            part(made_at.day()),
            part(made_at.hour()),
            part(made_at.minute()),
            part(made_at.second()),
        );
        Self { zip: ZipWriter::new(sink), made_at: moment.unwrap_or_default(), open: None, sums: Vec::new(), numbers: Vec::new() }
    }

    /// Begins a file. `packed`: what is small already is stored as it is.
    ///
    /// # Errors
    /// The sink's; a path that is there already.
    pub fn begin(&mut self, path: &str, packed: bool) -> io::Result<()> {
        self.end();
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(self.made_at);
        self.zip.start_file(path, options).map_err(io::Error::other)?;
        self.open = Some((path.to_owned(), Sha256::new()));
        Ok(())
    }

    /// A further piece of the file that was begun.
    ///
    /// # Errors
    /// The sink's.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some((_, hash)) = &mut self.open {
            hash.update(bytes);
        }
        self.zip.write_all(bytes)
    }

    fn end(&mut self) {
        if let Some((path, hash)) = self.open.take() {
            self.sums.push((path, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()));
        }
    }

    /// A whole file.
    ///
    /// # Errors
    /// The sink's.
    pub fn file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(path, false)?;
        self.write(bytes)
    }

    /// Begins a list.
    ///
    /// # Errors
    /// The sink's.
    pub fn list(&mut self, path: &str, headings: Vec<String>, counts: Vec<Count>) -> io::Result<List<'_, W>> {
        self.begin(path, false)?;
        let mut csv = Writer::new(Flavour::Excel, Vec::new())?;
        csv.row(headings.iter().map(|heading| Cell::from(heading.as_str())))?;
        let counts = counts.into_iter().map(|count| (count, Tally::default())).collect();
        Ok(List { archive: self, path: path.to_owned(), headings, csv, counts, held: 0 })
    }

    /// Ends the archive with the checksums of all before.
    ///
    /// # Errors
    /// The sink's.
    pub fn finish(mut self) -> io::Result<W> {
        self.end();
        // As `sha256sum` writes them: the sum, two blanks, the path.
        let sums: String = self.sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
        self.begin(CHECKSUMS, false)?;
        self.zip.write_all(sums.as_bytes())?;
        self.zip.finish().map_err(io::Error::other)
    }
}

/// A list that is being written into an archive.
pub struct List<'a, W: Write + Seek> {
    archive: &'a mut Archive<W>,
    path: String,
    headings: Vec<String>,
    csv: Writer<Vec<u8>>,
    counts: Vec<(Count, Tally)>,
    held: usize,
}

impl<W: Write + Seek> List<'_, W> {
    /// One row.
    ///
    /// # Errors
    /// The sink's.
    pub fn row(&mut self, cells: Vec<Cell<'_>>) -> io::Result<()> {
        for (count, tally) in &mut self.counts {
            if count.only.iter().all(|(column, values)| cells.get(*column).is_some_and(|cell| values.contains(&written(cell)))) {
                let of = |column: Option<usize>| column.and_then(|column| cells.get(column)).map(written).unwrap_or_default();
                let group = of(count.by);
                if count.distinct.is_none() || tally.seen.insert((group.clone(), of(count.distinct))) {
                    *tally.counts.entry(group).or_default() += 1;
                }
            }
        }
        self.csv.row(cells)?;
        self.held += 1;
        if self.held >= AT_ONCE {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.held = 0;
        let piece = self.csv.take()?;
        self.archive.write(&piece)
    }

    /// Ends the list; its numbers are among those of the archive.
    ///
    /// # Errors
    /// The sink's.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        for (count, tally) in self.counts {
            let heading = |column: usize| self.headings.get(column).cloned().unwrap_or_default();
            let only: Vec<(String, Vec<String>)> = count.only.iter().map(|(column, values)| (heading(*column), values.clone())).collect();
            let number = |label: String, value: i64, only| Number { label, value, list: self.path.clone(), only, distinct: count.distinct.map(heading) };
            match count.by {
                None => self.archive.numbers.push(number(count.label.clone(), tally.counts.values().sum(), only)),
                Some(by) => {
                    for (value, found) in tally.counts {
                        let label = if value.is_empty() { format!("{}: –", count.label) } else { format!("{}: {value}", count.label) };
                        let only = only.iter().cloned().chain([(heading(by), vec![value])]).collect();
                        self.archive.numbers.push(number(label, found, only));
                    }
                }
            }
        }
        Ok(())
    }
}

/// A cell as a program reads it from the list.
fn written(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number, places) => format!("{number}e-{places}"),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use jiff::civil::date;

    use super::{Archive, CHECKSUMS, Count};
    use crate::documents::csv::Cell;

    #[test]
    fn numbers_say_how_they_are_counted_and_files_have_their_checksum() {
        let mut archive = Archive::new(Cursor::new(Vec::new()), date(2027, 5, 12).at(9, 30, 0, 0));
        archive.file("a.txt", b"abc").expect("a file");
        let counts = vec![Count::of("all"), Count::of("people here").only(1, &["ja"]).distinct(0), Count::of("by").by(1)];
        let mut list = archive.list("lijst.csv", vec!["wie".to_owned(), "er".to_owned()], counts).expect("a list");
        for (who, there) in [("=x", "ja"), ("=x", "ja"), ("y", "nee"), ("z", "")] {
            list.row(vec![Cell::from(who), Cell::from(there)]).expect("a row");
        }
        list.finish().expect("a list");
        let values: Vec<(String, i64)> = archive.numbers.iter().map(|number| (number.label.clone(), number.value)).collect();
        let wanted = [("all", 4), ("people here", 1), ("by: –", 1), ("by: ja", 2), ("by: nee", 1)];
        assert_eq!(values, wanted.map(|(label, value)| (label.to_owned(), value)));
        assert_eq!((archive.numbers[1].distinct.as_deref(), archive.numbers[1].only[0].1.as_slice()), (Some("wie"), &["ja".to_owned()][..]));
        let mut read = zip::ZipArchive::new(Cursor::new(archive.finish().expect("an archive").into_inner())).expect("an archive that can be read");
        let mut sums = String::new();
        read.by_name(CHECKSUMS).expect("checksums").read_to_string(&mut sums).expect("text");
        assert!(sums.starts_with("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"), "{sums}");
        assert!(sums.contains("  lijst.csv\n"));
    }
}
