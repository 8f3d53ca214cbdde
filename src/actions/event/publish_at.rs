//! A draft becomes public by itself at a moment; until then an organiser may withdraw it.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::publish::make_public;
use super::{at_version, locked, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::permission::Permission;

/// Drafts that one turn of the job publishes at most.
const AT_ONCE: u64 = 50;

/// Says when the draft, as it was at `version`, becomes public; `None` withdraws that.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`, also when it is published already; `Refused(EventCancelled)`;
/// `Refused(NotPublishable)` or `Invalid` when something is missing; `Invalid` (`publish_date`) for a moment that has passed.
pub async fn publish_at(app: &App, acting: Acting, event_id: Uuid, version: i32, at: Option<Timestamp>) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, version, at).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, at: Option<Timestamp>) -> Result<(), Error> {
    let event = at_version(transaction, event_id, version).await?;
    not_cancelled(&event)?;
    if event.status != EventStatus::Draft {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if let Some(at) = at {
        let mut faults = FieldErrors::default();
        if at <= app.clock.now() {
            faults.add("publish_date", "moment-has-passed");
        } else if event.ends_at.is_some_and(|end| at >= end.0) {
            faults.add("publish_date", "publish-after-end");
        }
        faults.into_result()?;
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let after = at.map(Moment);
    if event.publish_at == after {
        return Ok(());
    }
    let change =
        event::ActiveModel { id: Unchanged(event_id), publish_at: Set(after), version: Set(event.version + 1), updated_at: Set(app.clock.now().into()), ..Default::default() };
    event::Entity::update(change).exec(transaction).await?;
    let noted = json!({ "publish_at": [event.publish_at, after] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.publish_at", Subject("event", event_id), noted).await
}

/// Publishes drafts whose moment has come; returns how many. A draft that lacks something by now stays one, and its
/// history says so.
///
/// # Errors
/// The database's.
pub async fn publish_due(app: &App) -> Result<usize, Error> {
    let due: Vec<Uuid> = event::Entity::find()
        .filter(event::Column::PublishAt.lte(Moment(app.clock.now())))
        .order_by_asc(event::Column::PublishAt)
        .limit(AT_ONCE)
        .select_only()
        .column(event::Column::Id)
        .into_tuple()
        .all(app.db.reader())
        .await?;
    let mut published = 0;
    for id in due {
        let ground = app.clone();
        published += usize::from(app.db.write(move |transaction| Box::pin(async move { publish_one(transaction, &ground, id).await })).await?);
    }
    Ok(published)
}

async fn publish_one(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<bool, Error> {
    let event = locked(transaction, event_id).await?;
    // Withdrawn, moved or cancelled since it was looked for.
    if event.publish_at.is_none_or(|at| at.0 > app.clock.now()) {
        return Ok(false);
    }
    let complete = publishable(event.format, &session::Entity::of(event_id).all(transaction).await?).is_ok();
    if event.status == EventStatus::Draft && complete {
        make_public(transaction, app, &event, None).await?;
        return Ok(true);
    }
    let change =
        event::ActiveModel { id: Unchanged(event_id), publish_at: Set(None), version: Set(event.version + 1), updated_at: Set(app.clock.now().into()), ..Default::default() };
    event::Entity::update(change).exec(transaction).await?;
    let noted = json!({ "publish_at": [event.publish_at, null] });
    audit::record(transaction, &app.clock, ActorKind::System, None, "event.not_published", Subject("event", event_id), noted).await?;
    Ok(false)
}
