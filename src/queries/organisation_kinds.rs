//! Which kinds of organisations does the register know?

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::organisation::{Column, Entity};
use crate::error::Error;

/// The kinds of organisations that exist today, as the register words them.
///
/// # Errors
/// The database's.
pub async fn organisation_kinds(db: &Db) -> Result<Vec<String>, Error> {
    Ok(Entity::find().filter(Column::Active.eq(true)).select_only().column(Column::Kind).distinct().order_by_asc(Column::Kind).into_tuple().all(db.reader()).await?)
}

/// Organisations by their keys, with full names, in the order of these.
///
/// # Errors
/// The database's.
pub async fn named(db: &Db, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<(Uuid, String)> = Entity::find().filter(Column::Id.is_in(ids)).all(db.reader()).await?.into_iter().map(|row| (row.id, row.full_name())).collect();
    rows.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(rows)
}
