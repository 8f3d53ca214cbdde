//! Sealed answers are opened: five at least at a time, drawn by lot, in one transaction, under new random keys. What is
//! left at the end is opened together; of fewer than five in all none is ever read. Evaluations whose time is over close.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::evaluation_of;
use crate::app::App;
use crate::entity::{Moment, evaluation, evaluation_answer, evaluation_envelope};
use crate::error::Error;
use crate::keys::Sealed;
use crate::rules::evaluation::{Answers, FEWEST, Opening, opening};

/// Opens and closes what can be; returns how many answers were opened.
///
/// # Errors
/// The database's, or answers that do not open, after what could be done was done.
pub async fn count_due(app: &App) -> Result<usize, Error> {
    let (mut opened, mut trouble) = (0, None);
    for event_id in due(app).await? {
        let ground = app.clone();
        match app.db.write(move |transaction| Box::pin(async move { count(transaction, &ground, event_id).await })).await {
            Ok(some) => opened += some,
            Err(error) => trouble = Some(error),
        }
    }
    trouble.map_or(Ok(opened), Err)
}

/// Evaluations that are over and not closed, or of which enough answers wait.
async fn due(app: &App) -> Result<Vec<Uuid>, Error> {
    use evaluation::Column;
    let full = evaluation_envelope::Entity::find()
        .select_only()
        .column(evaluation_envelope::Column::EventId)
        .group_by(evaluation_envelope::Column::EventId)
        .having(evaluation_envelope::Column::Id.count().gte(2 * i64::try_from(FEWEST).unwrap_or(i64::MAX)));
    let over = Column::ClosesAt.lt(Moment(app.clock.now()));
    let found = evaluation::Entity::find()
        .filter(Column::OpenedAt.is_not_null())
        .filter(Column::ClosedAt.is_null())
        .filter(Condition::any().add(over).add(Column::EventId.in_subquery(sea_orm::QueryTrait::into_query(full))))
        .select_only()
        .column(Column::EventId);
    Ok(found.into_tuple().all(app.db.reader()).await?)
}

async fn count(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<usize, Error> {
    let Some(evaluation) = evaluation_of(transaction, event_id).await?.filter(|evaluation| evaluation.opened_at.is_some() && evaluation.closed_at.is_none()) else { return Ok(0) };
    let now = app.clock.now();
    let closed = !evaluation.is_open(now);
    let mut waiting = evaluation_envelope::Entity::find().filter(evaluation_envelope::Column::EventId.eq(event_id)).all(transaction).await?;
    // By lot: each gets a number that nobody chose.
    waiting.sort_by_cached_key(|_| app.clock.random_id());
    let opened = match opening(waiting.len(), closed) {
        Opening::Nothing => 0,
        Opening::Open(some) => {
            waiting.truncate(some);
            open(transaction, app, event_id, &waiting).await?
        }
        Opening::Destroy => {
            remove(transaction, &waiting).await?;
            0
        }
    };
    if closed {
        let change = evaluation::ActiveModel { event_id: Unchanged(event_id), closed_at: Set(Some(now.into())), ..Default::default() };
        evaluation::Entity::update(change).exec(transaction).await?;
    }
    Ok(opened)
}

async fn open(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, envelopes: &[evaluation_envelope::Model]) -> Result<usize, Error> {
    let mut rows: Vec<evaluation_answer::Model> = Vec::with_capacity(envelopes.len());
    for envelope in envelopes {
        let plain = app.keys.unseal(Sealed::EvaluationAnswer, event_id.as_bytes(), &envelope.sealed);
        let Some(answers) = plain.and_then(|plain| serde_json::from_slice::<Answers>(&plain).ok()) else {
            return Err(Error::Internal(anyhow::anyhow!("a sealed answer of an evaluation does not open: was the secret key changed?")));
        };
        rows.push(evaluation_answer::Model { id: app.clock.random_id(), event_id, answers: super::json(&answers)?, registration_id: None });
    }
    // In the order of their new keys, which is none.
    rows.sort_unstable_by_key(|row| row.id);
    remove(transaction, envelopes).await?;
    let count = rows.len();
    for chunk in rows.chunks(200) {
        let chunk = chunk.iter().cloned().map(sea_orm::IntoActiveModel::into_active_model);
        evaluation_answer::Entity::insert_many(chunk).exec_without_returning(transaction).await?;
    }
    Ok(count)
}

async fn remove(transaction: &DatabaseTransaction, envelopes: &[evaluation_envelope::Model]) -> Result<(), Error> {
    for chunk in envelopes.chunks(500) {
        evaluation_envelope::Entity::delete_many().filter(evaluation_envelope::Column::Id.is_in(chunk.iter().map(|row| row.id))).exec(transaction).await?;
    }
    Ok(())
}
