//! A JSON object on each line (NDJSON): a file of any length that programs read row by row.

use std::io::{self, Write};

use super::csv::Cell;

/// One line. What is empty is `null`; dates and moments are ISO 8601; decimals are numbers.
///
/// # Errors
/// The sink's.
pub fn line<'a>(sink: &mut impl Write, names: &[&str], cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
    sink.write_all(b"{")?;
    for (at, (name, cell)) in names.iter().zip(cells).enumerate() {
        if at > 0 {
            sink.write_all(b",")?;
        }
        serde_json::to_writer(&mut *sink, name)?;
        sink.write_all(b":")?;
        match cell {
            Cell::Empty => sink.write_all(b"null")?,
            Cell::Text(text) => serde_json::to_writer(&mut *sink, &text)?,
            Cell::Number(number) => write!(sink, "{number}")?,
            Cell::Decimal(number, places) => serde_json::to_writer(&mut *sink, &(number as f64 / 10_f64.powi(i32::from(places))))?,
            Cell::Date(date) => write!(sink, "\"{date}\"")?,
            Cell::Moment(moment) => write!(sink, "\"{}\"", moment.strftime("%Y-%m-%dT%H:%M"))?,
        }
    }
    sink.write_all(b"}\n")
}

#[cfg(test)]
mod tests {
    use super::{Cell, line};

    #[test]
    fn each_line_is_an_object() {
        let mut file = Vec::new();
        line(&mut file, &["naam", "uren", "leeg", "n"], ["=\"Zoë\"\n".into(), Cell::Decimal(15, 1), Cell::Empty, Cell::Number(-3)]).expect("a line");
        assert_eq!(String::from_utf8(file).expect("text"), "{\"naam\":\"=\\\"Zoë\\\"\\n\",\"uren\":1.5,\"leeg\":null,\"n\":-3}\n");
    }
}
