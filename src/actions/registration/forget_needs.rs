//! Forgetting what is no longer needed: diet, access and remarks may tell of somebody's health, and serve only until
//! the event is over.

use jiff::SignedDuration;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{Moment, event, participation_needs, registration};
use crate::error::Error;

/// Registrations in one transaction.
const AT_ONCE: u64 = 500;

/// What was erased: rows of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgotten {
    pub remarks: u64,
    pub needs: u64,
}

/// Erases the remarks and the needs of all registrations for events whose term for needs is over, some at a time: after a long pause there
/// may be many, and others write meanwhile. Without anything to erase nothing is written.
///
/// # Errors
/// The database's; what was erased before stays so.
pub async fn forget_needs(app: &App) -> Result<Forgotten, Error> {
    let limit = Moment(app.clock.now() - SignedDuration::from_hours(app.config.terms.needs * 24));
    let over = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::EndsAt.lt(limit)).into_query();
    let of_past = registration::Column::EventId.in_subquery(over);
    let past = registration::Entity::find().select_only().column(registration::Column::Id).filter(of_past.clone()).into_query();
    let remarked = registration::Entity::find().filter(registration::Column::Remarks.is_not_null().and(of_past)).select_only().column(registration::Column::Id).limit(AT_ONCE);
    let needing = participation_needs::Entity::find().filter(participation_needs::Column::RegistrationId.in_subquery(past));
    let needing = needing.select_only().column(participation_needs::Column::RegistrationId).limit(AT_ONCE);
    let mut forgotten = Forgotten::default();
    loop {
        let remarked: Vec<Uuid> = remarked.clone().into_tuple().all(app.db.reader()).await?;
        let needing: Vec<Uuid> = needing.clone().into_tuple().all(app.db.reader()).await?;
        if remarked.is_empty() && needing.is_empty() {
            return Ok(forgotten);
        }
        let some = app.db.write(move |transaction| Box::pin(forget(transaction, remarked, needing))).await?;
        forgotten.remarks += some.remarks;
        forgotten.needs += some.needs;
    }
}

async fn forget(transaction: &DatabaseTransaction, remarked: Vec<Uuid>, needing: Vec<Uuid>) -> Result<Forgotten, Error> {
    let mut forgotten = Forgotten::default();
    if !remarked.is_empty() {
        let erase = registration::Entity::update_many().col_expr(registration::Column::Remarks, Expr::value(None::<String>));
        forgotten.remarks = erase.filter(registration::Column::Id.is_in(remarked)).exec(transaction).await?.rows_affected;
    }
    if !needing.is_empty() {
        let delete = participation_needs::Entity::delete_many().filter(participation_needs::Column::RegistrationId.is_in(needing));
        forgotten.needs = delete.exec(transaction).await?.rows_affected;
    }
    Ok(forgotten)
}
