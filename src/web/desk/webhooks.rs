//! Webhooks at the desk: which other systems are told what happens, a new one, what one of them is told, its secret.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::session_form::Values;
use crate::actions::webhook::remove::remove as take_away;
use crate::actions::webhook::rotate::rotate;
use crate::actions::webhook::save::{self as saving, Details};
use crate::entity::webhook_endpoint;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::programme_choices::programme_choices;
use crate::queries::webhooks::{Listed, endpoint, endpoints};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::webhook::{EventType, EventTypes};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub const PATH: &str = "/desk/webhooks";
/// Of the form, beside the boxes.
const FIELDS: [&str; 3] = ["webhook_name", "webhook_url", "webhook_programme"];

/// The page of one of them.
pub fn path(endpoint: Uuid) -> String {
    format!("{PATH}/{endpoint}")
}

/// Its type in words.
pub fn type_words(language: Language, code: &str) -> String {
    text(language, &format!("webhook-type-{}", code.replace(['.', '_'], "-")))
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let row = |listed: &Listed| {
        let endpoint = &listed.endpoint;
        context! {
            id => endpoint.id.to_string(),
            name => endpoint.name.as_str(),
            url => endpoint.url.as_str(),
            active => endpoint.active,
            off_because => endpoint.off_because.as_deref(),
            waiting => listed.waiting,
            failed => listed.failed,
        }
    };
    let rows: Vec<Value> = endpoints(&site.app.db).await?.iter().map(row).collect();
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/webhooks.html", context! { rows }))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let form = Form { new_id: Some(site.app.clock.id()), ..Form::default() };
    Ok(form.show(&site, &viewer, &signed_in, StatusCode::OK).await?)
}

