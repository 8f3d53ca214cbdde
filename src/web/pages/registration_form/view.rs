//! What templates see of one person's part of the form.

use std::collections::BTreeMap;

use fluent_templates::fluent_bundle::FluentValue;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;
use uuid::Uuid;

use super::super::event_view::SessionView;
use super::super::organisation_field::OrganisationField;
use super::Scope;
use super::person::{ACCESS_LIMIT, DIET_LIMIT, TypedPerson};
use crate::entity::event::{self, EventFormat};
use crate::entity::registration::AttendanceMode;
use crate::entity::session::{self, SessionInclusion};
use crate::entity::{question, question_option};
use crate::queries::registration_form::Asked;
use crate::rules::asked_questions::QUESTION_LIMIT;
use crate::rules::language::Language;
use crate::rules::places::Stock;
use crate::rules::questions::{AppliesTo, LONG_TEXT_LIMIT, QuestionKind, SHORT_TEXT_LIMIT};
use crate::rules::translated::Translated;
use crate::text::translations::{text, text_with};

/// What the view of every person of a form needs.
pub struct Viewing<'a> {
    pub event: &'a event::Model,
    pub sessions: &'a [session::Model],
    pub asked: &'a Asked,
    pub language: Language,
    /// Sessions and options whose places this person has already: never shut for them.
    pub held: Vec<Uuid>,
    /// How they take part already, with a place.
    pub mode_held: Option<AttendanceMode>,
}

/// One person's part of the form.
#[derive(Debug, Serialize)]
pub struct PersonView {
    /// Names of fields are `pre ~ name ~ post`.
    pre: String,
    post: &'static str,
    /// From 1; 0 for somebody who registers alone.
    number: usize,
    first_name: String,
    last_name: String,
    email: String,
    function_category: String,
    function_required: bool,
    job_title: String,
    language: String,
    attendance_mode: String,
    room_full: bool,
    online_full: bool,
    remarks: String,
    speaker_question: String,
    diet: String,
    access: String,
    consents: crate::rules::registration_rules::Consents,
    organisation: OrganisationField,
    /// Those for all, and whether the list is shown.
    included: Vec<SessionView>,
    optional: Vec<Choosable>,
    slots: Vec<SlotView>,
    questions: Vec<QuestionView>,
}

/// A session or an option that may be chosen.
#[derive(Debug, Serialize)]
struct Choosable {
    value: String,
    label: String,
    lang: &'static str,
    session: Option<SessionView>,
    chosen: bool,
    /// `None` without a limit.
    left: Option<i32>,
    full: bool,
}

#[derive(Debug, Serialize)]
struct SlotView {
    name: String,
    title: String,
    none_allowed: bool,
    none_chosen: bool,
    sessions: Vec<Choosable>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    name: String,
    kind: &'static str,
    label: String,
    help: String,
    lang: &'static str,
    required: bool,
    /// The first value typed.
    value: String,
    options: Vec<Choosable>,
    limit: usize,
    /// The field and the value on which it depends; empty: on none.
    depends_on: String,
    depends_value: String,
    /// When it is asked, in words.
    condition: String,
}

fn translated(words: &serde_json::Value) -> Translated {
    serde_json::from_value(words.clone()).unwrap_or_default()
}

