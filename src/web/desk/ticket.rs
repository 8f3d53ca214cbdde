//! `/c/{code}`, what the QR code of a ticket holds. To a stranger it says what it is, and nothing of its holder; whoever
//! is at the desk sees who it is and checks them in with a button. Looking changes nothing.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, value};
use super::overview::session_value;
use crate::actions::attendance::opens;
use crate::entity::{event, session};
use crate::error::Error;
use crate::keys::Token;
use crate::links::desk_check_in;
use crate::queries::check_in::{of_ticket, person};
use crate::queries::scope::{Named, holds_event};
use crate::rules::permission::{Permission, Scope, allows};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// The same page for every code, be it one of ours or not.
fn to_a_stranger(site: &Site, viewer: &Viewer) -> Response {
    page(site, viewer, StatusCode::OK, "pages/ticket-code.html", context! {})
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(code): Path<String>, signed_in: Result<SignedIn, PageError>) -> Result<Response, PageError> {
    let Ok(signed_in) = signed_in else { return Ok(to_a_stranger(&site, &viewer)) };
    if !allows(signed_in.acting.role, Permission::TakeAttendance) {
        return Ok(to_a_stranger(&site, &viewer));
    }
    let registration = Token::parse(&code).and_then(|code| site.app.keys.ticketed(&code));
    let found = match registration {
        Some(id) => of_ticket(&site.app.db, id).await?,
        None => None,
    };
    let Some((registration, event, sessions)) = found else {
        return Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/ticket.html", context! { known => false }));
    };
    if !sees(&site, &signed_in, event.id).await? {
        return Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/ticket.html", context! { known => false, elsewhere => true }));
    }
    shown(&site, &viewer, &signed_in, &code, registration.id, &event, &sessions).await
}

/// Whether the event is one of theirs.
async fn sees(site: &Site, signed_in: &SignedIn, event: Uuid) -> Result<bool, Error> {
    match (&signed_in.volunteer, &signed_in.scope) {
        (Some(volunteer), _) => Ok(volunteer.holds(Named::Event, event)),
        (None, Scope::All) => Ok(true),
        (None, scope) => holds_event(&site.app.db, scope, event).await,
    }
}

async fn shown(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    code: &str,
    registration: Uuid,
    event: &event::Model,
    sessions: &[session::Model],
) -> Result<Response, PageError> {
    let now = site.app.clock.now();
    let theirs = |session: &&session::Model| signed_in.volunteer.as_ref().is_none_or(|volunteer| volunteer.holds(Named::Session, session.id));
    // Today's: from the morning on, until some hours after the end.
    let today: Vec<&session::Model> =
        sessions.iter().filter(theirs).filter(|session| now >= opens(session) && now < session.ends_at.0 + jiff::SignedDuration::from_hours(6)).collect();
    let mut people = Vec::with_capacity(today.len());
    for session in today {
        let door = context! {
            session => session_value(session),
            here => desk_check_in(event.id, session.id),
            closed => session.attendance_closed_at.is_some(),
            person => value(person(&site.app.db, session, registration).await?),
        };
        people.push(door);
    }
    let first = match sessions.first() {
        Some(session) => Some(person(&site.app.db, session, registration).await?),
        None => None,
    };
    let context = context! {
        known => true,
        event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() },
        person => first.map(value),
        doors => people,
        code,
        scan => site.app.clock.random_id().to_string(),
    };
    Ok(desk_page(site, viewer, signed_in, StatusCode::OK, "desk/ticket.html", context))
}
