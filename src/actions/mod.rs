//! Actions do one thing and write it down in one transaction: the fact, its history, its letters, its audit entry.
//! One verb, one file. Never here: HTTP, rendering, the network.
//! Start reading at `registration/register`.

use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entity::registration_history::ActorKind;
use crate::entity::{api_token as api_tokens, organiser as organisers};
use crate::error::Error;
use crate::rules::permission::{Permission, Role, Scope, allows};

pub mod agenda;
pub mod api_request;
pub mod api_token;
pub mod asked_question;
pub mod attendance;
pub mod audit;
pub mod calendar_feed;
pub mod certificate;
pub mod desk_link;
pub mod door_device;
pub mod evaluation;
pub mod event;
pub mod export;
pub mod file;
pub mod kind;
pub mod mail;
pub mod material;
pub mod message;
pub mod my;
pub mod organisation;
pub mod organiser;
pub mod participant_view;
pub mod person;
mod pieces;
pub mod programme;
pub mod registration;
pub mod reminder;
pub mod report_schedule;
pub mod retention;
pub mod second_step;
pub mod sign_in;
pub mod speaker;
pub mod upkeep;
pub mod venue;
pub mod webhook;

/// Who acts: a signed-in organiser, a volunteer, or another system by the API.
#[derive(Debug, Clone, Copy)]
pub struct Acting {
    /// The organiser's id; of `Role::Volunteer`, that of the desk link; of `Role::Token`, that of the token.
    pub organiser_id: Uuid,
    pub role: Role,
}

impl Acting {
    /// # Errors
    /// `Forbidden` when the role does not allow it.
    pub fn needs(&self, permission: Permission) -> Result<(), Error> {
        if allows(self.role, permission) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// As what they stand in the history; `usual` for who is signed in.
    #[must_use]
    pub fn kind(&self, usual: ActorKind) -> ActorKind {
        match self.role {
            Role::Volunteer => ActorKind::Volunteer,
            Role::Token(_) => ActorKind::Token,
            _ => usual,
        }
    }

    /// Which events they may act on, read in the transaction of what they do: rights that were taken away meanwhile
    /// are gone.
    ///
    /// # Errors
    /// `Forbidden` for an organiser who was switched off, and for a token that was ended.
    pub async fn scope(&self, connection: &impl ConnectionTrait) -> Result<Scope, Error> {
        if self.role == Role::Volunteer {
            return Ok(Scope::Programmes([].into()));
        }
        if let Role::Token(_) = self.role {
            let token = api_tokens::Entity::find_by_id(self.organiser_id).one(connection).await?;
            return if token.is_some_and(|token| token.ended_at.is_none()) { Ok(Scope::All) } else { Err(Error::Forbidden) };
        }
        // Organisers are switched off and never removed: an id without one is the program's own.
        let Some(organiser) = organisers::Entity::find_by_id(self.organiser_id).one(connection).await? else { return Ok(Scope::All) };
        if organiser.active { Ok(organiser.scope(connection).await?) } else { Err(Error::Forbidden) }
    }
}
