//! Which sessions are there in a week, and how full are they? Or what comes next?

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::{Moment, session};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Sessions that are shown at most.
pub const MOST: u64 = 40;

/// A session with what a line says of its event.
#[derive(Debug, Clone, FromQueryResult, Serialize)]
pub struct SessionOfWeek {
    pub session_id: Uuid,
    /// Of the session.
    pub session_title: Option<String>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub time_zone: String,
    pub place: Option<String>,
    /// Has a meeting's link, which is never shown.
    pub online: bool,
    pub event_id: Uuid,
    pub title: String,
    /// Language of the event's title.
    pub event_language: String,
    pub kind: EventKind,
    pub format: EventFormat,
    pub status: EventStatus,
    pub places_taken: i32,
    pub capacity: Option<i32>,
}

/// Sessions of published events that start within `[from, to)`, by their start; no more than [`MOST`], and whether
/// there are others.
///
/// # Errors
/// The database's.
pub async fn week(db: &Db, scope: &Scope, from: Timestamp, to: Timestamp) -> Result<(Vec<SessionOfWeek>, bool), Error> {
    let mut rows = sessions_from(scope, from).filter(session::Column::StartsAt.lt(Moment(to))).limit(MOST + 1).into_model().all(db.reader()).await?;
    let more = rows.len() as u64 > MOST;
    rows.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok((rows, more))
}

/// The next session of a published event after that moment.
///
/// # Errors
/// The database's.
pub async fn next_session(db: &Db, scope: &Scope, after: Timestamp) -> Result<Option<SessionOfWeek>, Error> {
    Ok(sessions_from(scope, after).limit(1).into_model().one(db.reader()).await?)
}

/// Whether there is any event yet.
///
/// # Errors
/// The database's.
pub async fn has_events(db: &Db, scope: &Scope) -> Result<bool, Error> {
    let any: Option<Uuid> = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).limit(1).into_tuple().one(db.reader()).await?;
    Ok(any.is_some())
}

fn sessions_from(scope: &Scope, from: Timestamp) -> sea_orm::Select<session::Entity> {
    session::Entity::find()
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(event::Entity::within(scope))
        .filter(event::Column::Status.eq(EventStatus::Published))
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::StartsAt.gte(Moment(from)))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .select_only()
        .column_as(session::Column::Id, "session_id")
        .column_as(session::Column::Title, "session_title")
        .columns([session::Column::StartsAt, session::Column::EndsAt, session::Column::TimeZone, session::Column::Place])
        .column_as(Expr::col((session::Entity, session::Column::JoinUrl)).is_not_null(), "online")
        .column_as(event::Column::Id, "event_id")
        .columns([event::Column::Title, event::Column::Kind, event::Column::Format, event::Column::Status, event::Column::PlacesTaken, event::Column::Capacity])
        .column_as(event::Column::Language, "event_language")
}
