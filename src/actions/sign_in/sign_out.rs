//! Ends a session on the server: its cookie opens nothing any more (ASVS 7.4.1).

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, login};
use crate::error::Error;
use crate::keys::{Sealed, TokenHash};

/// Ends the session with that hash; one that has ended already stays as it is. Gives the ID token of the provider it came
/// through, for signing out there.
///
/// # Errors
/// The database's.
pub async fn sign_out(app: &App, acting: Acting, session: TokenHash) -> Result<Option<String>, Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let login = login::Entity::find().filter(login::Column::TokenHash.eq(session.clone())).one(transaction).await?;
                if end(transaction, &session, ground.clock.now()).await? {
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "sign_out", Subject("organiser", acting.organiser_id), json!({})).await?;
                }
                let sealed = login.and_then(|login| login.provider_token);
                let token = sealed.and_then(|sealed| ground.keys.unseal(Sealed::ProviderToken, acting.organiser_id.as_bytes(), &sealed));
                Ok(token.and_then(|token| String::from_utf8(token).ok()))
            })
        })
        .await
}

pub(super) async fn end(transaction: &impl ConnectionTrait, session: &TokenHash, now: Timestamp) -> Result<bool, Error> {
    let ended = login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(Moment(now)))
        .filter(login::Column::TokenHash.eq(session.clone()))
        .filter(login::Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(ended.rows_affected > 0)
}
