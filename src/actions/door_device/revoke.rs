//! A device is lost: it gets nothing any more, and erases its list when it comes back.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::door_device::{Column, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Ends a device of an event. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn revoke(app: &App, acting: Acting, event_id: Uuid, device_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::GiveDeskLinks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let device = Entity::find_by_id(device_id).filter(Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
                if device.revoked_at.is_some() {
                    return Ok(());
                }
                let session_id = device.session_id;
                let mut change = device.into_active_model();
                change.revoked_at = Set(Some(ground.clock.now().into()));
                change.revoked_by = Set(Some(acting.organiser_id));
                Entity::update(change).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "door_device.revoke", Subject("session", session_id), json!({})).await
            })
        })
        .await
}
