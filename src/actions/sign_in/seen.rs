//! Notes that a session is in use, so that it does not end for idleness.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::SEEN_EVERY;
use crate::app::App;
use crate::entity::{Moment, login};
use crate::error::Error;

/// Writes the moment down, at most once in a while: most requests write nothing.
///
/// # Errors
/// The database's.
pub async fn seen(app: &App, login: &login::Model) -> Result<(), Error> {
    let now = app.clock.now();
    if now.duration_since(login.last_seen_at.0) < SEEN_EVERY {
        return Ok(());
    }
    let id: Uuid = login.id;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                login::Entity::update_many()
                    .col_expr(login::Column::LastSeenAt, Expr::value(Moment(now)))
                    .filter(login::Column::Id.eq(id))
                    .filter(login::Column::LastSeenAt.lt(Moment(now)))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        })
        .await
}
