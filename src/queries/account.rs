//! How an organiser signs in, and where they are signed in.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{Moment, login, organiser, provider_account, recovery_code, second_step};
use crate::error::Error;

/// More sessions than anybody has; the oldest of them are not shown.
const MOST_SESSIONS: u64 = 50;

#[derive(Debug)]
pub struct Account {
    pub organiser: organiser::Model,
    /// Since when the second step is there.
    pub second_step_since: Option<Timestamp>,
    pub recovery_codes_left: u64,
    /// Those that still open something, the one used last first.
    pub sessions: Vec<login::Model>,
    /// Accounts at the organisation's provider that open this one.
    pub provider_accounts: Vec<provider_account::Model>,
}

/// `idle_since`: sessions that were not used after it have ended.
///
/// # Errors
/// `NotFound` when the organiser is gone.
pub async fn account(db: &Db, id: Uuid, now: Timestamp, idle_since: Timestamp) -> Result<Account, Error> {
    let reader = db.reader();
    let organiser = organiser::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)?;
    let step = second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(id)).one(reader).await?;
    let codes = recovery_code::Entity::find().filter(recovery_code::Column::OrganiserId.eq(id)).filter(recovery_code::Column::UsedAt.is_null());
    let sessions = login::Entity::find()
        .filter(login::Column::OrganiserId.eq(id))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(Moment(now)))
        .filter(login::Column::LastSeenAt.gt(Moment(idle_since)))
        .order_by_desc(login::Column::LastSeenAt)
        .order_by_desc(login::Column::Id)
        .limit(MOST_SESSIONS)
        .all(reader)
        .await?;
    let accounts = provider_account::Entity::find().filter(provider_account::Column::OrganiserId.eq(id)).order_by_asc(provider_account::Column::Id);
    Ok(Account {
        organiser,
        second_step_since: step.map(|step| step.created_at.0),
        recovery_codes_left: codes.count(reader).await?,
        sessions,
        provider_accounts: accounts.all(reader).await?,
    })
}
