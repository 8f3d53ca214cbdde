//! Which logos stand on a programme's pages?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

use crate::entity::{file, programme_logo};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct Logo {
    pub logo: programme_logo::Model,
    /// Of its file: its address.
    pub sha256: String,
}

/// In the order in which they were added.
///
/// # Errors
/// The database's.
pub async fn programme_logos(reader: &impl ConnectionTrait, programme_id: Uuid) -> Result<Vec<Logo>, Error> {
    let logos = programme_logo::Entity::of(programme_id).all(reader).await?;
    if logos.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String)> = file::Entity::find()
        .filter(file::Column::Id.is_in(logos.iter().map(|logo| logo.file_id)))
        .select_only()
        .columns([file::Column::Id, file::Column::Sha256])
        .into_tuple()
        .all(reader)
        .await?;
    let hashes: HashMap<Uuid, String> = rows.into_iter().collect();
    Ok(logos.into_iter().filter_map(|logo| Some(Logo { sha256: hashes.get(&logo.file_id)?.clone(), logo })).collect())
}
