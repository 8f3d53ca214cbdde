//! Which programmes can an event belong to?

use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::programme;
use crate::error::Error;
use crate::rules::permission::Scope;

/// Those in the scope, by name.
///
/// # Errors
/// The database's.
pub async fn programme_choices_within(db: &Db, scope: &Scope) -> Result<Vec<(Uuid, String)>, Error> {
    let mut programmes = programme_choices(db).await?;
    programmes.retain(|(id, _)| scope.holds(Some(*id)));
    Ok(programmes)
}

/// Id and name of every programme, by name.
///
/// # Errors
/// The database's.
pub async fn programme_choices(db: &Db) -> Result<Vec<(Uuid, String)>, Error> {
    let programmes = programme::Entity::find().order_by_asc(programme::Column::Name).all(db.reader()).await?;
    Ok(programmes.into_iter().map(|programme| (programme.id, programme.name)).collect())
}
