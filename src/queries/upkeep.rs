//! How the service is doing: what its nights found, what waits, and since when. For the desk and for `/metrics`.

use jiff::Timestamp;
use sea_orm::sea_query::{Alias, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::db::Db;
use crate::entity::{Moment, audit_finding, event, outbox, upkeep_run, webhook_delivery, webhook_endpoint};
use crate::error::Error;
use crate::rules::upkeep::Upkeep;
use crate::rules::webhook::OffBecause;

/// Runs that are shown.
const RUNS: u64 = 14;

/// The last runs of a task, the newest first.
///
/// # Errors
/// The database's.
pub async fn runs(db: &Db, task: Upkeep) -> Result<Vec<upkeep_run::Model>, Error> {
    let runs = upkeep_run::Entity::find().filter(upkeep_run::Column::Task.eq(task.code())).order_by_desc(upkeep_run::Column::Day).limit(RUNS);
    Ok(runs.all(db.reader()).await?)
}

/// The newest run of a task that has ended, well or not.
///
/// # Errors
/// The database's.
pub async fn last_ended(db: &Db, task: Upkeep) -> Result<Option<upkeep_run::Model>, Error> {
    let ended = upkeep_run::Entity::find().filter(upkeep_run::Column::Task.eq(task.code())).filter(upkeep_run::Column::FinishedAt.is_not_null());
    Ok(ended.order_by_desc(upkeep_run::Column::Day).one(db.reader()).await?)
}

/// The newest run of a task that went well.
///
/// # Errors
/// The database's.
pub async fn last_good_run(db: &Db, task: Upkeep) -> Result<Option<upkeep_run::Model>, Error> {
    let good = upkeep_run::Entity::find()
        .filter(upkeep_run::Column::Task.eq(task.code()))
        .filter(upkeep_run::Column::FinishedAt.is_not_null())
        .filter(upkeep_run::Column::Failed.eq(false));
    Ok(good.order_by_desc(upkeep_run::Column::Day).one(db.reader()).await?)
}

/// What the last audit found, the oldest first.
///
/// # Errors
/// The database's.
pub async fn findings(db: &Db) -> Result<Vec<audit_finding::Model>, Error> {
    let findings = audit_finding::Entity::find().order_by_asc(audit_finding::Column::FirstSeenAt).order_by_asc(audit_finding::Column::Id);
    Ok(findings.all(db.reader()).await?)
}

/// What the start page tells an administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Troubles {
    /// Broken invariants.
    pub findings: u64,
    /// The last try of these failed.
    pub audit_failed: bool,
    pub backup_failed: bool,
}

/// # Errors
/// The database's.
pub async fn troubles(db: &Db) -> Result<Troubles, Error> {
    let failed = async |task| Ok::<_, Error>(last_ended(db, task).await?.is_some_and(|run| run.failed));
    let findings = audit_finding::Entity::find().count(db.reader()).await?;
    Ok(Troubles { findings, audit_failed: failed(Upkeep::Audit).await?, backup_failed: failed(Upkeep::Backup).await? })
}

/// Mails that wait: how many, and since when the oldest that is due by `now`.
///
/// # Errors
/// The database's.
pub async fn waiting_mail(db: &Db, now: Timestamp) -> Result<(u64, Option<Timestamp>), Error> {
    let count = outbox::Entity::open().count(db.reader()).await?;
    let due = outbox::Entity::open().filter(outbox::Column::DueAt.lte(Moment(now))).order_by_asc(outbox::Column::DueAt);
    let oldest: Option<Moment> = due.select_only().column(outbox::Column::DueAt).into_tuple().one(db.reader()).await?;
    Ok((count, oldest.map(Into::into)))
}

/// Mails that were given up.
///
/// # Errors
/// The database's.
pub async fn given_up(db: &Db) -> Result<u64, Error> {
    Ok(outbox::Entity::given_up().count(db.reader()).await?)
}

/// Messages to other systems that wait or are being sent, and since when the oldest of them is due. (A message whose lease runs is
/// due when that ends.)
///
/// # Errors
/// The database's.
pub async fn waiting_messages(db: &Db, now: Timestamp) -> Result<(u64, Option<Timestamp>), Error> {
    use webhook_delivery::Column;
    let waiting = || webhook_delivery::Entity::find().filter(Column::DueAt.is_not_null());
    let due = waiting().filter(Column::DueAt.lte(Moment(now))).order_by_asc(Column::DueAt);
    let oldest: Option<Moment> = due.select_only().column(Column::DueAt).into_tuple().one(db.reader()).await?;
    Ok((waiting().count(db.reader()).await?, oldest.map(Into::into)))
}

/// Webhooks that the program itself switched off.
///
/// # Errors
/// The database's.
pub async fn webhooks_off(db: &Db) -> Result<u64, Error> {
    use webhook_endpoint::Column;
    let off = webhook_endpoint::Entity::find().filter(Column::RemovedAt.is_null()).filter(Column::Active.eq(false));
    Ok(off.filter(Column::OffBecause.ne(OffBecause::Organiser.code())).count(db.reader()).await?)
}

/// People on the waiting lists of events that are not over.
///
/// # Errors
/// The database's.
pub async fn people_waiting(db: &Db, now: Timestamp) -> Result<i64, Error> {
    let waiting =
        event::Entity::find().filter(event::Column::EndsAt.gt(Moment(now))).select_only().column_as(event::Column::WaitingCount.sum().cast_as(Alias::new("bigint")), "waiting");
    Ok(waiting.into_tuple::<Option<i64>>().one(db.reader()).await?.flatten().unwrap_or(0))
}
