//! Where people are written about: mails, caught mails, and the history. The rows stay and say nothing of anybody.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use crate::entity::outbox::OutboxState;
use crate::entity::{audit_entry, caught_mail, outbox};
use crate::error::Error;
use crate::rules::retention::{ERASED_ADDRESS, details_without_words, letter_without_people};

/// What becomes of mails that have not left yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// They leave first.
    Leave,
    /// Nobody reads them any more.
    Blank,
}

impl Waiting {
    fn fitting(self, find: Select<outbox::Entity>) -> Select<outbox::Entity> {
        match self {
            Self::Leave => find.filter(outbox::Column::State.is_not_in([OutboxState::Queued, OutboxState::Sending])),
            Self::Blank => find,
        }
    }
}

/// Mails about these registrations; gives how many.
pub(super) async fn mails_of(transaction: &DatabaseTransaction, registrations: &[Uuid], waiting: Waiting) -> Result<u64, Error> {
    let rows = outbox::Entity::find().filter(outbox::Column::RegistrationId.is_in(registrations.iter().copied()));
    blank_mails(transaction, waiting.fitting(rows).all(transaction).await?).await
}

/// Mails to these mailboxes that belong to no registration; gives how many.
pub(super) async fn mails_to(transaction: &DatabaseTransaction, mailboxes: BTreeSet<String>, waiting: Waiting) -> Result<u64, Error> {
    let rows = outbox::Entity::find().filter(outbox::Column::Mailbox.is_in(mailboxes)).filter(outbox::Column::RegistrationId.is_null());
    blank_mails(transaction, waiting.fitting(rows).all(transaction).await?).await
}

/// Each keeps its state and its moments.
pub(super) async fn blank_mails(transaction: &DatabaseTransaction, rows: Vec<outbox::Model>) -> Result<u64, Error> {
    let count = rows.len() as u64;
    for row in rows {
        caught_mail::Entity::delete_many().filter(caught_mail::Column::MessageId.eq(&row.message_id)).exec(transaction).await?;
        let change = outbox::ActiveModel {
            id: Unchanged(row.id),
            facts: Set(letter_without_people(&row.facts)),
            recipient: Set(ERASED_ADDRESS.to_owned()),
            mailbox: Set(ERASED_ADDRESS.to_owned()),
            last_error: Set(None),
            preface: Set(None),
            ..Default::default()
        };
        outbox::Entity::update(change).exec(transaction).await?;
    }
    Ok(count)
}

/// Entries about these registrations or people; gives how many.
pub(super) async fn entries_of(transaction: &DatabaseTransaction, subjects: &[Uuid]) -> Result<u64, Error> {
    use audit_entry::Column;
    let mut rows = audit_entry::Entity::find().filter(Column::SubjectId.is_in(subjects.iter().copied())).all(transaction).await?;
    rows.extend(audit_entry::Entity::find().filter(Column::PersonId.is_in(subjects.iter().copied())).all(transaction).await?);
    blank_entries(transaction, rows).await
}

/// Each keeps who did what, when and to which row.
pub(super) async fn blank_entries(transaction: &DatabaseTransaction, rows: Vec<audit_entry::Model>) -> Result<u64, Error> {
    let mut count = 0;
    for row in rows {
        let details = details_without_words(&row.details);
        if details != row.details {
            count += 1;
            let change = audit_entry::ActiveModel { id: Unchanged(row.id), details: Set(details), ..Default::default() };
            audit_entry::Entity::update(change).exec(transaction).await?;
        }
    }
    Ok(count)
}
