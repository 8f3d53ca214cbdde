//! Somebody who had left the team is back, with the role and programmes they had.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::member::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::organiser;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Lets them sign in again. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn switch_on(app: &App, acting: Acting, organiser_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageTeam)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let before = locked(transaction, organiser_id).await?;
                if before.active {
                    return Ok(());
                }
                let row = organiser::ActiveModel { id: Unchanged(organiser_id), active: Set(true), version: Set(before.version + 1), ..Default::default() };
                organiser::Entity::update(row).exec(transaction).await?;
                let noted = json!({ "active": [false, true] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "organiser.switch_on", Subject("organiser", organiser_id), noted).await
            })
        })
        .await
}
