//! From which events can a new one begin, what would come along, and who stands ready to be invited?

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::desk_events::{EventRow, rows_of};
use crate::db::Db;
use crate::entity::event::{self, EventKind};
use crate::entity::material::{self, MaterialKind};
use crate::entity::{agenda_item, event_price, invitee, planned_invitee, question, speaker};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

/// Events that are proposed at a time.
pub const PROPOSED: u64 = 30;

/// Events with dates, the latest first, whatever became of them; `search` is text as people type it, all of whose words
/// must be found.
///
/// # Errors
/// The database's.
pub async fn copy_proposals(db: &Db, scope: &Scope, kind: Option<EventKind>, search: &str) -> Result<Vec<EventRow>, Error> {
    let mut find = event::Entity::find().filter(event::Column::StartsAt.is_not_null()).filter(event::Entity::within(scope));
    if let Some(kind) = kind {
        find = find.filter(event::Column::Kind.eq(kind));
    }
    for word in fold(search).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(event::Column::SearchText.contains(word));
    }
    let events = find.order_by_desc(event::Column::StartsAt).order_by_asc(event::Column::Id).limit(PROPOSED).all(db.reader()).await?;
    rows_of(db, events).await
}

/// How much there is of what not every event has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Furniture {
    pub questions: u64,
    pub speakers: u64,
    /// Of the programme of the day.
    pub agenda_items: u64,
    pub has_price: bool,
    /// But recordings.
    pub materials: u64,
    pub invitees: u64,
}

/// # Errors
/// The database's.
pub async fn furniture(db: &Db, event_id: Uuid) -> Result<Furniture, Error> {
    let reader = db.reader();
    Ok(Furniture {
        questions: question::Entity::of(event_id).count(reader).await?,
        speakers: speaker::Entity::of(event_id).count(reader).await?,
        agenda_items: agenda_item::Entity::of(event_id).count(reader).await?,
        has_price: event_price::Entity::find_by_id(event_id).count(reader).await? > 0,
        materials: material::Entity::of(event_id).filter(material::Column::Kind.ne(MaterialKind::Recording)).count(reader).await?,
        invitees: invitee::Entity::find().filter(invitee::Column::EventId.eq(event_id)).count(reader).await?,
    })
}

/// How many addresses stand ready to be invited.
///
/// # Errors
/// The database's.
pub async fn planned_invitees(db: &Db, event_id: Uuid) -> Result<u64, Error> {
    Ok(planned_invitee::Entity::find().filter(planned_invitee::Column::EventId.eq(event_id)).count(db.reader()).await?)
}
