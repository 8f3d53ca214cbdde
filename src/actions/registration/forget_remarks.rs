//! Forgetting what is no longer needed: remarks may tell of somebody's health, and serve only until the event is over.

use jiff::SignedDuration;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::app::App;
use crate::entity::{Moment, event, registration};
use crate::error::Error;

/// How long after the event's end remarks are kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Erases the remarks of all registrations for events that ended two weeks ago or earlier; returns how many.
/// Without anything to erase nothing is written.
///
/// # Errors
/// The database's.
pub async fn forget_remarks(app: &App) -> Result<u64, Error> {
    let limit = Moment(app.clock.now() - KEPT);
    let over = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::EndsAt.lt(limit)).into_query();
    let forgotten = registration::Column::Remarks.is_not_null().and(registration::Column::EventId.in_subquery(over));
    if registration::Entity::find().filter(forgotten.clone()).select_only().column(registration::Column::Id).into_tuple::<uuid::Uuid>().one(app.db.reader()).await?.is_none() {
        return Ok(0);
    }
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let erased = registration::Entity::update_many().col_expr(registration::Column::Remarks, Expr::value(None::<String>)).filter(forgotten).exec(transaction).await?;
                Ok(erased.rows_affected)
            })
        })
        .await
}
