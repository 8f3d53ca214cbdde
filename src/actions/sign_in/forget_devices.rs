//! Forgets browsers that were not used for a long time.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::DEVICE_LIFE;
use crate::app::App;
use crate::entity::{Moment, known_device};
use crate::error::Error;

/// Gives how many there were.
///
/// # Errors
/// The database's.
pub async fn forget_devices(app: &App) -> Result<u64, Error> {
    let old = known_device::Column::LastSeenAt.lt(Moment(app.clock.now() - DEVICE_LIFE));
    app.db.write(move |transaction| Box::pin(async move { Ok(known_device::Entity::delete_many().filter(old).exec(transaction).await?.rows_affected) })).await
}
