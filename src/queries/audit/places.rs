//! Places taken never exceed the capacity of the event, of a session or option that was chosen, or an organisation's
//! share, but for those an organiser gave beyond them on purpose; the figures kept are the true ones. One active
//! registration per person and event.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use uuid::Uuid;

use super::Violation;
use crate::entity::event::EventFormat;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{answer, event, question_option, registration, session, session_choice};

/// Registrations of one event that are alike.
#[derive(FromQueryResult)]
struct Alike {
    event_id: Uuid,
    status: RegistrationStatus,
    holds_place: bool,
    overbooked: bool,
    people: i64,
}

#[derive(FromQueryResult)]
struct Share {
    event_id: Uuid,
    organisation_id: Option<Uuid>,
    organisation_folded: Option<String>,
    people: i64,
}

/// Places at a part of an event, and how many of them were given on purpose beyond the limit.
#[derive(FromQueryResult)]
struct Part {
    id: Uuid,
    overbooked: bool,
    people: i64,
}

/// Returns how many events were looked at.
pub(super) async fn check(connection: &impl ConnectionTrait, now: Timestamp, violations: &mut Vec<Violation>) -> Result<usize, DbErr> {
    let alike = registration::Entity::find()
        .select_only()
        .columns([registration::Column::EventId, registration::Column::Status, registration::Column::HoldsPlace, registration::Column::Overbooked])
        .column_as(registration::Column::Id.count(), "people")
        .group_by(registration::Column::EventId)
        .group_by(registration::Column::Status)
        .group_by(registration::Column::HoldsPlace)
        .group_by(registration::Column::Overbooked)
        .into_model::<Alike>()
        .all(connection)
        .await?;
    let mut by_event: HashMap<Uuid, Vec<Alike>> = HashMap::new();
    for row in alike {
        by_event.entry(row.event_id).or_default().push(row);
    }
    let events = event::Entity::find().order_by_asc(event::Column::Id).all(connection).await?;
    for event in &events {
        check_event(event, by_event.get(&event.id).map_or(&[], Vec::as_slice), violations);
    }
    modes(connection, &events, violations).await?;
    shares(connection, &events, now, violations).await?;
    sessions(connection, violations).await?;
    options(connection, violations).await?;
    one_active(connection, violations).await?;
    Ok(events.len())
}

fn check_event(event: &event::Model, registrations: &[Alike], violations: &mut Vec<Violation>) {
    let id = event.id;
    let count = |wanted: &dyn Fn(&Alike) -> bool| registrations.iter().filter(|row| wanted(row)).map(|row| row.people).sum::<i64>();
    let taken = count(&|row| row.holds_place);
    if taken != i64::from(event.places_taken) {
        violations.push(Violation::of("places", format!("event {id} notes {} places taken, and {taken} are", event.places_taken)));
    }
    let within = count(&|row| row.holds_place && !row.overbooked);
    if let Some(capacity) = event.capacity.filter(|capacity| within > i64::from(*capacity)) {
        violations.push(Violation::of("places", format!("event {id} has {within} of {capacity} places taken, and nobody meant it so")));
    }
    let waiting = count(&|row| row.status == RegistrationStatus::Waitlisted);
    if waiting != i64::from(event.waiting_count) {
        violations.push(Violation::of("places", format!("event {id} notes {} people waiting, and {waiting} are", event.waiting_count)));
    }
    for row in registrations {
        let fits = match row.status {
            RegistrationStatus::Confirmed | RegistrationStatus::Offered => row.holds_place,
            RegistrationStatus::Pending => true,
            RegistrationStatus::Waitlisted | RegistrationStatus::Cancelled | RegistrationStatus::Declined => !row.holds_place,
        };
        if !fits {
            violations.push(Violation::of(
                "places",
                format!("event {id}: {} registrations are {:?} and {} a place", row.people, row.status, if row.holds_place { "hold" } else { "lack" }),
            ));
        }
    }
}

