//! The fields of a message: its texts per language, and whom it is for.

use std::collections::BTreeMap;

use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use uuid::Uuid;

use super::participants::chosen_sessions;
use super::questions::conditions;
use crate::actions::message::{MessageDetails, add_fault};
use crate::db::Db;
use crate::entity::message;
use crate::error::{Error, FieldErrors};
use crate::queries::desk_event::DeskEvent;
use crate::queries::desk_questions::{DeskQuestion, desk_questions};
use crate::queries::message_options::{OrganisationOption, is_recorded, organisations_of_event};
use crate::rules::language::Language;
use crate::rules::message::{self as rules, BODY_LIMIT, MessageText, MessageTexts, Placeholder, SUBJECT_LIMIT};
use crate::rules::message_filter::{AnswerIs, AttendanceIs, MessageFilter};
use crate::rules::places::Share;
use crate::rules::registration::Status;
use crate::text::dates::{date_and_time, local};
use crate::text::message::incomplete_links;
use crate::text::translations::{text, text_with};
use crate::web::form::Fields;

/// In the order of the form.
const STATUSES: [Status; 6] = [Status::Confirmed, Status::Pending, Status::Waitlisted, Status::Offered, Status::Cancelled, Status::Declined];

/// The word a status is stored as.
fn status_code(status: Status) -> String {
    sea_orm::ActiveEnum::to_value(&crate::entity::registration::RegistrationStatus::from(status))
}

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Subject and body by language.
    pub texts: BTreeMap<Language, (String, String)>,
    pub statuses: Vec<String>,
    pub organisations: Vec<String>,
    pub sessions: Vec<String>,
    /// `{question}:{value}`; empty: whatever they answered.
    pub answer: String,
    /// `present`, `absent`, or one of them with `:{session}`; empty: whether they were there or not.
    pub attendance: String,
    /// Registrations that were chosen one by one, parted by commas; empty: whoever fits.
    pub registrations: String,
}

/// People that can be chosen one by one.
pub const MOST_CHOSEN: usize = 1_000;

impl Typed {
    /// A new message to these registrations, whatever becomes of them.
    pub fn to(registrations: &[Uuid]) -> Self {
        Self { statuses: STATUSES.map(status_code).to_vec(), registrations: joined(registrations), ..Self::default() }
    }

    /// A new message: to everybody with a place.
    pub fn blank() -> Self {
        Self { statuses: vec![status_code(Status::Confirmed)], ..Self::default() }
    }

    pub fn of(message: &message::Model) -> Self {
        let filter = message.filter();
        Self {
            texts: message.texts().0.into_iter().map(|text| (text.language, (text.subject, text.body))).collect(),
            statuses: filter.statuses.iter().map(|status| status_code(*status)).collect(),
            organisations: filter.organisations.iter().map(share_code).collect(),
            sessions: filter.sessions.iter().map(Uuid::to_string).collect(),
            answer: filter.answer.map(|answer| format!("{}:{}", answer.question, answer.value)).unwrap_or_default(),
            attendance: filter.attendance.map(|attendance| attendance_code(&attendance)).unwrap_or_default(),
            registrations: joined(&filter.registrations),
        }
    }

    pub fn read(fields: &Fields) -> Self {
        let all = |name: &str| fields.all(name).into_iter().map(str::to_owned).collect();
        let written = |language: &Language| {
            let field = |name: &str| fields.get(&format!("{name}_{}", language.code())).to_owned();
            (*language, (field("subject"), field("body")))
        };
        Self {
            texts: Language::ALL.iter().map(written).collect(),
            statuses: all("statuses"),
            organisations: all("organisations"),
            sessions: all("sessions"),
            answer: fields.get("answer").to_owned(),
            attendance: fields.get("attendance").to_owned(),
            registrations: fields.get("registrations").to_owned(),
        }
    }

    fn of_language(&self, language: Language) -> (&str, &str) {
        self.texts.get(&language).map_or(("", ""), |(subject, body)| (subject, body))
    }

