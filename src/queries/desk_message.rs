//! One message: itself, who wrote it, and what became of its mails.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::desk_event::organiser_names;
use super::participant_list::people_names;
use crate::db::Db;
use crate::entity::outbox::{self, OutboxState};
use crate::entity::{Moment, message};
use crate::error::Error;

/// Rows on one page.
const PAGE: u64 = 100;

#[derive(Debug)]
pub struct DeskMessage {
    pub message: message::Model,
    /// The organiser's name.
    pub author: String,
    pub mails: Mails,
}

/// How many of a message's mails stand where.
#[derive(Debug, Default, Serialize)]
pub struct Mails {
    /// Queued, or in a worker's hands.
    pub waiting: i64,
    pub sent: i64,
    pub failed: i64,
    pub withdrawn: i64,
}

/// The message of that event.
///
/// # Errors
/// `NotFound`.
pub async fn desk_message(db: &Db, event_id: Uuid, message_id: Uuid) -> Result<DeskMessage, Error> {
    let message = message::Entity::find_by_id(message_id).one(db.reader()).await?.filter(|message| message.event_id == event_id).ok_or(Error::NotFound)?;
    let author = organiser_names(db, vec![message.organiser_id]).await?.remove(&message.organiser_id).unwrap_or_default();
    let mails = mails(db, message_id).await?;
    Ok(DeskMessage { message, author, mails })
}

async fn mails(db: &Db, message_id: Uuid) -> Result<Mails, Error> {
    let counted: Vec<(OutboxState, i64)> = outbox::Entity::find()
        .filter(outbox::Column::OrganiserMessageId.eq(message_id))
        .select_only()
        .column(outbox::Column::State)
        .column_as(outbox::Column::Id.count(), "count")
        .group_by(outbox::Column::State)
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut mails = Mails::default();
    for (state, count) in counted {
        match state {
            OutboxState::Queued | OutboxState::Sending => mails.waiting += count,
            OutboxState::Sent => mails.sent += count,
            OutboxState::Failed => mails.failed += count,
            OutboxState::Withdrawn | OutboxState::Superseded => mails.withdrawn += count,
        }
    }
    Ok(mails)
}

/// What became of one person's mail.
#[derive(Debug, Serialize)]
pub struct MailOutcome {
    pub registration: Option<Uuid>,
    /// The person's; their address when the registration is gone.
    pub name: String,
    pub state: OutboxState,
    pub error: Option<String>,
    pub sent_at: Option<Moment>,
}

#[derive(Debug, Serialize)]
pub struct Outcomes {
    pub rows: Vec<MailOutcome>,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of what became of a message's mails: those that failed first.
///
/// # Errors
/// The database's.
pub async fn outcomes(db: &Db, message_id: Uuid, page: u64) -> Result<Outcomes, Error> {
    use outbox::Column;
    let find = outbox::Entity::find().filter(Column::OrganiserMessageId.eq(message_id));
    let pages = find.clone().count(db.reader()).await?.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    type Row = (Option<Uuid>, String, OutboxState, Option<String>, Option<Moment>);
    // "failed" stands before all other states in the alphabet.
    let rows: Vec<Row> = find
        .order_by_asc(Column::State)
        .order_by_asc(Column::Id)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
        .select_only()
        .columns([Column::RegistrationId, Column::Recipient, Column::State, Column::LastError, Column::SentAt])
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut names: HashMap<Uuid, String> = people_names(db, rows.iter().filter_map(|row| row.0).collect()).await?;
    let outcome = |(registration, recipient, state, error, sent_at): Row| {
        let name = registration.and_then(|id| names.remove(&id)).unwrap_or(recipient);
        MailOutcome { registration, name, state, error, sent_at }
    };
    Ok(Outcomes { rows: rows.into_iter().map(outcome).collect(), page, pages })
}
