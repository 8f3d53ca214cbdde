//! A draft goes out: at once, or at a moment of the organiser's. Its words and its filter are fixed by that.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::draft_at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::message::{self, ActiveModel, MessageState};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::recipients::judge;
use crate::rules::permission::Permission;

/// Sends the draft over the version that was seen, `at` a moment or (`None`) at once. Who gets it is judged when it
/// goes out.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when it is no draft at that version any more; `Invalid` for
/// `when` when it would go out at once and nobody fits, for `send_date` when the moment has passed.
pub async fn send(app: &App, acting: Acting, event_id: Uuid, message_id: Uuid, version: i32, at: Option<Timestamp>) -> Result<(), Error> {
    acting.needs(Permission::SendMessages)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let message = draft_at_version(transaction, event_id, message_id, version).await?;
                let now = ground.clock.now();
                let mut faults = FieldErrors::default();
                match at {
                    Some(at) if at <= now => faults.add("send_date", "moment-has-passed"),
                    None if judge(transaction, event_id, &message.filter(), now, None, 1).await?.fitting.is_empty() => faults.add("when", "nobody-fits"),
                    _ => {}
                }
                faults.into_result()?;
                let subject = message.texts().0.first().map(|text| text.subject.clone());
                let scheduled_at = at.unwrap_or(now);
                let change = ActiveModel {
                    state: Set(MessageState::Scheduled),
                    scheduled_at: Set(Some(scheduled_at.into())),
                    version: Set(message.version + 1),
                    updated_at: Set(now.into()),
                    ..message.into_active_model()
                };
                message::Entity::update(change).exec(transaction).await?;
                let action = if at.is_some() { "event.schedule_message" } else { "event.send_message" };
                let details = match at {
                    Some(at) => json!({ "message": message_id, "subject": [null, subject], "scheduled_at": [null, at] }),
                    None => json!({ "message": message_id, "subject": [null, subject] }),
                };
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), details).await
            })
        })
        .await
}
