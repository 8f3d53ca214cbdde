//! What does the owner of a personal link see?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{answer, event, invitation, organisation, participation_needs, programme, registration, registration_history, registration_price, session, session_choice};
use crate::error::Error;
use crate::rules::registration::Transition;

#[derive(Debug, Clone)]
pub struct MyRegistration {
    pub registration: registration::Model,
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    pub organisation: Option<organisation::Model>,
    /// The sessions of the event that take place, by start.
    pub sessions: Vec<session::Model>,
    pub invitations: Vec<invitation::Model>,
    /// Ids of sessions that are not for all.
    pub chosen: Vec<Uuid>,
    /// In the order in which they were given.
    pub answers: Vec<answer::Model>,
    pub needs: Option<participation_needs::Model>,
    /// `None`: it is free.
    pub price: Option<registration_price::Model>,
    /// The place went to a colleague.
    pub handed_over: bool,
}

impl MyRegistration {
    /// The sessions this person comes to, by start.
    pub fn attended(&self) -> impl Iterator<Item = &session::Model> {
        self.sessions.iter().filter(|session| session.is_attended(&self.chosen))
    }

    #[must_use]
    pub fn invitation(&self, session: Uuid) -> Option<&invitation::Model> {
        self.invitations.iter().find(|invitation| invitation.session_id == session)
    }
}

/// The registration whose personal link has that hash.
///
/// # Errors
/// The database's.
pub async fn by_link(reader: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<Option<registration::Model>, Error> {
    Ok(registration::Entity::find().filter(registration::Column::TokenHash.eq(token_hash)).one(reader).await?)
}

/// A registration with all that its owner may see of it.
///
/// # Errors
/// `NotFound` when its event is gone; the database's.
pub async fn my_registration(reader: &impl ConnectionTrait, registration: registration::Model) -> Result<MyRegistration, Error> {
    let id = registration.id;
    let event = event::Entity::find_by_id(registration.event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let programme = match event.programme_id {
        Some(id) => programme::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let organisation = match registration.organisation_id {
        Some(id) => organisation::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let sessions = session::Entity::of(event.id).all(reader).await?;
    let invitations = invitation::Entity::find().filter(invitation::Column::RegistrationId.eq(id)).all(reader).await?;
    let chosen = if sessions.iter().all(|session| session.inclusion == session::SessionInclusion::Included) {
        Vec::new()
    } else {
        session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(id)).all(reader).await?.into_iter().map(|choice| choice.session_id).collect()
    };
    let answers = answer::Entity::find().filter(answer::Column::RegistrationId.eq(id)).order_by_asc(answer::Column::Id).all(reader).await?;
    let needs = participation_needs::Entity::find_by_id(id).one(reader).await?;
    let price = registration_price::Entity::find_by_id(id).one(reader).await?;
    let handed_over = if registration.status.is_active() {
        false
    } else {
        let last = registration_history::Entity::find().filter(registration_history::Column::RegistrationId.eq(id)).order_by_desc(registration_history::Column::Id);
        last.one(reader).await?.is_some_and(|last| last.transition == Transition::HandOver.code())
    };
    Ok(MyRegistration { registration, event, programme, organisation, sessions, invitations, chosen, answers, needs, price, handed_over })
}
