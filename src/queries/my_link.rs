//! Whose registrations does a mailed link open, and which feed has somebody?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{Moment, calendar_feed, my_link, person};
use crate::error::Error;

/// The person of a link that is good at `now`.
///
/// # Errors
/// The database's.
pub async fn by_link(reader: &impl ConnectionTrait, token_hash: Vec<u8>, now: Timestamp) -> Result<Option<person::Model>, Error> {
    let good = my_link::Entity::find().filter(my_link::Column::TokenHash.eq(token_hash)).filter(my_link::Column::ExpiresAt.gt(Moment(now)));
    let Some(link) = good.one(reader).await? else { return Ok(None) };
    Ok(person::Entity::find_by_id(link.person_id).one(reader).await?)
}

/// The feed of a person, revoked or not.
///
/// # Errors
/// The database's.
pub async fn feed_of_person(reader: &impl ConnectionTrait, person_id: Uuid) -> Result<Option<calendar_feed::Model>, Error> {
    Ok(calendar_feed::Entity::find().filter(calendar_feed::Column::PersonId.eq(person_id)).one(reader).await?)
}

/// The feed of an organiser, revoked or not.
///
/// # Errors
/// The database's.
pub async fn feed_of_organiser(reader: &impl ConnectionTrait, organiser_id: Uuid) -> Result<Option<calendar_feed::Model>, Error> {
    Ok(calendar_feed::Entity::find().filter(calendar_feed::Column::OrganiserId.eq(organiser_id)).one(reader).await?)
}
