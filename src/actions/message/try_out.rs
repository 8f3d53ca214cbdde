//! A message goes to the organiser alone, as a test.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::letters::{MessageLetters, with_address};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::mail::mailing_addresses::mailing_addresses;
use crate::app::App;
use crate::entity::outbox::Urgency;
use crate::entity::registration_history::ActorKind;
use crate::entity::{message, organiser};
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;

/// Posts each language of the message to the organiser's own address, marked as a test; returns how many mails.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn try_out(app: &App, acting: Acting, event_id: Uuid, message_id: Uuid) -> Result<usize, Error> {
    acting.needs(Permission::SendMessages)?;
    let ground = app.clone();
    let posted = app.db.write(move |transaction| Box::pin(async move { post(transaction, &ground, &acting, event_id, message_id).await })).await?;
    app.bell.notify_one();
    Ok(posted)
}

async fn post(transaction: &DatabaseTransaction, app: &App, acting: &Acting, event_id: Uuid, message_id: Uuid) -> Result<usize, Error> {
    let message = message::Entity::find_by_id(message_id).filter(message::Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    let organiser = organiser::Entity::find_by_id(acting.organiser_id).one(transaction).await?.ok_or(Error::NotFound)?;
    let recipient = EmailAddress::stored(&organiser.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address: {}", fault.code())))?;
    let addresses = mailing_addresses(transaction, app, [recipient.key()]).await?;
    let address = addresses.get(&recipient.key()).ok_or(Error::NotFound)?;
    let letters = MessageLetters::of(transaction, &message, app.clock.now()).await?;
    let mut rows = Vec::new();
    for text in &message.texts().0 {
        let Some((letter, language)) = letters.test(text.language, &organiser.name, recipient.as_str()) else { continue };
        let letter: Letter = with_address(letter, address.id);
        let posting = Posting { letter, recipient: recipient.clone(), language, thread_message_id: None, caused_by_visitor: false, urgency: Urgency::AtOnce };
        let mut row = outbox::row(&app.clock, app.mail_domain(), posting)?;
        row.registration_id = Set(None);
        rows.push(row);
    }
    let posted = rows.len();
    outbox::insert(transaction, rows).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(acting), "message.try_out", Subject("message", message_id), json!({ "event": event_id })).await?;
    Ok(posted)
}
