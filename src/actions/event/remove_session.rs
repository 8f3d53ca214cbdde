//! One date is taken out of an event; the row stays, so that calendars and reports can speak of it.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::collect::{Announcement, collect, keep, snapshot};
use super::{derived, locked, not_cancelled, publishable, session_at_version};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::promote::look_again;
use crate::actions::reminder::set_aside;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// Takes a session out; tells who will hear of it, and when.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Refused(NotPublishable)` for the
/// last session of a published event: cancel the event instead.
pub async fn remove_session(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, version: i32) -> Result<Announcement, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let announcement = app.db.write(move |transaction| Box::pin(async move { remove(transaction, &ground, acting, event_id, session_id, version).await })).await?;
    app.bell.notify_one();
    Ok(announcement)
}

async fn remove(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, version: i32) -> Result<Announcement, Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let session = session_at_version(transaction, event_id, session_id, version).await?;
    let before = snapshot(transaction, &event).await?;
    keep(transaction, app, &event, std::slice::from_ref(&session)).await?;
    let now = app.clock.now();
    let change = session::ActiveModel {
        id: Unchanged(session_id),
        cancelled_at: Set(Some(now.into())),
        sequence: Set(session.sequence + 1),
        version: Set(session.version + 1),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    session::Entity::update(change).exec(transaction).await?;
    set_aside::session_changed(transaction, app, &session, None).await?;
    let event = derived::refresh(transaction, &event, now).await?;
    if event.status == EventStatus::Published {
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let announcement = collect(transaction, app, acting, &event, before).await?;
    // Who waited for just this session needs no place in it any more.
    look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    let noted =
        json!({ "starts_at": [session.starts_at, null], "ends_at": [session.ends_at, null], "place": [session.place, null], announcement.noted(): [0, announcement.people] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.remove", Subject("session", session_id), noted).await?;
    Ok(announcement)
}
