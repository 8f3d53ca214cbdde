//! A questionnaire is kept no longer. Events that took it over have their own copy.

use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::evaluation_template;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Removes it as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn remove_template(app: &App, acting: Acting, id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = evaluation_template::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if row.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                evaluation_template::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "evaluation_name": [row.name, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "evaluation_template.remove", Subject("evaluation_template", id), noted).await
            })
        })
        .await
}
