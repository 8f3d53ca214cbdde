//! An organiser's own questions: in the form's order, added, changed, moved, taken out.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, done_telling, id, labels, value};
use super::question_form::{Typed, condition, translated};
use crate::actions::event::questions::{SavedQuestion, move_question, remove_question, save_question};
use crate::entity::event::{EventFormat, EventStatus};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_questions::{DeskQuestion, desk_questions};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::questions::{AppliesTo, QuestionKind};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Rows that the button "more options" adds.
const MORE: usize = 6;

fn path(event: Uuid) -> String {
    format!("{}/questions", links::desk_event(event))
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let questions = desk_questions(&site.app.db, event_id).await?;
    let context = context! {
        event => event_value(&shown),
        questions => questions.iter().map(|question| line(question, &questions, viewer.language, shown.event.language())).collect::<Vec<_>>(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/questions.html", context))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let form = Form::read(&site, id(&event)?, None).await?;
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &Typed::blank())
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, question)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let form = Form::read(&site, id(&event)?, Some(id(&question)?)).await?;
    let typed = form.question().map_or_else(Typed::blank, Typed::of);
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &typed)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, question)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&question)?), form).await
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, question: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let version = fields.version();
    let typed = Typed::read(&fields);
    let mut form = Form::read(&site, event_id, question).await?;
    form.version = version;
    // The other button: only more rows, with all that was typed.
    if !fields.get("more").is_empty() {
        return form.show(&site, &viewer, &signed_in, StatusCode::OK, &typed.with_empty_rows(MORE));
    }
    let mut faults = FieldErrors::default();
    let result = match typed.details(&mut faults) {
        Some(details) => save_question(&site.app, signed_in.acting, event_id, question.map(|id| (id, version)), details).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(SavedQuestion { overbooked: 0, promoted: 0, .. }) => Ok(done(&path(event_id), "question-saved")),
        Ok(SavedQuestion { overbooked: 0, promoted, .. }) => Ok(done_telling(&path(event_id), "saved-promoted", promoted as u64)),
        Ok(SavedQuestion { overbooked, .. }) => Ok(done_telling(&path(event_id), "saved-overbooked", overbooked as u64)),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &typed.with_empty_rows(3)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            // A question that was taken out meanwhile cannot be saved again.
            let mut form = Form::read(&site, event_id, question).await?;
            if let Some(saved) = form.question().map(Typed::of) {
                form.conflict = conflict(&site.app.db, viewer.language, event_id, &saved.flat(), &typed.flat()).await?;
            }
            form.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &typed.with_empty_rows(3))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn shift(State(site): State<Site>, signed_in: SignedIn, Path((event, question)): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    move_question(&site.app, signed_in.acting, event_id, id(&question)?, fields.get("direction") == "up").await?;
    Ok(done(&path(event_id), "question-moved"))
}

pub async fn ask_removal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, question)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    removal(&site, &viewer, &signed_in, id(&event)?, id(&question)?, StatusCode::OK, None).await
}

pub async fn remove(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, question)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let (event_id, question_id) = (id(&event)?, id(&question)?);
    match remove_question(&site.app, signed_in.acting, event_id, question_id, fields.version()).await {
        Ok(answers) => Ok(done_telling(&path(event_id), "question-removed", answers)),
        Err(Error::Refused(refusal @ Refusal::ChangedMeanwhile)) => removal(&site, &viewer, &signed_in, event_id, question_id, StatusCode::CONFLICT, Some(refusal)).await,
        // Another question depends on it: the page says which.
        Err(Error::Invalid(_)) => removal(&site, &viewer, &signed_in, event_id, question_id, StatusCode::UNPROCESSABLE_ENTITY, None).await,
        Err(error) => Err(error.into()),
    }
}

