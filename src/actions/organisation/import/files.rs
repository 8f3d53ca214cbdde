//! The four kinds of files, told apart by their headings. A byte order mark and CRLF are welcome.

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A file as it was handed in.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// As people call it, for the report.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A file that is none of the four kinds. Its text is one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFile(pub String);

impl fmt::Display for UnknownFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for UnknownFile {}

/// Of `active.csv` and `ended.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct OrganisationRow {
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub name_fr: String,
    #[serde(default)]
    pub legal_name: String,
    /// `actief`, `in oprichting` or `niet actief`.
    pub status: String,
    #[serde(default)]
    pub region: String,
    #[serde(default)]
    pub province: String,
    #[serde(default)]
    pub reference_region: String,
    #[serde(default)]
    pub nis_code: String,
    pub kbo_number: String,
    #[serde(default)]
    pub ovo_code: String,
    #[serde(default)]
    pub postal_code: String,
    #[serde(default)]
    pub city: String,
    #[serde(default)]
    pub website: String,
    pub source_uri: String,
}

/// Of `mergers.csv`: one body that went into another.
#[derive(Debug, Clone, Deserialize)]
pub struct MergerRow {
    pub date: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub original_name: String,
    #[serde(default)]
    pub original_nis: String,
    #[serde(default)]
    pub original_kbo: String,
    #[serde(default)]
    pub original_ovo: String,
    pub result_name: String,
    pub result_kbo: String,
}

/// Of `mail-domains.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct MailDomainRow {
    pub domain: String,
    pub basis: String,
    /// `type:name:kbo`, parted by `|`.
    pub candidates: String,
}

/// A row, or why it cannot be read, with its line.
pub struct Line<T> {
    pub number: u64,
    pub row: Result<T, String>,
}

pub enum Rows {
    Organisations(Vec<Line<OrganisationRow>>),
    Mergers(Vec<Line<MergerRow>>),
    MailDomains(Vec<Line<MailDomainRow>>),
}

impl Rows {
    /// What must be known first comes first. Of two that claim one number, the body that still exists has it.
    #[must_use]
    pub fn order(&self) -> u8 {
        match self {
            Self::Organisations(lines) if lines.iter().any(|line| line.row.as_ref().is_ok_and(|row| row.status != "niet actief")) => 0,
            Self::Organisations(_) => 1,
            Self::Mergers(_) => 2,
            Self::MailDomains(_) => 3,
        }
    }
}

/// Reads a file by its headings.
///
/// # Errors
/// When the headings are those of none of the four kinds.
pub fn read(file: &SourceFile) -> Result<Rows, UnknownFile> {
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(false).trim(csv::Trim::All).from_reader(bytes);
    let headings = reader.headers().map_err(|error| UnknownFile(format!("{}: no headings can be read ({error})", file.name)))?.clone();
    let has = |names: &[&str]| names.iter().all(|name| headings.iter().any(|heading| heading == *name));
    if has(&["source_uri", "kbo_number", "status", "name", "type"]) {
        Ok(Rows::Organisations(lines(reader)))
    } else if has(&["original_name", "result_name", "result_kbo", "date", "type"]) {
        Ok(Rows::Mergers(lines(reader)))
    } else if has(&["domain", "candidates", "basis"]) {
        Ok(Rows::MailDomains(lines(reader)))
    } else {
        Err(UnknownFile(format!("{}: headings of no file we know; expected those of active.csv, ended.csv, mergers.csv or mail-domains.csv", file.name)))
    }
}

fn lines<T: DeserializeOwned>(mut reader: csv::Reader<&[u8]>) -> Vec<Line<T>> {
    let headings = reader.headers().cloned().unwrap_or_default();
    let mut lines = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => return lines,
            Ok(true) => {
                let number = record.position().map_or(before, csv::Position::line);
                let row = record.deserialize(Some(&headings)).map_err(|error| format!("cannot be read ({})", kind_of(&error)));
                lines.push(Line { number, row });
            }
            Err(error) => {
                let number = error.position().map_or(before, csv::Position::line);
                lines.push(Line { number, row: Err(format!("cannot be read ({})", kind_of(&error))) });
                // A fault in the stream itself would come back for ever.
                if error.is_io_error() {
                    return lines;
                }
            }
        }
    }
}

fn kind_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "not UTF-8".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} cells instead of {expected_len}"),
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        _ => "a fault in the file".to_owned(),
    }
}
