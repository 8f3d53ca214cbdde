//! How is an event evaluated, and what does the owner of a link to evaluate it see?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{evaluation, evaluation_invitation, session};
use crate::error::Error;

/// `None`: it is not.
///
/// # Errors
/// The database's.
pub async fn evaluation_of_event(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Option<evaluation::Model>, Error> {
    Ok(evaluation::Entity::find_by_id(event_id).one(reader).await?)
}

/// What a link to evaluate an event opens.
#[derive(Debug, Clone)]
pub struct OwnEvaluation {
    pub event: event::Model,
    pub evaluation: evaluation::Model,
    pub answered: bool,
    /// Of its first session.
    pub time_zone: Option<String>,
    /// The event and the place of whoever was asked still stand.
    pub stands: bool,
}

/// What the link with that hash opens.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn own_evaluation(reader: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<OwnEvaluation, Error> {
    let invitation = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::TokenHash.eq(token_hash)).one(reader).await?.ok_or(Error::NotFound)?;
    let evaluation = evaluation::Entity::find_by_id(invitation.event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let event = event::Entity::find_by_id(invitation.event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let registration = match invitation.registration_id {
        Some(id) => registration::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let stands = event.status == EventStatus::Published && registration.is_some_and(|registration| registration.status == RegistrationStatus::Confirmed);
    let time_zone = session::Entity::of(event.id).one(reader).await?.map(|session| session.time_zone);
    Ok(OwnEvaluation { event, evaluation, answered: invitation.answered, time_zone, stands })
}

/// Of a registration: what it was asked with, and whether it waits for an answer at `now`.
///
/// # Errors
/// The database's.
pub async fn asked_of(reader: &impl ConnectionTrait, registration: &registration::Model, now: jiff::Timestamp) -> Result<Option<(evaluation_invitation::Model, bool)>, Error> {
    if registration.status != RegistrationStatus::Confirmed {
        return Ok(None);
    }
    let found = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::RegistrationId.eq(registration.id)).one(reader).await?;
    let Some(invitation) = found else { return Ok(None) };
    let open = evaluation_of_event(reader, invitation.event_id).await?.is_some_and(|evaluation| evaluation.is_open(now));
    let waits = open && !invitation.answered;
    Ok(Some((invitation, waits)))
}
