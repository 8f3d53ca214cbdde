//! What do other sites show: a feed's page of events, the dates of a month, and the addresses that search engines read?

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::event_list::{EventFilter, ListedEvent, coming, condition, with_sessions};
use super::public_feed::programme_of;
use crate::entity::event::{self, Column, Entity, EventStatus};
use crate::entity::{Moment, programme, session, session_revision};
use crate::error::Error;
use crate::rules::changes::Revision;

/// One page of coming events.
#[derive(Debug, Clone)]
pub struct FeedPage {
    /// By start.
    pub events: Vec<ListedEvent>,
    /// From 1.
    pub page: u64,
    pub pages: u64,
    /// When the first of all that were found ends, and the pages look different.
    pub changes_at: Option<Timestamp>,
}

/// A page of what a filter finds among the public, coming events. A programme is also found by an address from before.
///
/// # Errors
/// The database's.
pub async fn feed_page(reader: &impl ConnectionTrait, filter: &EventFilter, zone: &TimeZone, now: Timestamp, per_page: u64) -> Result<FeedPage, Error> {
    let none = FeedPage { events: Vec::new(), page: 1, pages: 1, changes_at: None };
    let programme = if filter.programme.is_empty() { None } else { programme_of(reader, &filter.programme).await? };
    let Some(condition) = condition(reader, filter, programme.as_ref(), zone, now).await? else { return Ok(none) };
    let found = coming(now).filter(condition);
    let pages = found.clone().count(reader).await?.div_ceil(per_page).max(1);
    let page = filter.page.clamp(1, pages);
    let first_end: Option<Option<Moment>> = found.clone().select_only().column(Column::EndsAt).order_by_asc(Column::EndsAt).into_tuple().one(reader).await?;
    let events = found.order_by_asc(Column::StartsAt).order_by_asc(Column::Id).offset((page - 1) * per_page).limit(per_page).all(reader).await?;
    Ok(FeedPage { events: with_sessions(reader, events).await?, page, pages, changes_at: first_end.flatten().map(Into::into) })
}

/// When anything last changed that a feed may show, also what it shows no more: the latest change of any event, or the latest end
/// of one that is over.
///
/// # Errors
/// The database's.
pub async fn latest_change(reader: &impl ConnectionTrait, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let changed: Option<Moment> = Entity::find().select_only().column(Column::UpdatedAt).order_by_desc(Column::UpdatedAt).into_tuple().one(reader).await?;
    let over = Entity::find().select_only().column(Column::EndsAt).filter(Column::EndsAt.lte(Moment::from(now)));
    let over: Option<Option<Moment>> = over.order_by_desc(Column::EndsAt).into_tuple().one(reader).await?;
    Ok([changed, over.flatten()].into_iter().flatten().max().map(Into::into))
}

/// Most dates of a month that are shown.
const MOST_DATES: u64 = 1_000;

/// A session that lies in a month, with its event.
#[derive(Debug, Clone)]
pub struct PublicDate {
    pub session: session::Model,
    pub event: event::Model,
}

/// Sessions of public events that overlap the time from `from` to `until`, by start; those of a cancelled event, too, and none
/// that was taken out. The filter's month does not matter.
///
/// # Errors
/// The database's.
pub async fn public_dates(reader: &impl ConnectionTrait, filter: &EventFilter, zone: &TimeZone, from: Timestamp, until: Timestamp) -> Result<Vec<PublicDate>, Error> {
    let programme = if filter.programme.is_empty() { None } else { programme_of(reader, &filter.programme).await? };
    let filter = EventFilter { month: None, ..filter.clone() };
    let Some(condition) = condition(reader, &filter, programme.as_ref(), zone, from).await? else { return Ok(Vec::new()) };
    let events = coming(from).filter(condition).filter(Column::StartsAt.lt(Moment::from(until))).order_by_asc(Column::StartsAt).limit(MOST_DATES).all(reader).await?;
    let events: HashMap<Uuid, event::Model> = events.into_iter().map(|event| (event.id, event)).collect();
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.keys().copied()))
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::EndsAt.gt(Moment::from(from)))
        .filter(session::Column::StartsAt.lt(Moment::from(until)))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .limit(MOST_DATES)
        .all(reader)
        .await?;
    Ok(sessions.into_iter().filter_map(|session| Some(PublicDate { event: events.get(&session.event_id)?.clone(), session })).collect())
}

/// Where each of these sessions began before it was moved to where it is, since the event was published: the latest such start.
/// What was moved there and back was not moved.
///
/// # Errors
/// The database's.
pub async fn starts_before(reader: &impl ConnectionTrait, event: &event::Model, sessions: &[session::Model]) -> Result<HashMap<Uuid, Timestamp>, Error> {
    let revised: Vec<Uuid> = sessions.iter().filter(|session| session.sequence > 0).map(|session| session.id).collect();
    let Some(published_at) = event.published_at.filter(|_| !revised.is_empty()) else { return Ok(HashMap::new()) };
    let rows = session_revision::Entity::find()
        .filter(session_revision::Column::SessionId.is_in(revised))
        .filter(session_revision::Column::ChangedAt.gte(published_at))
        .order_by_asc(session_revision::Column::Sequence)
        .all(reader)
        .await?;
    let mut starts: HashMap<Uuid, Vec<Timestamp>> = HashMap::new();
    for row in rows {
        if let Ok(revision) = serde_json::from_value::<Revision>(row.facts) {
            starts.entry(row.session_id).or_default().push(revision.session.starts_at);
        }
    }
    let before = |session: &session::Model| {
        let starts = starts.get(&session.id).filter(|starts| starts.first() != Some(&session.starts_at.0))?;
        Some((session.id, *starts.iter().rev().find(|start| **start != session.starts_at.0)?))
    };
    Ok(sessions.iter().filter_map(before).collect())
}

/// A public page for search engines.
#[derive(Debug, Clone, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct PublicAddress {
    pub slug: String,
    pub updated_at: Moment,
}

/// How many events search engines may read of.
///
/// # Errors
/// The database's.
pub async fn count_public_addresses(reader: &impl ConnectionTrait) -> Result<u64, Error> {
    Ok(Entity::find().filter(Column::Status.ne(EventStatus::Draft)).filter(Column::Unlisted.eq(false)).count(reader).await?)
}

/// Of all public events, also those that are over: `limit` from the `offset`th on, in the order in which they were made.
///
/// # Errors
/// The database's.
pub async fn public_addresses(reader: &impl ConnectionTrait, offset: u64, limit: u64) -> Result<Vec<PublicAddress>, Error> {
    let rows = Entity::find().filter(Column::Status.ne(EventStatus::Draft)).filter(Column::Unlisted.eq(false)).select_only().columns([Column::Slug, Column::UpdatedAt]);
    Ok(rows.order_by_asc(Column::Id).offset(offset).limit(limit).into_model::<PublicAddress>().all(reader).await?)
}

/// The addresses of all programmes.
///
/// # Errors
/// The database's.
pub async fn programme_slugs(reader: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    Ok(programme::Entity::find().select_only().column(programme::Column::Slug).order_by_asc(programme::Column::Slug).into_tuple().all(reader).await?)
}
