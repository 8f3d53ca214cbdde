//! The cells of a table and what each shows, read once.

use super::cell::{address, answer, is_nothing, length, number};
use super::written::{Written, written};
use crate::documents::table::{Row, Table};

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Empty,
    /// `--` and the like.
    Nothing,
    /// In lower case; empty for an address that is nobody's.
    Address(String),
    Moment(Written),
    /// `9:56`: a time of day, or minutes and seconds, or hours and minutes.
    ClockOrLength(Written, i64),
    /// Seconds.
    Length(i64),
    Number(f64),
    Text,
}

pub struct Grid {
    pub table: Table,
    shown: Vec<Vec<Shown>>,
}

impl Grid {
    pub fn of(table: Table) -> Self {
        let shown = table.rows.iter().map(|row| row.cells.iter().map(|cell| shows(cell)).collect()).collect();
        Self { table, shown }
    }

    pub fn row(&self, at: usize) -> &Row {
        &self.table.rows[at]
    }

    pub fn text(&self, row: usize, column: usize) -> &str {
        &self.table.rows[row].cells[column]
    }

    pub fn shown(&self, row: usize, column: usize) -> &Shown {
        &self.shown[row][column]
    }

    pub fn moments(&self) -> impl Iterator<Item = &Written> {
        self.shown.iter().flatten().filter_map(Shown::moment)
    }

    pub fn answer(&self, row: usize, column: usize) -> Option<bool> {
        match self.shown(row, column) {
            Shown::Text | Shown::Number(_) => answer(self.text(row, column)),
            _ => None,
        }
    }
}

impl Shown {
    pub fn moment(&self) -> Option<&Written> {
        match self {
            Self::Moment(written) | Self::ClockOrLength(written, _) => Some(written),
            _ => None,
        }
    }

    /// Seconds.
    pub fn length(&self) -> Option<i64> {
        match self {
            Self::Length(seconds) | Self::ClockOrLength(_, seconds) => Some(*seconds),
            _ => None,
        }
    }

    pub fn is_filled(&self) -> bool {
        !matches!(self, Self::Empty | Self::Nothing)
    }
}

fn shows(text: &str) -> Shown {
    if text.is_empty() {
        return Shown::Empty;
    }
    if text.contains('@') {
        return address(text).map_or(Shown::Text, Shown::Address);
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return if is_nothing(text) { Shown::Nothing } else { Shown::Text };
    }
    if let Some(number) = number(text) {
        return Shown::Number(number);
    }
    match (written(text), length(text)) {
        (Some(written), Some(seconds)) => Shown::ClockOrLength(written, seconds),
        (Some(written), None) => Shown::Moment(written),
        (None, Some(seconds)) => Shown::Length(seconds),
        (None, None) => Shown::Text,
    }
}
