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
use crate::keys::TokenHash;

/// Ends the session with that hash; one that has ended already stays as it is.
///
/// # Errors
/// The database's.
pub async fn sign_out(app: &App, acting: Acting, session: TokenHash) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if end(transaction, &session, ground.clock.now()).await? {
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "sign_out", Subject("organiser", acting.organiser_id), json!({})).await?;
                }
                Ok(())
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
