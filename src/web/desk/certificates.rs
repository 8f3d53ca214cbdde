//! The certificates of an event at the desk: who gets one, who does not and why; a button that issues and mails them, once each; all
//! of them as one file.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done_telling, id, page_number, query, value};
use super::reminders::event_value;
use crate::actions::certificate::issue::issue;
use crate::actions::certificate::send::send;
use crate::certificates::{Judged, Judgement, judge, settings};
use crate::entity::event::EventStatus;
use crate::error::{Error, Refusal};
use crate::links;
use crate::queries::certificates::of_event;
use crate::queries::desk_event::desk_event;
use crate::queries::participant_list::organisation_names;
use crate::rules::certificate::Standing;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::certificate_view::{duration, file, file_name};
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::made::{PDF, answer};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// People on one page.
const PAGE: usize = 100;
/// Certificates in one file: as many as are written well within the time that an answer may take.
const IN_ONE_FILE: usize = 1_000;
/// What the list may be narrowed to.
const SHOWN: [&str; 4] = ["", "yes", "no", "open"];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    page(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None).await
}

/// Issues what was earned, without a mail.
pub async fn issue_now(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match issue(&site.app, signed_in.acting, event_id).await {
        Ok(settled) => Ok(done_telling(&links::desk_certificates(event_id), "certificates-issued", settled.issued as u64)),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

/// Issues what was earned, and mails it to those who were not told yet.
pub async fn send_now(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match send(&site.app, signed_in.acting, event_id).await {
        Ok(told) => Ok(done_telling(&links::desk_certificates(event_id), "certificates-sent", told)),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

/// All that are good, by name, each on its page; of very many some in each file.
pub async fn all(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let certificates = of_event(site.app.db.reader(), shown.event.id).await?;
    let part = query(&viewer).get("part").parse().map_or(0, |part: usize| part.saturating_sub(1));
    let Some(certificates) = certificates.chunks(IN_ONE_FILE).nth(part) else {
        return Ok(Redirect::to(&links::desk_certificates(shown.event.id)).into_response());
    };
    let name = file_name(&[&text(viewer.language, "certificate-files"), &shown.event.title]);
    let title = format!("{}: {}", text(viewer.language, "certificates-title"), shown.event.title);
    Ok(answer(file(&site, viewer.language, title, shown.event.programme_id, certificates).await?, PDF, &name))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let settings = settings(site.app.db.reader(), &shown.event).await?;
    let Judgement { mut people, .. } = judge(site.app.db.reader(), &shown.event).await?;
    let numbers = numbers(&people);
    let asked = query(viewer);
    let narrowed = SHOWN.into_iter().find(|shown| *shown == asked.get("who")).unwrap_or_default();
    people.retain(|judged| narrowed.is_empty() || is_of(judged) == narrowed);
    people.sort_by_cached_key(|judged| (fold(&judged.registration.last_name), fold(&judged.registration.first_name), judged.registration.id));
    let pages = people.len().div_ceil(PAGE).max(1);
    let number = usize::try_from(page_number(&asked)).unwrap_or(1).clamp(1, pages);
    let here = &people[(number - 1) * PAGE..people.len().min(number * PAGE)];
    let organisations = organisation_names(&site.app.db, here.iter().filter_map(|judged| judged.registration.organisation_id).collect()).await?;
    let context = context! {
        event => event_value(&shown),
        gives => settings.gives,
        by_itself => settings.by_itself,
        signer => settings.signature.as_ref().map(|signature| signature.name.as_str()),
        numbers,
        who => narrowed,
        rows => here.iter().map(|judged| row(viewer.language, judged, &organisations)).collect::<Vec<_>>(),
        found => context! { page => number, pages, count => people.len() },
        open => shown.event.status == EventStatus::Published,
        ended => shown.sessions.iter().any(|session| session.attendance_closed_at.is_some()),
        zone => shown.zone(&site.app.config.time_zone),
        full => value(shown.event.attendance_rules()),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/certificates.html", context))
}

/// In which part of the list somebody is.
fn is_of(judged: &Judged) -> &'static str {
    match judged.standing {
        Standing::Earned { .. } => "yes",
        Standing::Open => "open",
        Standing::TooShort { .. } | Standing::NotThere => "no",
    }
}

fn numbers(people: &[Judged]) -> Value {
    let of = |part: &str| people.iter().filter(|judged| is_of(judged) == part).count();
    let earned = |judged: &&Judged| matches!(judged.standing, Standing::Earned { .. });
    let good = people.iter().filter_map(|judged| judged.certificate.as_ref());
    context! {
        all => people.len(),
        yes => of("yes"),
        no => of("no"),
        open => of("open"),
        to_issue => people.iter().filter(earned).filter(|judged| judged.certificate.is_none()).count(),
        issued => good.clone().count(),
        parts => (0..good.clone().count().div_ceil(IN_ONE_FILE)).map(|part| (part + 1, part * IN_ONE_FILE + 1, good.clone().count().min((part + 1) * IN_ONE_FILE))).collect::<Vec<_>>(),
        told => good.clone().filter(|certificate| certificate.told_at.is_some()).count(),
        // Those that the button would write to.
        to_tell => people.iter().filter(earned).filter(|judged| judged.certificate.as_ref().is_none_or(|certificate| certificate.told_at.is_none())).count(),
    }
}

fn row(language: Language, judged: &Judged, organisations: &HashMap<Uuid, String>) -> Value {
    let registration = &judged.registration;
    let (minutes, percent) = match judged.standing {
        Standing::Earned { minutes } => (Some(minutes), None),
        Standing::TooShort { percent } => (None, Some(percent)),
        Standing::Open | Standing::NotThere => (None, None),
    };
    context! {
        id => registration.id.to_string(),
        name => format!("{} {}", registration.first_name, registration.last_name),
        organisation => registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or_else(|| registration.organisation_text.clone()),
        standing => judged.standing.code(),
        hours => minutes.map(|minutes| duration(language, minutes)),
        percent,
        number => judged.certificate.as_ref().map(|certificate| certificate.number.clone()),
        told_at => judged.certificate.as_ref().and_then(|certificate| certificate.told_at).map(|at| at.0.to_string()),
    }
}
