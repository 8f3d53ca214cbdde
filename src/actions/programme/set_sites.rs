//! Which other sites may frame a programme's events.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_version, invalid};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::programme;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::web_origin::{MOST, WebOrigin};

/// Names the sites over `version`; none: no site beside those of the settings.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `embed_origins` (`too-many-sites`).
pub async fn set_sites(app: &App, acting: Acting, id: Uuid, version: i32, sites: Vec<WebOrigin>) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    if sites.len() > MOST {
        return Err(invalid("embed_origins", "too-many-sites"));
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let before = at_version(transaction, id, version).await?;
                let after = WebOrigin::joined(&sites);
                if before.embed_origins == after {
                    return Ok(());
                }
                let row = programme::ActiveModel { id: Unchanged(id), embed_origins: Set(after.clone()), version: Set(before.version + 1), ..Default::default() };
                programme::Entity::update(row).exec(transaction).await?;
                let noted = json!({ "embed_origins": [before.embed_origins, after] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "programme.set_sites", Subject("programme", id), noted).await
            })
        })
        .await
}
