//! Which certificates are there: of a registration, of an event, of a number?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::certificate;
use crate::error::Error;

/// The last one of a registration, good or revoked; `None`: it never had any.
///
/// # Errors
/// The database's.
pub async fn last_of(reader: &impl ConnectionTrait, registration_id: Uuid) -> Result<Option<certificate::Model>, Error> {
    use certificate::Column;
    let of_registration = certificate::Entity::find().filter(Column::RegistrationId.eq(registration_id));
    // The good one, where there is one, was issued last.
    Ok(of_registration.order_by_desc(Column::Id).one(reader).await?)
}

/// What may be told of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    Good,
    Revoked,
    Unknown,
}

impl Verified {
    /// The end of its text key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Revoked => "revoked",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether the certificate of that number is good.
///
/// # Errors
/// The database's.
pub async fn verify(reader: &impl ConnectionTrait, number: &str) -> Result<Verified, Error> {
    let found = certificate::Entity::find().filter(certificate::Column::Number.eq(number)).one(reader).await?;
    Ok(found.map_or(Verified::Unknown, |found| if found.revoked_at.is_some() { Verified::Revoked } else { Verified::Good }))
}

/// All that are good of an event, by the name of their holders' registrations.
///
/// # Errors
/// The database's.
pub async fn of_event(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<certificate::Model>, Error> {
    use crate::entity::registration;
    let good = certificate::Entity::good(event_id).all(reader).await?;
    let names = registration::Entity::find().filter(registration::Column::EventId.eq(event_id));
    let names: std::collections::HashMap<Uuid, String> = names
        .all(reader)
        .await?
        .into_iter()
        .map(|registration| (registration.id, crate::rules::search_text::fold(&format!("{} {}", registration.last_name, registration.first_name))))
        .collect();
    let mut good = good;
    good.sort_by_cached_key(|certificate| (names.get(&certificate.registration_id).cloned(), certificate.id));
    Ok(good)
}
