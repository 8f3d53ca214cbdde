//! A volunteer is done in this browser; the link itself stays.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::desk_link_login;
use crate::error::Error;
use crate::keys::TokenHash;

/// # Errors
/// The database's.
pub async fn leave(app: &App, session: TokenHash) -> Result<(), Error> {
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                desk_link_login::Entity::delete_many().filter(desk_link_login::Column::TokenHash.eq(session)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}
