//! What is known of one person at one session, piece by piece?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::audit_log::actor_names;
use crate::entity::{attendance, attendance_evidence, registration};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct PresenceOfPerson {
    pub registration: registration::Model,
    /// `None`: nothing is known.
    pub attendance: Option<attendance::Model>,
    /// Oldest first, with what was withdrawn.
    pub evidence: Vec<attendance_evidence::Model>,
    /// Of organisers and desk links, by id.
    pub names: HashMap<Uuid, String>,
}

/// `None`: not a registration of that event.
///
/// # Errors
/// The database's.
pub async fn presence_of_person(reader: &impl ConnectionTrait, event_id: Uuid, session_id: Uuid, registration_id: Uuid) -> Result<Option<PresenceOfPerson>, Error> {
    let found = registration::Entity::find_by_id(registration_id).filter(registration::Column::EventId.eq(event_id)).one(reader).await?;
    let Some(registration) = found else { return Ok(None) };
    let attendance = attendance::Entity::of(session_id).filter(attendance::Column::RegistrationId.eq(registration_id)).one(reader).await?;
    let evidence = attendance_evidence::Entity::find()
        .filter(attendance_evidence::Column::SessionId.eq(session_id))
        .filter(attendance_evidence::Column::RegistrationId.eq(registration_id))
        .order_by_asc(attendance_evidence::Column::At)
        .order_by_asc(attendance_evidence::Column::Id)
        .all(reader)
        .await?;
    let people = evidence.iter().flat_map(|piece| [piece.recorded_by, piece.withdrawn_by]).chain([attendance.as_ref().and_then(|row| row.overruled_by)]).flatten();
    let names = actor_names(reader, people.collect::<Vec<_>>()).await?;
    Ok(Some(PresenceOfPerson { registration, attendance, evidence, names }))
}
