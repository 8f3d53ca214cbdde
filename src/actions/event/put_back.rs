//! A session that was taken out takes place after all: the entries in people's calendars come back.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::collect::{Announcement, collect, keep, snapshot};
use super::{derived, locked, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::promote::look_again;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::session::SessionInclusion;
use crate::entity::{registration, session, session_choice};
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// The public file says a session is off one SEQUENCE above the session's own: back is above that.
pub(super) const STEPS: i32 = 2;

/// Puts a session back that was at `version` when it was taken out, for those who are still registered.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `ChangedMeanwhile`, also when it is there already, `EventCancelled`, or `Past` when it
/// would be over by now.
pub async fn put_back(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, version: i32) -> Result<Announcement, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let announcement = app.db.write(move |transaction| Box::pin(async move { back(transaction, &ground, acting, event_id, session_id, version).await })).await?;
    app.bell.notify_one();
    Ok(announcement)
}

async fn back(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, version: i32) -> Result<Announcement, Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let session = session::Entity::find_by_id(session_id).one(transaction).await?.filter(|session| session.event_id == event_id).ok_or(Error::NotFound)?;
    if session.version != version || session.cancelled_at.is_none() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let now = app.clock.now();
    if session.ends_at.0 <= now {
        return Err(Refusal::Past.into());
    }
    let before = snapshot(transaction, &event).await?;
    keep(transaction, app, &event, std::slice::from_ref(&session)).await?;
    let change = session::ActiveModel {
        id: Unchanged(session_id),
        cancelled_at: Set(None),
        places_taken: Set(places_taken(transaction, &session).await?),
        sequence: Set(session.sequence + STEPS),
        version: Set(session.version + 1),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    session::Entity::update(change).exec(transaction).await?;
    let event = derived::refresh(transaction, &event, now).await?;
    if event.status == EventStatus::Published {
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let announcement = collect(transaction, app, acting, &event, before).await?;
    look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    let noted =
        json!({ "starts_at": [null, session.starts_at], "ends_at": [null, session.ends_at], "place": [null, session.place], announcement.noted(): [0, announcement.people] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.put-back", Subject("session", session_id), noted).await?;
    Ok(announcement)
}

/// Registrations that hold a place and chose this session: nobody counted while it was not there.
pub(super) async fn places_taken(transaction: &DatabaseTransaction, session: &session::Model) -> Result<i32, Error> {
    if session.inclusion == SessionInclusion::Included {
        return Ok(0);
    }
    let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id)).select_only().column(session_choice::Column::RegistrationId);
    let held = registration::Entity::of(session.event_id).filter(registration::Column::HoldsPlace.eq(true)).filter(registration::Column::Id.in_subquery(chosen.into_query()));
    Ok(i32::try_from(held.count(transaction).await?).unwrap_or(i32::MAX))
}
