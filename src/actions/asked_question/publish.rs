//! A question stands with its answer on the event's page, without who asked it.

use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{PublicWording, at_version};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::asked_question::{AskedState, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Puts it there in that wording, or changes the wording of one that is there. Who asked is told nothing.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `public_question`, `public_answer`.
pub async fn publish(app: &App, acting: Acting, event_id: Uuid, id: Uuid, version: i32, wording: PublicWording) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let wording = wording.checked()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let asked = at_version(transaction, event_id, id, version).await?;
                let (before, now) = (asked.state, ground.clock.now());
                let old_wording = asked.public_question.clone();
                let mut change = asked.into_active_model();
                let noted = json!({
                    "asked_question": id,
                    "asked_state": [before, AskedState::Public],
                    "public_question": [old_wording, wording.question],
                });
                change.public_question = Set(Some(wording.question));
                change.public_answer = Set(Some(wording.answer));
                if before != AskedState::Public {
                    change.published_at = Set(Some(now.into()));
                }
                change.state = Set(AskedState::Public);
                change.version = Set(version + 1);
                change.updated_at = Set(now.into());
                Entity::update(change).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "asked_question.publish", Subject("event", event_id), noted).await
            })
        })
        .await
}
