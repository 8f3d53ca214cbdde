//! Events, and their sessions, for other systems.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::{Moment, programme, session, slot};
use crate::error::Error;

/// Which events; nothing chosen is all.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Empty: all.
    pub status: Vec<EventStatus>,
    pub kind: Vec<EventKind>,
    pub format: Vec<EventFormat>,
    pub programme: Option<Uuid>,
    pub language: Option<String>,
    /// Not over before this moment.
    pub from: Option<Timestamp>,
    /// Begun before this moment.
    pub to: Option<Timestamp>,
    /// Saved at this moment or later.
    pub updated_since: Option<Timestamp>,
}

/// The last event of the page before: its start and its key. Those without a start come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterEvent {
    pub starts_at: Option<Timestamp>,
    pub id: Uuid,
}

#[derive(Debug, Clone)]
pub struct ApiEvent {
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    /// Of its first session.
    pub time_zone: Option<String>,
}

/// At most `limit` events by their start, and whether there are more.
///
/// # Errors
/// The database's.
pub async fn events(db: &Db, filter: &EventFilter, after: Option<AfterEvent>, limit: u64) -> Result<(Vec<ApiEvent>, bool), Error> {
    let mut find = event::Entity::find().filter(fits(filter));
    if let Some(after) = after {
        find = find.filter(beyond(after));
    }
    // SQLite and PostgreSQL disagree about where NULL stands.
    let mut found =
        find.order_by_asc(event::Column::StartsAt.is_null()).order_by_asc(event::Column::StartsAt).order_by_asc(event::Column::Id).limit(limit + 1).all(db.reader()).await?;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok((with_belongings(db, found).await?, more))
}

/// # Errors
/// The database's.
pub async fn event(db: &Db, id: Uuid) -> Result<Option<ApiEvent>, Error> {
    let found = event::Entity::find_by_id(id).one(db.reader()).await?;
    Ok(with_belongings(db, found.into_iter().collect()).await?.pop())
}

fn fits(filter: &EventFilter) -> Condition {
    let mut all = Condition::all();
    if !filter.status.is_empty() {
        all = all.add(event::Column::Status.is_in(filter.status.iter().copied()));
    }
    if !filter.kind.is_empty() {
        all = all.add(event::Column::Kind.is_in(filter.kind.iter().copied()));
    }
    if !filter.format.is_empty() {
        all = all.add(event::Column::Format.is_in(filter.format.iter().copied()));
    }
    if let Some(programme) = filter.programme {
        all = all.add(event::Column::ProgrammeId.eq(programme));
    }
    if let Some(language) = &filter.language {
        all = all.add(event::Column::Language.eq(language.as_str()));
    }
    if let Some(from) = filter.from {
        all = all.add(event::Column::EndsAt.gt(Moment(from)));
    }
    if let Some(to) = filter.to {
        all = all.add(event::Column::StartsAt.lt(Moment(to)));
    }
    if let Some(since) = filter.updated_since {
        all = all.add(event::Column::UpdatedAt.gte(Moment(since)));
    }
    all
}

fn beyond(after: AfterEvent) -> Condition {
    use event::Column;
    match after.starts_at {
        Some(start) => {
            Condition::any().add(Column::StartsAt.gt(Moment(start))).add(Column::StartsAt.eq(Moment(start)).and(Column::Id.gt(after.id))).add(Column::StartsAt.is_null())
        }
        None => Condition::all().add(Column::StartsAt.is_null()).add(Column::Id.gt(after.id)),
    }
}

async fn with_belongings(db: &Db, events: Vec<event::Model>) -> Result<Vec<ApiEvent>, Error> {
    let of_programmes = programme::Entity::find().filter(programme::Column::Id.is_in(events.iter().filter_map(|event| event.programme_id)));
    let programmes: HashMap<Uuid, programme::Model> = of_programmes.all(db.reader()).await?.into_iter().map(|programme| (programme.id, programme)).collect();
    let zones = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().map(|event| event.id)))
        .filter(session::Column::CancelledAt.is_null())
        .order_by_desc(session::Column::StartsAt)
        .select_only()
        .columns([session::Column::EventId, session::Column::TimeZone]);
    // The last one that is put in is the first session's.
    let zones: HashMap<Uuid, String> = zones.into_tuple::<(Uuid, String)>().all(db.reader()).await?.into_iter().collect();
    let whole = |event: event::Model| ApiEvent { programme: event.programme_id.and_then(|id| programmes.get(&id).cloned()), time_zone: zones.get(&event.id).cloned(), event };
    Ok(events.into_iter().map(whole).collect())
}

/// A session with the slot that it belongs to.
#[derive(Debug, Clone)]
pub struct ApiSession {
    pub session: session::Model,
    pub slot: Option<slot::Model>,
}

/// All sessions of an event by their start, those that were taken out, too; `None` without such an event.
///
/// # Errors
/// The database's.
pub async fn sessions(db: &Db, event_id: Uuid) -> Result<Option<Vec<ApiSession>>, Error> {
    if event::Entity::find_by_id(event_id).one(db.reader()).await?.is_none() {
        return Ok(None);
    }
    let found = session::Entity::find().filter(session::Column::EventId.eq(event_id));
    let found = found.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(db.reader()).await?;
    let slots: HashMap<Uuid, slot::Model> = slot::Entity::of(event_id).all(db.reader()).await?.into_iter().map(|slot| (slot.id, slot)).collect();
    Ok(Some(found.into_iter().map(|session| ApiSession { slot: session.slot_id.and_then(|id| slots.get(&id).cloned()), session }).collect()))
}

/// # Errors
/// The database's.
pub async fn session(db: &Db, id: Uuid) -> Result<Option<ApiSession>, Error> {
    let Some(session) = session::Entity::find_by_id(id).one(db.reader()).await? else { return Ok(None) };
    let slot = match session.slot_id {
        Some(slot) => slot::Entity::find_by_id(slot).one(db.reader()).await?,
        None => None,
    };
    Ok(Some(ApiSession { session, slot }))
}
