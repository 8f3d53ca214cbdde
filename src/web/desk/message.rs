//! One message: its readers and its preview before it goes out, how far it is while it does, what became of it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, done_telling, id, page_number, query, value};
use super::local_time::{date, happens_twice, instant, repeated, time};
use super::message_form::Options;
use super::message_preview::{Preview, preview};
use super::messages::{event_value, subject};
use crate::actions::message::remove::remove as remove_message;
use crate::actions::message::send::send as send_message;
use crate::actions::message::try_out::try_out as try_message;
use crate::actions::message::withdraw::{Withdrawn, withdraw as withdraw_message};
use crate::entity::message::MessageState;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::queries::desk_message::{DeskMessage, desk_message, outcomes};
use crate::queries::message_recipients::{Recipients, recipients};
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::mail_view::{shown as parts_of, with_frame};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// The fields of the button that sends.
const FIELDS: [&str; 4] = ["when", "send_date", "send_time", "send_repeated"];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, message)): Path<(String, String)>) -> Result<Response, PageError> {
    render(&site, &viewer, &signed_in, id(&event)?, id(&message)?, StatusCode::OK, Pressed::default()).await
}

/// What was sent with a button that is shown again.
#[derive(Default)]
struct Pressed {
    values: BTreeMap<&'static str, String>,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, message_id: Uuid, status: StatusCode, pressed: Pressed) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let found = desk_message(&site.app.db, event_id, message_id).await?;
    let options = Options::of(&site.app.db, &shown, viewer.language).await?;
    let asked = query(viewer);
    let (zone, language) = (site.app.config.time_zone.as_str(), viewer.language);
    let before = matches!(found.message.state, MessageState::Draft | MessageState::Scheduled);
    let readers = if before { Some(recipients(&site.app.db, &found.message, site.app.clock.now(), usize::try_from(page_number(&asked)).unwrap_or(1)).await?) } else { None };
    let outcomes = if before { None } else { Some(outcomes(&site.app.db, message_id, page_number(&asked)).await?) };
    let preview = preview_of(site, &found, readers.as_ref(), &asked).await?;
    let has_preview = preview.is_some();
    let context = context! {
        event => event_value(&shown),
        zone,
        message => message_value(&found),
        criteria => options.words(&found.message.filter(), language),
        readers => value(&readers),
        outcomes => value(&outcomes),
        preview => preview.map(|(reader, preview)| shown_preview(reader, &preview)),
        values => FIELDS.into_iter().map(|name| (name, pressed.values.get(name).cloned().unwrap_or_default())).collect::<BTreeMap<_, _>>(),
        ask_repeated => asks_repeated(&pressed.values, zone),
        whens => ["now", "later"].into_iter().map(|code| context! { value => code, label => text(language, if code == "now" { "desk-message-now" } else { "desk-message-later" }) }).collect::<Vec<_>>(),
        labels => pressed.faults.0.iter().map(|fault| (fault.field.clone(), text(language, &format!("desk-label-{}", fault.field.replace('_', "-"))))).collect::<BTreeMap<_, _>>(),
        errors => value(&pressed.faults.0),
        refusal => pressed.refusal.map(Refusal::key),
    };
    let response = desk_page(site, viewer, signed_in, status, "desk/message.html", context);
    Ok(if has_preview { with_frame(response) } else { response })
}

fn message_value(found: &DeskMessage) -> Value {
    let message = &found.message;
    let done = found.mails.sent + found.mails.failed;
    context! {
        id => message.id.to_string(),
        subject => subject(message),
        state => value(message.state),
        author => found.author.as_str(),
        version => message.version,
        scheduled_at => value(message.scheduled_at),
        started_at => value(message.started_at),
        finished_at => value(message.finished_at),
        complete => message.expanded_at.is_some(),
        recipients => message.recipients,
        unsubscribed => message.unsubscribed,
        done,
        mails => value(&found.mails),
    }
}

fn shown_preview(reader: Option<Uuid>, preview: &Preview) -> Value {
    let parts = parts_of(&preview.mail.raw, "", "");
    context! {
        reader => reader.map(|id| id.to_string()),
        name => preview.name.as_str(),
        subject => preview.mail.subject.as_str(),
        text => parts.get_attr("text").unwrap_or_default(),
        language => preview.language.code(),
    }
}

