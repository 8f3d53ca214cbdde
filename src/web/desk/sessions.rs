//! Sessions of an event: a further one, a moved one, one taken out. Each page says who will hear of it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done_announcing, id, value};
use super::overview::session_value;
use super::session_form::{self, Values};
use crate::actions::event::{add_session::add_session, remove_session::remove_session, reschedule::reschedule};
use crate::entity::event::EventStatus;
use crate::entity::session::{self, SessionInclusion};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::told;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let values = shown.sessions.last().map_or_else(|| session_form::blank(&site.app.config.time_zone), |last| session_form::like(last, &shown.slots));
    let form = Form { values, faults: FieldErrors::default(), session: None, version: 0, conflict: Value::from(()) };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    if session_form::looks_for_venue(&fields) {
        let shown = desk_event(&site.app.db, event_id).await?;
        let form = Form { values: session_form::typed(&fields), faults: FieldErrors::default(), session: None, version: 0, conflict: Value::from(()) };
        return form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await;
    }
    let mut faults = FieldErrors::default();
    let result = match session_form::read(&fields, &mut faults) {
        Some(details) => add_session(&site.app, signed_in.acting, event_id, details).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok((_, announcement)) => Ok(done_announcing(&links::desk_event(event_id), "session-added", announcement)),
        Err(Error::Invalid(faults)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let form = Form { values: session_form::typed(&fields), faults, session: None, version: 0, conflict: Value::from(()) };
            form.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let session = of_event(&shown, id(&session)?)?;
    let form =
        Form { values: session_form::of(session, &shown.slots), faults: FieldErrors::default(), session: Some(session.id), version: session.version, conflict: Value::from(()) };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

pub async fn save(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let (event_id, session_id) = (id(&event)?, id(&session)?);
    let version = fields.version();
    if session_form::looks_for_venue(&fields) {
        let shown = desk_event(&site.app.db, event_id).await?;
        of_event(&shown, session_id)?;
        let form = Form { values: session_form::typed(&fields), faults: FieldErrors::default(), session: Some(session_id), version, conflict: Value::from(()) };
        return form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await;
    }
    let mut faults = FieldErrors::default();
    let result = match session_form::read(&fields, &mut faults) {
        Some(details) => reschedule(&site.app, signed_in.acting, event_id, session_id, version, details).await,
        None => Err(Error::Invalid(faults)),
    };
    let values = session_form::typed(&fields);
    match result {
        Ok(announcement) => Ok(done_announcing(&links::desk_event(event_id), "session-saved", announcement)),
        Err(Error::Invalid(faults)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            of_event(&shown, session_id)?;
            let form = Form { values, faults, session: Some(session_id), version, conflict: Value::from(()) };
            form.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            // A session that was taken out meanwhile cannot be saved again.
            let saved = of_event(&shown, session_id)?;
            let met = conflict(&site.app.db, viewer.language, event_id, &session_form::of(saved, &shown.slots), &values).await?;
            let form = Form { values, faults: FieldErrors::default(), session: Some(session_id), version: saved.version, conflict: met };
            form.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_removal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    removal(&site, &viewer, &signed_in, id(&event)?, id(&session)?, StatusCode::OK, None).await
}

pub async fn remove(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let (event_id, session_id) = (id(&event)?, id(&session)?);
    let version = fields.version();
    match remove_session(&site.app, signed_in.acting, event_id, session_id, version).await {
        Ok(announcement) => Ok(done_announcing(&links::desk_event(event_id), "session-removed", announcement)),
        Err(Error::Refused(refusal @ Refusal::ChangedMeanwhile)) => removal(&site, &viewer, &signed_in, event_id, session_id, StatusCode::CONFLICT, Some(refusal)).await,
        // Without this session the event would lack its place or its link.
        Err(Error::Invalid(_) | Error::Refused(Refusal::NotPublishable)) => {
            removal(&site, &viewer, &signed_in, event_id, session_id, StatusCode::UNPROCESSABLE_ENTITY, Some(Refusal::NotPublishable)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn removal(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    session_id: Uuid,
    status: StatusCode,
    refusal: Option<Refusal>,
) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let session = of_event(&shown, session_id)?;
    let chosen = session.inclusion != SessionInclusion::Included;
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        last_of_public => shown.event.status == EventStatus::Published && shown.sessions.len() == 1,
        told => if chosen { told::of_removal(&site.app.db, session_id).await? } else { told(site, &shown).await? },
        minutes => site.app.config.changes_wait.as_mins(),
        chosen,
        choosers => if chosen { told::of_choice(&site.app.db, session_id).await? } else { 0 },
        reminders => session.ends_at.0 > site.app.clock.now() && told::has_reminders(&site.app.db, event_id).await?,
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/remove_session.html", context))
}

fn of_event(shown: &DeskEvent, session_id: Uuid) -> Result<&session::Model, Error> {
    shown.sessions.iter().find(|session| session.id == session_id).ok_or(Error::NotFound)
}

fn event_value(shown: &DeskEvent) -> Value {
    context! {
        id => shown.event.id.to_string(),
        title => shown.event.title.as_str(),
        language => shown.event.language.as_str(),
        format => value(shown.event.format),
        status => value(shown.event.status),
    }
}

/// How many people hear of a change to these sessions now.
async fn told(site: &Site, shown: &DeskEvent) -> Result<u64, Error> {
    if shown.event.status == EventStatus::Published { told::of_changes(&site.app.db, shown.event.id).await } else { Ok(0) }
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: a new one.
    session: Option<Uuid>,
    version: i32,
    conflict: Value,
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Result<Response, PageError> {
        let (ask_start, ask_end) = session_form::asks(&self.values);
        let context = context! {
            event => event_value(shown),
            zone => shown.zone(&site.app.config.time_zone),
            session => self.session.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            errors => value(&self.faults.0),
            ask_start,
            ask_end,
            conflict => self.conflict,
            venues => super::venues::choices(site, &self.values, session_form::venue_search(&self.values)).await?,
            told => told(site, shown).await?,
            minutes => site.app.config.changes_wait.as_mins(),
            slots => shown.slots.iter().map(|slot| slot.title.clone()).collect::<Vec<_>>(),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/session.html", context))
    }
}
