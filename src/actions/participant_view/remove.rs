//! A view of an event's participants is removed, by whoever made it or by an administrator.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::participant_view;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::{Permission, Role};

/// # Errors
/// `Forbidden` for another's view; `NotFound`.
pub async fn remove(app: &App, acting: Acting, event_id: Uuid, view_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::SeeParticipants)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let view = participant_view::Entity::find_by_id(view_id).one(transaction).await?.filter(|view| view.event_id == event_id).ok_or(Error::NotFound)?;
                if view.organiser_id != acting.organiser_id && acting.role != Role::Admin {
                    // A view that is not shared is nobody else's business.
                    return Err(if view.shared { Error::Forbidden } else { Error::NotFound });
                }
                participant_view::Entity::delete_by_id(view_id).exec(transaction).await?;
                let details = json!({ "view": [view.name, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.remove_view", Subject("event", event_id), details).await
            })
        })
        .await
}
