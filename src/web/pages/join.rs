//! `/j/{token}`: one person's way into one session. The page only shows a button; the button leads in.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use minijinja::context;
use minijinja::value::Serde;

use super::event_view::{SessionView, contact};
use super::private;
use crate::actions::attendance::join::joined;
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, Refusal};
use crate::keys::Token;
use crate::queries::join::{Join, join};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// How the way in stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
enum Door {
    /// Opens later.
    Early,
    Open,
    /// The session is over.
    Over,
    /// The registration or the event was cancelled.
    Dead,
    /// There is no link to a meeting yet, or this person comes to the place itself.
    NoLink,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &token).await?;
    let now = site.app.clock.now();
    Ok(at_the_door(&site, &viewer, &token, &found, StatusCode::OK, door(&found, now), now))
}

pub async fn enter(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let found = find(&site, &token).await?;
    let now = site.app.clock.now();
    let door = door(&found, now);
    let target = found.session.join_url.as_deref().and_then(|url| HeaderValue::from_str(url).ok());
    match (door, target) {
        (Door::Open, Some(target)) => {
            // Whatever happens to the record: nobody stays outside for it.
            if let Err(error) = joined(&site.app, found.event.id, found.session.id, found.registration.id).await {
                tracing::warn!(%error, session = %found.session.id, "a join was not recorded");
            }
            Ok(private((StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response()))
        }
        _ => {
            let status = StatusCode::from_u16(Refusal::NotJoinable.status()).unwrap_or(StatusCode::CONFLICT);
            Ok(at_the_door(&site, &viewer, &token, &found, status, door, now))
        }
    }
}

async fn find(site: &Site, token: &str) -> Result<Join, Error> {
    let token = Token::parse(token).ok_or(Error::NotFound)?;
    join(site.app.db.reader(), &token.hash()).await?.ok_or(Error::NotFound)
}

fn opens_at(found: &Join) -> Timestamp {
    found.session.starts_at.0 - SignedDuration::from_mins(found.event.attendance_rules().join_opens_minutes.into())
}

fn door(found: &Join, now: Timestamp) -> Door {
    if !found.is_alive() {
        Door::Dead
    } else if now >= found.session.ends_at.0 {
        Door::Over
    } else if found.session.join_url.is_none() || found.registration.attendance_mode == Some(AttendanceMode::Onsite) {
        Door::NoLink
    } else if now < opens_at(found) {
        Door::Early
    } else {
        Door::Open
    }
}

fn at_the_door(site: &Site, viewer: &Viewer, token: &str, found: &Join, status: StatusCode, door: Door, now: Timestamp) -> Response {
    let event = &found.event;
    let minutes = (opens_at(found).duration_since(now).as_secs() + 59) / 60;
    let context = context! {
        token,
        door => Serde(door),
        session => Serde(SessionView::of(&found.session, event.format)),
        event => context! { slug => event.slug.as_str(), title => event.title.as_str(), language => event.language().code() },
        opens_at => opens_at(found).to_string(),
        minutes,
        contact => contact(event),
    };
    private(page(site, viewer, status, "pages/join.html", context))
}
