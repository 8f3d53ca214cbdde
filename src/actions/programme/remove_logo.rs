//! A logo is taken off a programme.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::programme_logo;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// # Errors
/// `Forbidden`; `NotFound`, also for the logo of another programme.
pub async fn remove_logo(app: &App, acting: Acting, programme_id: Uuid, logo_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, programme_id).await?;
                let logo = programme_logo::Entity::find_by_id(logo_id).filter(programme_logo::Column::ProgrammeId.eq(programme_id));
                let logo = logo.one(transaction).await?.ok_or(Error::NotFound)?;
                programme_logo::Entity::delete_by_id(logo.id).exec(transaction).await?;
                let noted = json!({ "logo": [logo.alternative, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "programme.remove_logo", Subject("programme", programme_id), noted).await
            })
        })
        .await
}
