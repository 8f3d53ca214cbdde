//! Which events does the desk list?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::{Moment, session};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

/// Rows on one page.
pub const PAGE: u64 = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Published or cancelled, and not over; the next one first.
    Coming,
    /// Drafts, whatever their dates; the latest change first.
    Drafts,
    /// Over; the latest first.
    Past,
    /// Put away, whatever their dates; the latest first.
    Archived,
}

#[derive(Debug, Serialize)]
pub struct EventRow {
    pub id: Uuid,
    pub title: String,
    /// Language of the title.
    pub event_language: String,
    pub kind: EventKind,
    pub format: EventFormat,
    pub status: EventStatus,
    pub starts_at: Option<Moment>,
    pub ends_at: Option<Moment>,
    /// That of its first session.
    pub time_zone: String,
    pub places_taken: i32,
    pub capacity: Option<i32>,
}

#[derive(Debug, Serialize)]
pub struct EventRows {
    pub rows: Vec<EventRow>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of events; `search` is text as people type it, all of whose words must be found.
///
/// # Errors
/// The database's.
pub async fn desk_events(db: &Db, scope: &Scope, now: Timestamp, when: When, search: &str, page: u64) -> Result<EventRows, Error> {
    let not_draft = event::Column::Status.ne(EventStatus::Draft);
    let over = event::Column::EndsAt.lte(Moment(now));
    let mut find = match when {
        When::Coming => event::Entity::find()
            .filter(not_draft)
            .filter(Condition::any().add(event::Column::EndsAt.gt(Moment(now))).add(event::Column::EndsAt.is_null()))
            .order_by_asc(event::Column::StartsAt),
        When::Drafts => event::Entity::find().filter(event::Column::Status.eq(EventStatus::Draft)).order_by_desc(event::Column::UpdatedAt),
        When::Past => event::Entity::find().filter(not_draft).filter(over).order_by_desc(event::Column::EndsAt),
        When::Archived => event::Entity::find().order_by_desc(event::Column::ArchivedAt),
    };
    find = find.filter(if when == When::Archived { event::Column::ArchivedAt.is_not_null() } else { event::Column::ArchivedAt.is_null() });
    find = find.filter(event::Entity::within(scope));
    for word in fold(search).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(event::Column::SearchText.contains(word));
    }
    let count = find.clone().count(db.reader()).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let events = find.order_by_asc(event::Column::Id).offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let zones: Vec<(Uuid, String)> = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().map(|event| event.id)))
        .filter(session::Column::CancelledAt.is_null())
        .order_by_desc(session::Column::StartsAt)
        .select_only()
        .column(session::Column::EventId)
        .column(session::Column::TimeZone)
        .into_tuple()
        .all(db.reader())
        .await?;
    // By start, the last first: the first session's zone stays in the map.
    let zones: std::collections::HashMap<Uuid, String> = zones.into_iter().collect();
    let rows = events.into_iter().map(|event| row(event, &zones)).collect();
    Ok(EventRows { rows, count, page, pages })
}

fn row(event: event::Model, zones: &std::collections::HashMap<Uuid, String>) -> EventRow {
    EventRow {
        time_zone: zones.get(&event.id).cloned().unwrap_or_else(|| "Europe/Brussels".to_owned()),
        id: event.id,
        title: event.title,
        event_language: event.language,
        kind: event.kind,
        format: event.format,
        status: event.status,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        places_taken: event.places_taken,
        capacity: event.capacity,
    }
}
