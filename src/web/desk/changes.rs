//! What changed and is not told yet: who gets which mail, and the buttons to send it now or to take the changes back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, done_announcing, done_telling, id, page_number, query, value};
use super::overview;
use crate::actions::event::put_back;
use crate::actions::event::tell_changes::send_now;
use crate::actions::event::withdraw_changes::{can_be_undone, withdraw_changes};
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::queries::pending_changes::{ChangedSession, PendingChanges, pending_changes};
use crate::revisions::{News, Person};
use crate::rules::changes::Step;
use crate::rules::language::Language;
use crate::rules::letter::SessionFacts;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// People on one page of the dry run.
const PAGE: usize = 100;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    render(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None).await
}

pub async fn send(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match send_now(&site.app, signed_in.acting, event_id, fields.version()).await {
        Ok(people) => Ok(done_telling(&links::desk_event(event_id), "changes-sent", people)),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn withdraw(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match withdraw_changes(&site.app, signed_in.acting, event_id, fields.version()).await {
        Ok(()) => Ok(done(&links::desk_event(event_id), "changes-withdrawn")),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

/// The button beside a session that was taken out.
pub async fn put_session_back(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let (event_id, session_id) = (id(&event)?, id(&session)?);
    match put_back::put_back(&site.app, signed_in.acting, event_id, session_id, fields.version()).await {
        Ok(announcement) => Ok(done_announcing(&links::desk_event(event_id), "session-put-back", announcement)),
        Err(Error::Refused(refusal)) => overview::render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        // The event is held otherwise by now.
        Err(Error::Invalid(_)) => overview::render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Some(Refusal::NotPublishable)).await,
        Err(error) => Err(error.into()),
    }
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let pending = pending_changes(&site.app.db, event_id, site.app.clock.now()).await?;
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        zone => shown.zone(&site.app.config.time_zone),
        refusal => refusal.map(Refusal::key),
        changes => pending.as_ref().map(|pending| banner(viewer.language, pending)),
        details => pending.as_ref().map(|pending| details(viewer, pending)),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/changes.html", context))
}

/// What a page says of changes that wait: how many people, of what, when.
pub fn banner(language: Language, pending: &PendingChanges) -> Value {
    let aspects: Vec<String> = pending.aspects.iter().map(|aspect| text(language, &format!("desk-aspect-{}", code(aspect)))).collect();
    context! {
        people => pending.people,
        aspects => aspects.join(", "),
        due_at => pending.set.due_at.0.to_string(),
        version => pending.set.version,
        begun => pending.set.told_until.is_some(),
        told => pending.set.told,
        can_be_withdrawn => can_be_undone(&pending.before, &pending.now),
    }
}

fn code(aspect: &crate::rules::changes::Aspect) -> String {
    value(aspect).to_string()
}

fn details(viewer: &Viewer, pending: &PendingChanges) -> Value {
    let pages = pending.everybody.len().div_ceil(PAGE).max(1);
    let page = usize::try_from(page_number(&query(viewer))).unwrap_or(1).clamp(1, pages);
    let rows: Vec<Value> = pending.everybody.iter().skip((page - 1) * PAGE).take(PAGE).map(|(person, news)| row(person, news)).collect();
    context! {
        title_before => pending.title_before.as_deref(),
        sessions => pending.sessions.iter().map(changed).collect::<Vec<_>>(),
        ended => pending.ended,
        found => context! { rows, page, pages, count => pending.everybody.len() },
    }
}

fn changed(session: &ChangedSession) -> Value {
    context! {
        before => session.before.as_ref().map(facts),
        after => session.after.as_ref().map(facts),
    }
}

fn facts(session: &SessionFacts) -> Value {
    context! {
        title => session.title.as_deref(),
        starts_at => session.starts_at.to_string(),
        ends_at => session.ends_at.to_string(),
        time_zone => session.time_zone.as_str(),
        place => session.place.as_deref(),
        address => session.address.as_deref(),
        online => session.online,
    }
}

fn row(person: &Person, news: &News) -> Value {
    let (gets, skipped) = match news {
        News::Calendar(steps) => (steps.iter().map(|(_, step)| gets(step)).collect(), None),
        News::Plain(_) => (vec!["plain"], None),
        News::Skipped(why) => (Vec::new(), Some(value(why))),
    };
    context! {
        id => person.id.to_string(),
        name => format!("{} {}", person.first_name, person.last_name),
        email => person.email.as_str(),
        status => value(person.status),
        waits => person.status != RegistrationStatus::Confirmed,
        gets,
        skipped,
    }
}

/// The end of the key of its words.
fn gets(step: &Step) -> &'static str {
    match step {
        Step::Align => "nothing",
        Step::Invite | Step::Revive => "invitation",
        Step::Change { .. } => "update",
        Step::Withdraw { .. } => "cancel",
    }
}
