//! Who speaks at an event: a list with its order, and a form that proposes people of earlier events.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, query, value};
use super::reminders::event_value;
use super::session_form::{Values, optional_line};
use super::translated_fields::{self, Names};
use crate::actions::speaker::remove::remove as take_out;
use crate::actions::speaker::save::{ABOUT, NAME, ORGANISATION, SpeakerDetails, save as keep};
use crate::actions::speaker::shift::shift as shift_one;
use crate::entity::speaker::{self, SpeakerRole};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::queries::event_details::{event_details, speaker, speaker_proposals};
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const ABOUT_FIELDS: Names = ["about_nl", "about_fr", "about_en"];
/// In the form's order.
const FIELDS: [&str; 6] = ["speaker_name", "speaker_role", "speaker_organisation", "about_nl", "about_fr", "about_en"];

fn path(event: Uuid) -> String {
    format!("{}/speakers", links::desk_event(event))
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let details = event_details(site.app.db.reader(), shown.event.id).await?;
    let row = |speaker: &speaker::Model| {
        let languages: Vec<&str> = Language::ALL.into_iter().filter(|language| speaker.about().get(*language).is_some()).map(Language::code).collect();
        context! { id => speaker.id.to_string(), name => speaker.name.as_str(), role => value(speaker.role), organisation => speaker.organisation.as_deref(), languages, version => speaker.version }
    };
    let context = context! { event => event_value(&shown), speakers => details.speakers.iter().map(row).collect::<Vec<_>>() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/speakers.html", context))
}

/// `?q=` looks for people of other events, `?like=` takes one of them over.
pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let query = query(&viewer);
    let known = match Uuid::parse_str(query.get("like")) {
        Ok(id) => speaker(site.app.db.reader(), id, &signed_in.scope).await?,
        Err(_) => None,
    };
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("speaker_role", "speaker".to_owned());
    let form = Form { values: known.as_ref().map_or(values, of), search: query.get("q").to_owned(), ..Form::default() };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, event_id).await
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, speaker)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let saved = saved(&site, event_id, id(&speaker)?).await?;
    Form { values: of(&saved), speaker: Some(saved.id), version: saved.version, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, event_id).await
}

async fn saved(site: &Site, event_id: Uuid, speaker: Uuid) -> Result<speaker::Model, Error> {
    event_details(site.app.db.reader(), event_id).await?.speakers.into_iter().find(|row| row.id == speaker).ok_or(Error::NotFound)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, speaker)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&speaker)?), form).await
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path((event, speaker)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    take_out(&site.app, signed_in.acting, event_id, id(&speaker)?, fields.version()).await?;
    Ok(done(&path(event_id), "speaker-removed"))
}

pub async fn shift(State(site): State<Site>, signed_in: SignedIn, Path((event, speaker)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    shift_one(&site.app, signed_in.acting, event_id, id(&speaker)?, fields.get("direction") == "up").await?;
    Ok(done(&path(event_id), "speaker-moved"))
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, speaker: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let version = fields.version();
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(details) => keep(&site.app, signed_in.acting, event_id, speaker.map(|id| (id, version)), details).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values, speaker, version, ..Form::default() };
    match result {
        Ok(()) => Ok(done(&path(event_id), "speaker-saved")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, event_id).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = saved(&site, event_id, speaker.ok_or(Error::NotFound)?).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &of(&saved), &form.values).await?;
            Form { version: saved.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, event_id).await
        }
        Err(error) => Err(error.into()),
    }
}

fn of(speaker: &speaker::Model) -> Values {
    let mut values = Values::from([
        ("speaker_name", speaker.name.clone()),
        ("speaker_role", speaker.role.to_value()),
        ("speaker_organisation", speaker.organisation.clone().unwrap_or_default()),
    ]);
    translated_fields::put(&mut values, ABOUT_FIELDS, &speaker.about());
    values
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<SpeakerDetails> {
    let name = names::line(fields.get("speaker_name"), NAME).map_err(|fault| faults.add_fault("speaker_name", fault)).ok();
    let role = SpeakerRole::try_from_value(&fields.get("speaker_role").to_owned()).map_err(|_| faults.add("speaker_role", "not-in-list")).ok();
    let organisation = optional_line(fields, "speaker_organisation", ORGANISATION, faults);
    let about = translated_fields::read(fields, ABOUT_FIELDS, ABOUT, faults);
    if !faults.is_empty() {
        return None;
    }
    Some(SpeakerDetails { name: name?, role: role?, organisation, about })
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: a new one.
    speaker: Option<Uuid>,
    version: i32,
    conflict: Value,
    /// Whom to propose.
    search: String,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), speaker: None, version: 0, conflict: Value::from(()), search: String::new() }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, event_id: Uuid) -> Result<Response, PageError> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let proposals = if self.speaker.is_none() { speaker_proposals(site.app.db.reader(), event_id, &self.search, &signed_in.scope).await? } else { Vec::new() };
        let proposal = |one: &speaker::Model| context! { id => one.id.to_string(), name => one.name.as_str(), organisation => one.organisation.as_deref() };
        let roles = SpeakerRole::iter().map(|role| context! { value => role.to_value(), label => text(viewer.language, &format!("speaker-role-{}", role.to_value())) });
        let context = context! {
            event => event_value(&shown),
            zone => shown.zone(&site.app.config.time_zone),
            speaker => self.speaker.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            roles => roles.collect::<Vec<_>>(),
            proposals => proposals.iter().map(proposal).collect::<Vec<_>>(),
            search => self.search,
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/speaker.html", context))
    }
}
