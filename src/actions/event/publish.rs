//! A draft becomes public.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_version, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Publishes the draft as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`, also when it is published already; `Refused(NotPublishable)`
/// without a session; `Invalid` when a place or a link is missing.
pub async fn publish(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_version(transaction, event_id, version).await?;
                not_cancelled(&event)?;
                if event.status != EventStatus::Draft {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
                make_public(transaction, &ground, &event, Some(acting)).await
            })
        })
        .await
}

/// Makes a draft public; `acting`: who, `None`: the program at the moment an organiser chose.
pub(in crate::actions) async fn make_public(transaction: &DatabaseTransaction, app: &App, event: &event::Model, acting: Option<Acting>) -> Result<(), Error> {
    let now = app.clock.now();
    let change = event::ActiveModel {
        id: Unchanged(event.id),
        status: Set(EventStatus::Published),
        published_at: Set(Some(now.into())),
        publish_at: Set(None),
        version: Set(event.version + 1),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    event::Entity::update(change).exec(transaction).await?;
    let actor = if acting.is_some() { ActorKind::Organiser } else { ActorKind::System };
    let noted = json!({ "status": [EventStatus::Draft, EventStatus::Published] });
    audit::record(transaction, &app.clock, actor, acting.as_ref(), "event.publish", Subject("event", event.id), noted).await
}
