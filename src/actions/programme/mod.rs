//! Programmes: made, changed part by part, given logos, removed when empty. Each verb checks the version that the organiser
//! saw and writes its audit entry. Start reading at `create`, then `edit`.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{programme, programme_slug};
use crate::error::{Error, FieldErrors, Refusal};

pub mod add_logo;
pub mod create;
pub mod edit;
pub mod remove;
pub mod remove_logo;
pub mod set_sites;

/// Most characters.
pub const NAME: usize = 200;
pub const SUMMARY: usize = 500;
pub const DESCRIPTION: usize = 20_000;
pub const FUNDER: usize = 200;
pub const DISCLAIMER: usize = 2_000;
pub const CONTACT_NAME: usize = 120;
pub const ALTERNATIVE: usize = 200;
/// Most logos of one programme.
pub const MOST_LOGOS: u64 = 12;

/// The programme, locked until the transaction ends, when it is still at the version the organiser saw.
async fn at_version(transaction: &DatabaseTransaction, id: Uuid, version: i32) -> Result<programme::Model, Error> {
    let found = locked(transaction, id).await?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// The programme, locked until the transaction ends.
pub(super) async fn locked(transaction: &DatabaseTransaction, id: Uuid) -> Result<programme::Model, Error> {
    programme::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)
}

/// Whether an address leads to another programme, today or from before.
async fn is_taken(transaction: &DatabaseTransaction, slug: &str, but: Uuid) -> Result<bool, Error> {
    let now = programme::Entity::find().filter(programme::Column::Slug.eq(slug)).filter(programme::Column::Id.ne(but)).count(transaction).await?;
    let before = programme_slug::Entity::find().filter(programme_slug::Column::Slug.eq(slug)).filter(programme_slug::Column::ProgrammeId.ne(but)).count(transaction).await?;
    Ok(now + before > 0)
}

fn invalid(field: &str, code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add(field, code);
    Error::Invalid(faults)
}
