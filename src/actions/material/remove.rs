//! A material is taken out; mails that were sent keep a link that stood in them, and find no file any more.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::Owner;
use super::save::at_version;
use crate::actions::Acting;
use crate::actions::audit;
use crate::app::App;
use crate::entity::material;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;

/// Takes out the material as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn remove(app: &App, acting: Acting, owner: Owner, id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(owner.permission())?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                owner.lock(transaction).await?;
                let gone = at_version(transaction, owner, id, version).await?;
                material::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "material_title": [gone.title, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "material.remove", owner.subject(), noted).await
            })
        })
        .await
}
