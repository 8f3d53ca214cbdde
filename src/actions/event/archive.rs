//! An event leaves the desk's usual lists, or comes back; its page and its people stay.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Puts the event, as it was at `version`, into the archive (`archived`), or takes it out.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(NotOver)` for a published event that lies ahead.
pub async fn archive(app: &App, acting: Acting, event_id: Uuid, version: i32, archived: bool) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_version(transaction, event_id, version).await?;
                let now = ground.clock.now();
                if archived && event.status == EventStatus::Published && event.ends_at.is_none_or(|end| end.0 > now) {
                    return Err(Refusal::NotOver.into());
                }
                if event.archived_at.is_some() == archived {
                    return Ok(());
                }
                let change = event::ActiveModel {
                    id: Unchanged(event_id),
                    archived_at: Set(archived.then(|| now.into())),
                    // Nobody looks at what is in the archive: it does not become public from there.
                    publish_at: Set(event.publish_at.filter(|_| !archived)),
                    version: Set(event.version + 1),
                    updated_at: Set(now.into()),
                    ..Default::default()
                };
                event::Entity::update(change).exec(transaction).await?;
                let action = if archived { "event.archive" } else { "event.unarchive" };
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), json!({})).await
            })
        })
        .await
}
