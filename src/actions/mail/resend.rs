//! A mail once more, with an organiser's words above it: a new mail in the same thread, with the same calendar message
//! to the octet, so that a calendar that has it sees nothing new.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::outbox::{Entity, Model, OutboxState};
use crate::entity::registration_history::ActorKind;
use crate::entity::{invitation, registration};
use crate::error::{Error, Refusal};
use crate::request_id;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;

/// Sends a mail that left, or was given up, once more under `preface`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when what it says is no longer so.
pub async fn resend(app: &App, acting: Acting, mail_id: Uuid, preface: String) -> Result<Uuid, Error> {
    acting.needs(Permission::RetryMail)?;
    let ground = app.clone();
    let id = app.clock.id();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let mail = Entity::find_by_id(mail_id).one(transaction).await?.ok_or(Error::NotFound)?;
                let registration = match mail.registration_id {
                    Some(id) => registration::Entity::find_by_id(id).one(transaction).await?,
                    None => None,
                };
                let invitation = match &mail.calendar_uid {
                    Some(uid) => invitation::Entity::find().filter(invitation::Column::Uid.eq(uid.as_str())).one(transaction).await?,
                    None => None,
                };
                if !may_resend(&mail, registration.as_ref(), invitation.as_ref()) {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let now = ground.clock.now();
                let thread = mail.thread_message_id.clone().unwrap_or_else(|| mail.message_id.clone());
                let letter = mail.letter.clone();
                let again = crate::entity::outbox::ActiveModel {
                    id: Set(id),
                    message_id: Set(format!("{}@{}", ground.clock.random_id().simple(), ground.mail_domain())),
                    thread_message_id: Set(Some(thread)),
                    caused_by_visitor: Set(false),
                    state: Set(OutboxState::Queued),
                    attempts: Set(0),
                    due_at: Set(now.into()),
                    lease_until: Set(None),
                    lease_owner: Set(None),
                    last_error: Set(None),
                    created_at: Set(now.into()),
                    sent_at: Set(None),
                    attempted_at: Set(None),
                    put_off_since: Set(None),
                    preface: Set(Some(preface)),
                    request_id: Set(request_id::current().map(|id| id.to_string())),
                    // Of a message everybody has one copy; this is a mail of its own.
                    organiser_message_id: Set(None),
                    ..mail.into_active_model()
                };
                Entity::insert(again).exec_without_returning(transaction).await?;
                let noted = json!({ "mail_letter": [null, letter], "again": id });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "mail.resend", Subject("mail", mail_id), noted).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(id)
}

/// Whether a mail says what is still so: to the same address, with a link that opens, about the latest revision. The
/// registration and the calendar entry are those of the mail as they are now.
#[must_use]
pub fn may_resend(mail: &Model, registration: Option<&registration::Model>, invitation: Option<&invitation::Model>) -> bool {
    let Ok(letter) = serde_json::from_value::<Letter>(mail.facts.clone()) else { return false };
    let same_link = match (letter.registration(), registration) {
        (Some(facts), Some(registration)) => facts.token_generation == registration.token_generation && registration.email.eq_ignore_ascii_case(&mail.recipient),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let latest = mail.calendar_uid.is_none() || invitation.is_some_and(|invitation| invitation.sequence == mail.calendar_sequence);
    matches!(mail.state, OutboxState::Sent | OutboxState::Failed) && mail.letter != "sign-in" && same_link && latest
}
