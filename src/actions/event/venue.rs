//! Where a session is: as it was typed, or as its venue says. What the venue says is copied, so that letters and
//! calendars read the session alone.

use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use super::SessionDetails;
use crate::entity::venue;
use crate::error::{Error, FieldErrors};

/// The columns of a session that say where it is.
pub(in crate::actions) struct At {
    pub place: Option<String>,
    pub address: Option<String>,
    /// `Directions`.
    pub directions: Option<serde_json::Value>,
}

impl At {
    /// # Errors
    /// `Internal` when the directions cannot be written.
    pub fn of(venue: &venue::Model) -> Result<Self, Error> {
        let directions = venue.directions().map(serde_json::to_value).transpose().map_err(|error| Error::Internal(error.into()))?;
        Ok(Self { place: Some(venue.name.clone()), address: venue.address(), directions })
    }
}

/// Where this session is to be. `before`: the venue it has already, which may be archived by now.
///
/// # Errors
/// `Invalid` for a venue that is not there, or not to be chosen any more.
pub(super) async fn at(transaction: &DatabaseTransaction, details: &SessionDetails, before: Option<Uuid>) -> Result<At, Error> {
    let Some(id) = details.venue else {
        return Ok(At { place: details.place.clone(), address: details.address.clone(), directions: None });
    };
    // Whoever corrects the venue meanwhile waits, and then finds this session.
    let venue = venue::Entity::find_by_id(id).lock_shared().one(transaction).await?;
    let Some(venue) = venue.filter(|venue| venue.archived_at.is_none() || before == Some(id)) else {
        let mut faults = FieldErrors::default();
        faults.add("venue", "not-in-list");
        return Err(Error::Invalid(faults));
    };
    At::of(&venue)
}
