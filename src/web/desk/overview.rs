//! One event at the desk: how it stands, what is left to do, its sessions, numbers and history.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use minijinja::{Value, context};
use uuid::Uuid;

use super::changes::banner;
use super::frame::{desk_page, done, id, value};
use super::history::Words;
use crate::actions::event::{missing_to_publish, publish as publishing};
use crate::entity::event::EventStatus;
use crate::entity::session;
use crate::error::{Error, Refusal};
use crate::links;
use crate::queries::asked_list::open_questions;
use crate::queries::copying::planned_invitees;
use crate::queries::desk_event::{DeskEvent, desk_event, history};
use crate::queries::desk_questions::desk_questions;
use crate::queries::evaluation_of_event::progress;
use crate::queries::event_details::{EventDetails, event_details};
use crate::queries::following::following;
use crate::queries::pending_changes::{pending_changes, taken_out};
use crate::queries::programme_choices::programme_choices;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::publication::Missing;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// So long before the start the list is what one needs.
const BEFORE_START: SignedDuration = SignedDuration::from_hours(2);

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    render(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None).await
}

/// The button on the overview; its form carries the version the organiser saw.
pub async fn publish(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    let version = fields.version();
    match publishing::publish(&site.app, signed_in.acting, event_id, version).await {
        Ok(()) => Ok(done(&links::desk_event(event_id), "published")),
        Err(Error::Refused(refusal @ (Refusal::ChangedMeanwhile | Refusal::EventCancelled))) => {
            render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await
        }
        Err(Error::Invalid(_) | Error::Refused(Refusal::NotPublishable)) => {
            render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Some(Refusal::NotPublishable)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = shown.zone(&site.app.config.time_zone);
    let programmes = programme_choices(&site.app.db).await?;
    let words = Words { language: viewer.language, zone, programmes: &programmes };
    let lines: Vec<Value> = history(&site.app.db, event_id).await?.iter().map(|line| words.line(line)).collect();
    let event = &shown.event;
    let now = site.app.clock.now();
    let wishes = following(&site.app.db, event_id, signed_in.acting.organiser_id).await?;
    let context = context! {
        following => wishes.registrations.code(),
        event => event_value(site, &shown, now),
        attendance_rules => value(event.attendance_rules()),
        rules => context! { waiting_list => event.rules().waiting_list, approval => value(event.rules().approval) },
        attendance => attendance(&shown, now),
        registrations => shown.numbers.all(),
        zone,
        sessions => shown.sessions.iter().map(session_value).collect::<Vec<_>>(),
        slots => shown.slots.iter().map(|slot| (slot.id.to_string(), slot.title.clone())).collect::<std::collections::BTreeMap<_, _>>(),
        planned => if signed_in.acting.needs(Permission::SeeParticipants).is_ok() { planned_invitees(&site.app.db, event_id).await? } else { 0 },
        questions => if event.asks_questions { desk_questions(&site.app.db, event_id).await?.len() } else { 0 },
        open_questions => open_questions(&site.app.db, event_id).await?,
        last_of_public => event.status == EventStatus::Published && shown.sessions.len() == 1,
        taken_out => taken_out(&site.app.db, event_id, now).await?.iter().map(session_value).collect::<Vec<_>>(),
        changes => pending_changes(&site.app.db, event_id, now).await?.map(|pending| banner(viewer.language, &pending)),
        numbers => value(&shown.numbers),
        missing => missing_words(&shown),
        details => summary(&event_details(site.app.db.reader(), event_id).await?),
        history => lines,
        refusal => refusal.map(Refusal::key),
        evaluated => progress(&site.app.db, event_id).await?.map(|of| context! { asked => of.asked, answered => of.answered, closed => of.closed }),
        past => event.ends_at.is_some_and(|end| end.0 <= now),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/event.html", context))
}

/// How much there is of what has pages of its own.
fn summary(details: &EventDetails) -> Value {
    context! {
        speakers => details.speakers.len(),
        items => details.agenda.len(),
        price => details.price.as_ref().map(|price| context! { member_cents => price.member_cents, non_member_cents => price.non_member_cents }),
    }
}

/// The session whose list is to be taken now: it has begun or is about to, and its list is open.
fn attendance(shown: &DeskEvent, now: Timestamp) -> Option<String> {
    if shown.event.status != EventStatus::Published {
        return None;
    }
    let is_due = |session: &&session::Model| session.starts_at.0 - BEFORE_START <= now && session.attendance_closed_at.is_none();
    shown.sessions.iter().find(is_due).map(|session| session.id.to_string())
}

fn event_value(site: &Site, shown: &DeskEvent, now: Timestamp) -> Value {
    let event = &shown.event;
    let undecided = event.undecided();
    let translations = event.translations();
    context! {
        id => event.id.to_string(),
        title => event.title.as_str(),
        language => event.language.as_str(),
        summary => event.summary.as_str(),
        has_description => !event.description.trim().is_empty(),
        translated => Language::ALL.into_iter().filter(|language| language.code() != event.language && translations.title.get(*language).is_some()).map(Language::code).collect::<Vec<_>>(),
        unlisted => event.unlisted,
        archived => event.archived_at.is_some(),
        publish_at => event.publish_at.map(|moment| moment.0.to_string()),
        undecided => undecided.is_some(),
        minimum => event.minimum,
        decide_by => event.decide_by.map(|moment| moment.0.to_string()),
        decide_now => undecided.is_some_and(|undecided| event.places_taken >= undecided.minimum || now >= undecided.decide_by),
        contact_phone => event.contact_phone.as_deref(),
        content_contact_name => event.content_contact_name.as_deref(),
        content_contact_email => event.content_contact_email.as_deref(),
        content_contact_phone => event.content_contact_phone.as_deref(),
        kind => value(event.kind),
        format => value(event.format),
        status => value(event.status),
        programme => shown.programme.as_ref().map(|programme| programme.name.as_str()),
        capacity => event.capacity,
        places_taken => event.places_taken,
        opens_at => event.registration_opens_at.map(|moment| moment.0.to_string()),
        closes_at => event.registration_closes_at.map(|moment| moment.0.to_string()),
        contact_name => event.contact_name.as_deref(),
        contact_email => event.contact_email.as_deref(),
        cancel_reason => event.cancel_reason.as_deref(),
        version => event.version,
        path => links::event(&event.slug),
        link => site.app.links.event(&event.slug),
        starts_at => event.starts_at.map(|moment| moment.0.to_string()),
        series => event.series_id.is_some(),
    }
}

/// A session as the desk's templates see it. The meeting link itself stands in its edit form only.
pub fn session_value(session: &session::Model) -> Value {
    context! {
        id => session.id.to_string(),
        title => session.title.as_deref(),
        starts_at => session.starts_at.0.to_string(),
        ends_at => session.ends_at.0.to_string(),
        time_zone => session.time_zone.as_str(),
        place => session.place.as_deref(),
        address => session.address.as_deref(),
        online => session.join_url.is_some(),
        version => session.version,
        inclusion => value(session.inclusion),
        slot => session.slot_id.map(|id| id.to_string()),
        capacity => session.capacity,
        places_taken => session.places_taken,
    }
}

/// What is left to do before publishing, and the session that lacks it.
fn missing_words(shown: &DeskEvent) -> Vec<Value> {
    if shown.event.status != EventStatus::Draft {
        return Vec::new();
    }
    missing_to_publish(shown.event.format, &shown.sessions)
        .into_iter()
        .map(|missing| {
            let (key, lacks): (_, fn(&session::Model) -> bool) = match missing {
                Missing::Session => ("session", |_| false),
                Missing::Place => ("place", |session| session.place.is_none()),
                Missing::JoinLink => ("join-link", |session| session.join_url.is_none()),
            };
            context! { key, session => shown.sessions.iter().find(|session| lacks(session)).map(|session| session.id.to_string()) }
        })
        .collect()
}
