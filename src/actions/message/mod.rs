//! Messages of organisers to a group of an event's people: written, tried on oneself, sent at once or later, taken
//! back. Their mails are decided in small steps (`expand`), so that nobody who registers meanwhile waits for them.
//! Start reading at `save`, then `expand`.

use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::entity::message::{self, MessageState};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::message::{self as text, MessageFault, MessageText, MessageTexts};
use crate::rules::message_filter::MessageFilter;

pub mod expand;
pub mod letters;
pub mod remove;
pub mod save;
pub mod send;
pub mod try_out;
pub mod withdraw;

/// What an organiser writes, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageDetails {
    /// At least one; the first is read by those whose language is missing.
    pub texts: MessageTexts,
    pub filter: MessageFilter,
}

impl MessageDetails {
    /// # Errors
    /// `Invalid` with the fields `subject_{language}`, `body_{language}` and `statuses`.
    fn check(&self, first: Language) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        for MessageText { language, subject, body } in &self.texts.0 {
            add_fault(&mut faults, &format!("subject_{}", language.code()), text::subject(subject).err());
            add_fault(&mut faults, &format!("body_{}", language.code()), text::body(body).err());
        }
        if self.texts.0.is_empty() {
            faults.add(&format!("subject_{}", first.code()), "required");
            faults.add(&format!("body_{}", first.code()), "required");
        }
        if self.filter.statuses.is_empty() {
            faults.add("statuses", "required");
        }
        faults.into_result()
    }
}

/// Puts what is wrong with a subject or a text at its field.
pub fn add_fault(faults: &mut FieldErrors, field: &str, fault: Option<MessageFault>) {
    match fault {
        None => {}
        Some(MessageFault::Of(fault)) => faults.add_fault(field, fault),
        Some(MessageFault::UnknownPlaceholder) => faults.add(field, "unknown-placeholder"),
        Some(MessageFault::LinkInSubject) => faults.add(field, "link-in-subject"),
    }
}

/// The message of that event, locked until the transaction ends.
async fn locked(transaction: &DatabaseTransaction, event_id: Uuid, message_id: Uuid) -> Result<message::Model, Error> {
    message::Entity::find_by_id(message_id).lock_exclusive().one(transaction).await?.filter(|message| message.event_id == event_id).ok_or(Error::NotFound)
}

/// A message that can still be changed, at the version the organiser saw.
async fn draft_at_version(transaction: &DatabaseTransaction, event_id: Uuid, message_id: Uuid, version: i32) -> Result<message::Model, Error> {
    let message = locked(transaction, event_id, message_id).await?;
    if message.version == version && message.state == MessageState::Draft { Ok(message) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
