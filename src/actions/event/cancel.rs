//! A published event will not take place: everybody is told and every calendar entry withdrawn.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::tell_changes::drop_set;
use super::{at_version, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::message::withdraw;
use crate::actions::registration::announce;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Cancels the event as it was at `version`; returns how many people are told. `reason` goes into their letters.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Refused(NotPublished)` for a draft, which nobody knows.
pub async fn cancel(app: &App, acting: Acting, event_id: Uuid, version: i32, reason: Option<String>) -> Result<u64, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let told = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_version(transaction, event_id, version).await?;
                not_cancelled(&event)?;
                if event.status == EventStatus::Draft {
                    return Err(Refusal::NotPublished.into());
                }
                let now = ground.clock.now();
                let change = event::ActiveModel {
                    id: Unchanged(event_id),
                    status: Set(EventStatus::Cancelled),
                    cancelled_at: Set(Some(now.into())),
                    cancel_reason: Set(reason.clone()),
                    version: Set(event.version + 1),
                    updated_at: Set(now.into()),
                    content_changed_at: Set(Some(now.into())),
                    ..Default::default()
                };
                let event = event::Entity::update(change).exec(transaction).await?;
                // What was to be told is no news any more.
                drop_set(transaction, event_id).await?;
                let messages = withdraw::of_cancelled_event(transaction, &ground, event_id).await?;
                let told = announce::event_cancelled(transaction, &ground, acting, &event, reason.clone()).await?;
                let mut noted = json!({ "status": [EventStatus::Published, EventStatus::Cancelled], "reason": [null, reason], "told": [null, told] });
                if messages > 0 {
                    noted["messages_withdrawn"] = json!([0, messages]);
                }
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.cancel", Subject("event", event_id), noted).await?;
                Ok(told)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(told)
}
