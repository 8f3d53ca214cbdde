//! The list that people sign, as it is printed: sheets of A4 with logos, names and room for a signature.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, id, query, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::entity::programme;
use crate::error::Error;
use crate::queries::desk_event::desk_event;
use crate::queries::programme_logos::programme_logos;
use crate::queries::signature_list::{Signer, half_days, signature_list};
use crate::rules::language::Language;
use crate::rules::paper::{MOST_EMPTY_ROWS, ROWS_PER_SHEET, sheets};
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Empty rows for who was not on the list, when nobody says how many.
const EMPTY_ROWS: usize = 5;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let (event_id, session_id) = (id(&event)?, id(&session)?);
    let shown = desk_event(&site.app.db, event_id).await?;
    let session = shown.sessions.iter().find(|session| session.id == session_id).ok_or(Error::NotFound)?;
    let empty = query(&viewer).get("empty").parse().map_or(EMPTY_ROWS, |rows: usize| rows.min(MOST_EMPTY_ROWS));
    let in_the_room: Vec<Signer> = signature_list(&site.app.db, session).await?.into_iter().filter(|signer| !signer.online).collect();
    let funding = match &shown.programme {
        Some(programme) => funding(&site, programme, viewer.language).await?,
        None => context! { programme => (), funder => (), disclaimer => "", logos => Vec::<Value>::new() },
    };
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        halves => half_days(&shown.event, session).iter().map(|half| half.code()).collect::<Vec<_>>(),
        sheets => parted(&in_the_room, empty),
        people => in_the_room.len(),
        empty,
        most => MOST_EMPTY_ROWS,
        funding,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/signature_list.html", context))
}

async fn funding(site: &Site, programme: &programme::Model, language: Language) -> Result<Value, Error> {
    let texts = programme.texts();
    Ok(context! {
        programme => programme.name_in(language),
        funder => programme.funder.as_deref(),
        disclaimer => texts.disclaimer.in_language(language, programme.language()),
        logos => material_view::logos(&programme_logos(site.app.db.reader(), programme.id).await?),
    })
}

/// The rows of each sheet, numbered through; those without a name are for who comes unannounced.
fn parted(people: &[Signer], empty: usize) -> Vec<Vec<Value>> {
    let row = |at: usize| context! { number => at + 1, person => people.get(at).map(value) };
    (0..sheets(people.len(), empty)).map(|sheet| (sheet * ROWS_PER_SHEET..(sheet + 1) * ROWS_PER_SHEET).map(row).collect()).collect()
}
