//! A table that an organiser hands in: a file, pasted rows, or what an earlier page of ours carries on in its form.
//! Nothing is kept here in between.

use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};

use crate::documents::table::{self, Limits, Table};
use crate::error::{Error, FieldError, FieldErrors};
use crate::rules::language::Language;
use crate::text::translations::text_with;
use crate::web::background::in_the_background;
use crate::web::form::Fields;
use crate::web::upload::Upload;

/// The hidden field of a table on its way.
pub const PACKED: &str = "packed";
/// Characters of a column's examples.
const SAMPLE: usize = 120;

/// The table of a form, of at most so many rows below the heading. `None`: `faults` say why, at the field `file`.
///
/// # Errors
/// `Internal` when the reader itself fails.
pub async fn read(upload: &Upload, most: usize, faults: &mut FieldErrors) -> Result<Option<Table>, Error> {
    read_within(upload, Limits::rows(most), faults).await
}

/// The same within other limits.
///
/// # Errors
/// Those of [`read`].
pub async fn read_within(upload: &Upload, limits: Limits, faults: &mut FieldErrors) -> Result<Option<Table>, Error> {
    let most = limits.rows.saturating_sub(1);
    let fault = |code: &str| FieldError { field: "file".to_owned(), code: code.to_owned(), limit: Some(most) };
    let file = upload.file("file", faults).map_or_else(|| upload.fields.get("table").as_bytes(), |file| file.bytes.as_slice());
    let packed = upload.fields.get(PACKED);
    if !faults.is_empty() {
        return Ok(None);
    }
    if file.is_empty() && packed.is_empty() {
        faults.add("file", "required");
        return Ok(None);
    }
    if file.len() > limits.bytes {
        faults.0.push(fault("table-too-large"));
        return Ok(None);
    }
    let (file, packed) = (file.to_vec(), packed.to_owned());
    let read = in_the_background(move || if file.is_empty() { table::unpacked(&packed, limits) } else { table::read(&file, limits) }).await?;
    Ok(read.map_err(|found| faults.0.push(fault(found.code()))).ok())
}

/// Whether the columns were said by hand.
pub fn is_mapped(fields: &Fields) -> bool {
    fields.get("mapped") == "yes"
}

/// What was said of a column, by its number.
pub fn said(fields: &Fields, at: usize) -> String {
    fields.get(&format!("column_{at}")).to_owned()
}

/// The choices of what each column holds: its name, examples, and the code that `holds` says.
pub fn column_fields(language: Language, table: &Table, has_heading: bool, holds: impl Fn(usize) -> &'static str) -> Vec<Value> {
    let heading = table.rows.first().filter(|_| has_heading);
    let column = |at: usize| {
        let below = table.rows.iter().skip(usize::from(has_heading));
        let sample: Vec<&str> = below.map(|row| row.cells[at].as_str()).filter(|cell| !cell.is_empty()).take(3).collect();
        let name = heading.map(|row| row.cells[at].clone()).filter(|name| !name.is_empty());
        let number = i64::try_from(at + 1).unwrap_or(0);
        context! {
            field => format!("column_{at}"),
            name => name.unwrap_or_else(|| text_with(language, "desk-import-column", [("number", FluentValue::from(number))])),
            sample => sample.join(" · ").chars().take(SAMPLE).collect::<String>(),
            holds => holds(at),
        }
    };
    (0..table.columns).map(column).collect()
}

/// What was pasted, to be shown again; what is as large as a file is not.
pub fn pasted(fields: &Fields) -> &str {
    let text = fields.get("table");
    if text.len() > 256 * 1024 { "" } else { text }
}
