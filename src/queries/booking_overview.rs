//! Whom did somebody register, and how do they stand?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{booking, event, registration, session};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct BookingOverview {
    pub booking: booking::Model,
    pub event: event::Model,
    /// By start.
    pub sessions: Vec<session::Model>,
    /// In the order of the form.
    pub registrations: Vec<registration::Model>,
}

impl BookingOverview {
    /// Names of those who had a registration already.
    #[must_use]
    pub fn known(&self) -> Vec<String> {
        serde_json::from_value(self.booking.known.clone()).unwrap_or_default()
    }
}

/// The booking whose link has that hash. Who was handed a place by somebody of the booking is among its people.
///
/// # Errors
/// The database's.
pub async fn booking_overview(reader: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<Option<BookingOverview>, Error> {
    let Some(booking) = booking::Entity::find().filter(booking::Column::TokenHash.eq(token_hash)).one(reader).await? else { return Ok(None) };
    let Some(event) = event::Entity::find_by_id(booking.event_id).one(reader).await? else { return Ok(None) };
    let registrations = registration::Entity::find()
        .filter(registration::Column::BookingId.eq(booking.id))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .all(reader)
        .await?;
    let sessions = session::Entity::of(event.id).all(reader).await?;
    Ok(Some(BookingOverview { booking, event, sessions, registrations }))
}
