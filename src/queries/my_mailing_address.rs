//! What does whoever holds the link to unsubscribe see?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::mailing_address;
use crate::error::Error;

/// The address whose link has this hash.
///
/// # Errors
/// The database's.
pub async fn my_mailing_address(connection: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<mailing_address::Model>, Error> {
    Ok(mailing_address::Entity::find().filter(mailing_address::Column::TokenHash.eq(token_hash)).one(connection).await?)
}
