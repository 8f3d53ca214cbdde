//! Of which events must somebody decide whether they take place?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::{Moment, session};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Most that are shown.
const MOST: u64 = 20;

/// A published event that is not sure yet, and of which the moment has come: enough have registered, or the day is near.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct UndecidedEvent {
    pub id: Uuid,
    pub title: String,
    /// Language of the title.
    pub event_language: String,
    pub minimum: i32,
    pub places_taken: i32,
    pub decide_by: Moment,
    pub time_zone: String,
    pub reached: bool,
}

/// The most urgent first. `soon`: until when a decision counts as near.
///
/// # Errors
/// The database's.
pub async fn undecided_events(db: &Db, scope: &Scope, now: Timestamp, soon: Timestamp) -> Result<Vec<UndecidedEvent>, Error> {
    use sea_orm::sea_query::{Expr, ExprTrait};
    let due = event::Column::DecideBy.lte(Moment(soon)).or(Expr::col(event::Column::PlacesTaken).gte(Expr::col(event::Column::Minimum)));
    let events = event::Entity::find()
        .filter(event::Column::DecideBy.is_not_null())
        .filter(event::Column::DecidedAt.is_null())
        .filter(event::Column::Status.eq(EventStatus::Published))
        .filter(event::Column::EndsAt.gt(Moment(now)))
        .filter(due)
        .filter(event::Entity::within(scope))
        .order_by_asc(event::Column::DecideBy)
        .order_by_asc(event::Column::Id)
        .limit(MOST)
        .all(db.reader())
        .await?;
    let zones: std::collections::HashMap<Uuid, String> = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().map(|event| event.id)))
        .filter(session::Column::CancelledAt.is_null())
        .select_only()
        .columns([session::Column::EventId, session::Column::TimeZone])
        .into_tuple::<(Uuid, String)>()
        .all(db.reader())
        .await?
        .into_iter()
        .collect();
    Ok(events
        .into_iter()
        .filter_map(|event| {
            let undecided = event.undecided()?;
            Some(UndecidedEvent {
                time_zone: zones.get(&event.id).cloned().unwrap_or_else(|| "Europe/Brussels".to_owned()),
                reached: event.places_taken >= undecided.minimum,
                id: event.id,
                title: event.title,
                event_language: event.language,
                minimum: undecided.minimum,
                places_taken: event.places_taken,
                decide_by: undecided.decide_by.into(),
            })
        })
        .collect())
}
