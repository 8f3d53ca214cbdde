//! Who was asked and has not answered is reminded, once, as long as answers are taken.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::evaluation_of;
use super::send::{DAY, rows, were_there};
use crate::actions::pieces::{PEOPLE, until_none_is_left};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::{Moment, evaluation, evaluation_invitation, registration, session};
use crate::error::Error;
use crate::outbox;
use crate::rules::letter::EvaluationFacts;

/// Reminds all who are to be reminded now; returns how many mails.
///
/// # Errors
/// The database's, after what could be done was done.
pub async fn remind_due(app: &App) -> Result<u64, Error> {
    let now = app.clock.now();
    let open = evaluation::Entity::find()
        .filter(evaluation::Column::ClosesAt.gte(Moment(now)))
        .filter(evaluation::Column::ClosedAt.is_null())
        .filter(evaluation::Column::RemindAfterDays.is_not_null());
    let (mut sent, mut trouble) = (0, None);
    for evaluation in open.all(app.db.reader()).await?.into_iter().filter(|evaluation| is_due(evaluation, now)) {
        let event_id = evaluation.event_id;
        let (mails, fault) = until_none_is_left(app, |_| {
            let ground = app.clone();
            app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, event_id).await }))
        })
        .await;
        sent += mails;
        trouble = fault.or(trouble);
    }
    trouble.map_or(Ok(sent), Err)
}

fn is_due(evaluation: &evaluation::Model, now: jiff::Timestamp) -> bool {
    let (Some(opened_at), Some(days)) = (evaluation.opened_at, evaluation.remind_after_days) else { return false };
    evaluation.is_open(now) && now >= opened_at.0 + DAY * days
}

async fn some(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<u64, Error> {
    use evaluation_invitation::Column;
    let now = app.clock.now();
    let Some(event) = event::Entity::find_by_id(event_id).lock_exclusive().one(transaction).await?.filter(|event| event.status == EventStatus::Published) else { return Ok(0) };
    let Some(evaluation) = evaluation_of(transaction, event_id).await?.filter(|evaluation| is_due(evaluation, now)) else { return Ok(0) };
    let Some(closes_at) = evaluation.closes_at else { return Ok(0) };
    // Who was asked late has a day first.
    let silent = evaluation_invitation::Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::Answered.eq(false))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::SentAt.lte(Moment(now - DAY)))
        .filter(Column::RegistrationId.in_subquery(were_there(event_id).select_only().column(registration::Column::Id).into_query()))
        .order_by_asc(Column::Id)
        .limit(PEOPLE)
        .all(transaction)
        .await?;
    if silent.is_empty() {
        return Ok(0);
    }
    let invited: HashMap<Uuid, Uuid> = silent.iter().filter_map(|row| row.registration_id.map(|registration| (registration, row.id))).collect();
    let people = registration::Entity::find().filter(registration::Column::Id.is_in(invited.keys().copied())).order_by_asc(registration::Column::Id).all(transaction).await?;
    let facts = |person: &registration::Model| EvaluationFacts { evaluation_invitation_id: invited[&person.id], anonymous: evaluation.anonymous, closes_at: closes_at.0 };
    let letters = people.into_iter().map(|person| (facts(&person), person)).map(|(facts, person)| (person, facts)).collect();
    let sessions = session::Entity::of(event_id).all(transaction).await?;
    let rows = rows(transaction, app, &event, &sessions, letters, true).await?;
    evaluation_invitation::Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(Some(Moment(now))))
        .filter(Column::Id.is_in(silent.iter().map(|row| row.id)))
        .exec(transaction)
        .await?;
    let sent = rows.len() as u64;
    outbox::insert(transaction, rows).await?;
    Ok(sent)
}