/// The answer holds the secret, and is the only one that ever does. The form brings the new one's id, so that sending it twice makes one.
pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let new_id = id(fields.get("id"))?;
    let result = match read(&fields) {
        Ok(details) => saving::add(&site.app, signed_in.acting, new_id, details, None).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(secret) => Ok(secret_page(&site, &viewer, &signed_in, &endpoint(&site.app.db, new_id).await?, &secret, true)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => Ok(Redirect::to(&path(new_id)).into_response()),
        Err(Error::Invalid(faults)) => {
            let form = Form { new_id: Some(new_id), faults, ..Form::typed(&fields) };
            Ok(form.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let shown = endpoint(&site.app.db, id(&webhook)?).await?.endpoint;
    Ok(Form::of(shown).show(&site, &viewer, &signed_in, StatusCode::OK).await?)
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let endpoint_id = id(&webhook)?;
    let result = match read(&fields) {
        Ok(details) => saving::save(&site.app, signed_in.acting, endpoint_id, fields.version(), details).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let form = Form { version: fields.version(), ..Form::typed(&fields) };
    match result {
        Ok(()) => Ok(done(&path(endpoint_id), "webhook-saved")),
        Err(Error::Invalid(faults)) => {
            let shown = endpoint(&site.app.db, endpoint_id).await?.endpoint;
            Ok(Form { faults, shown: Some(shown), ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY).await?)
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = endpoint(&site.app.db, endpoint_id).await?.endpoint;
            let saved = Form::of(shown.clone());
            let with_types = |form: &Form| form.values.iter().map(|(name, value)| (*name, value.clone())).chain([("event_types", form.event_types.words())]).collect::<Values>();
            let met = conflict(&site.app.db, viewer.language, endpoint_id, &with_types(&saved), &with_types(&form)).await?;
            Ok(Form { version: shown.version, conflict: met, shown: Some(shown), ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_secret(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let shown = endpoint(&site.app.db, id(&webhook)?).await?.endpoint;
    let context = context! {
        webhook => named(&shown),
        version => shown.version,
        hours => site.app.config.webhooks.secret_overlap.as_hours(),
        signing => shown.still_signing(site.app.clock.now()).is_some(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/webhook_new_secret.html", context))
}

/// As with a new one, the answer holds the secret.
pub async fn renew_secret(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let endpoint_id = id(&webhook)?;
    match rotate(&site.app, signed_in.acting, endpoint_id, fields.version()).await {
        Ok(secret) => Ok(secret_page(&site, &viewer, &signed_in, &endpoint(&site.app.db, endpoint_id).await?, &secret, false)),
        // The page was sent once more.
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => Ok(Redirect::to(&path(endpoint_id)).into_response()),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_removal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let shown = endpoint(&site.app.db, id(&webhook)?).await?;
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/webhook_remove.html", context! { webhook => named(&shown.endpoint), waiting => shown.waiting }))
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path(webhook): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    take_away(&site.app, signed_in.acting, id(&webhook)?).await?;
    Ok(done(PATH, "webhook-removed"))
}

fn named(endpoint: &webhook_endpoint::Model) -> Value {
    context! { id => endpoint.id.to_string(), name => endpoint.name.as_str(), url => endpoint.url.as_str() }
}

fn secret_page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, listed: &Listed, secret: &str, new: bool) -> Response {
    let until = listed.endpoint.previous_until.map(|until| until.0.to_string());
    let context = context! { webhook => named(&listed.endpoint), secret, new, until, zone => site.app.config.time_zone.as_str() };
    desk_page(site, viewer, signed_in, StatusCode::OK, "desk/webhook_secret.html", context)
}

fn types_of(fields: &Fields) -> EventTypes {
    fields.all("event_types").into_iter().filter_map(EventType::parse).collect()
}

fn read(fields: &Fields) -> Result<Details, FieldErrors> {
    let programme_id = match fields.get("webhook_programme").trim() {
        "" => None,
        text => match Uuid::parse_str(text) {
            Ok(id) => Some(id),
            Err(_) => {
                let mut faults = FieldErrors::default();
                faults.add("webhook_programme", "not-in-list");
                return Err(faults);
            }
        },
    };
    Ok(Details { name: fields.get("webhook_name").to_owned(), url: fields.get("webhook_url").to_owned(), event_types: types_of(fields), programme_id })
}

struct Form {
    values: Values,
    event_types: EventTypes,
    faults: FieldErrors,
    version: i32,
    conflict: Value,
    new_id: Option<Uuid>,
    /// The saved one; `None` for a new one.
    shown: Option<webhook_endpoint::Model>,
}

impl Default for Form {
    fn default() -> Self {
        let values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
        Self { values, event_types: EventTypes::default(), faults: FieldErrors::default(), version: 0, conflict: Value::from(()), new_id: None, shown: None }
    }
}

impl Form {
    fn typed(fields: &Fields) -> Self {
        Self { values: FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect(), event_types: types_of(fields), ..Self::default() }
    }

    fn of(endpoint: webhook_endpoint::Model) -> Self {
        let programme = endpoint.programme_id.map(|id| id.to_string()).unwrap_or_default();
        let values = Values::from([("webhook_name", endpoint.name.clone()), ("webhook_url", endpoint.url.clone()), ("webhook_programme", programme)]);
        Self { values, event_types: endpoint.event_types(), version: endpoint.version, shown: Some(endpoint), ..Self::default() }
    }

    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode) -> Result<Response, Error> {
        let language = viewer.language;
        let all = context! { value => "", label => text(language, "webhook-all-programmes") };
        let chosen = self.values.get("webhook_programme").cloned().unwrap_or_default();
        let known = programme_choices(&site.app.db).await?;
        // A programme that was removed stays chosen until somebody chooses another: nothing else may be told by mistake.
        let lost =
            (!chosen.is_empty() && known.iter().all(|(id, _)| id.to_string() != chosen)).then(|| context! { value => chosen, label => text(language, "webhook-programme-gone") });
        let programmes: Vec<Value> = [all].into_iter().chain(lost).chain(known.iter().map(|(id, name)| context! { value => id.to_string(), label => name.as_str() })).collect();
        let types = EventType::ALL.map(|kind| context! { value => kind.code(), label => type_words(language, kind.code()), checked => self.event_types.has(kind) });
        let context = context! {
            webhook => self.shown.as_ref().map(named),
            new_id => self.new_id.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            types => types.to_vec(),
            programmes,
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            zone => site.app.config.time_zone.as_str(),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/webhook_form.html", context))
    }
}
