//! A mail that was given up, or waits for its next try, is tried now, with the same Message-ID.

use serde_json::json;
use uuid::Uuid;

use super::clear_address::clear;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::outbox;
use crate::rules::permission::Permission;

/// Puts a failed mail back into the queue, or a waiting one to its front. Whoever does so vouches for the address: if
/// nothing reached it, that is forgotten.
///
/// # Errors
/// `Forbidden`; `NotFound` when it neither failed nor waits.
pub async fn try_again(app: &App, acting: Acting, mail_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::RetryMail)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let mail = outbox::queue_again(transaction, mail_id, ground.clock.now()).await?;
                clear(transaction, &mail.recipient).await?;
                let noted = json!({ "mail_letter": [null, mail.letter], "error": mail.last_error });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "mail.try_again", Subject("mail", mail_id), noted).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}
