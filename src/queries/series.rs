//! Which events belong to one series, and what else is held when the dates of a new one are?

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use uuid::Uuid;

use super::desk_events::{EventRow, rows_of};
use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::{Moment, session};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::schedule::LONGEST_SESSION_DAYS;

/// Events of one series that are listed: more than are made in some years.
const LISTED: u64 = 500;
/// Sessions that are looked at beside the dates of a series.
const COMPARED: u64 = 5_000;

/// The events of a series within the scope, by start.
///
/// # Errors
/// The database's.
pub async fn series(db: &Db, scope: &Scope, series: Uuid) -> Result<Vec<EventRow>, Error> {
    let find = event::Entity::find().filter(event::Column::SeriesId.eq(series)).filter(event::Entity::within(scope));
    let events = find.order_by_asc(event::Column::StartsAt).order_by_asc(event::Column::Id).limit(LISTED).all(db.reader()).await?;
    rows_of(db, events).await
}

/// Something that is held at the same time.
#[derive(Debug, Clone, PartialEq, FromQueryResult)]
pub struct Held {
    pub event_id: Uuid,
    pub title: String,
    pub language: String,
    pub programme_id: Option<Uuid>,
    pub venue_id: Option<Uuid>,
    pub starts_at: Moment,
    pub ends_at: Moment,
}

impl Held {
    #[must_use]
    pub fn overlaps(&self, starts_at: Timestamp, ends_at: Timestamp) -> bool {
        self.starts_at.0 < ends_at && starts_at < self.ends_at.0
    }
}

/// Sessions of other events between two moments: those within the scope, and whatever is held in that venue. Cancelled
/// ones are not held; archived drafts are nobody's plan any more.
///
/// # Errors
/// The database's.
pub async fn held_between(db: &Db, scope: &Scope, but: Uuid, venue: Option<Uuid>, from: Timestamp, until: Timestamp) -> Result<Vec<Held>, Error> {
    let longest = SignedDuration::from_hours(24 * i64::from(LONGEST_SESSION_DAYS));
    let mut concerned = Condition::any().add(event::Entity::within(scope));
    if let Some(venue) = venue {
        concerned = concerned.add(session::Column::VenueId.eq(venue));
    }
    Ok(session::Entity::find()
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::StartsAt.gt(Moment(from.checked_sub(longest).unwrap_or(from))))
        .filter(session::Column::StartsAt.lt(Moment(until)))
        .filter(session::Column::EndsAt.gt(Moment(from)))
        .filter(session::Column::EventId.ne(but))
        .filter(event::Column::Status.ne(EventStatus::Cancelled))
        .filter(event::Column::ArchivedAt.is_null())
        .filter(concerned)
        .select_only()
        .column(session::Column::EventId)
        .column(event::Column::Title)
        .column(event::Column::Language)
        .column(event::Column::ProgrammeId)
        .column(session::Column::VenueId)
        .column(session::Column::StartsAt)
        .column(session::Column::EndsAt)
        .order_by_asc(session::Column::StartsAt)
        .limit(COMPARED)
        .into_model()
        .all(db.reader())
        .await?)
}
