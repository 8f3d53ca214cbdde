//! The parts of a programme as forms, each saved on its own: texts in one language, funding, details.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::programmes::{head, languages};
use super::session_form::{Values, optional_line};
use crate::actions::programme::edit::{Contact, Details, Part, edit};
use crate::actions::programme::{CONTACT_NAME, DESCRIPTION, DISCLAIMER, FUNDER, NAME, SUMMARY};
use crate::entity::programme;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_programmes::{leads, one};
use crate::rules::language::Language;
use crate::rules::names::{self, EmailAddress, Fault, Slug};
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::rules::translated::Translated;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Which part a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Texts(Language),
    Funding,
    Details,
}

const TEXTS: [&str; 3] = ["name", "summary", "description"];
const FUNDING: [&str; 4] = ["funder", "disclaimer_nl", "disclaimer_fr", "disclaimer_en"];
const DETAILS: [&str; 9] = ["language", "slug", "starts_on", "ends_on", "lead", "content_name", "content_email", "practical_name", "practical_email"];

type Asked = (State<Site>, Viewer, SignedIn);

pub async fn texts(site: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((programme, language)): Path<(String, String)>) -> Result<Response, PageError> {
    show((site, viewer, signed_in), &programme, Section::Texts(section_language(&language)?)).await
}

pub async fn save_texts(
    site: State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((programme, language)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    save((site, viewer, signed_in), &programme, Section::Texts(section_language(&language)?), &fields).await
}

pub async fn funding(site: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    show((site, viewer, signed_in), &programme, Section::Funding).await
}

pub async fn save_funding(site: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    save((site, viewer, signed_in), &programme, Section::Funding, &fields).await
}

pub async fn details(site: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    show((site, viewer, signed_in), &programme, Section::Details).await
}

pub async fn save_details(site: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    save((site, viewer, signed_in), &programme, Section::Details, &fields).await
}

fn section_language(code: &str) -> Result<Language, Error> {
    Language::ALL.into_iter().find(|language| language.code() == code).ok_or(Error::NotFound)
}

async fn show((State(site), viewer, signed_in): Asked, programme: &str, section: Section) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let shown = one(&site.app.db, id(programme)?).await?;
    let form = Form { values: section.of(&shown), version: shown.version, faults: FieldErrors::default(), conflict: Value::from(()) };
    form.page(&site, &viewer, &signed_in, StatusCode::OK, section, &shown).await
}

async fn save((State(site), viewer, signed_in): Asked, programme: &str, section: Section, fields: &Fields) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let programme_id = id(programme)?;
    let shown = one(&site.app.db, programme_id).await?;
    let mut faults = FieldErrors::default();
    let result = match section.read(fields, &shown, &mut faults) {
        Some(part) => edit(&site.app, signed_in.acting, programme_id, fields.version(), part).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values: section.typed(fields), version: fields.version(), faults: FieldErrors::default(), conflict: Value::from(()) };
    match result {
        Ok(()) => Ok(done(&links::desk_programme(programme_id), "programme-saved")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, section, &shown).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let now = one(&site.app.db, programme_id).await?;
            let leads = leads(&site.app.db).await?;
            let words = |values: Values| in_words(viewer.language, &leads, values);
            let met = conflict(&site.app.db, viewer.language, programme_id, &words(section.of(&now)), &words(form.values.clone())).await?;
            Form { version: now.version, conflict: met, ..form }.page(&site, &viewer, &signed_in, StatusCode::CONFLICT, section, &now).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The choices with their labels instead of their codes.
fn in_words(language: Language, leads: &[(Uuid, String)], mut values: Values) -> Values {
    if let Some(lead) = values.get_mut("lead") {
        *lead = leads.iter().find(|(id, _)| id.to_string() == *lead).map(|(_, name)| name.clone()).unwrap_or_default();
    }
    if let Some(code) = values.get_mut("language") {
        *code = text(language, &format!("site-language-{code}"));
    }
    values
}

impl Section {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Texts(_) => &TEXTS,
            Self::Funding => &FUNDING,
            Self::Details => &DETAILS,
        }
    }

    fn typed(self, fields: &Fields) -> Values {
        self.names().iter().map(|name| (*name, fields.get(name).to_owned())).collect()
    }

    /// The end of the template's name and of its text keys.
    fn code(self) -> &'static str {
        match self {
            Self::Texts(_) => "texts",
            Self::Funding => "funding",
            Self::Details => "details",
        }
    }

    /// The part as it is.
    fn of(self, programme: &programme::Model) -> Values {
        let texts = programme.texts();
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let pairs = match self {
            Self::Texts(language) => {
                let own = |text: &Translated| text.get(language).unwrap_or_default().to_owned();
                vec![("name", own(&texts.name)), ("summary", own(&texts.summary)), ("description", own(&texts.description))]
            }
            Self::Funding => {
                let disclaimer = |language| texts.disclaimer.get(language).unwrap_or_default().to_owned();
                vec![
                    ("funder", some(&programme.funder)),
                    ("disclaimer_nl", disclaimer(Language::Nl)),
                    ("disclaimer_fr", disclaimer(Language::Fr)),
                    ("disclaimer_en", disclaimer(Language::En)),
                ]
            }
            Self::Details => {
                let (first, last) = programme.period();
                vec![
                    ("language", programme.language.clone()),
                    ("slug", programme.slug.clone()),
                    ("starts_on", first.map(typed_date).unwrap_or_default()),
                    ("ends_on", last.map(typed_date).unwrap_or_default()),
                    ("lead", programme.lead_id.map(|id| id.to_string()).unwrap_or_default()),
                    ("content_name", some(&programme.content_contact_name)),
                    ("content_email", some(&programme.content_contact_email)),
                    ("practical_name", some(&programme.practical_contact_name)),
                    ("practical_email", some(&programme.practical_contact_email)),
                ]
            }
        };
        pairs.into_iter().collect()
    }

    /// Reads the part; faults are added in the form's order.
    fn read(self, fields: &Fields, shown: &programme::Model, faults: &mut FieldErrors) -> Option<Part> {
        let before = faults.0.len();
        let part = match self {
            Self::Texts(language) => {
                let name = match names::line(fields.get("name"), NAME) {
                    // A language without a name of its own shows the other one.
                    Err(Fault::Empty) if language != shown.language() => String::new(),
                    read => read.map_err(|fault| faults.add_fault("name", fault)).unwrap_or_default(),
                };
                Part::Texts { language, name, summary: long(fields, "summary", SUMMARY, faults), description: long(fields, "description", DESCRIPTION, faults) }
            }
            Self::Funding => {
                let funder = optional_line(fields, "funder", FUNDER, faults);
                let mut disclaimer = Translated::default();
                for (language, field) in [(Language::Nl, "disclaimer_nl"), (Language::Fr, "disclaimer_fr"), (Language::En, "disclaimer_en")] {
                    disclaimer.set(language, Some(long(fields, field, DISCLAIMER, faults)));
                }
                Part::Funding { funder, disclaimer }
            }
            Self::Details => read_details(fields, faults)?,
        };
        (faults.0.len() == before).then_some(part)
    }
}

