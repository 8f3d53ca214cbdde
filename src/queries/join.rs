//! Which session does a join link open, and for whom?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::event::EventStatus;
use crate::entity::{event, invitation, registration, session};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct Join {
    pub registration: registration::Model,
    pub event: event::Model,
    pub session: session::Model,
}

impl Join {
    /// The registration counts and the session takes place.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.registration.status == registration::RegistrationStatus::Confirmed && self.event.status == EventStatus::Published && self.session.cancelled_at.is_none()
    }
}

/// The join link whose token has that hash.
///
/// # Errors
/// The database's.
pub async fn join(reader: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<Join>, Error> {
    let Some(invitation) = invitation::Entity::find().filter(invitation::Column::JoinTokenHash.eq(token_hash)).one(reader).await? else { return Ok(None) };
    let Some(registration) = registration::Entity::find_by_id(invitation.registration_id).one(reader).await? else { return Ok(None) };
    let Some(session) = session::Entity::find_by_id(invitation.session_id).one(reader).await? else { return Ok(None) };
    let Some(event) = event::Entity::find_by_id(session.event_id).one(reader).await? else { return Ok(None) };
    Ok(Some(Join { registration, event, session }))
}
