//! The questions of a questionnaire, of the association or of one event: one form, and buttons to order them.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::session_form::Values;
use super::translated_fields::{self, Names};
use super::{evaluation, evaluation_templates};
use crate::actions::evaluation::Owner;
use crate::actions::evaluation::edit_questions::{Change, edit_questions};
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::desk_event::desk_event;
use crate::queries::evaluation_of_event::evaluation_of_event;
use crate::queries::evaluation_templates::evaluation_template;
use crate::rules::evaluation::{END, Kind, LABEL, MOST_OPTIONS, OPTION, Question, Questionnaire};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::translated::Translated;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const LABELS: Names = ["label_nl", "label_fr", "label_en"];
const LOWS: Names = ["low_nl", "low_fr", "low_en"];
const HIGHS: Names = ["high_nl", "high_fr", "high_en"];
const OPTIONS: Names = ["options_nl", "options_fr", "options_en"];

/// Whose questionnaire an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owned {
    Template(Uuid),
    Event(Uuid),
}

impl Owned {
    fn of(names: &HashMap<String, String>) -> Result<Self, Error> {
        match (names.get("event"), names.get("template")) {
            (Some(event), _) => Ok(Self::Event(id(event)?)),
            (None, Some(template)) => Ok(Self::Template(id(template)?)),
            (None, None) => Err(Error::NotFound),
        }
    }

    pub fn path(self) -> String {
        match self {
            Self::Template(template) => evaluation_templates::path(template),
            Self::Event(event) => evaluation::path(event),
        }
    }

    fn owner(self) -> Owner {
        match self {
            Self::Template(template) => Owner::Template(template),
            Self::Event(event) => Owner::Event(event),
        }
    }

    /// What the page of a question says of its questionnaire.
    async fn read(self, site: &Site) -> Result<Shown, Error> {
        match self {
            Self::Template(id) => {
                let row = evaluation_template(site.app.db.reader(), id).await?;
                Ok(Shown {
                    title: row.name.clone(),
                    language: Language::default(),
                    questions: row.questionnaire(),
                    version: row.version,
                    opened: false,
                    zone: site.app.config.time_zone.clone(),
                })
            }
            Self::Event(id) => {
                let shown = desk_event(&site.app.db, id).await?;
                let row = evaluation_of_event(site.app.db.reader(), id).await?.ok_or(Error::NotFound)?;
                let zone = shown.zone(&site.app.config.time_zone).to_owned();
                let opened = row.opened_at.is_some();
                Ok(Shown { title: shown.event.title.clone(), language: shown.event.language(), questions: row.questionnaire(), version: row.version, opened, zone })
            }
        }
    }
}

struct Shown {
    title: String,
    language: Language,
    questions: Questionnaire,
    version: i32,
    opened: bool,
    zone: String,
}

/// Questions as a list shows them.
pub fn question_rows(questionnaire: &Questionnaire, language: Language, original: Language) -> Vec<Value> {
    let row = |question: &Question| {
        let words = |text: &Translated| text.in_language(language, original).to_owned();
        context! {
            key => question.key.as_str(),
            label => words(&question.label),
            lang => question.label.language_for(language, original).filter(|written| *written != language).map(Language::code),
            kind => question.kind.code(),
            required => question.required,
            low => words(&question.low),
            high => words(&question.high),
            options => question.options.iter().map(words).collect::<Vec<_>>(),
            languages => Language::ALL.into_iter().filter(|written| question.label.get(*written).is_some()).map(Language::code).collect::<Vec<_>>(),
        }
    };
    questionnaire.0.iter().map(row).collect()
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(names): Path<HashMap<String, String>>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let owned = Owned::of(&names)?;
    Form { values: of(None), ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, owned).await
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(names): Path<HashMap<String, String>>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let owned = Owned::of(&names)?;
    let key = part(&names)?;
    let shown = owned.read(&site).await?;
    let question = shown.questions.question(&key).ok_or(Error::NotFound)?;
    Form { values: of(Some(question)), key: Some(key), ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, owned).await
}

fn part(names: &HashMap<String, String>) -> Result<String, Error> {
    names.get("part").cloned().ok_or(Error::NotFound)
}

