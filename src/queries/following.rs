//! What an organiser wants to hear of an event.

use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event_follower;
use crate::error::Error;
use crate::rules::event_news::Wishes;

/// # Errors
/// The database's.
pub async fn following(db: &Db, event_id: Uuid, organiser_id: Uuid) -> Result<Wishes, Error> {
    let row = event_follower::Entity::of(event_id).filter(event_follower::Column::OrganiserId.eq(organiser_id)).one(db.reader()).await?;
    Ok(row.map_or(Wishes::NOTHING, |row| row.wishes()))
}