async fn shares(connection: &impl ConnectionTrait, events: &[event::Model], now: Timestamp, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let limits: HashMap<Uuid, i32> = events.iter().filter_map(|event| Some((event.id, event.rules().share(now)?))).collect();
    if limits.is_empty() {
        return Ok(());
    }
    let held = registration::Entity::find()
        .filter(registration::Column::EventId.is_in(limits.keys().copied()))
        .filter(registration::Column::HoldsPlace.eq(true))
        .filter(registration::Column::Overbooked.eq(false))
        .select_only()
        .columns([registration::Column::EventId, registration::Column::OrganisationId, registration::Column::OrganisationFolded])
        .column_as(registration::Column::Id.count(), "people")
        .group_by(registration::Column::EventId)
        .group_by(registration::Column::OrganisationId)
        .group_by(registration::Column::OrganisationFolded)
        .into_model::<Share>()
        .all(connection)
        .await?;
    for row in held {
        let limit = limits.get(&row.event_id).copied().unwrap_or(i32::MAX);
        if row.people > i64::from(limit) {
            let organisation = row.organisation_id.map_or_else(|| if row.organisation_folded.is_some() { "typed by hand" } else { "unknown" }.to_owned(), |id| id.to_string());
            violations.push(Violation::of("places", format!("event {}: organisation {organisation} has {} of {limit} places", row.event_id, row.people)));
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct InMode {
    event_id: Uuid,
    attendance_mode: AttendanceMode,
    overbooked: bool,
    people: i64,
}

/// In the room and online.
async fn modes(connection: &impl ConnectionTrait, events: &[event::Model], violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let held = registration::Entity::find()
        .filter(registration::Column::HoldsPlace.eq(true))
        .filter(registration::Column::AttendanceMode.is_not_null())
        .select_only()
        .columns([registration::Column::EventId, registration::Column::AttendanceMode, registration::Column::Overbooked])
        .column_as(registration::Column::Id.count(), "people")
        .group_by(registration::Column::EventId)
        .group_by(registration::Column::AttendanceMode)
        .group_by(registration::Column::Overbooked)
        .into_model::<InMode>()
        .all(connection)
        .await?;
    let mut counted: HashMap<(Uuid, AttendanceMode), (i64, i64)> = HashMap::new();
    for row in held {
        let (taken, within) = counted.entry((row.event_id, row.attendance_mode)).or_default();
        *taken += row.people;
        *within += if row.overbooked { 0 } else { row.people };
    }
    for event in events {
        let rules = event.rules();
        for (mode, noted, capacity) in [(AttendanceMode::Onsite, event.onsite_taken, rules.places_onsite), (AttendanceMode::Online, event.online_taken, rules.places_online)] {
            let (taken, within) = counted.get(&(event.id, mode)).copied().unwrap_or_default();
            if taken != i64::from(noted) {
                violations.push(Violation::of("places", format!("event {} notes {noted} places taken {}, and {taken} are", event.id, mode.code())));
            }
            if let Some(capacity) = capacity.filter(|capacity| event.format == EventFormat::Hybrid && within > i64::from(*capacity)) {
                violations.push(Violation::of("places", format!("event {} has {within} of {capacity} places taken {}, and nobody meant it so", event.id, mode.code())));
            }
        }
    }
    Ok(())
}

async fn sessions(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    // One that was taken out counts no more.
    let chosen = session::Entity::find()
        .filter(session::Column::Inclusion.ne(SessionInclusion::Included))
        .filter(session::Column::CancelledAt.is_null())
        .order_by_asc(session::Column::Id)
        .all(connection)
        .await?;
    if chosen.is_empty() {
        return Ok(());
    }
    let held = session_choice::Entity::find()
        .join(sea_orm::JoinType::InnerJoin, session_choice::Relation::Registration.def())
        .filter(registration::Column::HoldsPlace.eq(true))
        .select_only()
        .column_as(session_choice::Column::SessionId, "id")
        .column_as(registration::Column::Overbooked, "overbooked")
        .column_as(session_choice::Column::RegistrationId.count(), "people")
        .group_by(session_choice::Column::SessionId)
        .group_by(registration::Column::Overbooked)
        .into_model::<Part>()
        .all(connection)
        .await?;
    for row in chosen {
        check_part("session", row.id, row.capacity, row.places_taken, &held, violations);
    }
    Ok(())
}

async fn options(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let offered = question_option::Entity::find().order_by_asc(question_option::Column::Id).all(connection).await?;
    if offered.is_empty() {
        return Ok(());
    }
    let held = answer::Entity::find()
        .join(sea_orm::JoinType::InnerJoin, answer::Relation::Registration.def())
        .filter(registration::Column::HoldsPlace.eq(true))
        .filter(answer::Column::OptionId.is_not_null())
        .select_only()
        .column_as(answer::Column::OptionId, "id")
        .column_as(registration::Column::Overbooked, "overbooked")
        .column_as(answer::Column::Id.count(), "people")
        .group_by(answer::Column::OptionId)
        .group_by(registration::Column::Overbooked)
        .into_model::<Part>()
        .all(connection)
        .await?;
    // Of one that is no longer offered nothing is counted any more.
    for row in offered.into_iter().filter(|row| row.removed_at.is_none()) {
        check_part("option", row.id, row.capacity, row.places_taken, &held, violations);
    }
    Ok(())
}

fn check_part(what: &str, id: Uuid, capacity: Option<i32>, noted: i32, held: &[Part], violations: &mut Vec<Violation>) {
    let of = |wanted: &dyn Fn(&Part) -> bool| held.iter().filter(|row| row.id == id && wanted(row)).map(|row| row.people).sum::<i64>();
    let taken = of(&|_| true);
    if taken != i64::from(noted) {
        violations.push(Violation::of("places", format!("{what} {id} notes {noted} places taken, and {taken} are")));
    }
    let within = of(&|row| !row.overbooked);
    if let Some(capacity) = capacity.filter(|capacity| within > i64::from(*capacity)) {
        violations.push(Violation::of("places", format!("{what} {id} has {within} of {capacity} places taken, and nobody meant it so")));
    }
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
