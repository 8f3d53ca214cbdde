//! How many people hear of a change to an event?

use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::Error;

/// People with a confirmed place: those who get a mail and a new calendar entry when a session changes.
///
/// # Errors
/// The database's.
pub async fn of_changes(db: &Db, event_id: Uuid) -> Result<u64, Error> {
    Ok(registration::Entity::of(event_id).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).count(db.reader()).await?)
}

/// People with any active registration: those who hear that the event does not go on.
///
/// # Errors
/// The database's.
pub async fn of_cancelling(db: &Db, event_id: Uuid) -> Result<u64, Error> {
    Ok(registration::Entity::of(event_id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).count(db.reader()).await?)
}
