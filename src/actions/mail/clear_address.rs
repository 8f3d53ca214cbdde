//! Mails may leave again to an address of which a mail server had said that it does not exist.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{outbox, undeliverable_address};
use crate::error::Error;
use crate::rules::permission::Permission;

/// Clears the entry of a mail's recipient. What was withheld meanwhile stays failed until somebody tries it again.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn clear_address(app: &App, acting: Acting, mail_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::RetryMail)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let mail = outbox::Entity::find_by_id(mail_id).one(transaction).await?.ok_or(Error::NotFound)?;
                clear(transaction, &mail.recipient).await?;
                audit::record(
                    transaction,
                    &ground.clock,
                    ActorKind::Organiser,
                    Some(&acting),
                    "mail.clear_address",
                    Subject("mail", mail_id),
                    json!({ "mail_address": [mail.recipient, null] }),
                )
                .await
            })
        })
        .await
}

pub(super) async fn clear(transaction: &impl ConnectionTrait, address: &str) -> Result<(), DbErr> {
    let entry = undeliverable_address::Column::Address.eq(address.to_ascii_lowercase());
    undeliverable_address::Entity::delete_many().filter(entry).exec(transaction).await?;
    Ok(())
}
