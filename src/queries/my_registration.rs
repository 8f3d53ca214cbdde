//! What does the owner of a personal link see?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{event, invitation, organisation, programme, registration, session};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct MyRegistration {
    pub registration: registration::Model,
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    pub organisation: Option<organisation::Model>,
    /// The sessions of this registration that have not been taken out of the event, by start.
    pub sessions: Vec<(session::Model, invitation::Model)>,
}

/// The registration whose personal link has that hash.
///
/// # Errors
/// The database's.
pub async fn my_registration(reader: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<MyRegistration>, Error> {
    let Some(registration) = registration::Entity::find().filter(registration::Column::TokenHash.eq(token_hash)).one(reader).await? else { return Ok(None) };
    let Some(event) = event::Entity::find_by_id(registration.event_id).one(reader).await? else { return Ok(None) };
    let programme = match event.programme_id {
        Some(id) => programme::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let organisation = match registration.organisation_id {
        Some(id) => organisation::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let mut invitations = invitation::Entity::find().filter(invitation::Column::RegistrationId.eq(registration.id)).all(reader).await?;
    let sessions = session::Entity::of(event.id).all(reader).await?;
    let sessions = sessions
        .into_iter()
        .filter_map(|session| {
            let place = invitations.iter().position(|invitation| invitation.session_id == session.id)?;
            Some((session, invitations.swap_remove(place)))
        })
        .collect();
    Ok(Some(MyRegistration { registration, event, programme, organisation, sessions }))
}
