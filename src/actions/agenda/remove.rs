//! An item is taken out of the programme of a day.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::save::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::agenda_item;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Takes out the item as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn remove(app: &App, acting: Acting, event_id: Uuid, id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let gone = at_version(transaction, event_id, id, version).await?;
                agenda_item::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "item_title": [gone.title, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "agenda.remove", Subject("event", event_id), noted).await
            })
        })
        .await
}
