//! Links and files of an event or a programme: listed, added, changed, taken out, told of.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};

use super::conflict::conflict;
use super::frame::{desk_page, done, done_telling, labels, value};
use super::material_form::{AVAILABLE, blank, of, read, typed};
use super::material_owner::{Place, Shown};
use super::session_form::Values;
use crate::actions::material::remove::remove as take_out;
use crate::actions::material::save::save as keep;
use crate::actions::material::tell::tell as tell_readers;
use crate::entity::material::{self, MaterialAudience, MaterialKind};
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::material_list::ListedMaterial;
use crate::rules::file_kind::accepted;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::upload::DeskUpload;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    render(&site, &viewer, &signed_in, &place, StatusCode::OK, None).await
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, place: &Place, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = Shown::of(site, place).await?;
    let context = context! {
        owner => shown.value(place),
        may_edit => signed_in.acting.needs(place.permission()).is_ok(),
        zone => shown.zone.as_str(),
        materials => shown.materials.iter().map(|listed| row(site, viewer.language, &shown, listed)).collect::<Vec<_>>(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/materials.html", context))
}

fn row(site: &Site, language: Language, shown: &Shown, listed: &ListedMaterial) -> Value {
    let ListedMaterial { material, size, readers, told } = listed;
    let now = site.app.clock.now();
    let begins = material.availability().begins(shown.ends_at.map(Into::into));
    let available = begins.is_some_and(|begins| begins <= now);
    context! {
        id => material.id.to_string(),
        version => material.version,
        title => material.title.as_str(),
        kind => material.kind.to_value(),
        url => material.url.as_deref(),
        file => material_view::file(material, *size, language),
        file_name => material.file_name.as_deref(),
        audience => material.audience.to_value(),
        after_event => material.after_event,
        available,
        begins => begins.filter(|begins| *begins > now).map(|begins| begins.to_string()),
        told,
        to_tell => if available && shown.public { readers.saturating_sub(*told) } else { 0 },
    }
}

/// The file as its organiser sees it: whoever may see the event may check what was given.
pub async fn download(State(site): State<Site>, signed_in: SignedIn, place: Place, headers: axum::http::HeaderMap) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let saved = saved(&Shown::of(&site, &place).await?, &place)?;
    if saved.file_id.is_none() {
        // A link leads there from the list.
        return Ok(Redirect::to(&place.path()).into_response());
    }
    crate::web::download::of_material(&site, &headers, &saved, crate::web::download::Keep::Never).await
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place) -> Result<Response, PageError> {
    signed_in.acting.needs(place.permission())?;
    let shown = Shown::of(&site, &place).await?;
    Ok(Form { values: blank(), ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, &place, &shown))
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place) -> Result<Response, PageError> {
    signed_in.acting.needs(place.permission())?;
    let shown = Shown::of(&site, &place).await?;
    let saved = saved(&shown, &place)?;
    Ok(Form { values: of(&saved, &shown.zone), version: saved.version, ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, &place, &shown))
}

/// The material as it is now.
fn saved(shown: &Shown, place: &Place) -> Result<material::Model, Error> {
    shown.materials.iter().find(|listed| Some(listed.material.id) == place.material).map(|listed| listed.material.clone()).ok_or(Error::NotFound)
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place, DeskUpload(upload): DeskUpload) -> Result<Response, PageError> {
    signed_in.acting.needs(place.permission())?;
    let shown = Shown::of(&site, &place).await?;
    let before = place.material.map(|_| saved(&shown, &place)).transpose()?;
    let version = upload.fields.version();
    let mut faults = FieldErrors::default();
    let zone = schedule::zone(&shown.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let result = match read(&upload, before.as_ref(), &zone, &mut faults) {
        Some(details) => keep(&site.app, signed_in.acting, place.owner, place.material.map(|id| (id, version)), details).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values: typed(&upload), version, file_lost: !upload.files.is_empty(), ..Form::default() };
    match result {
        Ok(()) => Ok(done(&place.path(), "material-saved")),
        Err(Error::Invalid(faults)) => Ok(Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &place, &shown)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = Shown::of(&site, &place).await?;
            let saved = saved(&shown, &place)?;
            let words = |values: Values| in_words(viewer.language, values);
            let met = conflict(&site.app.db, viewer.language, place.id(), &words(of(&saved, &shown.zone)), &words(form.values.clone())).await?;
            Ok(Form { version: saved.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &place, &shown))
        }
        Err(error) => Err(error.into()),
    }
}

/// The choices with their labels instead of their codes.
fn in_words(language: Language, mut values: Values) -> Values {
    for (name, prefix) in [("material_kind", "material-kind"), ("audience", "desk-material-for"), ("available", "desk-material-available")] {
        let code = values.get(name).cloned().unwrap_or_default();
        values.insert(name, text(language, &format!("{prefix}-{code}")));
    }
    values
}

pub async fn remove(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let id = place.material.ok_or(Error::NotFound)?;
    match take_out(&site.app, signed_in.acting, place.owner, id, fields.version()).await {
        Ok(()) => Ok(done(&place.path(), "material-removed")),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, &place, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

/// Those who may have it and were not told get a mail.
pub async fn tell(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, place: Place, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let (event, material) = place.owner.event_id().zip(place.material).ok_or(Error::NotFound)?;
    match tell_readers(&site.app, signed_in.acting, event, material).await {
        Ok(told) => Ok(done_telling(&place.path(), "material-told", told)),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, &place, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

struct Form {
    values: Values,
    faults: FieldErrors,
    version: i32,
    conflict: Value,
    /// A file was chosen that the browser does not choose again.
    file_lost: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), version: 0, conflict: Value::from(()), file_lost: false }
    }
}

impl Form {
    fn show(mut self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, place: &Place, shown: &Shown) -> Response {
        let language = viewer.language;
        let choice = |prefix: &str, code: &str| context! { value => code, label => text(language, &format!("{prefix}-{code}")) };
        if self.file_lost && !self.faults.0.iter().any(|fault| fault.field == "file") {
            self.faults.add("file", "file-again-please");
        }
        let is_event = place.owner.event_id().is_some();
        let file_name = shown.materials.iter().find(|listed| Some(listed.material.id) == place.material).and_then(|listed| listed.material.file_name.clone());
        let context = context! {
            owner => shown.value(place),
            zone => shown.zone.as_str(),
            material => place.material.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            file_name,
            accept => accepted(),
            most => site.app.config.upload_bytes / (1024 * 1024),
            kinds => MaterialKind::iter().map(|kind| choice("material-kind", &kind.to_value())).collect::<Vec<_>>(),
            audiences => MaterialAudience::iter().map(|audience| choice("desk-material-for", &audience.to_value())).collect::<Vec<_>>(),
            moments => AVAILABLE.into_iter().filter(|code| is_event || *code != "after").map(|code| choice("desk-material-available", code)).collect::<Vec<_>>(),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        desk_page(site, viewer, signed_in, status, "desk/material.html", context)
    }
}