impl Viewing<'_> {
    pub fn person(&self, scope: Scope, typed: &TypedPerson, organisation: OrganisationField) -> PersonView {
        let (pre, post, number) = match scope {
            Scope::Alone => (String::new(), "", 0),
            Scope::Colleague(person) => (format!("participants[{person}]["), "]", person + 1),
        };
        let of = |inclusion: SessionInclusion| self.sessions.iter().filter(move |session| session.inclusion == inclusion);
        let slots = self.asked.slots.iter().filter_map(|slot| {
            let sessions: Vec<Choosable> = of(SessionInclusion::Slot).filter(|session| session.slot_id == Some(slot.id)).map(|session| self.session(session, typed)).collect();
            let none_chosen = slot.none_allowed && sessions.iter().all(|session| !session.chosen);
            let view = SlotView { name: scope.name(&format!("slot_{}", slot.id)), title: slot.title.clone(), none_allowed: slot.none_allowed, none_chosen, sessions };
            (!view.sessions.is_empty()).then_some(view)
        });
        // A session of a slot that is gone is one that may be chosen.
        let lost = of(SessionInclusion::Slot).filter(|session| self.asked.slots.iter().all(|slot| session.slot_id != Some(slot.id)));
        PersonView {
            pre,
            post,
            number,
            first_name: typed.first_name.clone(),
            last_name: typed.last_name.clone(),
            email: typed.email.clone(),
            function_category: typed.function_category.clone(),
            function_required: !self.event.rules().audience.function_categories.is_empty(),
            job_title: typed.job_title.clone(),
            language: typed.language.clone(),
            attendance_mode: typed.attendance_mode.clone(),
            room_full: self.is_full(AttendanceMode::Onsite),
            online_full: self.is_full(AttendanceMode::Online),
            remarks: typed.remarks.clone(),
            speaker_question: typed.speaker_question.clone(),
            diet: typed.diet.clone(),
            access: typed.access.clone(),
            consents: typed.consents,
            organisation,
            included: of(SessionInclusion::Included).map(|session| SessionView::of(session, self.event.format)).collect(),
            optional: of(SessionInclusion::Optional).chain(lost).map(|session| self.session(session, typed)).collect(),
            slots: slots.collect(),
            questions: self.in_order().into_iter().map(|question| self.question(question, scope, typed)).collect(),
        }
    }

    /// Whether nobody more can take part so, but for who does already.
    fn is_full(&self, mode: AttendanceMode) -> bool {
        let places = crate::roster::stock(self.event, &[], &[], jiff::Timestamp::MIN);
        self.event.format == EventFormat::Hybrid && self.mode_held != Some(mode) && places.parts.get(&mode.part()).is_some_and(|stock| !stock.has(1))
    }

    fn session(&self, session: &session::Model, typed: &TypedPerson) -> Choosable {
        let stock = Stock { capacity: session.capacity, taken: session.places_taken };
        let value = session.id.to_string();
        let full = stock.left() == Some(0) && !self.held.contains(&session.id);
        let view = SessionView::of(session, self.event.format);
        Choosable {
            chosen: !full && typed.sessions.contains(&value),
            label: session.title.clone().unwrap_or_default(),
            lang: self.lang_of_event(),
            session: Some(view),
            value,
            left: stock.left(),
            full,
        }
    }

    /// Where the event's words are in another language than the page.
    fn lang_of_event(&self) -> &'static str {
        if self.event.language() == self.language { "" } else { self.event.language().code() }
    }

    /// Each question that can ever be asked, those that depend on another right below it.
    fn in_order(&self) -> Vec<&question::Model> {
        let mut ordered = Vec::with_capacity(self.asked.questions.len());
        let mut next: Vec<&question::Model> = self.asked.questions.iter().filter(|question| question.shown_if_question.is_none()).rev().collect();
        while let Some(question) = next.pop() {
            ordered.push(question);
            next.extend(self.asked.questions.iter().filter(|further| further.shown_if_question == Some(question.id)).rev());
        }
        ordered
    }

    fn question(&self, question: &question::Model, scope: Scope, typed: &TypedPerson) -> QuestionView {
        let original = self.event.language();
        let (label, help) = (translated(&question.label), translated(&question.help));
        let kind = QuestionKind::parse(&question.kind).unwrap_or(QuestionKind::ShortText);
        let values: Vec<&str> = typed.answers.iter().filter(|(key, _)| *key == question.key).map(|(_, value)| value.as_str()).collect();
        let options = self.asked.options.iter().filter(|option| option.question_id == question.id).map(|option| self.option(option, &values)).collect();
        let other = question.shown_if_question.and_then(|id| self.asked.questions.iter().find(|other| other.id == id));
        let depends_value = question.shown_if_value.clone().unwrap_or_default();
        QuestionView {
            name: scope.name(&format!("question_{}", question.key)),
            kind: kind.code(),
            lang: if label.get(self.language).is_some() { "" } else { self.lang_of_event() },
            label: label.in_language(self.language, original).to_owned(),
            help: help.in_language(self.language, original).to_owned(),
            required: question.required,
            value: values.iter().find(|value| !value.is_empty()).map_or_else(String::new, |value| (*value).to_owned()),
            options,
            limit: if kind == QuestionKind::LongText { LONG_TEXT_LIMIT } else { SHORT_TEXT_LIMIT },
            condition: self.condition(question, other, &depends_value),
            depends_on: other.map(|other| scope.name(&format!("question_{}", other.key))).unwrap_or_default(),
            depends_value,
        }
    }

    fn condition(&self, question: &question::Model, other: Option<&question::Model>, value: &str) -> String {
        let language = self.language;
        let mut conditions = Vec::new();
        if let Some(other) = other {
            let answer = match value {
                "yes" if other.kind == QuestionKind::Consent.code() => return text(language, "page-question-only-if-ticked"),
                "yes" => text(language, "page-yes"),
                "no" => text(language, "page-no"),
                id => self.asked.options.iter().find(|option| option.id.to_string() == id).map(|option| self.words(&option.label)).unwrap_or_default(),
            };
            let words = [("question", FluentValue::from(self.words(&other.label))), ("answer", FluentValue::from(answer))];
            conditions.push(text_with(language, "page-question-only-if", words));
        }
        if self.event.format == EventFormat::Hybrid {
            match AppliesTo::parse(&question.applies_to) {
                Some(AppliesTo::Onsite) => conditions.push(text(language, "page-question-only-onsite")),
                Some(AppliesTo::Online) => conditions.push(text(language, "page-question-only-online")),
                _ => {}
            }
        }
        conditions.join(" ")
    }

    fn words(&self, words: &serde_json::Value) -> String {
        translated(words).in_language(self.language, self.event.language()).to_owned()
    }

    fn option(&self, option: &question_option::Model, values: &[&str]) -> Choosable {
        let label = translated(&option.label);
        let stock = Stock { capacity: option.capacity, taken: option.places_taken };
        let value = option.id.to_string();
        let full = stock.left() == Some(0) && !self.held.contains(&option.id);
        Choosable {
            chosen: !full && values.contains(&value.as_str()),
            lang: if label.get(self.language).is_some() { "" } else { self.lang_of_event() },
            label: label.in_language(self.language, self.event.language()).to_owned(),
            session: None,
            value,
            left: stock.left(),
            full,
        }
    }
}

