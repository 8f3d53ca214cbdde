//! The code with which participants check themselves in, large enough for the wall of a room.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id};
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::opens;
use crate::actions::attendance::show_code::{show_code, stop_codes};
use crate::entity::event::EventStatus;
use crate::error::{Error, Refusal};
use crate::links;
use crate::pictures::qr_address;
use crate::queries::check_in_codes::{checked_in, shown_code};
use crate::queries::desk_event::desk_event;
use crate::rules::permission::Permission;
use crate::rules::self_check_in::in_halves;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    page(&site, &viewer, &signed_in, (id(&event)?, id(&session)?), StatusCode::OK, None).await
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, (event, session): (Uuid, Uuid), status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event).await?;
    let session = shown.sessions.iter().find(|one| one.id == session).ok_or(Error::NotFound)?;
    let now = site.app.clock.now();
    let open = shown.event.status == EventStatus::Published && now >= opens(session) && session.attendance_closed_at.is_none();
    let code = if open { shown_code(site.app.db.reader(), [session.id], now.into(), site.app.config.check_in_code_wrong).await? } else { None };
    let (people, expected) = checked_in(&site.app.db, session).await?;
    let address = site.app.links.absolute(links::CHECK_IN);
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        zone => session.time_zone.as_str(),
        open,
        too_early => now < opens(session),
        opens_at => opens(session).to_string(),
        closed_at => session.attendance_closed_at.map(|moment| moment.0.to_string()),
        code => code.as_ref().map(|code| context! {
            digits => in_halves(&site.app.keys.check_in_code(code.id)),
            until => code.expires_at.0.to_string(),
            minutes => (code.expires_at.0.duration_since(now).as_secs() + 59) / 60,
        }),
        minutes => site.app.config.check_in_code_life.as_mins(),
        people,
        expected,
        address => address.split_once("://").map_or(address.as_str(), |(_, rest)| rest),
        picture => qr_address(&address),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/code.html", context))
}

/// `verb`: `show` a new one, or `stop`.
pub async fn act(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let (event, session) = (id(&event)?, id(&session)?);
    let (result, what) = match fields.get("verb") {
        "stop" => (stop_codes(&site.app, signed_in.acting, event, session).await, "codes-stopped"),
        _ => (show_code(&site.app, signed_in.acting, event, session).await, "code-shown"),
    };
    match result {
        Ok(()) => Ok(done(&format!("{}/sessions/{session}/code", links::desk_event(event)), what)),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, (event, session), StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}
