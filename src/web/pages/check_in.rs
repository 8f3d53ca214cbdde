//! `/in`: the short address that is shown beside a code; it leads to one's own registration. `/r/{token}/check-in`:
//! there the code is typed. Opening either changes nothing.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event_view::{EventView, SessionView};
use super::way::Way;
use super::{me, private};
use crate::actions::attendance::check_oneself_in::{CheckedIn, check_oneself_in};
use crate::actions::attendance::opens;
use crate::entity::event::EventStatus;
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, FieldError, FieldErrors};
use crate::queries::check_in_codes::{own_check_ins, shown_code};
use crate::queries::my_registration::MyRegistration;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// Leads on to whoever's personal link was opened in this browser; to everybody else it says where their link is.
pub async fn way_in(State(site): State<Site>, viewer: Viewer, headers: HeaderMap) -> Result<Response, PageError> {
    let mine = me::read(&site, &headers).await?;
    let here = mine.and_then(|mine| Some(context! { name => mine.name(), href => format!("{}/check-in", me::path(&headers)?) }));
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/check-in-way.html", context! { here })))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let response = step(&site, &viewer, &way, StatusCode::OK, "", &FieldErrors::default()).await?;
    Ok(me::remember(response, &way.token))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = fields.get("code");
    let fault = match check_oneself_in(&site.app, way.token.hash(), typed.to_owned()).await? {
        CheckedIn::At { .. } => return Ok(private(Redirect::to(&format!("{}/check-in", way.base)).into_response())),
        CheckedIn::Wrong { left } => ("check-in-wrong", usize::try_from(left).ok()),
        CheckedIn::TooOften => ("check-in-too-often", None),
        CheckedIn::NoneShown => ("check-in-none-shown", None),
        CheckedIn::OtherSession => ("check-in-other-session", None),
        CheckedIn::NotRegistered => ("check-in-not-registered", None),
    };
    let faults = FieldErrors(vec![FieldError { field: "code".to_owned(), code: fault.0.to_owned(), limit: fault.1 }]);
    step(&site, &viewer, &way, StatusCode::UNPROCESSABLE_ENTITY, typed, &faults).await
}

async fn step(site: &Site, viewer: &Viewer, way: &Way, status: StatusCode, typed: &str, faults: &FieldErrors) -> Result<Response, PageError> {
    let found = way.find(site).await?;
    let now = site.app.clock.now();
    let own = own_check_ins(site.app.db.reader(), found.registration.id).await?;
    let done: Vec<Value> = found
        .attended()
        .filter_map(|session| {
            let (_, at) = own.iter().find(|(of, _)| *of == session.id)?;
            Some(context! { session => Serde(SessionView::of(session, found.event.format)), at => at.0.to_string(), zone => session.time_zone.as_str() })
        })
        .collect();
    let context = context! {
        base => way.base.as_str(),
        name => format!("{} {}", found.registration.first_name, found.registration.last_name),
        event => Serde(EventView::of(&found.event, None, &found.sessions, &site.app.config.time_zone, viewer.language, now)),
        done,
        registered => found.registration.status == RegistrationStatus::Confirmed,
        asks => asks_for_code(site, &found, now).await?,
        values => context! { code => typed.chars().take(20).collect::<String>() },
        errors => Serde(&faults.0),
    };
    Ok(private(page(site, viewer, status, "pages/check-in.html", context)))
}

/// Whether a code is shown now at a session that this person attends.
pub(super) async fn asks_for_code(site: &Site, found: &MyRegistration, now: Timestamp) -> Result<bool, Error> {
    if found.registration.status != RegistrationStatus::Confirmed || found.event.status != EventStatus::Published {
        return Ok(false);
    }
    let open: Vec<_> = found.attended().filter(|session| now >= opens(session) && session.attendance_closed_at.is_none()).map(|session| session.id).collect();
    Ok(!open.is_empty() && shown_code(site.app.db.reader(), open, now.into(), site.app.config.check_in_code_wrong).await?.is_some())
}
