//! A list typed in a spreadsheet, with dates, times and lengths as its cells have them.

use std::io::{Cursor, Write as _};

use belfry::documents::attendance_report::{ReportFault, kept_text, read};
use belfry::documents::table::TableFault;

use super::{meeting, told};

/// A workbook of one sheet; a cell is text, or a number in one of the styles: 1 date and time, 2 time, 3 length.
fn workbook(rows: &[Vec<(&str, u8)>]) -> Vec<u8> {
    let cell = |(text, style): &(&str, u8), place: String| match style {
        0 => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        style => format!("<c r=\"{place}\" s=\"{style}\"><v>{text}</v></c>"),
    };
    let row = |(at, cells): (usize, &Vec<(&str, u8)>)| {
        let cells: String = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.0.is_empty())
            .map(|(column, one)| cell(one, format!("{}{}", char::from(b'A' + u8::try_from(column).expect("as the test was set up")), at + 1)))
            .collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    let sheet: String = rows.iter().enumerate().map(row).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        ("_rels/.rels", format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"a\" Type=\"{documents}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{main}\" xmlns:r=\"{documents}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"a\" Type=\"{documents}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"{documents}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet xmlns=\"{main}\"><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("as the test was set up");
        writer.write_all(text.as_bytes()).expect("as the test was set up");
    }
    writer.finish().expect("as the test was set up").into_inner()
}

/// 9 March 2027 is day 46455 of the spreadsheet's calendar.
fn at(hour: f64) -> String {
    format!("{}", 46_455.0 + hour / 24.0)
}

#[test]
fn moments_times_and_lengths_of_cells_are_read() {
    let (from, until, early, late) = (at(10.0), at(11.0 + 10.0 / 3_600.0), format!("{}", 10.0 / 24.0), format!("{}", 11.25 / 24.0));
    let moments = workbook(&[
        vec![("Wie", 0), ("Mail", 0), ("Eerst", 0), ("Laatst", 0)],
        vec![("Zoë", 0), ("zoe.dhondt@voorbeeldstad.example", 0), (&from, 1), (&until, 1)],
        vec![("Stijn", 0), ("stijn.claes@duinbergen.example", 0), (&from, 1), (&from, 1)],
    ]);
    assert_eq!(told(&moments).seconds("R02"), Some(3_610));
    let times = workbook(&[
        vec![("Wie", 0), ("Mail", 0), ("Eerst", 0), ("Laatst", 0)],
        vec![("Zoë", 0), ("zoe.dhondt@voorbeeldstad.example", 0), (&early, 2), (&late, 2)],
        vec![("Stijn", 0), ("stijn.claes@duinbergen.example", 0), (&early, 2), (&late, 2)],
    ]);
    assert_eq!(told(&times).seconds("R02"), Some(75 * 60));
    let length = format!("{}", 50.5 / 1_440.0);
    let lengths = workbook(&[
        vec![("Wie", 0), ("Mail", 0), ("Duur", 0)],
        vec![("Zoë", 0), ("zoe.dhondt@voorbeeldstad.example", 0), (&length, 3)],
        vec![("Stijn", 0), ("stijn.claes@duinbergen.example", 0), (&length, 3)],
    ]);
    assert_eq!(told(&lengths).seconds("R02"), Some(50 * 60 + 30));
    // What is kept of a workbook is read as the workbook is.
    let kept = kept_text(&moments).expect("as the test was set up");
    assert_eq!(read(kept.as_bytes(), &meeting(), None).expect("as the test was set up"), read(&moments, &meeting(), None).expect("as the test was set up"));
}

#[test]
fn a_workbook_that_swells_is_refused() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("xl/worksheets/sheet1.xml", packed).expect("as the test was set up");
    for _ in 0..110 {
        writer.write_all(&vec![b' '; 1024 * 1024]).expect("as the test was set up");
    }
    let bomb = writer.finish().expect("as the test was set up").into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(read(&bomb, &meeting(), None).map(|_| ()), Err(ReportFault::Table(TableFault::TooLarge)));
}
