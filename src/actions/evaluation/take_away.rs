//! An event is not evaluated after all: as long as nobody was asked.

use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::evaluation;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Takes it away as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EvaluationOpened)`.
pub async fn take_away(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let row = super::evaluation_of(transaction, event_id).await?.ok_or(Error::NotFound)?;
                if row.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                if row.opened_at.is_some() {
                    return Err(Refusal::EvaluationOpened.into());
                }
                evaluation::Entity::delete_by_id(event_id).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "evaluation.take_away", Subject("event", event_id), json!({})).await
            })
        })
        .await
}
