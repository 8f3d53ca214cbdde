//! Ends sessions of one's own, in whatever browser they are (ASVS 7.4.5, 7.5.2).

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, login};
use crate::error::Error;
use crate::keys::TokenHash;

/// Which of them.
#[derive(Debug, Clone)]
pub enum Which {
    One(Uuid),
    AllBut(TokenHash),
}

/// Ends them and gives how many there were; one that has ended already, or is somebody else's, stays as it is.
///
/// # Errors
/// The database's.
pub async fn end_sessions(app: &App, acting: Acting, which: Which) -> Result<u64, Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let chosen = match &which {
                    Which::One(id) => login::Column::Id.eq(*id),
                    Which::AllBut(session) => login::Column::TokenHash.ne(session.clone()),
                };
                let ended = end(transaction, &ground, acting.organiser_id, Condition::all().add(chosen)).await?;
                if ended > 0 {
                    let noted = json!({ "sessions": ended });
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "sign_in.end_sessions", Subject("organiser", acting.organiser_id), noted)
                        .await?;
                }
                Ok(ended)
            })
        })
        .await
}

/// Ends an organiser's sessions that are of `chosen`.
pub(in crate::actions) async fn end(transaction: &impl ConnectionTrait, app: &App, organiser: Uuid, chosen: Condition) -> Result<u64, Error> {
    let ended = login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(Moment(app.clock.now())))
        .filter(login::Column::OrganiserId.eq(organiser))
        .filter(login::Column::EndedAt.is_null())
        .filter(chosen)
        .exec(transaction)
        .await?;
    Ok(ended.rows_affected)
}
