//! What does the page of one programme show?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::event_list::{ListedEvent, coming, with_sessions};
use crate::entity::event::{Column, Entity, EventStatus};
use crate::entity::{Moment, programme};
use crate::error::Error;

/// The most events shown of each sort.
const MOST: u64 = 100;

#[derive(Debug, Clone)]
pub struct ProgrammePage {
    pub programme: programme::Model,
    /// By start.
    pub coming: Vec<ListedEvent>,
    /// Those that took place, the latest first.
    pub past: Vec<ListedEvent>,
}

/// # Errors
/// The database's.
pub async fn programme_page(reader: &impl ConnectionTrait, slug: &str, now: Timestamp) -> Result<Option<ProgrammePage>, Error> {
    let Some(programme) = programme::Entity::find().filter(programme::Column::Slug.eq(slug)).one(reader).await? else { return Ok(None) };
    let coming = coming(now).filter(Column::ProgrammeId.eq(programme.id)).order_by_asc(Column::StartsAt).order_by_asc(Column::Id).limit(MOST).all(reader).await?;
    let past = Entity::find()
        .filter(Column::ProgrammeId.eq(programme.id))
        .filter(Column::Status.eq(EventStatus::Published))
        .filter(Column::Unlisted.eq(false))
        .filter(Column::EndsAt.lte(Moment::from(now)))
        .order_by_desc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(reader)
        .await?;
    Ok(Some(ProgrammePage { programme, coming: with_sessions(reader, coming).await?, past: with_sessions(reader, past).await? }))
}
