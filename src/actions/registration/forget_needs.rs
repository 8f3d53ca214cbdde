//! Forgetting what is no longer needed: diet, access and remarks may tell of somebody's health, and serve only until
//! the event is over.

use jiff::SignedDuration;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{Moment, event, participation_needs, registration};
use crate::error::Error;

/// What was erased: rows of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgotten {
    pub remarks: u64,
    pub needs: u64,
}

/// Erases the remarks and the needs of all registrations for events whose term for needs is over.
/// Without anything to erase nothing is written.
///
/// # Errors
/// The database's.
pub async fn forget_needs(app: &App) -> Result<Forgotten, Error> {
    let limit = Moment(app.clock.now() - SignedDuration::from_hours(app.config.terms.needs * 24));
    let over = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::EndsAt.lt(limit)).into_query();
    let of_past = registration::Column::EventId.in_subquery(over);
    let past = registration::Entity::find().select_only().column(registration::Column::Id).filter(of_past.clone()).into_query();
    let remarks = registration::Column::Remarks.is_not_null().and(of_past);
    let needs = participation_needs::Column::RegistrationId.in_subquery(past);
    let some_remark: Option<Uuid> = registration::Entity::find().filter(remarks.clone()).select_only().column(registration::Column::Id).into_tuple().one(app.db.reader()).await?;
    let some_need: Option<Uuid> =
        participation_needs::Entity::find().filter(needs.clone()).select_only().column(participation_needs::Column::RegistrationId).into_tuple().one(app.db.reader()).await?;
    if some_remark.is_none() && some_need.is_none() {
        return Ok(Forgotten::default());
    }
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let erased = registration::Entity::update_many().col_expr(registration::Column::Remarks, Expr::value(None::<String>)).filter(remarks).exec(transaction).await?;
                let deleted = participation_needs::Entity::delete_many().filter(needs).exec(transaction).await?;
                Ok(Forgotten { remarks: erased.rows_affected, needs: deleted.rows_affected })
            })
        })
        .await
}