async fn removal(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    question_id: Uuid,
    status: StatusCode,
    refusal: Option<Refusal>,
) -> Result<Response, PageError> {
    let form = Form::read(site, event_id, Some(question_id)).await?;
    let original = form.shown.event.language();
    let question = form.question().ok_or(Error::NotFound)?;
    let dependents = form.questions.iter().filter(|other| other.question.shown_if_question == Some(question_id));
    let context = context! {
        event => event_value(&form.shown),
        question => line(question, &form.questions, viewer.language, original),
        dependents => dependents.map(|other| label(other, viewer.language, original)).collect::<Vec<_>>(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/remove_question.html", context))
}

fn event_value(shown: &DeskEvent) -> Value {
    let event = &shown.event;
    context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str(), status => value(event.status), open => event.status != EventStatus::Cancelled, hybrid => event.format == EventFormat::Hybrid }
}

fn label(question: &DeskQuestion, language: Language, original: Language) -> String {
    translated(&question.question.label).in_language(language, original).to_owned()
}

fn line(question: &DeskQuestion, all: &[DeskQuestion], language: Language, original: Language) -> Value {
    let row = &question.question;
    let option = |option: &crate::entity::question_option::Model| {
        context! { label => translated(&option.label).in_language(language, original), taken => option.places_taken, capacity => option.capacity }
    };
    context! {
        id => row.id.to_string(),
        label => label(question, language, original),
        kind => row.kind.as_str(),
        required => row.required,
        applies_to => row.applies_to.as_str(),
        condition => row.shown_if_question.map(|_| condition_words(&condition(row), all, language, original)),
        options => question.options.iter().map(option).collect::<Vec<_>>(),
        answers => question.answers,
        version => row.version,
    }
}

/// `Blijf je eten? → Ja`.
fn condition_words(condition: &str, all: &[DeskQuestion], language: Language, original: Language) -> String {
    conditions(all.iter(), language, original).into_iter().find(|(code, _)| code == condition).map(|(_, words)| words).unwrap_or_default()
}

/// The answers that a question may depend on, with their words.
pub fn conditions<'q>(questions: impl Iterator<Item = &'q DeskQuestion>, language: Language, original: Language) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for question in questions {
        let name = label(question, language, original);
        let mut add = |code: &str, words: String| {
            let sentence = text_with(language, "desk-condition", [("question", FluentValue::from(name.clone())), ("answer", FluentValue::from(words))]);
            all.push((format!("{}:{code}", question.question.id), sentence));
        };
        match QuestionKind::parse(&question.question.kind) {
            Some(QuestionKind::Choice | QuestionKind::Choices) => {
                for option in &question.options {
                    add(&option.id.to_string(), translated(&option.label).in_language(language, original).to_owned());
                }
            }
            Some(QuestionKind::YesNo) => {
                add("yes", text(language, "desk-yes"));
                add("no", text(language, "desk-no"));
            }
            Some(QuestionKind::Consent) => add("yes", text(language, "desk-ticked")),
            _ => {}
        }
    }
    all
}

struct Form {
    shown: DeskEvent,
    questions: Vec<DeskQuestion>,
    /// `None`: a new one.
    question: Option<Uuid>,
    version: i32,
    faults: FieldErrors,
    conflict: Value,
}

impl Form {
    /// # Errors
    /// `NotFound`, also for a question that is not asked any more.
    async fn read(site: &Site, event_id: Uuid, question: Option<Uuid>) -> Result<Self, Error> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let questions = desk_questions(&site.app.db, event_id).await?;
        let mut form = Self { shown, questions, question, version: 0, faults: FieldErrors::default(), conflict: Value::from(()) };
        if question.is_some() {
            form.version = form.question().ok_or(Error::NotFound)?.question.version;
        }
        Ok(form)
    }

    fn question(&self) -> Option<&DeskQuestion> {
        self.questions.iter().find(|question| Some(question.question.id) == self.question)
    }

    fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, typed: &Typed) -> Result<Response, PageError> {
        let (language, original) = (viewer.language, self.shown.event.language());
        let question = self.question();
        let earlier = self.questions.iter().take_while(|other| Some(other.question.id) != self.question);
        let mut shown_if = conditions(earlier, language, original);
        // A question that was moved before the one it depends on keeps its condition.
        if !typed.shown_if.is_empty() && shown_if.iter().all(|(code, _)| *code != typed.shown_if) {
            let words = condition_words(&typed.shown_if, &self.questions, language, original);
            if !words.is_empty() {
                shown_if.push((typed.shown_if.clone(), words));
            }
        }
        let always = std::iter::once((String::new(), text(language, "desk-shown-always")));
        let option = |(value, label): (String, String)| context! { value, label };
        let words = |prefix: &str, code: &'static str| option((code.to_owned(), text(language, &format!("{prefix}-{}", code.replace('_', "-")))));
        let context = context! {
            event => event_value(&self.shown),
            zone => self.shown.zone(&site.app.config.time_zone),
            question => self.question.map(|id| id.to_string()),
            answers => question.map_or(0, |question| question.answers),
            version => self.version,
            values => typed.value(language, original, question.map_or(&[], |question| question.options.as_slice())),
            kinds => QuestionKind::ALL.into_iter().map(|kind| words("desk-question-kind", kind.code())).collect::<Vec<_>>(),
            applies => AppliesTo::ALL.into_iter().map(|applies| words("desk-applies-to", applies.code())).collect::<Vec<_>>(),
            conditions => always.chain(shown_if).map(option).collect::<Vec<_>>(),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict.clone(),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/question.html", context))
    }
}
