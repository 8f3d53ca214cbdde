//! Which mails has demo mode caught?

use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::Moment;
use crate::entity::caught_mail::{Column, Entity, Model};
use crate::error::Error;

/// The latest that are listed.
const MOST: u64 = 200;

#[derive(Debug, Clone, FromQueryResult, serde::Serialize)]
pub struct CaughtMail {
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    pub caught_at: Moment,
}

/// The latest first.
///
/// # Errors
/// The database's.
pub async fn caught_mails(reader: &impl ConnectionTrait) -> Result<Vec<CaughtMail>, Error> {
    let columns = [Column::Id, Column::Recipient, Column::Subject, Column::CaughtAt];
    let latest = Entity::find().select_only().columns(columns).order_by_desc(Column::CaughtAt).order_by_desc(Column::Id).limit(MOST);
    Ok(latest.into_model::<CaughtMail>().all(reader).await?)
}

/// # Errors
/// The database's.
pub async fn caught_mail(reader: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, Error> {
    Ok(Entity::find_by_id(id).one(reader).await?)
}
