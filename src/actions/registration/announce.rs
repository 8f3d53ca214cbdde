//! Telling the registered what changed about an event. Called inside the event actions' transactions.

use sea_orm::DatabaseTransaction;

use crate::actions::Acting;
use crate::app::App;
use crate::entity::{event, session};
use crate::error::Error;

/// After sessions of `event` changed, were added or taken out: every confirmed person gets a letter per session
/// concerned, with the same UID and a higher SEQUENCE; letters that still wait and say less are set aside.
/// `before` are the sessions as they were; the rows now in the database are what is told. Returns the number of people told.
///
/// # Errors
/// The database's.
pub async fn sessions_changed(_transaction: &DatabaseTransaction, _app: &App, _event: &event::Model, _before: &[session::Model]) -> Result<u64, Error> {
    unimplemented!()
}

/// After `event` was cancelled: every active registration is cancelled, with history, letter and CANCEL. Returns how many.
///
/// # Errors
/// The database's.
pub async fn event_cancelled(_transaction: &DatabaseTransaction, _app: &App, _acting: Acting, _event: &event::Model, _reason: Option<String>) -> Result<u64, Error> {
    unimplemented!()
}
