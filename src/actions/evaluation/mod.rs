//! Evaluations: an association keeps questionnaires, an event has its own, who was there is asked once, and answers are
//! taken. Start reading at `set_up`, then `send`, `answer` and `count`.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{evaluation, evaluation_template};
use crate::error::{Error, Refusal};
use crate::rules::evaluation::Questionnaire;

pub mod add_templates;
pub mod answer;
pub mod count;
pub mod edit_questions;
pub(in crate::actions) mod one_person;
pub mod remind;
pub mod remove_template;
pub mod rename_template;
pub mod send;
pub mod set_up;
pub mod take_away;

/// Whose questionnaire it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Kept for events to come.
    Template(Uuid),
    /// The event's own.
    Event(Uuid),
}

/// A questionnaire that somebody is about to change, at the version they saw.
struct Held {
    owner: Owner,
    questions: Questionnaire,
    version: i32,
    /// People were asked already: from then on only words change.
    opened: bool,
}

impl Held {
    /// # Errors
    /// `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`.
    async fn lock(transaction: &DatabaseTransaction, owner: Owner, version: i32) -> Result<Self, Error> {
        let (questions, found, opened) = match owner {
            Owner::Template(id) => {
                let row = evaluation_template::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                (row.questionnaire(), row.version, false)
            }
            Owner::Event(id) => {
                let event = crate::actions::event::locked(transaction, id).await?;
                crate::actions::event::not_cancelled(&event)?;
                let row = evaluation_of(transaction, id).await?.ok_or(Error::NotFound)?;
                (row.questionnaire(), row.version, row.opened_at.is_some())
            }
        };
        if found == version { Ok(Self { owner, questions, version, opened }) } else { Err(Refusal::ChangedMeanwhile.into()) }
    }

    /// Writes the questions, and what was done.
    async fn save(&self, transaction: &DatabaseTransaction, app: &App, acting: &Acting, action: &'static str, details: serde_json::Value) -> Result<(), Error> {
        let questions = json(&self.questions)?;
        let version = Set(self.version + 1);
        let subject = match self.owner {
            Owner::Template(id) => {
                let change = evaluation_template::ActiveModel { id: Unchanged(id), questions: Set(questions), version, ..Default::default() };
                evaluation_template::Entity::update(change).exec(transaction).await?;
                Subject("evaluation_template", id)
            }
            Owner::Event(id) => {
                let change = evaluation::ActiveModel { event_id: Unchanged(id), questions: Set(questions), version, ..Default::default() };
                evaluation::Entity::update(change).exec(transaction).await?;
                Subject("event", id)
            }
        };
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(acting), action, subject, details).await
    }
}

/// The evaluation of an event, locked.
async fn evaluation_of(transaction: &DatabaseTransaction, event_id: Uuid) -> Result<Option<evaluation::Model>, Error> {
    Ok(evaluation::Entity::find_by_id(event_id).lock_exclusive().one(transaction).await?)
}

/// As it is stored.
fn json(data: &impl serde::Serialize) -> Result<serde_json::Value, Error> {
    serde_json::to_value(data).map_err(|error| Error::Internal(error.into()))
}
