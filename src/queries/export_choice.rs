//! Which columns did somebody choose last time?

use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::export_choice;
use crate::error::Error;

/// Their codes; `None`: none was ever chosen.
///
/// # Errors
/// The database's.
pub async fn export_choice(db: &Db, organiser: Uuid, export: &str) -> Result<Option<Vec<String>>, Error> {
    let found = export_choice::Entity::find_by_id((organiser, export.to_owned())).one(db.reader()).await?;
    Ok(found.and_then(|choice| serde_json::from_value(choice.columns).ok()))
}