    /// What the action takes; faults are added in the form's order.
    pub fn details(&self, form: &Options, faults: &mut FieldErrors) -> Option<MessageDetails> {
        let before = faults.0.len();
        let mut texts = Vec::new();
        for language in form.languages() {
            let (subject, body) = self.of_language(language);
            // The event's own language is asked for only when no other is there.
            let first_of_none = language == form.original && Language::ALL.iter().all(|language| self.of_language(*language) == ("", ""));
            if subject.trim().is_empty() && body.trim().is_empty() && !first_of_none {
                continue;
            }
            let (subject, body) = (rules::subject(subject), rules::body(body));
            add_fault(faults, &format!("subject_{}", language.code()), subject.as_ref().err().copied());
            add_fault(faults, &format!("body_{}", language.code()), body.as_ref().err().copied());
            if let (Ok(subject), Ok(body)) = (subject, body) {
                if !incomplete_links(&body).is_empty() {
                    faults.add(&format!("body_{}", language.code()), "link-incomplete");
                }
                texts.push(MessageText { language, subject, body });
            }
        }
        if texts.is_empty() && faults.0.len() == before {
            faults.add(&format!("subject_{}", form.original.code()), "required");
        }
        let filter = self.filter(form, faults);
        (faults.0.len() == before).then_some(MessageDetails { texts: MessageTexts(texts), filter })
    }

    fn filter(&self, form: &Options, faults: &mut FieldErrors) -> MessageFilter {
        let statuses: Vec<Status> = STATUSES.into_iter().filter(|status| self.statuses.contains(&status_code(*status))).collect();
        if statuses.is_empty() {
            faults.add("statuses", "required");
        }
        let organisations: Vec<Share> = self.organisations.iter().filter_map(|code| share(code)).collect();
        let sessions: Vec<Uuid> =
            self.sessions.iter().filter_map(|code| Uuid::parse_str(code).ok()).filter(|session| form.sessions.iter().any(|(id, _)| *id == session.to_string())).collect();
        // What is not on offer is never passed over: the message would reach too many.
        if organisations.len() < self.organisations.len() {
            faults.add("organisations", "unknown-choice");
        }
        if sessions.len() < self.sessions.len() {
            faults.add("sessions", "unknown-choice");
        }
        let answer = form.answers.iter().find(|(code, _)| *code == self.answer).and_then(|(code, _)| {
            let (question, value) = code.split_once(':')?;
            Some(AnswerIs { question: Uuid::parse_str(question).ok()?, value: value.to_owned() })
        });
        if answer.is_none() && !self.answer.is_empty() {
            faults.add("answer", "unknown-choice");
        }
        let attendance = form.attendances.iter().find(|(code, _)| *code == self.attendance).and_then(|(code, _)| attendance(code));
        if attendance.is_none() && !self.attendance.is_empty() {
            faults.add("attendance", "unknown-choice");
        }
        let chosen: Vec<&str> = self.registrations.split(',').filter(|id| !id.is_empty()).collect();
        let registrations: Vec<Uuid> = chosen.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect();
        if registrations.len() < chosen.len() || chosen.len() > MOST_CHOSEN {
            faults.add("statuses", "unknown-choice");
        }
        MessageFilter { statuses, organisations, sessions, answer, attendance, registrations }
    }

    /// Names in braces that mean nothing, for the notice above the form.
    pub fn unknown_placeholders(&self) -> Vec<String> {
        let mut unknown: Vec<String> = self.texts.values().flat_map(|(subject, body)| [subject, body]).flat_map(|text| rules::unknown_placeholders(text)).collect();
        unknown.sort();
        unknown.dedup();
        unknown
    }

    /// Fields in which what is saved differs from what was typed, with what is saved.
    pub fn differing(&self, saved: &Self, language: Language) -> Vec<Value> {
        let mut differing = Vec::new();
        for code in Language::ALL {
            let ((subject, body), (saved_subject, saved_body)) = (self.of_language(code), saved.of_language(code));
            for (name, typed, saved) in [("subject", subject, saved_subject), ("body", body, saved_body)] {
                if typed.replace("\r\n", "\n").trim() != saved.trim() {
                    let field = format!("{name}_{}", code.code());
                    differing.push(context! { label => label(language, &field), field, saved });
                }
            }
        }
        differing
    }
}

