//! What came of a task of the night is written down, and administrators are told of trouble: when it begins, and then each week while it
//! lasts, not each night.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::tell::tell;
use crate::app::App;
use crate::entity::audit_finding;
use crate::entity::upkeep_run::{ActiveModel, Column, Entity, Model};
use crate::error::Error;
use crate::rules::upkeep::{Figures, FindingFacts, IN_MAIL, MOST_FINDINGS, Trouble, Upkeep, is_told};

/// How a task ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The audit looked at everything; its findings, each as its invariant and its line.
    Audited { figures: Figures, findings: Vec<(String, String)> },
    /// The backup is there, and whole.
    BackedUp { figures: Figures },
    /// It could not be done, and why.
    Failed { reason: String },
}

/// Which task of which day, and who did it.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    pub task: Upkeep,
    pub day: Date,
    pub owner: Uuid,
}

/// Writes it down, unless another copy took the task meanwhile; gives to how many administrators a mail goes.
///
/// # Errors
/// The database's.
pub async fn finish(app: &App, taken: Taken, ended: Ended) -> Result<usize, Error> {
    let ground = app.clone();
    let mails = app.db.write(move |transaction| Box::pin(async move { written(transaction, &ground, taken, ended).await })).await?;
    if mails > 0 {
        app.bell.notify_one();
    }
    Ok(mails)
}

async fn written(transaction: &DatabaseTransaction, app: &App, taken: Taken, ended: Ended) -> Result<usize, Error> {
    let now = app.clock.now();
    let of_task = || Entity::find().filter(Column::Task.eq(taken.task.code()));
    let run = of_task().filter(Column::Day.eq(taken.day.to_string())).lock_exclusive().one(transaction).await?;
    let Some(run) = run.filter(|run| run.lease_owner == Some(taken.owner) && run.finished_at.is_none()) else { return Ok(0) };
    let told = of_task().filter(Column::ToldAt.is_not_null()).order_by_desc(Column::ToldAt).one(transaction).await?.and_then(|run| run.told_at).map(|at| at.0);
    let (figures, reason, trouble) = match ended {
        Ended::Audited { figures, findings } => {
            let trouble = compare(transaction, app, figures.violations, &findings, told).await?;
            (figures, None, trouble)
        }
        Ended::BackedUp { figures } => (figures, None, None),
        Ended::Failed { reason } => {
            let good = of_task().filter(Column::FinishedAt.is_not_null()).filter(Column::Failed.eq(false)).order_by_desc(Column::FinishedAt).one(transaction).await?;
            let last_good = good.and_then(|run| run.finished_at).map(|at| at.0);
            // What was told before it went well was other trouble.
            let told = told.filter(|told| last_good.is_none_or(|good| *told > good));
            let trouble = is_told(false, told, now).then(|| Trouble::Failed { task: taken.task, reason: reason.clone(), last_good });
            (run.figures(), Some(reason), trouble)
        }
    };
    let mails = match &trouble {
        Some(trouble) => tell(transaction, app, trouble).await?,
        None => 0,
    };
    let change = ActiveModel {
        id: Unchanged(run.id),
        finished_at: Set(Some(now.into())),
        lease_until: Set(None),
        failed: Set(reason.is_some()),
        reason: Set(reason),
        figures: Set(serde_json::to_value(&figures).map_err(|error| Error::Internal(error.into()))?),
        told_at: Set(if mails > 0 { Some(now.into()) } else { run.told_at }),
        ..Default::default()
    };
    Entity::update(change).exec(transaction).await?;
    forget_old(transaction, taken.task).await?;
    Ok(mails)
}

/// Notes what is found now; of what was found before it keeps since when. Gives what administrators are told.
async fn compare(transaction: &DatabaseTransaction, app: &App, count: u64, findings: &[(String, String)], told: Option<Timestamp>) -> Result<Option<Trouble>, Error> {
    let now = app.clock.now();
    let known: Vec<audit_finding::Model> = audit_finding::Entity::find().all(transaction).await?;
    let found: HashSet<(String, String)> = findings.iter().take(MOST_FINDINGS).cloned().collect();
    let (stay, gone): (Vec<_>, Vec<_>) = known.into_iter().partition(|row| found.contains(&(row.invariant.clone(), row.line.clone())));
    audit_finding::Entity::delete_many().filter(audit_finding::Column::Id.is_in(gone.iter().map(|row| row.id))).exec(transaction).await?;
    let seen = audit_finding::Entity::update_many().col_expr(audit_finding::Column::LastSeenAt, sea_orm::sea_query::Expr::value(crate::entity::Moment(now)));
    seen.filter(audit_finding::Column::Id.is_in(stay.iter().map(|row| row.id))).exec(transaction).await?;
    let since: HashMap<(&str, &str), Timestamp> = stay.iter().map(|row| ((row.invariant.as_str(), row.line.as_str()), row.first_seen_at.0)).collect();
    let (mut new, mut lines, mut noted) = (Vec::new(), Vec::new(), HashSet::new());
    for (invariant, line) in findings.iter().take(MOST_FINDINGS) {
        if !noted.insert((invariant, line)) {
            continue;
        }
        let first = since.get(&(invariant.as_str(), line.as_str())).copied();
        lines.push(FindingFacts { invariant: invariant.clone(), line: line.clone(), since: first.unwrap_or(now) });
        if first.is_none() {
            let row = audit_finding::Model { id: app.clock.id(), invariant: invariant.clone(), line: line.clone(), first_seen_at: now.into(), last_seen_at: now.into() };
            new.push(row.into_active_model());
        }
    }
    let is_new = !new.is_empty();
    if is_new {
        audit_finding::Entity::insert_many(new).exec_without_returning(transaction).await?;
    }
    let Some(oldest) = lines.iter().map(|line| line.since).min() else { return Ok(None) };
    // What was told before the oldest of these began was other trouble.
    if !is_told(is_new, told.filter(|told| *told >= oldest), now) {
        return Ok(None);
    }
    // The newest first: they say what happened.
    lines.sort_by_key(|line| std::cmp::Reverse(line.since));
    lines.truncate(IN_MAIL);
    Ok(Some(Trouble::Violations { lines, count, since: oldest }))
}

/// A year of a task's runs is kept.
const KEPT: u64 = 366;

async fn forget_old(transaction: &DatabaseTransaction, task: Upkeep) -> Result<(), Error> {
    let oldest: Option<Model> = Entity::find().filter(Column::Task.eq(task.code())).order_by_desc(Column::Day).offset(KEPT).one(transaction).await?;
    if let Some(oldest) = oldest {
        Entity::delete_many().filter(Column::Task.eq(task.code())).filter(Column::Day.lte(oldest.day)).exec(transaction).await?;
    }
    Ok(())
}
