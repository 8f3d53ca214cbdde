//! A request to be erased ends without erasing: the person takes it back, or an organiser has answered it otherwise.

use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::erasure;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Whoever asked does not want it any more.
///
/// # Errors
/// `NotFound` when there is no request, or it is being carried out.
pub async fn take_back(app: &App, person_id: Uuid) -> Result<(), Error> {
    close_as(app, None, person_id).await
}

/// An organiser has answered it otherwise.
///
/// # Errors
/// `Forbidden`; `NotFound` when there is no request, or it is being carried out.
pub async fn close(app: &App, acting: Acting, person_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ErasePeople)?;
    close_as(app, Some(acting), person_id).await
}

async fn close_as(app: &App, acting: Option<Acting>, person_id: Uuid) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = erasure::Entity::of(person_id).lock_exclusive().one(transaction).await?;
                let row = row.filter(|row| row.asked_at.is_some() && row.decided_at.is_none() && row.finished_at.is_none()).ok_or(Error::NotFound)?;
                erasure::Entity::delete_by_id(row.id).exec(transaction).await?;
                let (actor, action) = if acting.is_some() { (ActorKind::Organiser, "person.erasure-closed") } else { (ActorKind::Participant, "person.erasure-taken-back") };
                audit::record(transaction, &ground.clock, actor, acting.as_ref(), action, Subject("person", person_id), json!({})).await
            })
        })
        .await
}
