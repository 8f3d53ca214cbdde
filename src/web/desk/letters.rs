//! How an event's letters speak: *je* or *u*, the sender, and a paragraph of the organiser's own in each.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::session_form::{Values, optional_line};
use crate::actions::event::set_letters::{LetterSettings, set_letters, set_paragraph};
use crate::entity::event;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::event_letters::{PARAGRAPH_LIMIT, SENDER_NAME_LIMIT, WITH_PARAGRAPH};
use crate::rules::event_section::EventSection;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, Fault, text as several_lines};
use crate::rules::permission::Permission;
use crate::rules::salutation::Salutation;
use crate::rules::translated::Translated;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const FIELDS: [&str; 3] = ["salutation", "sender_name", "reply_to"];
const PARAGRAPHS: [(&str, Language); 3] = [("paragraph_nl", Language::Nl), ("paragraph_fr", Language::Fr), ("paragraph_en", Language::En)];

fn path(event: Uuid) -> String {
    format!("{}/letters", links::desk_event(event))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let form = Form { version: shown.event.section_version(EventSection::Letters), values: saved_settings(&shown.event), ..Form::default() };
    Ok(form.settings(&site, &viewer, &signed_in, StatusCode::OK, &shown))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let event_id = shown.event.id;
    let form = Form { version: fields.version(), values: FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect(), ..Form::default() };
    let mut faults = FieldErrors::default();
    let result = match read_settings(&fields, &mut faults) {
        Some(settings) => set_letters(&site.app, signed_in.acting, event_id, form.version, settings).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(()) => Ok(done(&path(event_id), "letters-saved")),
        Err(Error::Invalid(faults)) => Ok(Form { faults, ..form }.settings(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &saved_settings(&shown.event), &form.values).await?;
            Ok(Form { version: shown.event.section_version(EventSection::Letters), conflict: met, ..form }.settings(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn show_paragraph(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, kind)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let kind = known(&kind)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let form = Form { version: shown.event.section_version(EventSection::Letters), values: saved_paragraph(&shown.event, kind), ..Form::default() };
    Ok(form.paragraph(&site, &viewer, &signed_in, StatusCode::OK, &shown, kind))
}

pub async fn save_paragraph(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, kind)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let kind = known(&kind)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let event_id = shown.event.id;
    let form = Form { version: fields.version(), values: PARAGRAPHS.into_iter().map(|(name, _)| (name, fields.get(name).to_owned())).collect(), ..Form::default() };
    let mut faults = FieldErrors::default();
    let paragraph = read_paragraph(&fields, &mut faults);
    let result = match faults.into_result() {
        Ok(()) => set_paragraph(&site.app, signed_in.acting, event_id, form.version, kind, paragraph).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => Ok(done(&path(event_id), "paragraph-saved")),
        Err(Error::Invalid(faults)) => Ok(Form { faults, ..form }.paragraph(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, kind)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &saved_paragraph(&shown.event, kind), &form.values).await?;
            Ok(Form { version: shown.event.section_version(EventSection::Letters), conflict: met, ..form }.paragraph(
                &site,
                &viewer,
                &signed_in,
                StatusCode::CONFLICT,
                &shown,
                kind,
            ))
        }
        Err(error) => Err(error.into()),
    }
}

fn known(kind: &str) -> Result<&'static str, Error> {
    WITH_PARAGRAPH.into_iter().find(|known| *known == kind).ok_or(Error::NotFound)
}

fn saved_settings(event: &event::Model) -> Values {
    let letters = event.letters();
    Values::from([
        ("salutation", event.salutation().code().to_owned()),
        ("sender_name", letters.sender_name.unwrap_or_default()),
        ("reply_to", letters.reply_to.unwrap_or_default()),
    ])
}

fn saved_paragraph(event: &event::Model, kind: &str) -> Values {
    let paragraph = event.letters().paragraphs.remove(kind).unwrap_or_default();
    PARAGRAPHS.into_iter().map(|(name, language)| (name, paragraph.get(language).unwrap_or_default().to_owned())).collect()
}

fn read_settings(fields: &Fields, faults: &mut FieldErrors) -> Option<LetterSettings> {
    let salutation = Salutation::parse(fields.get("salutation"));
    if salutation.is_none() {
        faults.add("salutation", "not-in-list");
    }
    let sender_name = optional_line(fields, "sender_name", SENDER_NAME_LIMIT, faults);
    let reply_to = match fields.get("reply_to").trim() {
        "" => None,
        text => EmailAddress::parse(text).map_err(|fault| faults.add_fault("reply_to", fault)).ok(),
    };
    if faults.is_empty() { Some(LetterSettings { salutation: salutation?, sender_name, reply_to }) } else { None }
}

fn read_paragraph(fields: &Fields, faults: &mut FieldErrors) -> Translated {
    let mut paragraph = Translated::default();
    for (name, language) in PARAGRAPHS {
        let typed = fields.get(name);
        // What is much too long is not worked through letter by letter.
        let read = if typed.len() > PARAGRAPH_LIMIT * 8 { Err(Fault::TooLong(PARAGRAPH_LIMIT)) } else { several_lines(typed, PARAGRAPH_LIMIT) };
        match read {
            Ok(text) => paragraph.set(language, Some(text)),
            Err(fault) => faults.add_fault(name, fault),
        }
    }
    paragraph
}

struct Form {
    version: i32,
    values: Values,
    faults: FieldErrors,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { version: 0, values: Values::new(), faults: FieldErrors::default(), conflict: Value::from(()) }
    }
}

impl Form {
    fn settings(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Response {
        let config = &site.app.config;
        let letters = shown.event.letters();
        let kinds: Vec<Value> = WITH_PARAGRAPH
            .into_iter()
            .map(|kind| {
                let written = letters.paragraphs.get(kind).map(|paragraph| Language::ALL.into_iter().filter(|language| paragraph.get(*language).is_some()));
                context! { kind, languages => written.into_iter().flatten().map(Language::code).collect::<Vec<_>>() }
            })
            .collect();
        let salutations: Vec<Value> =
            Salutation::ALL.into_iter().map(|each| context! { value => each.code(), label => text(viewer.language, &format!("desk-salutation-{}", each.code())) }).collect();
        let context = context! {
            kinds,
            salutations,
            house_name => config.mail_from.name.as_deref().unwrap_or(&config.association_name),
            house_address => config.mail_from.address.as_str(),
            allowed => config.mail_reply_to.words(),
            ..self.common(shown, viewer, config.time_zone.as_str())
        };
        desk_page(site, viewer, signed_in, status, "desk/letters.html", context)
    }

    fn paragraph(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, kind: &str) -> Response {
        let context = context! { kind, limit => PARAGRAPH_LIMIT, ..self.common(shown, viewer, site.app.config.time_zone.as_str()) };
        desk_page(site, viewer, signed_in, status, "desk/letter_paragraph.html", context)
    }

    fn common(self, shown: &DeskEvent, viewer: &Viewer, zone: &str) -> Value {
        let event = &shown.event;
        context! {
            event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str(), contact_email => event.contact_email.as_deref() },
            zone => shown.zone(zone),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        }
    }
}
