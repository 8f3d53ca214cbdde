//! What did organisers write to people of an event?

use sea_orm::QuerySelect;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::message;
use crate::error::Error;

/// Messages that are shown.
const MOST: u64 = 200;

/// The messages of an event, the newest first.
///
/// # Errors
/// The database's.
pub async fn message_list(db: &Db, event_id: Uuid) -> Result<Vec<message::Model>, Error> {
    Ok(message::Entity::of(event_id).limit(MOST).all(db.reader()).await?)
}
