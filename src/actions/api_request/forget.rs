//! Keys are good for a day and a half; their answers, which may name people, go after that.

use jiff::SignedDuration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::{Moment, api_request};
use crate::error::Error;

/// How long a key stands for its request.
pub const KEPT: SignedDuration = SignedDuration::from_hours(36);

/// Deletes what is older; returns how many keys.
///
/// # Errors
/// The database's.
pub async fn forget(app: &App) -> Result<u64, Error> {
    let before = Moment(app.clock.now() - KEPT);
    app.db
        .write(move |transaction| {
            Box::pin(async move { Ok(api_request::Entity::delete_many().filter(api_request::Column::CreatedAt.lt(before)).exec(transaction).await?.rows_affected) })
        })
        .await
}
