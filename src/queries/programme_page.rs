//! What does the page of one programme show?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::event_list::{ListedEvent, coming, with_sessions};
use super::programme_logos::{Logo, programme_logos};
use super::readable_materials::{self, Readable};
use crate::entity::event::{Column, Entity, EventStatus};
use crate::entity::{Moment, organiser, programme, programme_slug};
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
    pub logos: Vec<Logo>,
    /// For everybody, and there now.
    pub materials: Vec<Readable>,
    /// Name of who leads it.
    pub lead: Option<String>,
}

/// The address of the programme that had this one before.
///
/// # Errors
/// The database's.
pub async fn moved(reader: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, Error> {
    let Some(before) = programme_slug::Entity::find().filter(programme_slug::Column::Slug.eq(slug)).one(reader).await? else { return Ok(None) };
    Ok(programme::Entity::find_by_id(before.programme_id).one(reader).await?.map(|programme| programme.slug))
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
    let lead = match programme.lead_id {
        Some(lead) => organiser::Entity::find_by_id(lead).one(reader).await?.map(|lead| lead.name),
        None => None,
    };
    Ok(Some(ProgrammePage {
        coming: with_sessions(reader, coming).await?,
        past: with_sessions(reader, past).await?,
        logos: programme_logos(reader, programme.id).await?,
        materials: readable_materials::of_programme(reader, programme.id, now).await?,
        lead,
        programme,
    }))
}
