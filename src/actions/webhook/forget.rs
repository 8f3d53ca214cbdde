//! The log of deliveries is kept for a while only.

use jiff::SignedDuration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::entity::webhook_delivery::{Column, Entity};
use crate::entity::{Moment, webhook_endpoint};
use crate::error::Error;

/// Rows of one transaction.
const TOGETHER: u64 = 1_000;

/// Deletes what happened longer ago than `keep_webhook_days`, and older secrets whose time is over; gives how many deliveries.
///
/// # Errors
/// The database's; what was deleted until then stays so.
pub async fn forget(app: &App) -> Result<u64, Error> {
    let now = app.clock.now();
    let limit = Moment(now.checked_sub(SignedDuration::from_hours(24 * app.config.webhooks.keep_days)).unwrap_or(jiff::Timestamp::MIN));
    let mut all = 0;
    loop {
        let old = Entity::find().filter(Column::OccurredAt.lt(limit)).order_by_asc(Column::OccurredAt).limit(TOGETHER).select_only().column(Column::Id);
        let old: Vec<Uuid> = old.into_tuple().all(app.db.reader()).await?;
        if old.is_empty() {
            break;
        }
        all += app.db.write(move |transaction| Box::pin(async move { Ok(Entity::delete_many().filter(Column::Id.is_in(old)).exec(transaction).await?.rows_affected) })).await?;
    }
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let ended =
                    webhook_endpoint::ActiveModel { previous_secret: sea_orm::ActiveValue::Set(None), previous_until: sea_orm::ActiveValue::Set(None), ..Default::default() };
                webhook_endpoint::Entity::update_many().set(ended).filter(webhook_endpoint::Column::PreviousUntil.lte(Moment(now))).exec(transaction).await?;
                Ok(())
            })
        })
        .await?;
    Ok(all)
}
