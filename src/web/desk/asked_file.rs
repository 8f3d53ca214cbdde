//! The questions about an event as a CSV file, for the speaker. It opens in a spreadsheet program as it is set up here:
//! UTF-8 with its mark, cells parted by semicolons, and no cell that the program would take for a formula.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::asked::filter;
use super::frame::{id, query};
use crate::entity::asked_question::Model;
use crate::error::Error;
use crate::queries::asked_list::all_asked;
use crate::queries::desk_event::desk_event;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::dates::local;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Column headings, as in the list.
const HEADINGS: [&str; 8] = [
    "desk-column-when",
    "desk-asked-column-source",
    "desk-column-state",
    "desk-column-name",
    "desk-column-organisation",
    "desk-asked-column-email",
    "desk-asked-column-question",
    "desk-asked-column-answer",
];

pub async fn csv(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let asked = all_asked(&site.app.db, shown.event.id, &filter(&query(&viewer))).await?;
    let file = written(&asked, viewer.language, &site.app.config.time_zone).map_err(Error::from)?;
    let disposition = format!("attachment; filename=\"{}-{}.csv\"", shown.event.slug, text(viewer.language, "desk-asked-file"));
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], file).into_response())
}

fn written(asked: &[Model], language: Language, zone: &str) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(HEADINGS.map(|key| text(language, key)))?;
    for row in asked {
        writer.write_record([
            // As every spreadsheet program sorts it.
            local(row.created_at.0, zone).strftime("%Y-%m-%d %H:%M").to_string(),
            text(language, &format!("desk-asked-source-{}", code(&row.source))),
            text(language, &format!("desk-asked-state-{}", code(&row.state))),
            harmless(&row.name),
            harmless(row.organisation.as_deref().unwrap_or_default()),
            harmless(&row.email),
            harmless(&row.question),
            harmless(row.answer.as_deref().or(row.public_answer.as_deref()).unwrap_or_default()),
        ])?;
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

fn code(value: &impl sea_orm::ActiveEnum<Value = String>) -> String {
    value.to_value()
}

/// A cell that begins as a formula does gets an apostrophe in front (OWASP, CSV injection).
pub(super) fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+32 2 211 55 00", "-x", "@SUM(A1)", "\t=1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(harmless("a=b"), "a=b");
    }
}
