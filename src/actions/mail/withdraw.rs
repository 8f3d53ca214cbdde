//! A mail that still waits is taken back: it never leaves.

use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::outbox::{ActiveModel, Entity, Model, OutboxState};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::rules::letter::{Letter, Method};
use crate::rules::permission::Permission;

/// Takes a waiting mail back.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when it is on its way, has left, or may not be taken back.
pub async fn withdraw(app: &App, acting: Acting, mail_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::RetryMail)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let mail = Entity::find_by_id(mail_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if !may_withdraw(&mail) {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let change = ActiveModel { id: Set(mail_id), state: Set(OutboxState::Withdrawn), ..Default::default() };
                Entity::update(change).exec(transaction).await?;
                audit::record(
                    transaction,
                    &ground.clock,
                    ActorKind::Organiser,
                    Some(&acting),
                    "mail.withdraw",
                    Subject("mail", mail_id),
                    json!({ "mail_letter": [null, mail.letter], "mail_state": [mail.state, OutboxState::Withdrawn] }),
                )
                .await
            })
        })
        .await
}

/// Whether a mail may be taken back: one that waits, unless it takes something out of a calendar, which no later mail
/// would do, or lets somebody sign in.
#[must_use]
pub fn may_withdraw(mail: &Model) -> bool {
    let letter = serde_json::from_value::<Letter>(mail.facts.clone()).ok();
    let takes_out = letter.as_ref().and_then(Letter::calendar_message).is_some_and(|(method, _)| method == Method::Cancel);
    mail.state == OutboxState::Queued && !takes_out && mail.letter != "sign-in"
}
