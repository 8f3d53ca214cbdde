//! A task of the night that takes its time says that it goes on.

use jiff::civil::Date;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::entity::Moment;
use crate::entity::upkeep_run::{Column, Entity};
use crate::error::Error;
use crate::rules::upkeep::{LEASE, Upkeep};

/// Renews the lease, so that no other copy begins the same.
///
/// # Errors
/// The database's.
pub async fn hold(app: &App, task: Upkeep, day: Date, owner: Uuid) -> Result<(), Error> {
    let until = app.clock.now() + LEASE;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::LeaseUntil, Expr::value(Moment(until)))
                    .filter(Column::Task.eq(task.code()))
                    .filter(Column::Day.eq(day.to_string()))
                    .filter(Column::LeaseOwner.eq(owner))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        })
        .await
}
