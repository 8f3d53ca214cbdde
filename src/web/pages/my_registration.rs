//! `/r/{token}`: one's own registration, opened by the personal link.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};
use uuid::Uuid;

use super::event_view::{EventView, SessionView, contact};
use super::private;
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::{invitation, session};
use crate::error::Error;
use crate::keys::{Purpose, Token};
use crate::queries::my_registration::{MyRegistration, my_registration};
use crate::rules::registration::admit;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &token).await?;
    let facts = facts(&site, &viewer, &token, &found, site.app.clock.now());
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/my-registration.html", facts)))
}

/// The registration that a link opens.
///
/// # Errors
/// `NotFound` for everything that is no link of ours: the same whatever is wrong with it.
pub async fn find(site: &Site, token: &str) -> Result<MyRegistration, Error> {
    let token = Token::parse(token).ok_or(Error::NotFound)?;
    my_registration(site.app.db.reader(), &token.hash()).await?.ok_or(Error::NotFound)
}

/// What the page and the step before cancelling show.
pub fn facts(site: &Site, viewer: &Viewer, token: &str, found: &MyRegistration, now: Timestamp) -> Value {
    let MyRegistration { registration, event, programme, organisation, sessions } = found;
    let only_sessions: Vec<session::Model> = sessions.iter().map(|(session, _)| session.clone()).collect();
    let view = EventView::of(event, programme.as_ref(), &only_sessions, &site.app.config.time_zone, viewer.language, now);
    let is_past = event.ends_at.is_some_and(|end| end.0 <= now);
    let takes_place = event.status == EventStatus::Published;
    let joins =
        event.format != EventFormat::Onsite && registration.attendance_mode != Some(AttendanceMode::Onsite) && registration.status == RegistrationStatus::Confirmed && takes_place;
    let dates: Vec<Value> = sessions
        .iter()
        .map(|(session, invitation)| {
            let join = (joins && session.join_url.is_some() && session.ends_at.0 > now).then(|| join_address(site, invitation)).flatten();
            context! { session => Serde(SessionView::of(session, event.format)), join }
        })
        .collect();
    context! {
        token,
        event => Serde(view),
        dates,
        registration => context! {
            status => Serde(registration.status),
            first_name => registration.first_name.as_str(),
            last_name => registration.last_name.as_str(),
            email => registration.email.as_str(),
            organisation => organisation.as_ref().map(crate::entity::organisation::Model::full_name).or_else(|| registration.organisation_text.clone()),
            job_title => registration.job_title.as_deref(),
            attendance_mode => Serde(registration.attendance_mode),
        },
        is_past,
        can_cancel => registration.status.is_active() && takes_place && !is_past,
        can_register => !registration.status.is_active() && admit(&event.offer(), now).is_ok(),
        contact => contact(event),
    }
}

/// The personal way into a session, made from the calendar entry's UID as in the mail.
fn join_address(site: &Site, invitation: &invitation::Model) -> Option<String> {
    let uid = Uuid::try_parse(invitation.uid.split('@').next()?).ok()?;
    Some(format!("/j/{}", site.app.keys.derive(Purpose::Join, uid, 0).as_str()))
}
