//! Notes that a token is in use, so that one that nobody needs any more is seen.

use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::{Moment, api_token};
use crate::error::Error;

/// The moment is written down this often at most.
const EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Writes the moment down; most requests write nothing.
///
/// # Errors
/// The database's.
pub async fn used(app: &App, token: &api_token::Model) -> Result<(), Error> {
    let now = app.clock.now();
    if token.last_used_at.is_some_and(|last| now.duration_since(last.0) < EVERY) {
        return Ok(());
    }
    let id = token.id;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let update = api_token::Entity::update_many().col_expr(api_token::Column::LastUsedAt, Expr::value(Moment(now)));
                update.filter(api_token::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}
