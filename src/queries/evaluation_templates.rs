//! Which questionnaires does the association keep?

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::entity::evaluation_template::{self, Model};
use crate::error::Error;

/// All of them, by name; there are few.
///
/// # Errors
/// The database's.
pub async fn evaluation_templates(reader: &impl ConnectionTrait) -> Result<Vec<Model>, Error> {
    let found = evaluation_template::Entity::find().order_by_asc(evaluation_template::Column::Name).order_by_asc(evaluation_template::Column::Id);
    Ok(found.all(reader).await?)
}

/// # Errors
/// `NotFound`; the database's.
pub async fn evaluation_template(reader: &impl ConnectionTrait, id: Uuid) -> Result<Model, Error> {
    evaluation_template::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)
}
