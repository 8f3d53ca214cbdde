//! A report in its parts: titles, headings, and the rows below them.

use std::ops::Range;

use super::cell::{address, answer, is_nothing, length, number};
use super::written::written;
use crate::documents::table::{Row, Table};

/// Rows that belong together. Everything by its place in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub title: Option<usize>,
    pub heading: Option<usize>,
    pub rows: Range<usize>,
}

/// Parts begin behind an empty row, at a title, or at other headings.
pub fn parts(table: &Table) -> Vec<Part> {
    let rows = &table.rows;
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let title = is_title(rows, at).then_some(at);
        let first = at + usize::from(title.is_some());
        let may_begin = at == 0 || title.is_some() || rows[at].apart;
        let heading = (may_begin && rows.get(first).is_some_and(is_heading)).then_some(first);
        if title.is_some() || heading.is_some() {
            at = first + usize::from(heading.is_some());
            parts.push(Part { title, heading, rows: at..at });
            continue;
        }
        // An empty row in the middle of a list begins nothing.
        match parts.last_mut() {
            Some(part) => part.rows.end = at + 1,
            None => parts.push(Part { title: None, heading: None, rows: at..at + 1 }),
        }
        at += 1;
    }
    for part in &mut parts {
        if part.heading.is_some_and(|heading| is_row_after_all(table, heading, &part.rows)) {
            part.rows.start -= 1;
            part.heading = None;
        }
    }
    parts
}

/// The part with the most rows of several cells.
pub fn largest(parts: &[Part]) -> Option<usize> {
    (0..parts.len()).max_by_key(|at| parts[*at].rows.len())
}

fn filled(row: &Row) -> impl Iterator<Item = &String> {
    row.cells.iter().filter(|cell| !cell.is_empty())
}

/// One cell above a row of headings.
fn is_title(rows: &[Row], at: usize) -> bool {
    let alone = |row: &Row| filled(row).count() == 1 && !row.cells[0].is_empty();
    alone(&rows[at]) && written(&rows[at].cells[0]).is_none() && rows.get(at + 1).is_some_and(is_heading)
}

/// Words only, and more than one.
fn is_heading(row: &Row) -> bool {
    filled(row).count() >= 2 && filled(row).all(|cell| !is_value(cell))
}

/// A cell that no heading has. Words that may head a column of ticks are none.
fn is_value(cell: &str) -> bool {
    // Spreadsheets write their truth in capitals; the small word is a question.
    let heads_a_column =
        || cell == "Waar" || cell == "waar" || cell.chars().count() > 5 || cell.chars().filter(|letter| letter.is_alphabetic()).count() == 1 && !cell.eq_ignore_ascii_case("x");
    written(cell).is_some() || number(cell).is_some() || length(cell).is_some() || address(cell).is_some() || is_nothing(cell) || (answer(cell).is_some() && !heads_a_column())
}

/// Its words stand in the same columns below, too: it is a row like them.
fn is_row_after_all(table: &Table, heading: usize, rows: &Range<usize>) -> bool {
    let heading = &table.rows[heading];
    let below = &table.rows[rows.clone()];
    let answers = |at: usize| !heading.cells[at].is_empty() && answer(&heading.cells[at]).is_some() && below.iter().any(|row| row.cells[at] == heading.cells[at]);
    !below.is_empty() && (0..heading.cells.len()).any(answers)
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::documents::table::{Limits, read_blocks};

    fn of(text: &str) -> Vec<(bool, bool, usize)> {
        let table = read_blocks(text.as_bytes(), Limits::rows(50)).unwrap();
        parts(&table).into_iter().map(|part| (part.title.is_some(), part.heading.is_some(), part.rows.len())).collect()
    }

    #[test]
    fn titles_headings_and_empty_rows_part_a_report() {
        assert_eq!(of("1. A\nTitle\tMeeting\nStart\t09/03/27, 10:00\n\n2. B\nName\tFrom\nJan\t09/03/27, 10:00\nAn\t09/03/27, 10:00\n"), [(true, true, 1), (true, true, 2)]);
        assert_eq!(of("Report,\nHost,\nName,Mail\nJan,a@x.be\nOther,\nName,Mail\nAn,b@x.be\n").iter().map(|part| part.2).sum::<usize>(), 3);
        assert_eq!(of("Naam;Mail\nJan;a@x.be\n\nAn;b@x.be\n"), [(false, true, 2)]);
        assert_eq!(of("Jan;ja\nAn;nee\nZoë;ja\n"), [(false, false, 3)]);
        assert_eq!(of("Naam;Aanwezig\nAn;ja\n"), [(false, true, 1)]);
        assert_eq!(of("Jan Peeters;aanwezig\nAn;aanwezig\n"), [(false, false, 2)]);
    }
}
