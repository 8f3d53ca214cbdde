//! A speaker is taken out of an event; items of the programme name them no more.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::save::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::speaker;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Takes out the speaker as they were at `version`.
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
                speaker::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "speaker_name": [gone.name, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "speaker.remove", Subject("event", event_id), noted).await
            })
        })
        .await
}
