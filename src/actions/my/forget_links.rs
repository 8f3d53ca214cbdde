//! Links to one's registrations that open nothing any more are deleted.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{Moment, my_link};
use crate::error::Error;

/// Deletes what ended; without anything to delete nothing is written. Returns how many.
///
/// # Errors
/// The database's.
pub async fn forget_links(app: &App) -> Result<u64, Error> {
    let ended = my_link::Column::ExpiresAt.lte(Moment(app.clock.now()));
    let some: Option<Uuid> = my_link::Entity::find().filter(ended.clone()).select_only().column(my_link::Column::Id).into_tuple().one(app.db.reader()).await?;
    if some.is_none() {
        return Ok(0);
    }
    app.db.write(move |transaction| Box::pin(async move { Ok(my_link::Entity::delete_many().filter(ended).exec(transaction).await?.rows_affected) })).await
}