fn joined(registrations: &[Uuid]) -> String {
    registrations.iter().map(Uuid::to_string).collect::<Vec<_>>().join(",")
}

fn share_code(share: &Share) -> String {
    match share {
        Share::Known(id) => id.to_string(),
        Share::Named(name) => format!("name:{name}"),
    }
}

fn share(code: &str) -> Option<Share> {
    match code.strip_prefix("name:") {
        Some(name) => Some(Share::Named(name.to_owned())),
        None => Uuid::parse_str(code).ok().map(Share::Known),
    }
}

fn attendance_code(attendance: &AttendanceIs) -> String {
    let word = if attendance.present { "present" } else { "absent" };
    attendance.session.map_or_else(|| word.to_owned(), |session| format!("{word}:{session}"))
}

fn attendance(code: &str) -> Option<AttendanceIs> {
    let (word, session) = code.split_once(':').map_or((code, None), |(word, session)| (word, Some(session)));
    let session = match session {
        Some(session) => Some(Uuid::parse_str(session).ok()?),
        None => None,
    };
    Some(AttendanceIs { session, present: word == "present" })
}

/// A field's label, for the summary of faults.
fn label(language: Language, field: &str) -> String {
    match field.split_once('_') {
        Some((part @ ("subject" | "body"), code)) => {
            let name = text(language, &format!("site-language-{code}"));
            text_with(language, &format!("desk-label-message-{part}"), [("language", FluentValue::from(name))])
        }
        _ => text(language, &format!("desk-label-message-{field}")),
    }
}

/// What the form offers to choose from.
pub struct Options {
    /// The event's own language.
    original: Language,
    organisations: Vec<OrganisationOption>,
    /// Sessions that are chosen, with their words.
    sessions: Vec<(String, String)>,
    /// `{question}:{value}`, with their words.
    answers: Vec<(String, String)>,
    /// As [`Typed::attendance`], with their words; none before it was recorded who was there.
    attendances: Vec<(String, String)>,
}

impl Options {
    /// # Errors
    /// The database's.
    pub async fn of(db: &Db, shown: &DeskEvent, language: Language) -> Result<Self, Error> {
        let questions: Vec<DeskQuestion> = if shown.event.asks_questions { desk_questions(db, shown.event.id).await? } else { Vec::new() };
        let original = shown.event.language();
        Ok(Self {
            original,
            organisations: organisations_of_event(db, shown.event.id).await?,
            sessions: chosen_sessions(language, shown),
            answers: conditions(questions.iter(), language, original),
            attendances: if is_recorded(db, shown.event.id).await? { attendances(language, shown) } else { Vec::new() },
        })
    }

    /// The event's language first.
    fn languages(&self) -> impl Iterator<Item = Language> {
        let original = self.original;
        std::iter::once(original).chain(Language::ALL.into_iter().filter(move |language| *language != original))
    }

