//! People are told what changed about an event: on the organiser's word, or when the time has come. Some at a time, each
//! few in a transaction of their own: registering never waits for thousands of letters, and who is killed half-way goes on
//! where they stopped.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::collect::read;
use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::announce::Telling;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::outbox::Urgency;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, pending_change};
use crate::error::{Error, Refusal};
use crate::revisions::Revisions;
use crate::rules::permission::Permission;

/// People told in one transaction.
const SOME: u64 = 200;

/// What is left to do of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing: everybody knows, or the set is not due any more.
    Nothing,
    Some,
}

/// Tells everybody now what was collected, as it was at `version`; returns how many people have been told by then. The
/// rest of many is told by the job.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when there is nothing to tell any more, or something else.
pub async fn send_now(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<u64, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let people = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                let set = at_version(transaction, event_id, version).await?;
                let now = ground.clock.now();
                let people = how_many(transaction, &ground, &Revisions::of(transaction, event).await?, &set).await?;
                let change = pending_change::ActiveModel { event_id: Unchanged(event_id), due_at: Set(now.into()), version: Set(set.version + 1), ..Default::default() };
                pending_change::Entity::update(change).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.tell", Subject("event", event_id), json!({ "told": [0, people] })).await?;
                tell_next(transaction, &ground, event_id).await?;
                Ok(people)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(people)
}

/// Goes on with every set that is due until nobody is left; returns how many sets were done.
///
/// # Errors
/// The database's; what was told by then stays told.
pub async fn tell_due(app: &App) -> Result<usize, Error> {
    let due: Vec<Uuid> = pending_change::Entity::find()
        .filter(pending_change::Column::DueAt.lte(Moment(app.clock.now())))
        .order_by_asc(pending_change::Column::DueAt)
        .select_only()
        .column(pending_change::Column::EventId)
        .into_tuple()
        .all(app.db.reader())
        .await?;
    let sets = due.len();
    for event_id in due {
        while tell_some(app, event_id).await? == Left::Some {
            app.bell.notify_one();
        }
        app.bell.notify_one();
    }
    Ok(sets)
}

/// Tells the next people of one event, in a transaction of its own.
///
/// # Errors
/// The database's.
pub async fn tell_some(app: &App, event_id: Uuid) -> Result<Left, Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                match locked(transaction, event_id).await {
                    Err(Error::NotFound) => Ok(Left::Nothing),
                    Err(error) => Err(error),
                    Ok(event) => {
                        begin(transaction, &ground, event).await?;
                        tell_next(transaction, &ground, event_id).await
                    }
                }
            })
        })
        .await
}

/// Notes that the time had come, when the program itself begins to tell.
async fn begin(transaction: &DatabaseTransaction, app: &App, event: crate::entity::event::Model) -> Result<(), Error> {
    let set = pending_change::Entity::find_by_id(event.id).one(transaction).await?.filter(|set| set.told_until.is_none() && set.due_at.0 <= app.clock.now());
    let Some(set) = set.filter(|_| event.status == EventStatus::Published) else { return Ok(()) };
    let id = event.id;
    let people = how_many(transaction, app, &Revisions::of(transaction, event).await?, &set).await?;
    audit::record(transaction, &app.clock, ActorKind::System, None, "event.tell", Subject("event", id), json!({ "told": [0, people] })).await
}

/// The same within the caller's transaction, who has locked the event. Another copy, or an edit, a withdrawal or the
/// organiser's word may have come before: then nothing is done that is not due.
///
/// # Errors
/// The database's.
pub(super) async fn tell_next(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<Left, Error> {
    let now = app.clock.now();
    let Some(set) = pending_change::Entity::find_by_id(event_id).one(transaction).await?.filter(|set| set.due_at.0 <= now) else { return Ok(Left::Nothing) };
    let event = locked(transaction, event_id).await?;
    if event.status != EventStatus::Published {
        drop_set(transaction, event_id).await?;
        return Ok(Left::Nothing);
    }
    let until = set.told_until.unwrap_or_default();
    let registrations = registration::Entity::of(event_id)
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .filter(registration::Column::Id.gt(until))
        .order_by_asc(registration::Column::Id)
        .limit(SOME)
        .all(transaction)
        .await?;
    let before = read(&set)?;
    let revisions = Revisions::of(transaction, event).await?;
    // Who must come tomorrow waits for it as one waits for a confirmation.
    let is_near = revisions.nearest_start(&before, now).is_some_and(|start| start.duration_since(now) < app.config.changes_at_once);
    let urgency = if is_near { Urgency::AtOnce } else { Urgency::Bulk };
    let told = Telling { revisions: &revisions, before: &before, urgency }.tell(transaction, app, &registrations).await?;
    let told = set.told.saturating_add(i32::try_from(told).unwrap_or(i32::MAX));
    match registrations.last().filter(|_| registrations.len() as u64 == SOME) {
        None => {
            drop_set(transaction, event_id).await?;
            Ok(Left::Nothing)
        }
        Some(last) => {
            let change = pending_change::ActiveModel { event_id: Unchanged(event_id), told_until: Set(Some(last.id)), told: Set(told), ..Default::default() };
            pending_change::Entity::update(change).exec(transaction).await?;
            Ok(Left::Some)
        }
    }
}

/// The set as the organiser saw it, while nobody has been told yet.
///
/// # Errors
/// `Refused(ChangedMeanwhile)`.
pub(super) async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, version: i32) -> Result<pending_change::Model, Error> {
    let set = pending_change::Entity::find_by_id(event_id).one(transaction).await?;
    set.filter(|set| set.version == version && set.told_until.is_none()).ok_or_else(|| Refusal::ChangedMeanwhile.into())
}

pub(super) async fn drop_set(transaction: &DatabaseTransaction, event_id: Uuid) -> Result<(), Error> {
    pending_change::Entity::delete_by_id(event_id).exec(transaction).await?;
    Ok(())
}

/// How many people a set concerns.
async fn how_many(transaction: &DatabaseTransaction, app: &App, revisions: &Revisions, set: &pending_change::Model) -> Result<u64, Error> {
    let everybody = revisions.everybody(transaction, &read(set)?, app.clock.now()).await?;
    Ok(everybody.iter().filter(|(_, news)| news.tells()).count() as u64)
}
