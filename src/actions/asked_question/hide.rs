//! A question is hidden as spam, or brought back.

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

/// Hides a question, also from the event's page, or brings it back to the list, but not to the page. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn set_hidden(app: &App, acting: Acting, event_id: Uuid, id: Uuid, version: i32, hidden: bool) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let asked = at_version(transaction, event_id, id, version).await?;
                let before = asked.state;
                if (before == AskedState::Hidden) == hidden {
                    return Ok(());
                }
                let after = if hidden { AskedState::Hidden } else { asked.state_off_the_page() };
                let mut change = asked.into_active_model();
                change.state = Set(after);
                change.published_at = Set(None);
                change.version = Set(version + 1);
                change.updated_at = Set(ground.clock.now().into());
                Entity::update(change).exec(transaction).await?;
                let action = if hidden { "asked_question.hide" } else { "asked_question.bring_back" };
                let noted = json!({ "asked_question": id, "asked_state": [before, after] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), noted).await
            })
        })
        .await
}
