//! What does whoever holds an invitation's link see?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::{event, invitee, programme, session};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct MyInvitation {
    pub invitee: invitee::Model,
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    /// Those that take place, by start.
    pub sessions: Vec<session::Model>,
    /// There is an active registration with the invited address.
    pub registered: bool,
}

/// The invitation whose link has this hash.
///
/// # Errors
/// The database's.
pub async fn my_invitation(connection: &impl ConnectionTrait, token_hash: &[u8]) -> Result<Option<MyInvitation>, Error> {
    let Some(invitee) = invitee::Entity::find().filter(invitee::Column::TokenHash.eq(token_hash)).one(connection).await? else { return Ok(None) };
    let Some(event) = event::Entity::find_by_id(invitee.event_id).one(connection).await? else { return Ok(None) };
    let programme = match event.programme_id {
        Some(id) => programme::Entity::find_by_id(id).one(connection).await?,
        None => None,
    };
    let sessions = session::Entity::of(event.id).all(connection).await?;
    let registered = invitee::Entity::find().filter(invitee::Column::Id.eq(invitee.id)).filter(invitee::Entity::has_registered()).count(connection).await? > 0;
    Ok(Some(MyInvitation { invitee, event, programme, sessions, registered }))
}
