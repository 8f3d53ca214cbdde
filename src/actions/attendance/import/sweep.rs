//! Drafts that nobody took in are not kept: they hold names and addresses.

use jiff::SignedDuration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::Moment;
use crate::entity::attendance_import::{self, ImportState};
use crate::error::Error;

/// Time enough to ask a colleague who somebody is.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// Deletes drafts of more than two days ago; returns how many.
///
/// # Errors
/// The database's.
pub async fn sweep(app: &App) -> Result<u64, Error> {
    let before = Moment(app.clock.now() - KEPT);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let old = attendance_import::Entity::delete_many()
                    .filter(attendance_import::Column::State.eq(ImportState::Draft))
                    .filter(attendance_import::Column::CreatedAt.lt(before));
                Ok(old.exec(transaction).await?.rows_affected)
            })
        })
        .await
}
