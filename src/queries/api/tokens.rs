//! Whose token is this, and which are there?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::Db;
use crate::entity::api_token;
use crate::error::Error;

/// The token with that hash, as long as it is good.
///
/// # Errors
/// The database's.
pub async fn good_token(db: &Db, hash: Vec<u8>, now: Timestamp) -> Result<Option<api_token::Model>, Error> {
    let found = api_token::Entity::find().filter(api_token::Column::TokenHash.eq(hash)).one(db.reader()).await?;
    Ok(found.filter(|token| token.is_good(now)))
}

/// All of them, the newest first.
///
/// # Errors
/// The database's.
pub async fn tokens(db: &Db) -> Result<Vec<api_token::Model>, Error> {
    Ok(api_token::Entity::find().order_by_desc(api_token::Column::Id).all(db.reader()).await?)
}
