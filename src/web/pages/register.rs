//! `/events/{slug}/register`: the form, and what becomes of it.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::event::find;
use super::event_view::{self, EventView, contact, zone_of};
use super::organisation_field::OrganisationField;
use super::registration_form::{FUNCTIONS, Typed};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::event_page::EventPage;
use crate::rules::registration::admit;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    if let Err(refusal) = admit(&found.event.offer(), site.app.clock.now()) {
        return Ok(refused(&site, &viewer, &found, refusal));
    }
    let typed = Typed::fresh(&site.app.clock, viewer.language);
    Ok(form(&site, &viewer, &found, StatusCode::OK, &typed, &FieldErrors::default(), OrganisationField::empty(), None))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = Typed::read(&fields, &site.app.clock);
    if typed.asks_for_organisations() {
        return again(&site, &viewer, &slug, &typed, Again::Asked).await;
    }
    // What the event asks may be a second old; whether there is a place is decided where it is taken.
    let found = site.recent_events.get(&slug, async || find(&site, &slug).await).await?;
    let registered = match typed.request(site.app.db.reader(), &found, viewer.language).await {
        Ok(request) => site.app.registrar.register(request).await,
        Err(error) => Err(error),
    };
    match registered {
        Ok(_) => Ok(Redirect::to(&links::registered(&found.event.slug)).into_response()),
        Err(Error::Refused(refusal)) => Ok(refused(&site, &viewer, &find(&site, &slug).await?, refusal)),
        Err(Error::Invalid(errors)) => again(&site, &viewer, &slug, &typed, Again::Faulty(errors)).await,
        Err(Error::Busy) => again(&site, &viewer, &slug, &typed, Again::Busy).await,
        Err(Error::TooMany { .. }) => again(&site, &viewer, &slug, &typed, Again::TooMany).await,
        Err(error) => Err(error.into()),
    }
}

/// Why the form is shown again.
enum Again {
    /// To choose an organisation.
    Asked,
    Faulty(FieldErrors),
    Busy,
    TooMany,
}

/// The form with everything typed; or the reason why registering is not possible, which comes first.
async fn again(site: &Site, viewer: &Viewer, slug: &str, typed: &Typed, why: Again) -> Result<Response, PageError> {
    let found = &find(site, slug).await?;
    if let Err(refusal) = admit(&found.event.offer(), site.app.clock.now()) {
        return Ok(refused(site, viewer, found, refusal));
    }
    let (status, errors, notice) = match why {
        Again::Asked => (StatusCode::OK, FieldErrors::default(), None),
        Again::Faulty(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Again::Busy => (StatusCode::SERVICE_UNAVAILABLE, FieldErrors::default(), Some("page-notice-busy")),
        Again::TooMany => (StatusCode::TOO_MANY_REQUESTS, FieldErrors::default(), Some("page-notice-too-many")),
    };
    let organisation = typed.organisation_field(site.app.db.reader(), &errors, viewer.language).await?;
    let mut response = form(site, viewer, found, status, typed, &errors, organisation, notice);
    match status {
        StatusCode::SERVICE_UNAVAILABLE => drop(response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"))),
        StatusCode::TOO_MANY_REQUESTS => drop(response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"))),
        _ => {}
    }
    Ok(response)
}

#[expect(clippy::too_many_arguments, reason = "one page with all that it shows")]
fn form(
    site: &Site,
    viewer: &Viewer,
    found: &EventPage,
    status: StatusCode,
    typed: &Typed,
    errors: &FieldErrors,
    organisation: OrganisationField,
    notice: Option<&'static str>,
) -> Response {
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    let mut response = page(
        site,
        viewer,
        status,
        "pages/register.html",
        context! {
            event => Serde(view),
            values => Serde(typed),
            organisation => Serde(organisation),
            errors => Serde(&errors.0),
            functions => FUNCTIONS,
            notice,
            contact => contact(&found.event),
        },
    );
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn refused(site: &Site, viewer: &Viewer, found: &EventPage, refusal: Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
    let zone = zone_of(&found.sessions, &site.app.config.time_zone);
    let reason = event_view::reason(refusal, &found.event, zone, viewer.language);
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    let mut response =
        page(site, viewer, status, "pages/registration-refused.html", context! { event => Serde(view), reason, refusal => refusal.key(), contact => contact(&found.event) });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
