//! How many people hear of a change to an event?

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{reminder_rule, session_choice};
use crate::error::Error;

/// People with a confirmed place: those who get a mail and a new calendar entry when a session changes.
///
/// # Errors
/// The database's.
pub async fn of_changes(db: &Db, event_id: Uuid) -> Result<u64, Error> {
    Ok(registration::Entity::of(event_id).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).count(db.reader()).await?)
}

/// People with any active registration who chose this session.
///
/// # Errors
/// The database's.
pub async fn of_choice(db: &Db, session_id: Uuid) -> Result<u64, Error> {
    Ok(choosers(session_id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).count(db.reader()).await?)
}

/// People with a confirmed place who chose this session: those who hear that it is taken out.
///
/// # Errors
/// The database's.
pub async fn of_removal(db: &Db, session_id: Uuid) -> Result<u64, Error> {
    Ok(choosers(session_id).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).count(db.reader()).await?)
}

/// Whether the event has rules by which reminders go out.
///
/// # Errors
/// The database's.
pub async fn has_reminders(db: &Db, event_id: Uuid) -> Result<bool, Error> {
    Ok(reminder_rule::Entity::of(event_id).count(db.reader()).await? > 0)
}

fn choosers(session_id: Uuid) -> sea_orm::Select<registration::Entity> {
    let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session_id)).select_only().column(session_choice::Column::RegistrationId);
    registration::Entity::find().filter(registration::Column::Id.in_subquery(chosen.into_query()))
}
