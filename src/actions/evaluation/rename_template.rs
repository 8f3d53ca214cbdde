//! A questionnaire that is kept gets another name.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::evaluation_template;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::evaluation::NAME;
use crate::rules::names;
use crate::rules::permission::Permission;

/// Renames it as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` (`evaluation_name`).
pub async fn rename_template(app: &App, acting: Acting, id: Uuid, version: i32, name: &str) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    let name = names::line(name, NAME).map_err(|fault| faults.add_fault("evaluation_name", fault)).unwrap_or_default();
    faults.into_result()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = evaluation_template::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if row.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                if row.name == name {
                    return Ok(());
                }
                let change = evaluation_template::ActiveModel { id: Unchanged(id), name: Set(name.clone()), version: Set(version + 1), ..Default::default() };
                evaluation_template::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "evaluation_name": [row.name, name] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "evaluation_template.rename", Subject("evaluation_template", id), noted).await
            })
        })
        .await
}
