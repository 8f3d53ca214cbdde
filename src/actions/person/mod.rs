//! What organisers do with people as such, over all their registrations: noting, correcting where they work, making one
//! of two rows of the same human being. Start reading at `merge`.

pub mod correct_organisation;
pub mod keep_apart;
pub mod merge;
pub mod note;

use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::entity::person;
use crate::error::{Error, Refusal};

/// The person, locked until the transaction ends, at the version that was seen.
async fn locked(transaction: &DatabaseTransaction, id: Uuid, version: i32) -> Result<person::Model, Error> {
    let person = person::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    if person.version == version { Ok(person) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
