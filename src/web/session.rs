//! The organiser's session, kept in the cookie `__Host-session`.

use axum::http::request::Parts;

use super::Site;
use super::errors::PageError;
use crate::error::Error;

/// What the forms of this session are bound to: the hash of the session's token.
///
/// # Errors
/// `SignInFirst` without a session that holds.
pub async fn form_binding(_parts: &Parts, _site: &Site) -> Result<Vec<u8>, PageError> {
    Err(Error::SignInFirst.into())
}
