//! The sections of an event: each has its own form and is saved on its own.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::conflict::conflict;
use super::event_form::{self, FormSection};
use super::frame::{desk_page, done, done_announcing, done_telling, id, labels, value};
use super::session_form::Values;
use crate::actions::event::edit::{Edited, edit};
use crate::entity::event::EventStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::told;
use crate::rules::event_section::EventSection;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, section)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let section = FormSection::named(&section).ok_or(Error::NotFound)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let values = section.of(&shown.event, shown.zone(&site.app.config.time_zone));
    let form = Form::new(section, shown.event.section_version(section.section), values);
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

pub async fn submit(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, section)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let section = FormSection::named(&section).ok_or(Error::NotFound)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = shown.zone(&site.app.config.time_zone).to_owned();
    let mut faults = FieldErrors::default();
    let read = section.read(&shown.event, &fields, &schedule::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC), &mut faults);
    let version = fields.version();
    let result = match read {
        Some(read) => edit(&site.app, signed_in.acting, event_id, version, read).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form::new(section, version, section.typed(&fields));
    let page = links::desk_event(event_id);
    match result {
        Ok(Edited { overbooked: 0, promoted: 0, announcement }) if announcement.people > 0 => Ok(done_announcing(&page, "saved-told", announcement)),
        Ok(Edited { overbooked: 0, promoted: 0, .. }) => Ok(done(&page, "saved")),
        Ok(Edited { overbooked: 0, promoted, .. }) => Ok(done_telling(&page, "saved-promoted", promoted as u64)),
        Ok(Edited { overbooked, .. }) => Ok(done_telling(&page, "saved-overbooked", overbooked as u64)),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let saved = section.of(&shown.event, &zone);
            let met = conflict(&site.app.db, viewer.language, event_id, &saved, &form.values).await?;
            let form = Form { version: shown.event.section_version(section.section), conflict: met, ..form };
            form.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown).await
        }
        Err(Error::Refused(refusal @ (Refusal::EventCancelled | Refusal::HasRegistrations))) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            Form { refusal: Some(refusal), ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown).await
        }
        Err(error) => Err(error.into()),
    }
}

struct Form {
    section: FormSection,
    version: i32,
    values: Values,
    faults: FieldErrors,
    conflict: Value,
    refusal: Option<Refusal>,
}

impl Form {
    fn new(section: FormSection, version: i32, values: Values) -> Self {
        Self { section, version, values, faults: FieldErrors::default(), conflict: Value::from(()), refusal: None }
    }

    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Result<Response, PageError> {
        let event = &shown.event;
        let is_public = event.status == EventStatus::Published;
        let texts = self.section.section == EventSection::Texts;
        let context = context! {
            event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str(), status => value(event.status) },
            section => self.section.name,
            zone => shown.zone(&site.app.config.time_zone),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            refusal => self.refusal.map(Refusal::key),
            choices => event_form::choices(site, viewer.language, &signed_in.scope).await?,
            published => is_public,
            others => Language::ALL.into_iter().map(Language::code).filter(|code| *code != event.language).collect::<Vec<_>>(),
            told => if texts && is_public { told::of_changes(&site.app.db, event.id).await? } else { 0 },
            minutes => site.app.config.changes_wait.as_mins(),
            places_taken => event.places_taken,
            waiting => event.waiting_count,
            capacity => event.capacity,
            decided => event.decided_at.is_some(),
            link => site.app.links.event(&event.slug),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/edit_event.html", context))
    }
}
