//! What we still hold of people, why and until when: of an event, of a programme, of the association; with the form that holds
//! what a funder may audit.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;
use minijinja::{Value, context};

use super::erase::asked_words;
use super::frame::{desk_page, done, id, labels, value};
use super::reminders::event_value;
use crate::actions::retention::hold::{Held, REASON, hold, lift};
use crate::error::{Error, FieldErrors};
use crate::queries::desk_event::desk_event;
use crate::queries::desk_programmes::desk_programme;
use crate::queries::retention::{self as asked, Hold};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::retention::Kind;
use crate::rules::schedule;
use crate::text::dates;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Requests to be erased that the page lists.
const MOST_REQUESTS: u64 = 200;

/// What was typed, with what is wrong with it.
#[derive(Default)]
struct Typed {
    reason: String,
    until: String,
    faults: FieldErrors,
}

impl Typed {
    fn of(fields: &Fields, faults: FieldErrors) -> Self {
        Self { reason: fields.get("hold_reason").to_owned(), until: fields.get("hold_until").to_owned(), faults }
    }
}

pub async fn of_event(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    event_page(&site, &viewer, &signed_in, &event, StatusCode::OK, Typed::default()).await
}

pub async fn hold_event(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    match held(&site, &signed_in, Held::Event(id(&event)?), &fields).await {
        Ok(()) => Ok(done(&format!("/desk/events/{event}/retention"), "retention-held")),
        Err(Error::Invalid(faults)) => event_page(&site, &viewer, &signed_in, &event, StatusCode::UNPROCESSABLE_ENTITY, Typed::of(&fields, faults)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn lift_event(State(site): State<Site>, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    lift(&site.app, signed_in.acting, Held::Event(id(&event)?), id(fields.get("hold"))?).await?;
    Ok(done(&format!("/desk/events/{event}/retention"), "retention-lifted"))
}

pub async fn of_programme(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    programme_page(&site, &viewer, &signed_in, &programme, StatusCode::OK, Typed::default()).await
}

pub async fn hold_programme(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(programme): Path<String>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    match held(&site, &signed_in, Held::Programme(id(&programme)?), &fields).await {
        Ok(()) => Ok(done(&format!("/desk/programmes/{programme}/retention"), "retention-held")),
        Err(Error::Invalid(faults)) => programme_page(&site, &viewer, &signed_in, &programme, StatusCode::UNPROCESSABLE_ENTITY, Typed::of(&fields, faults)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn lift_programme(State(site): State<Site>, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    lift(&site.app, signed_in.acting, Held::Programme(id(&programme)?), id(fields.get("hold"))?).await?;
    Ok(done(&format!("/desk/programmes/{programme}/retention"), "retention-lifted"))
}

async fn held(site: &Site, signed_in: &SignedIn, what: Held, fields: &Fields) -> Result<(), Error> {
    // Days are typed as everywhere at the desk; what is none is refused by the action, at its field.
    let until = schedule::date(fields.get("hold_until").trim()).map_or_else(String::new, |day| day.to_string());
    hold(&site.app, signed_in.acting, what, fields.get("hold_reason"), &until).await
}

/// `/desk/retention`: every kind with its purpose and term, and what the last nights erased.
pub async fn overview(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let terms = site.app.config.terms;
    let kinds: Vec<Value> = Kind::ALL.into_iter().map(|kind| context! { code => kind.code(), days => terms.of(kind) }).collect();
    let runs = asked::runs(&site.app.db).await?;
    let run = |run: &crate::entity::retention_run::Model| {
        let counts = run.counts();
        let erased: Vec<Value> = Kind::ALL.into_iter().filter(|kind| counts.of(*kind) > 0).map(|kind| context! { code => kind.code(), rows => counts.of(kind) }).collect();
        context! { night => day_words(viewer.language, &run.night), finished => run.finished_at.is_some(), erased, held => run.held }
    };
    let erasures = if signed_in.acting.needs(Permission::ErasePeople).is_ok() { asked::erasure_requests(&site.app.db, MOST_REQUESTS).await? } else { Vec::new() };
    let request = |request: &asked::ErasureRequest| {
        let name = format!("{} {}", request.first_name, request.last_name);
        context! { name, href => format!("/desk/people/{}/erase", request.person_id), ..asked_words(&site, viewer.language, request.asked_at) }
    };
    let context = context! { kinds, runs => runs.iter().map(run).collect::<Vec<_>>(), erasures => erasures.iter().map(request).collect::<Vec<_>>() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/retention.html", context))
}

async fn event_page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event: &str, status: StatusCode, typed: Typed) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, id(event)?).await?;
    let held = asked::held_of_event(&site.app.db, &shown.event).await?;
    let (terms, language) = (site.app.config.terms, viewer.language);
    let until = |kind: Kind| {
        let end = shown.event.ends_at?.0.checked_add(SignedDuration::from_hours(terms.of(kind)? * 24)).ok()?;
        Some(dates::plain_date(language, dates::local(end, &site.app.config.time_zone).date()))
    };
    let rows: Vec<Value> = held.rows.iter().map(|(kind, rows)| context! { code => kind.code(), rows, until => until(*kind) }).collect();
    let context = context! {
        event => event_value(&shown),
        here => format!("/desk/events/{}/retention", shown.event.id),
        rows,
        anonymised => held.anonymised_at.map(|at| dates::plain_date(language, dates::local(at, &site.app.config.time_zone).date())),
        kept_names => held.kept_names,
        holds => hold_values(language, &held.holds),
        programme => shown.programme.as_ref().map(|programme| context! { id => programme.id.to_string(), title => programme.name.as_str(), language => programme.language.as_str() }),
        form => form(language, &typed),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/retention_of.html", context))
}

async fn programme_page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, programme: &str, status: StatusCode, typed: Typed) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let shown = desk_programme(&site.app.db, id(programme)?, site.app.clock.now()).await?;
    let holds = asked::holds(&site.app.db, None, Some(shown.programme.id)).await?;
    let language = viewer.language;
    let context = context! {
        programme => context! { id => shown.programme.id.to_string(), title => shown.programme.name.as_str(), language => shown.programme.language.as_str() },
        here => format!("/desk/programmes/{}/retention", shown.programme.id),
        holds => hold_values(language, &holds),
        form => form(language, &typed),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/retention_of.html", context))
}

fn hold_values(language: Language, holds: &[Hold]) -> Vec<Value> {
    let one = |hold: &Hold| context! { id => hold.hold.id.to_string(), reason => hold.hold.reason.as_str(), until => day_words(language, &hold.hold.until), by => hold.by.as_deref(), of_programme => hold.of_programme };
    holds.iter().map(one).collect()
}

fn form(language: Language, typed: &Typed) -> Value {
    context! { reason => typed.reason.as_str(), until => typed.until.as_str(), limit => REASON, labels => labels(language, &typed.faults) }
}

pub(super) fn day_words(language: Language, day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day| dates::plain_date(language, day))
}
