//! An address wants no messages of organisers and no invitations any more, or wants them again. What becomes of its
//! own registrations it is told all the same.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::Moment;
use crate::entity::mailing_address::{Column, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::keys::TokenHash;

/// Whoever holds the link of an address says whether it wants such mail. Twice is once: the first moment stays.
///
/// # Errors
/// `NotFound` for an unknown link.
pub async fn set_unsubscribed(app: &App, token_hash: TokenHash, unsubscribed: bool) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let address = Entity::find().filter(Column::TokenHash.eq(token_hash)).one(transaction).await?.ok_or(Error::NotFound)?;
                if address.unsubscribed_at.is_some() == unsubscribed {
                    return Ok(());
                }
                let since = unsubscribed.then(|| Moment(ground.clock.now()));
                Entity::update_many().col_expr(Column::UnsubscribedAt, Expr::value(since)).filter(Column::Id.eq(address.id)).exec(transaction).await?;
                let action = if unsubscribed { "mail.unsubscribe" } else { "mail.subscribe" };
                audit::record(transaction, &ground.clock, ActorKind::Participant, None, action, Subject("mailing_address", address.id), json!({})).await
            })
        })
        .await
}
