//! `/events/{slug}/ask`: a question to who runs the event. Programs that fill in every field, or none in no time, are
//! asked once more; people with slow hands, screen readers or password managers meet nothing of that.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::event::find;
use super::event_view::contact;
use crate::actions::asked_question::ask::{Question, ask};
use crate::error::{Error, FieldErrors};
use crate::keys::Keys;
use crate::links;
use crate::queries::event_page::EventPage;
use crate::rules::asked_questions::{NAME_LIMIT, ORGANISATION_LIMIT, QUESTION_LIMIT, SHORTEST_TIME, has_too_many_links};
use crate::rules::names::{self, EmailAddress, Reach};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, TOKEN_FIELD, VisitorForm};
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// A field that nobody sees and that only programs fill in. Not one of the names that browsers and password managers know.
const TRAP: &str = "reference";
/// In the form's order, with their labels.
const FIELDS: [(&str, &str); 4] = [("name", "ask-name"), ("email", "page-email"), ("organisation", "page-organisation"), ("question", "ask-question")];

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    Ok(form(&site, &viewer, &found, StatusCode::OK, &Fields::default(), &FieldErrors::default(), None))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    let question = match read(&fields, &found, &viewer, site.app.offers.reach()) {
        Ok(question) => question,
        Err(faults) => return Ok(form(&site, &viewer, &found, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults, None)),
    };
    let quick = Keys::form_token_age(fields.get(TOKEN_FIELD), site.app.clock.now()).is_none_or(|age| age < SHORTEST_TIME);
    if quick || !fields.get(TRAP).is_empty() {
        tracing::info!(quick, "a question came as programs send them, and is asked for once more");
        return Ok(form(&site, &viewer, &found, StatusCode::UNPROCESSABLE_ENTITY, &fields, &FieldErrors::default(), Some("ask-notice-again")));
    }
    // Counted once it is a question: who must correct a field loses nothing.
    let asked = match site.question_limits.take(viewer.client) {
        Ok(()) => ask(&site.app, question).await,
        Err(wait) => Err(Error::TooMany { until: site.app.clock.now() + wait }),
    };
    match asked {
        Ok(()) => Ok(Redirect::to(&links::asked(&found.event.slug)).into_response()),
        Err(Error::Invalid(faults)) => Ok(form(&site, &viewer, &found, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults, None)),
        Err(Error::TooMany { .. }) => {
            let mut response = form(&site, &viewer, &found, StatusCode::TOO_MANY_REQUESTS, &fields, &FieldErrors::default(), Some("ask-notice-too-many"));
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
            Ok(response)
        }
        Err(Error::Busy) => {
            let mut response = form(&site, &viewer, &found, StatusCode::SERVICE_UNAVAILABLE, &fields, &FieldErrors::default(), Some("page-notice-busy"));
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page after asking: the same for everybody.
pub async fn asked(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    let mut response = page(&site, &viewer, StatusCode::OK, "pages/asked.html", context! { event => event_value(&found), contact => contact(&found.event) });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn read(fields: &Fields, found: &EventPage, viewer: &Viewer, reach: Reach) -> Result<Question, FieldErrors> {
    let mut faults = FieldErrors::default();
    let name = names::line(fields.get("name"), NAME_LIMIT).map_err(|fault| faults.add_fault("name", fault)).ok();
    let email = EmailAddress::within(fields.get("email"), reach).map_err(|fault| faults.add_fault("email", fault)).ok();
    let organisation = match fields.get("organisation").trim() {
        "" => None,
        typed => names::line(typed, ORGANISATION_LIMIT).map_err(|fault| faults.add_fault("organisation", fault)).ok(),
    };
    let question = names::text(fields.get("question"), QUESTION_LIMIT).map_err(|fault| faults.add_fault("question", fault)).ok();
    if question.as_deref().is_some_and(str::is_empty) {
        faults.add("question", "required");
    }
    if question.as_deref().is_some_and(has_too_many_links) {
        faults.add("question", "too-many-links");
    }
    match (name, email, question) {
        (Some(name), Some(email), Some(question)) if faults.is_empty() => {
            Ok(Question { event_slug: found.event.slug.clone(), name, email, organisation, language: viewer.language, question })
        }
        _ => Err(faults),
    }
}

fn event_value(found: &EventPage) -> minijinja::Value {
    context! { slug => found.event.slug.as_str(), title => found.event.title.as_str(), language => found.event.language.as_str() }
}

fn form(site: &Site, viewer: &Viewer, found: &EventPage, status: StatusCode, typed: &Fields, faults: &FieldErrors, notice: Option<&str>) -> Response {
    let language = viewer.language;
    let values: BTreeMap<&str, &str> = FIELDS.into_iter().map(|(name, _)| (name, typed.get(name))).collect();
    let labels: BTreeMap<&str, String> = FIELDS.into_iter().map(|(name, key)| (name, text(language, key))).collect();
    let context = context! {
        event => event_value(found),
        values => Serde(values),
        labels => Serde(labels),
        errors => Serde(&faults.0),
        notice => notice.map(|key| text(language, key)),
        trap => TRAP,
        limits => context! { name => NAME_LIMIT, organisation => ORGANISATION_LIMIT, question => QUESTION_LIMIT },
    };
    let mut response = page(site, viewer, status, "pages/ask.html", context);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
