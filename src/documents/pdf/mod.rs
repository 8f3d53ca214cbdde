//! PDF: what a document says, in blocks, becomes pages of A4 that are tagged for who listens to them (PDF/UA-1, ISO 14289-1):
//! title, language, headings, paragraphs, tables whose header cells are said to be that, pictures with alternative text.
//! `type` measures letters, `lines` breaks and orders them, `flow` fills pages, `writer` writes and tags.
//! Never here: what a certificate or a report says.

mod flow;
pub(super) mod lines;
pub(super) mod typeface;
mod writer;

use std::sync::Arc;

use jiff::Timestamp;

use crate::error::Error;
use crate::rules::language::Language;

/// What is written. Lengths are in points (1/72 inch).
pub struct Document<'d> {
    /// What a reader's window is called, and what is read out first.
    pub title: String,
    /// Of whatever says no other.
    pub language: Language,
    pub blocks: Vec<Block>,
    /// Below each page, at its left; empty: nothing.
    pub footer: String,
    /// Below each page, at its right, from the page's number and how many there are; `None`: nothing.
    pub numbered: Option<&'d dyn Fn(usize, usize) -> String>,
    /// Stands in the file's own record.
    pub created_at: Timestamp,
}

/// A part of a document, in reading order.
#[derive(Debug, Clone)]
pub enum Block {
    /// Level from 1; is in the outline, and never stands alone at the foot of a page.
    Heading {
        level: u8,
        text: String,
        align: Align,
    },
    Paragraph(Paragraph),
    /// Side by side, as many as fit; the others below.
    Pictures {
        pictures: Vec<Picture>,
        align: Align,
    },
    Table(Table),
    /// Nothing, so high.
    Gap(f32),
    NewPage,
    /// A part in another language.
    In(Language, Vec<Block>),
}

/// Where lines stand; text that is read from the right starts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    Middle,
    End,
}

/// A text of one or more lines; a line feed begins a new one.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub text: String,
    /// Of its letters.
    pub size: f32,
    pub bold: bool,
    pub align: Align,
    /// An address to which the whole of it leads.
    pub link: Option<String>,
}

impl Paragraph {
    /// Of the usual size.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), size: BODY, bold: false, align: Align::Start, link: None }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

/// An image as it is kept: PNG or JPEG, written anew by us.
#[derive(Debug, Clone)]
pub struct Picture {
    pub bytes: Arc<Vec<u8>>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    /// As it is drawn; made smaller where the page is narrower.
    pub width: f32,
    pub height: f32,
    /// What stands there for who does not see it.
    pub alternative: String,
}

/// Rows below a row of headings, which is repeated on each page.
#[derive(Debug, Clone)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// No row is lower than that: room to write by hand.
    pub row_height: f32,
    /// Lines between columns too, not only between rows.
    pub boxed: bool,
    /// The cells of that column name their rows.
    pub named_by: Option<usize>,
    /// What the table is about, for who listens to it.
    pub summary: String,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub heading: String,
    /// Its part of the width, beside those of the others.
    pub share: f32,
    pub align: Align,
}

/// Size of letters in paragraphs.
pub const BODY: f32 = 10.5;
/// In tables and below pages.
pub const SMALL: f32 = 9.0;
/// Width of a page of A4 between its margins.
pub const WIDTH: f32 = flow::RIGHT - flow::LEFT;

/// How many pages a document fills.
#[must_use]
pub fn page_count(document: &Document<'_>) -> usize {
    flow::lay(document).pages.len()
}

/// The file. Takes a processor for a while: not on a thread that answers.
///
/// # Errors
/// A picture that is none; a fault of ours.
pub fn pdf(document: &Document<'_>) -> Result<Vec<u8>, Error> {
    let laid = flow::lay(document);
    writer::write(document, &laid).map_err(Error::Internal)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Align, Block, Column, Document, Paragraph, Table, pdf};
    use crate::rules::language::Language;

    fn of(blocks: Vec<Block>) -> Vec<u8> {
        let numbered = |page: usize, pages: usize| format!("{page}/{pages}");
        let document = Document { title: "Attest".to_owned(), language: Language::Nl, blocks, footer: String::new(), numbered: Some(&numbered), created_at: Timestamp::UNIX_EPOCH };
        pdf(&document).expect("a document")
    }

    #[test]
    fn whatever_somebody_is_called_is_written() {
        let names = [
            "Ελένη Παπαδοπούλου".to_owned(),
            "فاطمة الزهراء 2027 (OCMW)".to_owned(),
            "Ж. Иванов, Zoë D'Hondt-Öztürk".to_owned(),
            "王小明 😀 \u{e000}\u{feff}\u{fffe}\u{0}\u{7}\u{200d}".to_owned(),
            "a\u{301}\u{302}\u{303}".repeat(30),
            "x".repeat(2_000),
            "\r\n\n\t".to_owned(),
            String::new(),
        ];
        let blocks = names.iter().map(|name| Block::from(Paragraph { size: 24.0, bold: true, align: Align::Middle, ..Paragraph::of(name.as_str()) }));
        assert!(of(blocks.collect()).starts_with(b"%PDF-1.7"));
    }

    #[test]
    fn long_tables_and_cells_go_over_pages() {
        let column = |heading: &str, align| Column { heading: heading.to_owned(), share: 1.0, align };
        let row = |at: usize| vec![at.to_string(), "woord ".repeat(if at == 7 { 3_000 } else { 3 }), String::new()];
        let table = Table {
            columns: vec![column("Nr", Align::End), column("Naam", Align::Start), column("", Align::Start)],
            rows: (0..120).map(row).collect(),
            row_height: 24.0,
            boxed: true,
            named_by: Some(1),
            summary: "Wie tekent".to_owned(),
        };
        let written = of(vec![Block::Heading { level: 1, text: "Lijst".to_owned(), align: Align::Start }, Block::Table(table)]);
        assert!(written.len() > 10_000);
    }

    #[test]
    fn nothing_is_a_page_too() {
        assert!(of(vec![]).starts_with(b"%PDF-1.7"));
        assert!(of(vec![Block::NewPage, Block::In(Language::Fr, vec![])]).starts_with(b"%PDF-1.7"));
    }
}
