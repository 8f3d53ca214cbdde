//! A session moves, in time or place: everybody's calendar will follow.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::changes::Changes;
use super::collect::{Announcement, collect, keep, snapshot};
use super::venue::{At, at};
use super::{SessionAttendance, SessionDetails, derived, locked, not_cancelled, publishable, session_at_version, slots};
use crate::actions::Acting;
use crate::actions::attendance::evidence::settle_all;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::overbooked::{Limit, mark_excess};
use crate::actions::registration::promote::look_again;
use crate::actions::reminder::set_aside;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::session::{self, SessionInclusion};
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// Saves a session over `version`; tells who will hear of it, and when.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Invalid` for times that do not
/// fit, or when a published event would lose its place or link.
pub async fn reschedule(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, version: i32, details: SessionDetails) -> Result<Announcement, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    let announcement = app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, session_id, version, &details).await })).await?;
    app.bell.notify_one();
    Ok(announcement)
}

async fn save(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    event_id: Uuid,
    session_id: Uuid,
    version: i32,
    details: &SessionDetails,
) -> Result<Announcement, Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let session = session_at_version(transaction, event_id, session_id, version).await?;
    let At { place, address, directions } = at(transaction, details, session.venue_id).await?;
    let details = &SessionDetails { place, address, ..details.clone() };
    let (inclusion, slot_id) = slots::place(transaction, app, event_id, &details.attendance).await?;
    let capacity = details.capacity.filter(|_| inclusion != SessionInclusion::Included);
    let mut changes = Changes::of_session(&session, details);
    changes.note_choice("venue", &session.venue_id, &details.venue);
    changes.note("inclusion", &session.inclusion, &inclusion);
    changes.note("slot", &session.slot_id, &slot_id);
    changes.note("session_capacity", &session.capacity, &capacity);
    if changes.is_empty() {
        return Ok(Announcement::default());
    }
    let places_taken = match (session.inclusion, inclusion) {
        (SessionInclusion::Included, SessionInclusion::Included) => 0,
        (SessionInclusion::Included, _) => slots::keep_for_all(transaction, &session).await?,
        (_, SessionInclusion::Included) => {
            slots::forget_choices(transaction, session_id).await?;
            0
        }
        _ => session.places_taken,
    };
    if let Some(limit) = capacity.filter(|limit| places_taken > *limit) {
        mark_excess(transaction, event_id, Limit::Session(session_id, limit)).await?;
    }
    let before = snapshot(transaction, &event).await?;
    let matters = event.status == EventStatus::Published && is_seen_in_calendars(&changes, &session, details);
    let now = app.clock.now();
    if matters {
        keep(transaction, app, &event, std::slice::from_ref(&session)).await?;
    }
    let change = session::ActiveModel {
        id: Unchanged(session_id),
        title: Set(details.title.clone()),
        starts_at: Set(details.starts_at.into()),
        ends_at: Set(details.ends_at.into()),
        time_zone: Set(details.time_zone.clone()),
        place: Set(details.place.clone()),
        address: Set(details.address.clone()),
        place_hidden: Set(details.place_hidden),
        venue_id: Set(details.venue),
        directions: Set(directions),
        join_url: Set(details.join_url.as_ref().map(|link| link.as_str().to_owned())),
        inclusion: Set(inclusion),
        slot_id: Set(slot_id),
        capacity: Set(capacity),
        places_taken: Set(places_taken),
        sequence: Set(session.sequence + i32::from(matters)),
        version: Set(session.version + 1),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    session::Entity::update(change).exec(transaction).await?;
    if let Some(moved) = session::Entity::find_by_id(session_id).one(transaction).await? {
        settle_all(transaction, &event, &moved).await?;
    }
    set_aside::session_changed(transaction, app, &session, Some((details.starts_at, details.ends_at, &details.time_zone))).await?;
    let event = derived::refresh_where(transaction, &event, is_seen_in_calendars(&changes, &session, details), now).await?;
    if event.status == EventStatus::Published {
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let announcement = if matters { collect(transaction, app, acting, &event, before).await? } else { Announcement::default() };
    // More places, or another choice: somebody may wait for just that.
    look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    changes.note(announcement.noted(), &0, &announcement.people);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.reschedule", Subject("session", session_id), changes.into_value()).await?;
    Ok(announcement)
}

/// Another meeting link behind the same personal join page concerns nobody's calendar.
fn is_seen_in_calendars(changes: &Changes, before: &session::Model, after: &SessionDetails) -> bool {
    let seen = ["session_title", "starts_at", "ends_at", "time_zone", "place", "address", "place_hidden"];
    let is_for_all_now = changes.has("inclusion") && after.attendance == SessionAttendance::All;
    seen.iter().any(|field| changes.has(field)) || is_for_all_now || before.join_url.is_some() != after.join_url.is_some()
}
