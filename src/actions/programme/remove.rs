//! A programme without events is removed, with its logos, its materials and its earlier addresses.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, programme};
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Removes the programme as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(ProgrammeHasEvents)`.
pub async fn remove(app: &App, acting: Acting, id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let gone = at_version(transaction, id, version).await?;
                if event::Entity::find().filter(event::Column::ProgrammeId.eq(id)).count(transaction).await? > 0 {
                    return Err(Refusal::ProgrammeHasEvents.into());
                }
                programme::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "name": [gone.name, null], "slug": [gone.slug, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "programme.remove", Subject("programme", id), noted).await
            })
        })
        .await
}
