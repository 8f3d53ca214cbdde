//! Whose session is this, and has its organiser a second step?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::db::Db;
use crate::entity::{Moment, login, organiser, second_step};
use crate::error::Error;

#[derive(Debug)]
pub struct SessionOf {
    pub login: login::Model,
    pub organiser: organiser::Model,
    /// Asked only for sessions that have not passed it: `false` says nothing of the others.
    pub has_second_step: bool,
}

/// The session with that token's hash and its organiser: not ended, in use after `idle_since`, and the organiser
/// still one of ours at this moment.
///
/// # Errors
/// The database's.
pub async fn signed_in(db: &Db, token_hash: Vec<u8>, now: Timestamp, idle_since: Timestamp) -> Result<Option<SessionOf>, Error> {
    let login = login::Entity::find()
        .filter(login::Column::TokenHash.eq(token_hash))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(Moment(now)))
        .filter(login::Column::LastSeenAt.gt(Moment(idle_since)))
        .one(db.reader())
        .await?;
    let Some(login) = login else { return Ok(None) };
    let organiser = organiser::Entity::find_by_id(login.organiser_id).filter(organiser::Column::Active.eq(true)).one(db.reader()).await?;
    let Some(organiser) = organiser else { return Ok(None) };
    let steps = if login.second_step_at.is_some() { 0 } else { second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(organiser.id)).count(db.reader()).await? };
    Ok(Some(SessionOf { login, organiser, has_second_step: steps > 0 }))
}
