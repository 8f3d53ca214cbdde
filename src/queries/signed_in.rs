//! Whose session is this?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Db;
use crate::entity::{Moment, login, organiser};
use crate::error::Error;

/// The session with that token's hash and its organiser: not ended, in use after `idle_since`, and the organiser
/// still one of ours at this moment.
///
/// # Errors
/// The database's.
pub async fn signed_in(db: &Db, token_hash: Vec<u8>, now: Timestamp, idle_since: Timestamp) -> Result<Option<(login::Model, organiser::Model)>, Error> {
    let login = login::Entity::find()
        .filter(login::Column::TokenHash.eq(token_hash))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(Moment(now)))
        .filter(login::Column::LastSeenAt.gt(Moment(idle_since)))
        .one(db.reader())
        .await?;
    let Some(login) = login else { return Ok(None) };
    let organiser = organiser::Entity::find_by_id(login.organiser_id).filter(organiser::Column::Active.eq(true)).one(db.reader()).await?;
    Ok(organiser.map(|organiser| (login, organiser)))
}
