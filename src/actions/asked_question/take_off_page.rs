//! A question stands on the event's page no longer; its wording is kept.

use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::asked_question::{AskedState, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Takes it off the page. One that is not there stays as it is.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn take_off_page(app: &App, acting: Acting, event_id: Uuid, id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let asked = at_version(transaction, event_id, id, version).await?;
                if asked.state != AskedState::Public {
                    return Ok(());
                }
                let after = asked.state_off_the_page();
                let mut change = asked.into_active_model();
                change.state = Set(after);
                change.published_at = Set(None);
                change.version = Set(version + 1);
                change.updated_at = Set(ground.clock.now().into());
                Entity::update(change).exec(transaction).await?;
                let noted = json!({ "asked_question": id, "asked_state": [AskedState::Public, after] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "asked_question.take_off_page", Subject("event", event_id), noted).await
            })
        })
        .await
}
