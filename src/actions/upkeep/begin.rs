//! A task of the night begins: in one copy, once its moment has come, until it was done well.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::entity::Moment;
use crate::entity::upkeep_run::{Column, Entity, Model};
use crate::error::Error;
use crate::rules::schedule::latest_daily;
use crate::rules::upkeep::{AGAIN, Figures, LEASE, Upkeep};

/// Takes the task for `owner`, when its moment has come and nobody does it or has done it; gives the day it is for. What failed, or was cut
/// off, is taken again a while later. A missed night is made up for.
///
/// # Errors
/// The database's.
pub async fn begin(app: &App, task: Upkeep, owner: Uuid) -> Result<Option<Date>, Error> {
    let now = app.clock.now();
    let time = match task {
        Upkeep::Audit => app.config.audit_time,
        Upkeep::Backup => match &app.config.backup {
            Some(backup) => backup.time,
            None => return Ok(None),
        },
    };
    let zone = app.zone();
    let Some(reached) = latest_daily(now, &app.config.time_zone, time) else { return Ok(None) };
    let day = zone.to_datetime(reached).date();
    // A look first: who finds nothing to do must not write.
    let known = Entity::find().filter(Column::Task.eq(task.code())).filter(Column::Day.eq(day.to_string())).one(app.db.reader()).await?;
    if known.as_ref().is_some_and(|run| !may_be_taken(run, now)) {
        return Ok(None);
    }
    let new = Model {
        id: app.clock.id(),
        task: task.code().to_owned(),
        day: day.to_string(),
        started_at: now.into(),
        lease_owner: None,
        lease_until: None,
        finished_at: None,
        failed: false,
        reason: None,
        figures: serde_json::to_value(Figures::default()).map_err(|error| Error::Internal(error.into()))?,
        told_at: None,
    };
    let taken = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let once = OnConflict::columns([Column::Task, Column::Day]).do_nothing().to_owned();
                Entity::insert_many([new.into_active_model()]).on_conflict(once).exec_without_returning(transaction).await?;
                let free = Column::FinishedAt.is_null().and(Column::LeaseUntil.is_null().or(Column::LeaseUntil.lte(Moment(now))));
                let failed = Column::Failed.eq(true).and(Column::FinishedAt.lte(Moment(now - AGAIN)));
                let taken = Entity::update_many()
                    .col_expr(Column::LeaseOwner, Expr::value(owner))
                    .col_expr(Column::LeaseUntil, Expr::value(Moment(now + LEASE)))
                    .col_expr(Column::StartedAt, Expr::value(Moment(now)))
                    .col_expr(Column::FinishedAt, Expr::value(None::<Moment>))
                    .filter(Column::Task.eq(task.code()))
                    .filter(Column::Day.eq(day.to_string()))
                    .filter(Condition::any().add(free).add(failed))
                    .exec(transaction)
                    .await?;
                Ok(taken.rows_affected == 1)
            })
        })
        .await?;
    Ok(taken.then_some(day))
}

fn may_be_taken(run: &Model, now: Timestamp) -> bool {
    match run.finished_at {
        Some(finished) => run.failed && now.duration_since(finished.0) >= AGAIN,
        None => run.lease_until.is_none_or(|until| until.0.duration_since(now) <= SignedDuration::ZERO),
    }
}
