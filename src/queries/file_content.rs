//! What is in a file? Read piece by piece, so that nobody must hold the whole of it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{file, file_chunk, programme_logo};
use crate::error::Error;

/// # Errors
/// The database's.
pub async fn file(db: &Db, id: Uuid) -> Result<Option<file::Model>, Error> {
    Ok(file::Entity::find_by_id(id).one(db.reader()).await?)
}

/// The logo's file with that hash; other files are not found by it.
///
/// # Errors
/// The database's.
pub async fn logo_file(db: &Db, sha256: &str) -> Result<Option<file::Model>, Error> {
    let logos = sea_orm::sea_query::Query::select().column(programme_logo::Column::FileId).from(programme_logo::Entity).to_owned();
    Ok(file::Entity::find().filter(file::Column::Sha256.eq(sha256)).filter(file::Column::Id.in_subquery(logos)).one(db.reader()).await?)
}

/// The piece of that number, from 0; `None` after the last.
///
/// # Errors
/// The database's.
pub async fn piece(db: &Db, file_id: Uuid, number: i32) -> Result<Option<Vec<u8>>, Error> {
    let piece = file_chunk::Entity::find().filter(file_chunk::Column::FileId.eq(file_id)).filter(file_chunk::Column::Number.eq(number));
    Ok(piece.select_only().column(file_chunk::Column::Content).into_tuple().one(db.reader()).await?)
}

/// A whole file, for who puts it into another one; `None`: there is none.
///
/// # Errors
/// The database's.
pub async fn whole(db: &Db, id: Uuid) -> Result<Option<(file::Model, Vec<u8>)>, Error> {
    use sea_orm::QueryOrder;
    let Some(found) = file(db, id).await? else { return Ok(None) };
    let pieces = file_chunk::Entity::find().filter(file_chunk::Column::FileId.eq(id)).order_by_asc(file_chunk::Column::Number);
    let pieces: Vec<Vec<u8>> = pieces.select_only().column(file_chunk::Column::Content).into_tuple().all(db.reader()).await?;
    Ok(Some((found, pieces.concat())))
}
