//! One question about an event, and who answered it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::asked_question::{Column, Entity, Model};
use crate::entity::organiser;
use crate::error::Error;

#[derive(Debug)]
pub struct AskedQuestion {
    pub asked: Model,
    /// Who answered last, as far as they are known.
    pub answered_by: Option<String>,
}

/// # Errors
/// `NotFound`, also for a question about another event.
pub async fn asked_question(db: &Db, event_id: Uuid, id: Uuid) -> Result<AskedQuestion, Error> {
    let asked = Entity::find_by_id(id).filter(Column::EventId.eq(event_id)).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let answered_by = match asked.answered_by {
        Some(id) => organiser::Entity::find_by_id(id).one(db.reader()).await?.map(|organiser| organiser.name),
        None => None,
    };
    Ok(AskedQuestion { asked, answered_by })
}
