//! A mail server reports that a mail did not arrive.

use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::outbox::{ActiveModel, Entity, OutboxState};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::outbox::note_undeliverable;

/// What became of the mail by that report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It did not arrive; nothing reaches the address.
    Unreachable,
    /// It did not arrive, for another reason.
    NotArrived,
    /// No such mail, or the report says nothing that was not known.
    Nothing,
}

/// Notes that a mail which had left did not arrive, as the desk then shows. `unreachable`: there is no such address; no
/// further mail goes there. Only a mail that we marked as sent can bounce: a second report of it changes nothing.
///
/// # Errors
/// The database's.
pub async fn bounce(app: &App, mail_id: Uuid, code: String, reason: String, unreachable: bool) -> Result<Noted, Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let Some(mail) = Entity::find_by_id(mail_id).one(transaction).await?.filter(|mail| mail.state == OutboxState::Sent) else { return Ok(Noted::Nothing) };
                if unreachable {
                    note_undeliverable(transaction, &ground.clock, &mail.recipient, &code, &reason, Some(mail_id)).await?;
                }
                let change = ActiveModel { id: Set(mail_id), state: Set(OutboxState::Failed), last_error: Set(Some(reason)), ..Default::default() };
                Entity::update(change).exec(transaction).await?;
                let noted = json!({ "letter": mail.letter, "code": code });
                audit::record(transaction, &ground.clock, ActorKind::System, None, "mail.bounce", Subject("mail", mail_id), noted).await?;
                Ok(if unreachable { Noted::Unreachable } else { Noted::NotArrived })
            })
        })
        .await
}
