//! A published event goes back to being a draft, as long as nobody counts on it.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_version, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{invitee, registration};
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Takes the event, as it was at `version`, off the site.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`, also when it is a draft already; `Refused(EventCancelled)`;
/// `Refused(HasRegistrations)` when somebody registered or was invited, whatever became of it: cancel the event instead.
pub async fn unpublish(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_version(transaction, event_id, version).await?;
                not_cancelled(&event)?;
                if event.status != EventStatus::Published {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let people = registration::Entity::of(event_id).count(transaction).await? + invitee::Entity::of(event_id).count(transaction).await?;
                if people > 0 {
                    return Err(Refusal::HasRegistrations.into());
                }
                let change = event::ActiveModel {
                    id: Unchanged(event_id),
                    status: Set(EventStatus::Draft),
                    version: Set(event.version + 1),
                    updated_at: Set(ground.clock.now().into()),
                    ..Default::default()
                };
                event::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "status": [EventStatus::Published, EventStatus::Draft] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.unpublish", Subject("event", event_id), noted).await
            })
        })
        .await
}
