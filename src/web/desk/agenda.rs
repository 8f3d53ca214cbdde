//! The programme of an event's days: what happens when, in which room, with whom.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, query, value};
use super::local_time::{time, time_field};
use super::overview::session_value;
use super::reminders::event_value;
use super::session_form::{Values, optional_line};
use crate::actions::agenda::remove::remove as take_out;
use crate::actions::agenda::save::{DESCRIPTION, ItemDetails, ROOM, TITLE, save as keep};
use crate::entity::{agenda_item, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::event_details::{EventDetails, event_details};
use crate::rules::names::{self, Fault};
use crate::rules::permission::Permission;
use crate::rules::schedule::{self, Repeated};
use crate::text::dates::{local, period};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::pages::event_details::item_value;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In the form's order; speakers are boxes beside.
const FIELDS: [&str; 6] = ["agenda_session", "item_start", "item_end", "item_title", "item_description", "room"];

fn path(event: Uuid) -> String {
    format!("{}/agenda", links::desk_event(event))
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let details = event_details(site.app.db.reader(), shown.event.id).await?;
    let item = |item: &agenda_item::Model, session: &session::Model| {
        let length = i32::try_from(session.ends_at.0.duration_since(session.starts_at.0).as_mins()).unwrap_or(i32::MAX);
        // The room is the organisers' to see, wherever the place is told.
        context! { id => item.id.to_string(), version => item.version, outside => !item.item().is_within(length), ..context! { room => item.room.as_deref(), ..item_value(item, session, &details) } }
    };
    let days = shown.sessions.iter().map(|session| {
        let items: Vec<Value> = details.agenda.iter().filter(|one| one.session_id == session.id).map(|one| item(one, session)).collect();
        context! { session => session_value(session), items }
    });
    let lost = details.agenda.iter().filter(|one| shown.sessions.iter().all(|session| session.id != one.session_id)).count();
    let context = context! { event => event_value(&shown), days => days.collect::<Vec<_>>(), lost };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/agenda.html", context))
}

/// `?session=`: after what is there already.
pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let details = event_details(site.app.db.reader(), shown.event.id).await?;
    let wanted = Uuid::parse_str(query(&viewer).get("session")).ok();
    let session = shown.sessions.iter().find(|session| Some(session.id) == wanted).or(shown.sessions.first());
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    if let Some(session) = session {
        let last = details.agenda.iter().filter(|item| item.session_id == session.id).map(|item| item.span(session).1).max();
        values.insert("agenda_session", session.id.to_string());
        values.insert("item_start", time_field(&local(last.unwrap_or(session.starts_at.0), &session.time_zone)));
    }
    Ok(Form { values, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, &shown, &details))
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, item)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let details = event_details(site.app.db.reader(), shown.event.id).await?;
    let saved = saved(&details, id(&item)?)?;
    let form = Form { values: of(saved, &shown), speakers: saved.speakers(), item: Some(saved.id), version: saved.version, ..Form::default() };
    Ok(form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown, &details))
}

fn saved(details: &EventDetails, item: Uuid) -> Result<&agenda_item::Model, Error> {
    details.agenda.iter().find(|row| row.id == item).ok_or(Error::NotFound)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, item)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&item)?), form).await
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path((event, item)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    take_out(&site.app, signed_in.acting, event_id, id(&item)?, fields.version()).await?;
    Ok(done(&path(event_id), "agenda-removed"))
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, item: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let version = fields.version();
    let shown = desk_event(&site.app.db, event_id).await?;
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    let speakers = fields.all("speakers").into_iter().filter_map(|id| Uuid::parse_str(id).ok()).collect();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &shown, &mut faults) {
        Some(details) => keep(&site.app, signed_in.acting, event_id, item.map(|id| (id, version)), details).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values, speakers, item, version, ..Form::default() };
    match result {
        Ok(()) => Ok(done(&path(event_id), "agenda-saved")),
        Err(Error::Invalid(faults)) => {
            let details = event_details(site.app.db.reader(), event_id).await?;
            Ok(Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &details))
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let details = event_details(site.app.db.reader(), event_id).await?;
            let saved = saved(&details, item.ok_or(Error::NotFound)?)?;
            let met = conflict(&site.app.db, viewer.language, event_id, &of(saved, &shown), &form.values).await?;
            Ok(Form { version: saved.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &details))
        }
        Err(error) => Err(error.into()),
    }
}

