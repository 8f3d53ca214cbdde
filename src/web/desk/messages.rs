//! Messages to people of an event: the list, writing one, and one with its readers.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, id, value};
use super::message_form::{Options, Typed};
use crate::actions::message::save::save as save_message;
use crate::entity::message::{self, MessageState};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_message::desk_message;
use crate::queries::message_list::message_list;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let messages = message_list(&site.app.db, shown.event.id).await?;
    let context = context! {
        event => event_value(&shown),
        zone => site.app.config.time_zone.as_str(),
        messages => messages.iter().map(line).collect::<Vec<_>>(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/messages.html", context))
}

fn line(message: &message::Model) -> Value {
    context! {
        id => message.id.to_string(),
        subject => subject(message),
        state => value(message.state),
        at => value(message.started_at.or(message.scheduled_at).unwrap_or(message.updated_at)),
        recipients => matches!(message.state, MessageState::Sending | MessageState::Sent | MessageState::Withdrawn).then_some(message.recipients),
    }
}

/// Of the first language; names in braces as they were typed.
pub fn subject(message: &message::Model) -> String {
    message.texts().0.first().map(|text| text.subject.clone()).unwrap_or_default()
}

pub fn event_value(shown: &DeskEvent) -> Value {
    context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) }
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let form = Form::read(&site, &viewer, id(&event)?, None).await?;
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &Typed::blank())
}

/// The form of a new message to these registrations.
pub async fn new_to(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, registrations: &[Uuid]) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let form = Form::read(site, viewer, event_id, None).await?;
    form.show(site, viewer, signed_in, StatusCode::OK, &Typed::to(registrations))
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, message)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let form = Form::read(&site, &viewer, id(&event)?, Some(id(&message)?)).await?;
    let Some(typed) = form.message.as_ref().filter(|message| message.state == MessageState::Draft).map(Typed::of) else {
        // What goes out is not changed any more: its page says how far it is.
        return Ok(Redirect::to(&links::desk_message(form.shown.event.id, id(&message)?)).into_response());
    };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &typed)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, message)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&message)?), form).await
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, message: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let typed = Typed::read(&fields);
    let mut form = Form::read(&site, &viewer, event_id, message).await?;
    let mut faults = FieldErrors::default();
    let result = match typed.details(&form.options, &mut faults) {
        Some(details) => save_message(&site.app, signed_in.acting, event_id, message.map(|id| (id, fields.version())), details).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(id) => Ok(Redirect::to(&links::desk_message(event_id, id)).into_response()),
        Err(Error::Invalid(faults)) => {
            form.version = fields.version();
            form.faults = faults;
            form.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &typed)
        }
        Err(Error::Refused(refusal @ Refusal::ChangedMeanwhile)) => {
            form.refusal = Some(refusal);
            if let Some(saved) = form.message.as_ref().map(Typed::of) {
                form.conflict = context! { name => (), at => (), differing => typed.differing(&saved, viewer.language) };
            }
            form.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &typed)
        }
        Err(error) => Err(error.into()),
    }
}

struct Form {
    shown: DeskEvent,
    options: Options,
    /// `None`: a new one.
    message: Option<message::Model>,
    version: i32,
    faults: FieldErrors,
    refusal: Option<Refusal>,
    conflict: Value,
}

impl Form {
    async fn read(site: &Site, viewer: &Viewer, event_id: Uuid, message: Option<Uuid>) -> Result<Self, Error> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let options = Options::of(&site.app.db, &shown, viewer.language).await?;
        let message = match message {
            Some(message) => Some(desk_message(&site.app.db, event_id, message).await?.message),
            None => None,
        };
        let version = message.as_ref().map_or(0, |message| message.version);
        Ok(Self { shown, options, message, version, faults: FieldErrors::default(), refusal: None, conflict: Value::from(()) })
    }

    fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, typed: &Typed) -> Result<Response, PageError> {
        // Sent meanwhile: it cannot be saved again, whatever was typed is still there to be copied.
        let gone = self.message.as_ref().is_some_and(|message| message.state != MessageState::Draft);
        let context = context! {
            event => event_value(&self.shown),
            zone => self.shown.zone(&site.app.config.time_zone),
            message => self.message.as_ref().map(|message| message.id.to_string()),
            gone,
            version => self.version,
            form => self.options.value(typed, viewer.language, &self.faults),
            errors => value(&self.faults.0),
            refusal => self.refusal.map(Refusal::key),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/message_form.html", context))
    }
}
