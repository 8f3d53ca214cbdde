//! A file's content is written down, in the transaction of whatever it belongs to. What is there already is not written twice.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::file_chunk::{self, CHUNK};
use crate::entity::{Moment, file};
use crate::error::Error;

/// A file as it will be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
}

/// Keeps the file; the id is that of an equal one, if there is one.
///
/// # Errors
/// The database's.
pub async fn store(transaction: &DatabaseTransaction, clock: &Clock, new: &NewFile) -> Result<Uuid, Error> {
    let sha256 = hexadecimal(&new.bytes, new.media_type);
    let now = Moment(clock.now());
    let id = clock.id();
    let size = i32::try_from(new.bytes.len()).map_err(|_| Error::Internal(anyhow::anyhow!("a file beyond all limits")))?;
    let row = file::ActiveModel { id: Set(id), sha256: Set(sha256.clone()), media_type: Set(new.media_type.to_owned()), size: Set(size), used_at: Set(now) };
    // Two organisers may give the same file at the same moment.
    file::Entity::insert_many([row]).on_conflict(OnConflict::column(file::Column::Sha256).do_nothing().to_owned()).exec_without_returning(transaction).await?;
    let kept = file::Entity::find().filter(file::Column::Sha256.eq(sha256)).lock_exclusive().one(transaction).await?;
    let kept = kept.ok_or_else(|| Error::Internal(anyhow::anyhow!("a file went while it was kept")))?;
    if kept.id != id {
        // The sweep leaves alone what was given lately.
        file::Entity::update(file::ActiveModel { id: Unchanged(kept.id), used_at: Set(now), ..Default::default() }).exec(transaction).await?;
        return Ok(kept.id);
    }
    for (number, piece) in (0_i32..).zip(new.bytes.chunks(CHUNK)) {
        let row = file_chunk::ActiveModel { id: Set(clock.id()), file_id: Set(id), number: Set(number), content: Set(piece.to_vec()) };
        file_chunk::Entity::insert(row).exec_without_returning(transaction).await?;
    }
    Ok(id)
}

/// Content that is the same under another type is another file: its type is part of how it is served.
fn hexadecimal(bytes: &[u8], media_type: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(bytes);
    hash.update(media_type.as_bytes());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