/// What the parts of every form share: which consents and needs the event asks for, and how long texts may be.
pub fn asked_of_all(event: &event::Model) -> Value {
    let rules = event.rules();
    context! { consents => Serde(rules.consents), needs => Serde(rules.needs), speaker_question => rules.speaker_question, question_limit => QUESTION_LIMIT, diet_limit => DIET_LIMIT, access_limit => ACCESS_LIMIT }
}

/// The label of every field of one person, for the summary of faults; with who it is where there are several.
pub fn labels(labels: &mut BTreeMap<String, String>, scope: Scope, asked: &Asked, original: Language, language: Language) {
    let fields = [
        ("first_name", "page-first-name"),
        ("last_name", "page-last-name"),
        ("email", "page-email"),
        ("organisation", "page-organisation"),
        ("organisation_other", "page-organisation-other"),
        ("function_category", "page-function"),
        ("job_title", "page-job-title"),
        ("language", "page-mail-language"),
        ("attendance_mode", "page-attendance-mode"),
        ("session", "page-sessions"),
        ("remarks", "page-remarks"),
        ("speaker_question", "page-speaker-question"),
        ("diet", "page-needs-diet"),
        ("access", "page-needs-access"),
        ("accept_privacy", "page-privacy"),
        ("accept_overlap", "page-overlap"),
        ("participants", "page-people"),
    ];
    let mut add = |field: &str, label: String| {
        let label = match scope {
            Scope::Alone => label,
            Scope::Colleague(person) => {
                text_with(language, "page-person-field", [("number", FluentValue::from(i64::try_from(person + 1).unwrap_or(0))), ("field", FluentValue::from(label))])
            }
        };
        labels.insert(scope.name(field), label);
    };
    for (field, key) in fields {
        add(field, text(language, key));
    }
    for question in &asked.questions {
        add(&format!("question_{}", question.key), translated(&question.label).in_language(language, original).to_owned());
    }
    for slot in &asked.slots {
        add(&format!("slot_{}", slot.id), slot.title.clone());
    }
}
