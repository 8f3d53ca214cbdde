//! A speaker moves one place up or down in the list.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::speaker;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Moves the speaker up (`up`) or down by one; at the end of the list nothing happens.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn shift(app: &App, acting: Acting, event_id: Uuid, id: Uuid, up: bool) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let mut all = speaker::Entity::of(event_id).all(transaction).await?;
                let from = all.iter().position(|one| one.id == id).ok_or(Error::NotFound)?;
                let Some(to) = (if up { from.checked_sub(1) } else { Some(from + 1) }).filter(|to| *to < all.len()) else { return Ok(()) };
                all.swap(from, to);
                for (position, one) in (0_i32..).zip(&all).filter(|(position, one)| one.position != *position) {
                    let change = speaker::ActiveModel { id: Unchanged(one.id), position: Set(position), ..Default::default() };
                    speaker::Entity::update(change).exec(transaction).await?;
                }
                let noted = json!({ "speaker_name": [null, all[to].name] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "speaker.move", Subject("event", event_id), noted).await
            })
        })
        .await
}
