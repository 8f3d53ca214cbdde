//! Giving a place back.

use uuid::Uuid;

use crate::actions::Acting;
use crate::app::App;
use crate::error::Error;
use crate::keys::TokenHash;

/// By the participant, through the personal link.
///
/// # Errors
/// `NotFound` for an unknown link; `Refused(NotActive)` when it is cancelled already; `Refused(Past)` after the end.
pub async fn by_participant(_app: &App, _token: TokenHash, _reason: Option<String>) -> Result<(), Error> {
    unimplemented!()
}

/// By an organiser.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(NotActive)`.
pub async fn by_organiser(_app: &App, _acting: Acting, _registration_id: Uuid, _reason: Option<String>) -> Result<(), Error> {
    unimplemented!()
}
