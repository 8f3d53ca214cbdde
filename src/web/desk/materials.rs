//! Links that an event's follow-ups bring along: added, changed, taken out.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::reminders::{event_value, path};
use super::session_form::Values;
use crate::actions::material::remove::remove as take_out;
use crate::actions::material::save::{MaterialDetails, TITLE, save as keep};
use crate::entity::material::{self, MaterialAudience};
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::desk_event::desk_event;
use crate::queries::reminder_list::reminder_list;
use crate::rules::names::{self, WebAddress};
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In the form's order.
const FIELDS: [&str; 3] = ["title", "url", "audience"];
const AUDIENCES: [(&str, MaterialAudience); 2] = [("registered", MaterialAudience::Registered), ("present", MaterialAudience::Present)];

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let values = BTreeMap::from([("title", String::new()), ("url", String::new()), ("audience", "registered".to_owned())]);
    Form { values, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, id(&event)?).await
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, material)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let saved = saved(&site, event_id, id(&material)?).await?;
    Form { values: of(&saved), material: Some(saved.id), version: saved.version, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, event_id).await
}

async fn saved(site: &Site, event_id: Uuid, material: Uuid) -> Result<material::Model, Error> {
    let reminders = reminder_list(&site.app.db, event_id, &[]).await?;
    reminders.materials.into_iter().find(|row| row.id == material).ok_or(Error::NotFound)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, material)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&material)?), form).await
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path((event, material)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    take_out(&site.app, signed_in.acting, event_id, id(&material)?, fields.version()).await?;
    Ok(done(&path(event_id), "material-removed"))
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, material: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let version = fields.version();
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(details) => keep(&site.app, signed_in.acting, event_id, material.map(|id| (id, version)), details).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values, material, version, ..Form::default() };
    match result {
        Ok(()) => Ok(done(&path(event_id), "material-saved")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, event_id).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = saved(&site, event_id, material.ok_or(Error::NotFound)?).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &of(&saved), &form.values).await?;
            Form { version: saved.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, event_id).await
        }
        Err(error) => Err(error.into()),
    }
}

fn of(material: &material::Model) -> Values {
    let audience = AUDIENCES.into_iter().find(|(_, audience)| *audience == material.audience).map_or("registered", |(code, _)| code);
    BTreeMap::from([("title", material.title.clone()), ("url", material.url.clone()), ("audience", audience.to_owned())])
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<MaterialDetails> {
    let title = names::line(fields.get("title"), TITLE).map_err(|fault| faults.add_fault("title", fault)).ok();
    let url = WebAddress::parse(fields.get("url")).map_err(|fault| faults.add_fault("url", fault)).ok();
    let audience = AUDIENCES.into_iter().find(|(code, _)| *code == fields.get("audience")).map(|(_, audience)| audience);
    if audience.is_none() {
        faults.add("audience", "not-in-list");
    }
    Some(MaterialDetails { title: title?, url: url?, audience: audience? })
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: a new one.
    material: Option<Uuid>,
    version: i32,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), material: None, version: 0, conflict: Value::from(()) }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, event_id: Uuid) -> Result<Response, PageError> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let language = viewer.language;
        let context = context! {
            event => event_value(&shown),
            zone => shown.zone(&site.app.config.time_zone),
            material => self.material.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            audiences => AUDIENCES.map(|(code, _)| context! { value => code, label => text(language, &format!("desk-material-for-{code}")) }).to_vec(),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/material.html", context))
    }
}
