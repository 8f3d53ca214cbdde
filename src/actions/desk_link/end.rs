//! A link opens nothing any more, also where it is open.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::desk_link;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Ends the link at once. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn end(app: &App, acting: Acting, event_id: Uuid, link_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::GiveDeskLinks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let link = desk_link::Entity::find_by_id(link_id).lock_exclusive().one(transaction).await?.filter(|link| link.event_id == event_id).ok_or(Error::NotFound)?;
                if link.ended_at.is_some() {
                    return Ok(());
                }
                let row = desk_link::ActiveModel { id: Unchanged(link_id), ended_at: Set(Some(ground.clock.now().into())), ..Default::default() };
                desk_link::Entity::update(row).exec(transaction).await?;
                audit::record(
                    transaction,
                    &ground.clock,
                    ActorKind::Organiser,
                    Some(&acting),
                    "desk_link.end",
                    Subject("event", event_id),
                    json!({ "desk_link": [link.name, null] }),
                )
                .await
            })
        })
        .await
}
