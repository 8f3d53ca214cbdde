//! The list that people sign, as it is printed: sheets of A4 with logos, names and room for a signature.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, id, query, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::entity::{programme, session};
use crate::error::Error;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::programme_logos::programme_logos;
use crate::queries::signature_list::{Signer, half_days, signature_list};
use crate::rules::language::Language;
use crate::rules::paper::{MOST_EMPTY_ROWS, ROWS_PER_SHEET, sheets};
use crate::rules::permission::Permission;
use crate::rules::presence::Half;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Empty rows for who was not on the list, when nobody says how many.
const EMPTY_ROWS: usize = 5;

/// What stands on the list.
pub(super) struct Listed {
    pub shown: DeskEvent,
    pub session: session::Model,
    /// Who signs: those who come to the place.
    pub people: Vec<Signer>,
    /// Rows at the end for who comes unannounced.
    pub empty: usize,
    /// Those that are signed apart; none: the whole session once.
    pub halves: &'static [Half],
}

/// The list of one session, with as many empty rows as were asked for.
///
/// # Errors
/// `NotFound`; the database's.
pub(super) async fn listed(site: &Site, viewer: &Viewer, event_id: Uuid, session_id: Uuid) -> Result<Listed, Error> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let session = shown.sessions.iter().find(|session| session.id == session_id).cloned().ok_or(Error::NotFound)?;
    let empty = query(viewer).get("empty").parse().map_or(EMPTY_ROWS, |rows: usize| rows.min(MOST_EMPTY_ROWS));
    let people = signature_list(&site.app.db, &session).await?.into_iter().filter(|signer| !signer.online).collect();
    Ok(Listed { halves: half_days(&shown.event, &session), shown, session, people, empty })
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let Listed { shown, session, people, empty, halves } = listed(&site, &viewer, id(&event)?, id(&session)?).await?;
    let funding = match &shown.programme {
        Some(programme) => funding(&site, programme, viewer.language).await?,
        None => context! { programme => (), funder => (), disclaimer => "", logos => Vec::<Value>::new() },
    };
    let context = context! {
        event => event_value(&shown),
        session => session_value(&session),
        halves => halves.iter().map(|half| half.code()).collect::<Vec<_>>(),
        sheets => parted(&people, empty),
        people => people.len(),
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