    /// All that the template needs of the form.
    pub fn value(&self, typed: &Typed, language: Language, faults: &FieldErrors) -> Value {
        let text_fields = self.languages().map(|code| {
            let (subject, body) = typed.of_language(code);
            let (subject_field, body_field) = (format!("subject_{}", code.code()), format!("body_{}", code.code()));
            let faulty = faults.0.iter().any(|fault| fault.field == subject_field || fault.field == body_field);
            context! {
                code => code.code(),
                name => text(language, &format!("site-language-{}", code.code())),
                subject_label => label(language, &subject_field),
                body_label => label(language, &body_field),
                subject_field, body_field, subject, body,
                original => code == self.original,
                open => faulty || !subject.is_empty() || !body.is_empty(),
            }
        });
        let organisations: Vec<Value> = self
            .organisations
            .iter()
            .map(|option| {
                let name = if option.name.is_empty() { text(language, "desk-message-no-organisation") } else { option.name.clone() };
                let code = share_code(&option.share);
                context! { label => format!("{name} ({})", option.registrations), checked => typed.organisations.contains(&code), value => code }
            })
            .collect();
        let status = |status: Status| {
            let code = status_code(status);
            context! { label => text(language, &format!("status-{code}")), checked => typed.statuses.contains(&code), value => code }
        };
        let session = |(code, words): &(String, String)| context! { value => code, label => words, checked => typed.sessions.contains(code) };
        let any = (String::new(), text(language, "desk-filter-any"));
        let answers: Vec<Value> = std::iter::once(&any).chain(&self.answers).map(|(value, label)| context! { value, label }).collect();
        context! {
            texts => text_fields.collect::<Vec<_>>(),
            statuses => STATUSES.into_iter().map(status).collect::<Vec<_>>(),
            sessions => self.sessions.iter().map(session).collect::<Vec<_>>(),
            organisations,
            organisations_open => !typed.organisations.is_empty(),
            answers,
            answer => typed.answer.as_str(),
            attendances => std::iter::once(&any).chain(&self.attendances).map(|(value, label)| context! { value, label }).collect::<Vec<_>>(),
            attendance => typed.attendance.as_str(),
            registrations => typed.registrations.as_str(),
            chosen_people => typed.registrations.split(',').filter(|id| !id.is_empty()).count(),
            placeholders => placeholders(language),
            unknown => typed.unknown_placeholders(),
            subject_limit => SUBJECT_LIMIT,
            body_limit => BODY_LIMIT,
            labels => faults.0.iter().map(|fault| (fault.field.clone(), label(language, &fault.field))).collect::<BTreeMap<_, _>>(),
        }
    }

    /// The filter in words: `[{label, values}]`.
    pub fn words(&self, filter: &MessageFilter, language: Language) -> Vec<Value> {
        let mut criteria = Vec::new();
        let mut add = |field: &str, values: Vec<String>| {
            if !values.is_empty() {
                criteria.push(context! { label => label(language, field), values });
            }
        };
        add("statuses", filter.statuses.iter().map(|status| text(language, &format!("status-{}", status_code(*status)))).collect());
        let organisation = |share: &Share| {
            let name = self.organisations.iter().find(|option| option.share == *share).map(|option| option.name.clone());
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| text(language, "desk-message-no-organisation"))
        };
        add("organisations", filter.organisations.iter().map(organisation).collect());
        let words = |offered: &[(String, String)], code: &str| {
            offered.iter().find(|(offer, _)| offer == code).map_or_else(|| text(language, "desk-another-choice"), |(_, words)| words.clone())
        };
        add("sessions", filter.sessions.iter().map(|session| words(&self.sessions, &session.to_string())).collect());
        add("answer", filter.answer.iter().map(|answer| words(&self.answers, &format!("{}:{}", answer.question, answer.value))).collect());
        add("attendance", filter.attendance.iter().map(|attendance| words(&self.attendances, &attendance_code(attendance))).collect());
        let people = i64::try_from(filter.registrations.len()).unwrap_or(i64::MAX);
        add("people", (people > 0).then(|| text_with(language, "desk-message-chosen-people", [("count", FluentValue::from(people))])).into_iter().collect());
        criteria
    }
}

/// Was there or was not: at all, and of each session where there are several.
fn attendances(language: Language, shown: &DeskEvent) -> Vec<(String, String)> {
    let word = |code: &str| text(language, &format!("desk-message-was-{code}"));
    let mut all: Vec<(String, String)> = ["present", "absent"].into_iter().map(|code| (code.to_owned(), word(code))).collect();
    if shown.sessions.len() > 1 {
        for session in &shown.sessions {
            let name = session.title.clone().unwrap_or_else(|| date_and_time(language, &local(session.starts_at.0, &session.time_zone)));
            all.extend(["present", "absent"].into_iter().map(|code| (format!("{code}:{}", session.id), format!("{} ({name})", word(code)))));
        }
    }
    all
}

fn placeholders(language: Language) -> Vec<Value> {
    let line = |placeholder: Placeholder| {
        let name = placeholder.name();
        context! { name => format!("{{{name}}}"), words => text(language, &format!("desk-placeholder-{}", name.replace('_', "-"))) }
    };
    Placeholder::ALL.into_iter().map(line).collect()
}
