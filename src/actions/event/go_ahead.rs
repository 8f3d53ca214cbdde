//! It is decided that an event takes place of which that was not sure: whoever holds a place is confirmed, with an
//! invitation for their calendar.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_version, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::announce;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Decides it for the event as it was at `version`; returns how many people are confirmed. Who registers from now on is
/// confirmed at once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`, also when it is decided already; `Refused(EventCancelled)`;
/// `Refused(NotPublished)` for a draft.
pub async fn go_ahead(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<u64, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let confirmed = app.db.write(move |transaction| Box::pin(async move { decide(transaction, &ground, acting, event_id, version).await })).await?;
    app.bell.notify_one();
    Ok(confirmed)
}

async fn decide(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<u64, Error> {
    let event = at_version(transaction, event_id, version).await?;
    not_cancelled(&event)?;
    if event.status == EventStatus::Draft {
        return Err(Refusal::NotPublished.into());
    }
    if event.undecided().is_none() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let now = app.clock.now();
    let change =
        event::ActiveModel { id: Unchanged(event_id), decided_at: Set(Some(now.into())), version: Set(event.version + 1), updated_at: Set(now.into()), ..Default::default() };
    let event = event::Entity::update(change).exec(transaction).await?;
    let confirmed = announce::event_goes_ahead(transaction, app, acting, event).await?;
    let noted = json!({ "told": [null, confirmed] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.go_ahead", Subject("event", event_id), noted).await?;
    Ok(confirmed)
}
