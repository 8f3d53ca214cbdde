//! Questions that people ask about an event, and what becomes of them.

pub mod answer;
pub mod ask;
pub mod hide;
pub mod publish;
pub mod take_off_page;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::asked_question::{AskedSource, AskedState, Column, Entity, Model};
use crate::entity::registration;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::asked_questions::{ANSWER_LIMIT, QUESTION_LIMIT};
use crate::rules::names::{self, EmailAddress};
use crate::rules::search_text::fold;

/// A question and its answer as everybody is to read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicWording {
    /// Lines of text.
    pub question: String,
    /// Markdown.
    pub answer: String,
}

impl PublicWording {
    fn checked(self) -> Result<Self, Error> {
        let mut faults = FieldErrors::default();
        let question = words("public_question", &self.question, QUESTION_LIMIT, &mut faults);
        let answer = words("public_answer", &self.answer, ANSWER_LIMIT, &mut faults);
        faults.into_result()?;
        Ok(Self { question, answer })
    }
}

/// Text of several lines that must not be empty.
fn words(field: &str, text: &str, limit: usize, faults: &mut FieldErrors) -> String {
    match names::text(text, limit) {
        Ok(words) if words.is_empty() => faults.add(field, "required"),
        Ok(words) => return words,
        Err(fault) => faults.add_fault(field, fault),
    }
    String::new()
}

/// A question about the event, locked, still at the version the organiser saw.
async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, id: Uuid, version: i32) -> Result<Model, Error> {
    let found = Entity::find_by_id(id).filter(Column::EventId.eq(event_id)).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Who asks, and what.
struct Asker<'a> {
    name: String,
    email: &'a EmailAddress,
    organisation: Option<String>,
    language: &'a str,
    question: &'a str,
}

fn row(clock: &Clock, event_id: Uuid, registration_id: Option<Uuid>, source: AskedSource, asker: Asker<'_>) -> Model {
    let now = clock.now();
    let organisation = asker.organisation.as_deref().unwrap_or_default();
    Model {
        id: clock.id(),
        event_id,
        registration_id,
        source,
        state: AskedState::Open,
        search_text: fold(&format!("{} {organisation} {}", asker.name, asker.question)),
        organisation_folded: fold(organisation),
        name: asker.name,
        email: asker.email.as_str().to_owned(),
        email_key: asker.email.key(),
        organisation: asker.organisation,
        language: asker.language.to_owned(),
        question: asker.question.to_owned(),
        answer: None,
        answered_at: None,
        answered_by: None,
        public_question: None,
        public_answer: None,
        published_at: None,
        thread_message_id: None,
        version: 0,
        created_at: now.into(),
        updated_at: now.into(),
    }
}

/// A question to the speaker, as it came with a new registration. `organisation`: its name in the register.
#[must_use]
pub fn from_form(clock: &Clock, registration: &registration::Model, email: &EmailAddress, organisation: Option<&str>, question: &str) -> Model {
    let asker = Asker {
        name: format!("{} {}", registration.first_name, registration.last_name),
        email,
        organisation: organisation.map(str::to_owned).or_else(|| registration.organisation_text.clone()),
        language: &registration.language,
        question,
    };
    row(clock, registration.event_id, Some(registration.id), AskedSource::Form, asker)
}
