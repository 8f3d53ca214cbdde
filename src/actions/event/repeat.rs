//! An event that comes back on other days: as events of their own, linked as a series, or as more sessions of itself.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::collect::{Announcement, collect, snapshot};
use super::copy::original::Original;
use super::copy::{Plan, insert, within};
use super::{derived, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::reminder::day_of;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::{Error, FieldErrors};
use crate::rules::copying::{Part, Shift};
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::rules::series::MOST;

/// What is made of each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// A draft like the event. `join_links`: they meet under the link of the first.
    Events { join_links: bool },
    /// A session like its first one.
    Sessions,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    pub count: usize,
    /// Of more sessions of a public event.
    pub announcement: Announcement,
}

/// Repeats the event on these days, all of them or none.
///
/// # Errors
/// `Forbidden`; `NotFound`, also outside the scope of whoever acts; `Refused(EventCancelled)`; `Invalid` at `days`:
/// `required` without any, `too-many-dates`, `series-needs-session` for an event without a date, `series-day-taken` when
/// the series (or the event) has that day already, `time-skipped` when its time does not exist on one of them.
pub async fn repeat(app: &App, acting: Acting, event_id: Uuid, days: Vec<Date>, into: Repeated) -> Result<Made, Error> {
    acting.needs(Permission::EditEvents)?;
    let days: BTreeSet<Date> = days.into_iter().collect();
    if days.is_empty() {
        return Err(at_days("required"));
    }
    if days.len() > MOST {
        return Err(at_days("too-many-dates"));
    }
    let ground = app.clone();
    let made = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = within(transaction, acting, event_id).await?;
                not_cancelled(&event)?;
                match into {
                    Repeated::Events { join_links } => events(transaction, &ground, acting, event, &days, join_links).await,
                    Repeated::Sessions => sessions(transaction, &ground, acting, event, &days).await,
                }
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(made)
}

fn at_days(code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add("days", code);
    Error::Invalid(faults)
}

/// What is wrong with the day of one copy is wrong with the days.
fn of_days(error: Error) -> Error {
    match error {
        Error::Invalid(mut faults) => {
            faults.0.iter_mut().filter(|fault| fault.field == "first_day").for_each(|fault| "days".clone_into(&mut fault.field));
            Error::Invalid(faults)
        }
        other => other,
    }
}

async fn events(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: event::Model, days: &BTreeSet<Date>, join_links: bool) -> Result<Made, Error> {
    let original = Original::read(transaction, event, false).await?;
    let first = original.first_day().ok_or_else(|| at_days("series-needs-session"))?;
    let event = &original.event;
    let series = event.series_id.unwrap_or(event.id);
    let known = event::Entity::find().filter(event::Column::SeriesId.eq(series)).filter(event::Column::Status.ne(EventStatus::Cancelled)).all(transaction).await?;
    let zone = original.zone();
    let taken = known.iter().filter_map(|one| one.starts_at).map(|start| zone.to_datetime(start.0).date());
    if taken.chain([first]).any(|day| days.contains(&day)) {
        return Err(at_days("series-day-taken"));
    }
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|part| part.is_usual()).collect();
    for day in days {
        let plan = Plan {
            title: event.title.clone(),
            titles: event.translations().title,
            parts: parts.clone(),
            shift: Some(Shift::between(first, *day)),
            join_links,
            address_ends: vec![day.to_string()],
            series: Some(series),
            action: "event.repeat",
        };
        insert(transaction, app, acting, &original, &plan).await.map_err(of_days)?;
    }
    let change = event::ActiveModel { id: Unchanged(event.id), series_id: Set(Some(series)), ..Default::default() };
    event::Entity::update(change).exec(transaction).await?;
    note(transaction, app, acting, event.id, days, Announcement::default()).await?;
    Ok(Made { count: days.len(), announcement: Announcement::default() })
}

async fn sessions(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: event::Model, days: &BTreeSet<Date>) -> Result<Made, Error> {
    let known = session::Entity::of(event.id).all(transaction).await?;
    let first = known.first().ok_or_else(|| at_days("series-needs-session"))?;
    if known.iter().any(|session| days.contains(&day_of(session))) {
        return Err(at_days("series-day-taken"));
    }
    let zone = schedule::zone(&first.time_zone).map_err(|fault| at_days(fault.code()))?;
    let before = snapshot(transaction, &event).await?;
    let now = app.clock.now();
    let mut rows = Vec::with_capacity(days.len());
    for day in days {
        let shift = Shift::between(day_of(first), *day);
        let (starts_at, ends_at) = shift.session(first.starts_at.0, first.ends_at.0, &zone).map_err(|fault| at_days(fault.code()))?;
        let row = session::Model {
            id: app.clock.id(),
            starts_at: starts_at.into(),
            ends_at: ends_at.into(),
            places_taken: 0,
            sequence: 0,
            attendance_closed_at: None,
            version: 1,
            created_at: now.into(),
            updated_at: now.into(),
            ..first.clone()
        };
        rows.push(session::ActiveModel::from(row).reset_all());
    }
    session::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    let event = derived::refresh(transaction, &event, now).await?;
    let announcement = collect(transaction, app, acting, &event, before).await?;
    note(transaction, app, acting, event.id, days, announcement).await?;
    Ok(Made { count: days.len(), announcement })
}

async fn note(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, days: &BTreeSet<Date>, announcement: Announcement) -> Result<(), Error> {
    let mut noted = json!({ "series_days": [0, days.len()] });
    if announcement.people > 0 {
        noted[announcement.noted()] = json!([0, announcement.people]);
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.make_series", Subject("event", event_id), noted).await
}