fn asks_repeated(values: &BTreeMap<&'static str, String>, zone: &str) -> bool {
    let value = |name: &str| values.get(name).map_or("", String::as_str);
    happens_twice(value("send_date"), value("send_time"), zone)
}

/// The letter of the reader that was asked for, else of the first; without readers, the organiser's own.
async fn preview_of(site: &Site, found: &DeskMessage, readers: Option<&Recipients>, asked: &Fields) -> Result<Option<(Option<Uuid>, Preview)>, Error> {
    let wanted = Uuid::parse_str(asked.get("reader")).ok().or_else(|| readers.and_then(|readers| readers.first));
    Ok(preview(site, &found.message, wanted).await?.map(|preview| (wanted, preview)))
}

/// Sends at once, or at the moment that was typed.
pub async fn send(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, message)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SendMessages)?;
    let (event_id, message_id) = (id(&event)?, id(&message)?);
    let path = links::desk_message(event_id, message_id);
    let mut faults = FieldErrors::default();
    let at = moment(&fields, &site.app.config.time_zone, &mut faults);
    let result = match at {
        Some(at) if faults.is_empty() => send_message(&site.app, signed_in.acting, event_id, message_id, fields.version(), at).await,
        _ => Err(Error::Invalid(faults)),
    };
    let values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    match result {
        Ok(()) => Ok(done(&path, if at.flatten().is_some() { "message-scheduled" } else { "message-sending" })),
        Err(Error::Invalid(faults)) => {
            let pressed = Pressed { values, faults, refusal: None };
            render(&site, &viewer, &signed_in, event_id, message_id, StatusCode::UNPROCESSABLE_ENTITY, pressed).await
        }
        Err(Error::Refused(refusal)) => {
            let pressed = Pressed { values, faults: FieldErrors::default(), refusal: Some(refusal) };
            render(&site, &viewer, &signed_in, event_id, message_id, StatusCode::CONFLICT, pressed).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `Some(None)`: at once. `None`: a fault was added.
#[expect(clippy::option_option, reason = "at once is an answer, too")]
fn moment(fields: &Fields, zone_name: &str, faults: &mut FieldErrors) -> Option<Option<Timestamp>> {
    match fields.get("when") {
        "now" => Some(None),
        "later" => {
            let (on, at) = (date(fields.get("send_date"), "send_date", faults), time(fields.get("send_time"), "send_time", faults));
            let zone = schedule::zone(zone_name).map_err(|fault| faults.add("send_time", fault.code())).ok()?;
            instant(on?.to_datetime(at?), &zone, repeated(fields.get("send_repeated")), "send_time", faults).map(Some)
        }
        _ => {
            faults.add("when", "required");
            None
        }
    }
}

pub async fn try_out(State(site): State<Site>, signed_in: SignedIn, Path((event, message)): Path<(String, String)>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let (event_id, message_id) = (id(&event)?, id(&message)?);
    let mails = try_message(&site.app, signed_in.acting, event_id, message_id).await?;
    Ok(done_telling(&links::desk_message(event_id, message_id), "message-tried", mails as u64))
}

pub async fn withdraw(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, message)): Path<(String, String)>,
    DeskForm(_): DeskForm,
) -> Result<Response, PageError> {
    let (event_id, message_id) = (id(&event)?, id(&message)?);
    let path = links::desk_message(event_id, message_id);
    match withdraw_message(&site.app, signed_in.acting, event_id, message_id).await {
        Ok(Withdrawn::ToDraft) => Ok(done(&path, "message-to-draft")),
        Ok(Withdrawn::Mails(mails)) => Ok(done_telling(&path, "message-withdrawn", mails)),
        Err(Error::Refused(refusal)) => {
            render(&site, &viewer, &signed_in, event_id, message_id, StatusCode::CONFLICT, Pressed { refusal: Some(refusal), ..Pressed::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, message)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let (event_id, message_id) = (id(&event)?, id(&message)?);
    match remove_message(&site.app, signed_in.acting, event_id, message_id, fields.version()).await {
        Ok(()) => Ok(done(&links::desk_messages(event_id), "message-removed")),
        Err(Error::Refused(refusal)) => {
            render(&site, &viewer, &signed_in, event_id, message_id, StatusCode::CONFLICT, Pressed { refusal: Some(refusal), ..Pressed::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}