fn read_details(fields: &Fields, faults: &mut FieldErrors) -> Option<Part> {
    let language = section_language(fields.get("language")).map_err(|_| faults.add("language", "not-in-list")).ok();
    let slug = Slug::parse(fields.get("slug")).map_err(|fault| faults.add_fault("slug", fault)).ok();
    let starts_on = optional_date(fields, "starts_on", faults);
    let ends_on = optional_date(fields, "ends_on", faults);
    let lead_id = match fields.get("lead") {
        "" => None,
        lead => Uuid::try_parse(lead).map_err(|_| faults.add("lead", "not-in-list")).ok(),
    };
    let content_contact = contact(fields, ["content_name", "content_email"], faults);
    let practical_contact = contact(fields, ["practical_name", "practical_email"], faults);
    Some(Part::Details(Box::new(Details { language: language?, slug: slug?, starts_on, ends_on, lead_id, content_contact, practical_contact })))
}

fn contact(fields: &Fields, [name, email]: [&str; 2], faults: &mut FieldErrors) -> Contact {
    let typed = fields.get(email).trim();
    let read_name = optional_line(fields, name, CONTACT_NAME, faults);
    let address = if typed.is_empty() { None } else { EmailAddress::parse(typed).map_err(|fault| faults.add_fault(email, fault)).ok() };
    Contact { name: read_name, email: address }
}

fn optional_date(fields: &Fields, field: &str, faults: &mut FieldErrors) -> Option<Date> {
    let typed = fields.get(field).trim();
    if typed.is_empty() {
        return None;
    }
    let read = schedule::date(typed);
    if read.is_none() {
        faults.add(field, "not-a-date");
    }
    read
}

/// As it is typed: `9/03/2027`.
fn typed_date(date: Date) -> String {
    format!("{}/{:02}/{}", date.day(), date.month(), date.year())
}

fn long(fields: &Fields, field: &str, limit: usize, faults: &mut FieldErrors) -> String {
    let typed = fields.get(field);
    // What is much too long is not worked through letter by letter.
    let read = if typed.len() > limit * 8 { Err(Fault::TooLong(limit)) } else { names::text(typed, limit) };
    read.map_err(|fault| faults.add_fault(field, fault)).unwrap_or_default()
}

struct Form {
    values: Values,
    version: i32,
    faults: FieldErrors,
    conflict: Value,
}

impl Form {
    async fn page(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, section: Section, shown: &programme::Model) -> Result<Response, PageError> {
        let language = viewer.language;
        let heading = match section {
            Section::Texts(each) => {
                let name = text(language, &format!("site-language-{}", each.code()));
                crate::text::translations::text_with(language, "desk-programme-texts-in", [("language", fluent_templates::fluent_bundle::FluentValue::from(name))])
            }
            _ => text(language, &format!("desk-programme-{}", section.code())),
        };
        let option = |value: String, label: String| context! { value, label };
        let leads = if section == Section::Details { leads(&site.app.db).await? } else { Vec::new() };
        let nobody = option(String::new(), text(language, "desk-no-lead"));
        let context = context! {
            programme => head(site, language, shown),
            zone => site.app.config.time_zone.as_str(),
            section => section.code(),
            own => matches!(section, Section::Texts(each) if each == shown.language()),
            text_language => if let Section::Texts(each) = section { each.code() } else { "" },
            heading,
            version => self.version,
            values => value(&self.values),
            leads => std::iter::once(nobody).chain(leads.into_iter().map(|(id, name)| option(id.to_string(), name))).collect::<Vec<_>>(),
            language_choices => languages(language),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/programme_form.html", context))
    }
}
