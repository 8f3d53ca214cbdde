//! A venue is written down, or corrected. Sessions ahead that take place there say what it says from then on, and
//! their people are told as of any edit of a session.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::VenueDetails;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::changes::Changes;
use crate::actions::event::collect::{Announcement, collect, keep, snapshot};
use crate::actions::event::derived::refresh;
use crate::actions::event::locked;
use crate::actions::event::venue::At;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, session, venue};
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::rules::translated::Translated;

/// Writes down a venue; returns its id.
///
/// # Errors
/// `Forbidden`; `Invalid` with the fields beyond their limits.
pub async fn add(app: &App, acting: Acting, details: VenueDetails) -> Result<Uuid, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let now = Moment(ground.clock.now());
                let id = ground.clock.id();
                let row = venue::ActiveModel { id: Set(id), version: Set(1), archived_at: Set(None), created_at: Set(now), ..columns(&details, now)? };
                venue::Entity::insert(row).exec_without_returning(transaction).await?;
                let mut noted = Changes::default();
                noted.note("venue_name", &None, &Some(&details.name));
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "venue.add", Subject("venue", id), noted.into_value()).await?;
                Ok(id)
            })
        })
        .await
}

/// Saves a venue over `version`; tells how many people will hear of it, and when.
///
/// # Errors
/// `Forbidden`, also where an event outside the organiser's programmes has a session there ahead; `NotFound`;
/// `Refused(ChangedMeanwhile)`; `Invalid`; `Busy` when an event took the venue in between.
pub async fn save(app: &App, acting: Acting, venue_id: Uuid, version: i32, details: VenueDetails) -> Result<Announcement, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    let announcement = app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, venue_id, version, &details).await })).await?;
    app.bell.notify_one();
    Ok(announcement)
}

fn columns(details: &VenueDetails, now: Moment) -> Result<venue::ActiveModel, Error> {
    let json = |words: &Translated| serde_json::to_value(words).map_err(|error| Error::Internal(error.into()));
    let found_by = [Some(&details.name), details.street.as_ref(), details.municipality.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>();
    Ok(venue::ActiveModel {
        name: Set(details.name.clone()),
        search_text: Set(fold(&found_by.join(" "))),
        street: Set(details.street.clone()),
        postal_code: Set(details.postal_code.clone()),
        municipality: Set(details.municipality.clone()),
        map_url: Set(details.map_url.as_ref().map(|url| url.as_str().to_owned())),
        access: Set(json(&details.access)?),
        travel: Set(json(&details.travel)?),
        capacity_hint: Set(details.capacity_hint),
        updated_at: Set(now),
        ..Default::default()
    })
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, venue_id: Uuid, version: i32, details: &VenueDetails) -> Result<Announcement, Error> {
    let now = app.clock.now();
    // Events first, as everybody locks them; then the venue, for which whoever chooses it waits.
    let ahead = events_ahead(transaction, venue_id, now).await?;
    let mut events = Vec::with_capacity(ahead.len());
    for id in &ahead {
        events.push(locked(transaction, *id).await?);
    }
    let scope = acting.scope(transaction).await?;
    if events.iter().any(|event| !scope.holds(event.programme_id)) {
        return Err(Error::Forbidden);
    }
    let before = venue::Entity::find_by_id(venue_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if events_ahead(transaction, venue_id, now).await?.iter().any(|id| !ahead.contains(id)) {
        return Err(Error::Busy);
    }
    let change = venue::ActiveModel { id: Unchanged(venue_id), version: Set(version + 1), ..columns(details, now.into())? };
    let after = venue::Entity::update(change).exec(transaction).await?;
    let mut announcement = Announcement::default();
    for event in events {
        if event.status == EventStatus::Cancelled {
            continue;
        }
        let told = follow(transaction, app, acting, event, &after).await?;
        announcement.people += told.people;
        announcement.due_at = announcement.due_at.max(told.due_at);
    }
    let mut changes = differences(&before, &after);
    changes.note(announcement.noted(), &0, &announcement.people);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "venue.edit", Subject("venue", venue_id), changes.into_value()).await?;
    Ok(announcement)
}

/// Events with sessions ahead at this venue, in the one order in which they are locked.
async fn events_ahead(transaction: &DatabaseTransaction, venue_id: Uuid, now: Timestamp) -> Result<Vec<Uuid>, Error> {
    Ok(ahead(venue_id, now).select_only().column(session::Column::EventId).distinct().order_by_asc(session::Column::EventId).into_tuple().all(transaction).await?)
}

fn ahead(venue_id: Uuid, now: Timestamp) -> sea_orm::Select<session::Entity> {
    session::Entity::find().filter(session::Column::VenueId.eq(venue_id)).filter(session::Column::CancelledAt.is_null()).filter(session::Column::EndsAt.gt(Moment(now)))
}

/// The sessions of one event say what the venue says now.
async fn follow(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: crate::entity::event::Model, venue: &venue::Model) -> Result<Announcement, Error> {
    let now = app.clock.now();
    let At { place, address, directions } = At::of(venue)?;
    let sessions = ahead(venue.id, now).filter(session::Column::EventId.eq(event.id)).order_by_asc(session::Column::Id).all(transaction).await?;
    let (moved, same): (Vec<session::Model>, Vec<session::Model>) = sessions.into_iter().partition(|session| session.place != place || session.address != address);
    let before = if moved.is_empty() { None } else { Some(snapshot(transaction, &event).await?) };
    let is_public = event.status == EventStatus::Published;
    if is_public {
        keep(transaction, app, &event, &moved).await?;
    }
    for session in moved.iter().chain(same.iter().filter(|session| session.directions != directions)) {
        let steps = i32::from(is_public && (session.place != place || session.address != address));
        let change = session::ActiveModel {
            id: Unchanged(session.id),
            place: Set(place.clone()),
            address: Set(address.clone()),
            directions: Set(directions.clone()),
            sequence: Set(session.sequence + steps),
            version: Set(session.version + 1),
            updated_at: Set(now.into()),
            ..Default::default()
        };
        session::Entity::update(change).exec(transaction).await?;
    }
    let Some(before) = before else { return Ok(Announcement::default()) };
    let event = refresh(transaction, &event, now).await?;
    let announcement = collect(transaction, app, acting, &event, before).await?;
    for session in &moved {
        let mut noted = Changes::default();
        noted.note("place", &session.place, &place);
        noted.note("address", &session.address, &address);
        noted.note(announcement.noted(), &0, &announcement.people);
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.reschedule", Subject("session", session.id), noted.into_value()).await?;
    }
    Ok(announcement)
}

/// For the history.
fn differences(before: &venue::Model, after: &venue::Model) -> Changes {
    let mut changes = Changes::default();
    changes.note("venue_name", &before.name, &after.name);
    changes.note("address", &before.address(), &after.address());
    changes.note("map_url", &before.map_url, &after.map_url);
    changes.note("access", &before.access, &after.access);
    changes.note("travel", &before.travel, &after.travel);
    changes.note("capacity_hint", &before.capacity_hint, &after.capacity_hint);
    changes
}
