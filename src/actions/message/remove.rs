//! A draft is thrown away.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::draft_at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::message;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Removes a draft at the version that was seen. What was sent stays on record.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn remove(app: &App, acting: Acting, event_id: Uuid, message_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::SendMessages)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let message = draft_at_version(transaction, event_id, message_id, version).await?;
                message::Entity::delete_by_id(message.id).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "message.remove", Subject("message", message_id), json!({ "event": event_id })).await
            })
        })
        .await
}