fn of(question: Option<&Question>) -> Values {
    let blank = Translated::default();
    let mut values = Values::from([
        ("evaluation_kind", question.map_or(Kind::ScaleFive, |question| question.kind).code().to_owned()),
        ("required", if question.is_some_and(|question| question.required) { "yes" } else { "" }.to_owned()),
    ]);
    for (names, words) in [(LABELS, question.map(|question| &question.label)), (LOWS, question.map(|question| &question.low)), (HIGHS, question.map(|question| &question.high))] {
        translated_fields::put(&mut values, names, words.unwrap_or(&blank));
    }
    for (name, language) in OPTIONS.into_iter().zip(Language::ALL) {
        let lines: Vec<&str> = question.map_or_else(Vec::new, |question| question.options.iter().filter_map(|option| option.get(language)).collect());
        values.insert(name, lines.join("\n"));
    }
    values
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(names): Path<HashMap<String, String>>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, Owned::of(&names)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(names): Path<HashMap<String, String>>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, Owned::of(&names)?, Some(part(&names)?), form).await
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, owned: Owned, key: Option<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = owned.read(&site).await?;
    let before = match &key {
        Some(key) => Some(shown.questions.question(key).ok_or(Error::NotFound)?),
        None => None,
    };
    let mut faults = FieldErrors::default();
    let result = match read(&site, &fields, before, &mut faults) {
        Some(question) => edit_questions(&site.app, signed_in.acting, owned.owner(), fields.version(), Change::Save { over: key.clone(), question: Box::new(question) }).await,
        None => Err(Error::Invalid(faults)),
    };
    let values: Values =
        ["evaluation_kind", "required"].into_iter().chain([LABELS, LOWS, HIGHS, OPTIONS].into_iter().flatten()).map(|name| (name, fields.get(name).to_owned())).collect();
    let form = Form { values, key, ..Form::default() };
    match result {
        Ok(()) => Ok(done(&owned.path(), "evaluation-question-saved")),
        Err(Error::Invalid(faults)) => Form { faults, version: Some(fields.version()), ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, owned).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let about = match owned {
                Owned::Event(id) | Owned::Template(id) => id,
            };
            let met = conflict(&site.app.db, viewer.language, about, &of(before), &form.values).await?;
            Form { conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, owned).await
        }
        Err(Error::Refused(refusal)) => {
            Form { refusal: Some(refusal), version: Some(fields.version()), ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, owned).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(site: &Site, fields: &Fields, before: Option<&Question>, faults: &mut FieldErrors) -> Option<Question> {
    let kind = Kind::parse(fields.get("evaluation_kind"));
    if kind.is_none() {
        faults.add("evaluation_kind", "not-in-list");
    }
    let label = translated_fields::read(fields, LABELS, LABEL, faults);
    let low = translated_fields::read(fields, LOWS, END, faults);
    let high = translated_fields::read(fields, HIGHS, END, faults);
    let kind = kind?;
    let options = if kind.has_options() { options(fields, faults) } else { Vec::new() };
    if !faults.is_empty() {
        return None;
    }
    // What is asked otherwise is another question: its answers are not compared with those of before.
    let key = before.filter(|before| before.kind == kind).map_or_else(|| site.app.clock.random_id().simple().to_string(), |before| before.key.clone());
    let ends = kind.scale().is_some();
    let only = |ends: bool, words: Translated| if ends { words } else { Translated::default() };
    Some(Question { key, kind, label, low: only(ends, low), high: only(ends, high), options, required: fields.checked("required") })
}

/// A line for each option, the same number in each language that is written.
fn options(fields: &Fields, faults: &mut FieldErrors) -> Vec<Translated> {
    let mut found: Vec<Translated> = Vec::new();
    let written = translated_fields::read(fields, OPTIONS, (OPTION + 1) * MOST_OPTIONS * 2, faults);
    for (name, language) in OPTIONS.into_iter().zip(Language::ALL) {
        let lines = written.get(language).unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
        for (at, line) in lines.enumerate().take(MOST_OPTIONS + 1) {
            if line.chars().count() > OPTION {
                faults.add_fault(name, crate::rules::names::Fault::TooLong(OPTION));
                break;
            }
            if found.len() == at {
                found.push(Translated::default());
            }
            found[at].set(language, Some(line.to_owned()));
        }
    }
    found
}

pub async fn shift(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(names): Path<HashMap<String, String>>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let change = Change::Move { key: part(&names)?, up: fields.get("direction") == "up" };
    press(&site, &viewer, &signed_in, &names, &fields, change, "evaluation-question-moved").await
}

pub async fn remove(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(names): Path<HashMap<String, String>>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let change = Change::Remove { key: part(&names)? };
    press(&site, &viewer, &signed_in, &names, &fields, change, "evaluation-question-removed").await
}

async fn press(site: &Site, viewer: &Viewer, signed_in: &SignedIn, names: &HashMap<String, String>, fields: &Fields, change: Change, what: &str) -> Result<Response, PageError> {
    let owned = Owned::of(names)?;
    match edit_questions(&site.app, signed_in.acting, owned.owner(), fields.version(), change).await {
        Ok(()) => Ok(done(&owned.path(), what)),
        Err(Error::Refused(refusal)) => match owned {
            Owned::Event(event) => evaluation::refused(site, viewer, signed_in, event, refusal).await,
            Owned::Template(template) => evaluation_templates::refused(site, viewer, signed_in, template, refusal).await,
        },
        Err(error) => Err(error.into()),
    }
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: a new one.
    key: Option<String>,
    /// `None`: that of what is saved.
    version: Option<i32>,
    conflict: Value,
    refusal: Option<Refusal>,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), key: None, version: None, conflict: Value::from(()), refusal: None }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, owned: Owned) -> Result<Response, PageError> {
        let shown = owned.read(site).await?;
        let kinds = Kind::ALL.map(|kind| context! { value => kind.code(), label => text(viewer.language, &format!("evaluation-kind-{}", kind.code().replace('_', "-"))) });
        let context = context! {
            path => owned.path(),
            of_event => matches!(owned, Owned::Event(_)),
            title => shown.title,
            language_of_title => shown.language.code(),
            zone => shown.zone,
            opened => shown.opened,
            key => self.key,
            kinds => kinds.to_vec(),
            version => self.version.unwrap_or(shown.version),
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            refusal => self.refusal.map(Refusal::key),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/evaluation_question.html", context))
    }
}
