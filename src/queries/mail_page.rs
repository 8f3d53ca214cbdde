//! What became of one mail, and what can still be done with it?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{invitation, outbox, registration, undeliverable_address};
use crate::error::Error;

#[derive(Debug)]
pub struct MailPage {
    pub mail: outbox::Model,
    /// The registration as it is now.
    pub registration: Option<registration::Model>,
    /// The calendar entry it is about, as it is now.
    pub invitation: Option<invitation::Model>,
    /// Nothing reaches the address.
    pub unreachable: Option<undeliverable_address::Model>,
}

/// # Errors
/// `NotFound`.
pub async fn mail_page(reader: &impl ConnectionTrait, id: Uuid) -> Result<MailPage, Error> {
    let mail = outbox::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)?;
    let registration = match mail.registration_id {
        Some(id) => registration::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let invitation = match &mail.calendar_uid {
        Some(uid) => invitation::Entity::find().filter(invitation::Column::Uid.eq(uid.as_str())).one(reader).await?,
        None => None,
    };
    let unreachable = unreachable(reader, &mail.recipient).await?;
    Ok(MailPage { mail, registration, invitation, unreachable })
}

/// Why nothing reaches an address, if so.
///
/// # Errors
/// The database's.
pub async fn unreachable(reader: &impl ConnectionTrait, address: &str) -> Result<Option<undeliverable_address::Model>, Error> {
    Ok(undeliverable_address::Entity::among([address]).one(reader).await?)
}