fn of(item: &agenda_item::Model, shown: &DeskEvent) -> Values {
    let session = shown.sessions.iter().find(|session| session.id == item.session_id);
    let times = session.map(|session| {
        let (starts_at, ends_at) = item.span(session);
        (time_field(&local(starts_at, &session.time_zone)), time_field(&local(ends_at, &session.time_zone)))
    });
    let (start, end) = times.unwrap_or_default();
    Values::from([
        ("agenda_session", item.session_id.to_string()),
        ("item_start", start),
        ("item_end", end),
        ("item_title", item.title.clone()),
        ("item_description", item.description.clone()),
        ("room", item.room.clone().unwrap_or_default()),
    ])
}

fn read(fields: &Fields, shown: &DeskEvent, faults: &mut FieldErrors) -> Option<ItemDetails> {
    let wanted = Uuid::parse_str(fields.get("agenda_session")).ok();
    let session = shown.sessions.iter().find(|session| Some(session.id) == wanted);
    if session.is_none() {
        faults.add("agenda_session", "not-in-list");
    }
    let start = time(fields.get("item_start"), "item_start", faults);
    let end = time(fields.get("item_end"), "item_end", faults);
    let title = names::line(fields.get("item_title"), TITLE).map_err(|fault| faults.add_fault("item_title", fault)).ok();
    let typed = fields.get("item_description");
    let description = if typed.len() > DESCRIPTION * 8 { Err(Fault::TooLong(DESCRIPTION)) } else { names::text(typed, DESCRIPTION) };
    let description = description.map_err(|fault| faults.add_fault("item_description", fault)).ok();
    let room = optional_line(fields, "room", ROOM, faults);
    let chosen = fields.all("speakers").into_iter().map(Uuid::parse_str).collect::<Result<Vec<Uuid>, _>>();
    if chosen.is_err() {
        faults.add("speakers", "not-in-list");
    }
    let (session, start, end) = (session?, start?, end?);
    let starts_at = moment(session, start, session.starts_at.0, "item_start", faults);
    let ends_at = moment(session, end, starts_at.unwrap_or(session.starts_at.0), "item_end", faults);
    if !faults.is_empty() {
        return None;
    }
    Some(ItemDetails { session_id: session.id, starts_at: starts_at?, ends_at: ends_at?, title: title?, description: description?, room, speakers: chosen.ok()? })
}

/// A time of day within a session that may last over midnight: on its first day, or else, where that is before `from`
/// and the session goes on, on the next.
fn moment(session: &session::Model, at: jiff::civil::Time, from: Timestamp, field: &str, faults: &mut FieldErrors) -> Option<Timestamp> {
    let zone = schedule::zone(&session.time_zone).ok()?;
    let day = local(session.starts_at.0, &session.time_zone).date();
    let on = |day: jiff::civil::Date| schedule::instant(day.to_datetime(at), &zone, Some(Repeated::Earlier));
    match on(day) {
        Ok(first) if first < from && local(session.ends_at.0, &session.time_zone).date() > day => day.tomorrow().ok().and_then(|next| on(next).ok()).or(Some(first)),
        Ok(first) => Some(first),
        Err(fault) => {
            faults.add(field, fault.code());
            None
        }
    }
}

struct Form {
    values: Values,
    speakers: Vec<Uuid>,
    faults: FieldErrors,
    /// `None`: a new one.
    item: Option<Uuid>,
    version: i32,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), speakers: Vec::new(), faults: FieldErrors::default(), item: None, version: 0, conflict: Value::from(()) }
    }
}

impl Form {
    fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, details: &EventDetails) -> Response {
        let session = |session: &session::Model| {
            let (starts, ends) = (local(session.starts_at.0, &session.time_zone), local(session.ends_at.0, &session.time_zone));
            let when = period(viewer.language, &starts, &ends);
            context! { value => session.id.to_string(), label => session.title.as_ref().map_or_else(|| when.clone(), |title| format!("{title}: {when}")) }
        };
        let speaker =
            |speaker: &crate::entity::speaker::Model| context! { value => speaker.id.to_string(), label => speaker.name.as_str(), checked => self.speakers.contains(&speaker.id) };
        let context = context! {
            event => event_value(shown),
            zone => shown.zone(&site.app.config.time_zone),
            sessions => shown.sessions.iter().map(session).collect::<Vec<_>>(),
            speakers => details.speakers.iter().map(speaker).collect::<Vec<_>>(),
            item => self.item.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        desk_page(site, viewer, signed_in, status, "desk/agenda_item.html", context)
    }
}
