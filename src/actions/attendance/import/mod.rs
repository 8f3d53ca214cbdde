//! A meeting tool's file: looked at first, then taken in as evidence under its own id, and undone as a whole. Who reads the
//! file hands over plain facts. Start reading at `apply`.

use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entity::attendance_import::{self, ImportState};
use crate::error::{Error, Refusal};

pub mod apply;
pub mod say;
pub mod start;
pub mod sweep;
pub mod undo;

/// Under which a text is known without being kept: SHA-256 in hexadecimal.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The draft, to be changed.
///
/// # Errors
/// `NotFound` for one of another session; `Refused(ChangedMeanwhile)` for one that was taken in or undone by then.
async fn draft(transaction: &DatabaseTransaction, session_id: Uuid, import_id: Uuid) -> Result<attendance_import::Model, Error> {
    let found = attendance_import::Entity::of(session_id).filter(attendance_import::Column::Id.eq(import_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if found.state == ImportState::Draft { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
