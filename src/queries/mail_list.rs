//! Which mails wait, and which were given up?

use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::Moment;
use crate::entity::outbox::{self, OutboxState};
use crate::error::Error;

/// Rows of each kind that are shown.
const MOST: u64 = 100;

#[derive(Debug, Serialize)]
pub struct MailRow {
    pub id: Uuid,
    pub registration_id: Option<Uuid>,
    pub letter: String,
    pub recipient: String,
    pub state: OutboxState,
    pub attempts: i32,
    pub created_at: Moment,
    pub due_at: Moment,
    /// What the mail server said last.
    pub error: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct MailList {
    /// The latest first.
    pub failed: Vec<MailRow>,
    pub failed_count: u64,
    /// The one that is due first, first.
    pub waiting: Vec<MailRow>,
    pub waiting_count: u64,
}

/// # Errors
/// The database's.
pub async fn mail_list(db: &Db) -> Result<MailList, Error> {
    let (failed, waiting) = (outbox::Entity::given_up(), outbox::Entity::open());
    Ok(MailList {
        failed_count: failed.clone().count(db.reader()).await?,
        failed: failed.order_by_desc(outbox::Column::CreatedAt).limit(MOST).all(db.reader()).await?.into_iter().map(row).collect(),
        waiting_count: waiting.clone().count(db.reader()).await?,
        waiting: waiting.order_by_asc(outbox::Column::DueAt).order_by_asc(outbox::Column::Id).limit(MOST).all(db.reader()).await?.into_iter().map(row).collect(),
    })
}

/// How many mails were given up and wait for somebody to look.
///
/// # Errors
/// The database's.
pub async fn failed_count(db: &Db) -> Result<u64, Error> {
    Ok(outbox::Entity::given_up().count(db.reader()).await?)
}

fn row(mail: outbox::Model) -> MailRow {
    MailRow {
        id: mail.id,
        registration_id: mail.registration_id,
        letter: mail.letter,
        recipient: mail.recipient,
        state: mail.state,
        attempts: mail.attempts,
        created_at: mail.created_at,
        due_at: mail.due_at,
        error: mail.last_error,
    }
}
