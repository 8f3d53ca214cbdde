//! A message is written, or changed while it is a draft.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{MessageDetails, draft_at_version};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::message::{self, MessageState};
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, message::ActiveModel};
use crate::error::Error;
use crate::rules::permission::Permission;

/// Saves a new draft, or one over the version that was seen; returns its id.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` with the fields of [`MessageDetails`]; `Refused(ChangedMeanwhile)` when somebody
/// saved in between, or it is no draft any more.
pub async fn save(app: &App, acting: Acting, event_id: Uuid, seen: Option<(Uuid, i32)>, details: MessageDetails) -> Result<Uuid, Error> {
    acting.needs(Permission::SendMessages)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, &acting, event_id, seen, &details).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: &Acting, event_id: Uuid, seen: Option<(Uuid, i32)>, details: &MessageDetails) -> Result<Uuid, Error> {
    let event = event::Entity::find_by_id(event_id).one(transaction).await?.ok_or(Error::NotFound)?;
    details.check(event.language())?;
    let json_of = |error: serde_json::Error| Error::Internal(error.into());
    let (texts, filter) = (serde_json::to_value(&details.texts).map_err(json_of)?, serde_json::to_value(&details.filter).map_err(json_of)?);
    let now = app.clock.now();
    let mut noted = json!({ "event": event_id });
    let id = match seen {
        Some((message_id, version)) => {
            let message = draft_at_version(transaction, event_id, message_id, version).await?;
            for (field, before, after) in [("message_text", &message.texts, &texts), ("message_people", &message.filter, &filter)] {
                if before != after {
                    noted[field] = json!([before, after]);
                }
            }
            let change = ActiveModel { texts: Set(texts), filter: Set(filter), version: Set(message.version + 1), updated_at: Set(now.into()), ..message.into_active_model() };
            message::Entity::update(change).exec(transaction).await?;
            message_id
        }
        None => {
            let id = app.clock.id();
            let row = message::Model {
                id,
                event_id,
                organiser_id: acting.organiser_id,
                texts,
                filter,
                state: MessageState::Draft,
                scheduled_at: None,
                started_at: None,
                judged_until: None,
                expanded_at: None,
                recipients: 0,
                unsubscribed: 0,
                finished_at: None,
                version: 1,
                created_at: now.into(),
                updated_at: now.into(),
            };
            message::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
            id
        }
    };
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(acting), "message.save", Subject("message", id), noted).await?;
    Ok(id)
}
