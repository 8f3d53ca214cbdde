//! Places taken never exceed the capacity, and the figure kept with the event is the true one. One active
//! registration per person and event.

use std::collections::HashMap;

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Violation;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{event, registration};

/// Returns how many events were looked at.
pub(super) async fn check(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<usize, DbErr> {
    let counted: HashMap<Uuid, i64> = registration::Entity::find()
        .filter(registration::Column::HoldsPlace.eq(true))
        .select_only()
        .column(registration::Column::EventId)
        .column_as(registration::Column::Id.count(), "places")
        .group_by(registration::Column::EventId)
        .into_tuple::<(Uuid, i64)>()
        .all(connection)
        .await?
        .into_iter()
        .collect();
    let events: Vec<(Uuid, Option<i32>, i32)> = event::Entity::find()
        .select_only()
        .columns([event::Column::Id, event::Column::Capacity, event::Column::PlacesTaken])
        .order_by_asc(event::Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    for (id, capacity, noted) in &events {
        let counted = counted.get(id).copied().unwrap_or(0);
        if counted != i64::from(*noted) {
            violations.push(Violation::of("places", format!("event {id} notes {noted} places taken, and {counted} are")));
        }
        if let Some(capacity) = capacity
            && counted > i64::from(*capacity)
        {
            violations.push(Violation::of("places", format!("event {id} has {counted} of {capacity} places taken")));
        }
    }
    one_active(connection, violations).await?;
    Ok(events.len())
}

async fn one_active(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let twice: Vec<(Uuid, Uuid, i64)> = registration::Entity::find()
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .select_only()
        .columns([registration::Column::EventId, registration::Column::PersonId])
        .column_as(registration::Column::Id.count(), "times")
        .group_by(registration::Column::EventId)
        .group_by(registration::Column::PersonId)
        .having(registration::Column::Id.count().gt(1))
        .order_by_asc(registration::Column::EventId)
        .order_by_asc(registration::Column::PersonId)
        .into_tuple()
        .all(connection)
        .await?;
    violations.extend(twice.into_iter().map(|(event, person, times)| Violation::of("one-active", format!("person {person} has {times} active registrations for event {event}"))));
    Ok(())
}
