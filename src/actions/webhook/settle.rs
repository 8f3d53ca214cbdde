//! What became of one try: it arrived, is tried again, or is given up; and what that means for the endpoint.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::locked;
use super::switch::switch_off;
use crate::app::App;
use crate::entity::webhook_delivery::{self, DeliveryState};
use crate::entity::webhook_endpoint;
use crate::error::Error;
use crate::rules::webhook::retry::{GIVEN_UP_IN_A_ROW, next_try};
use crate::rules::webhook::{EventType, OffBecause};

/// How one try went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the receiver answered, if it did.
    pub http_status: Option<u16>,
    pub milliseconds: i32,
    /// What went wrong, a code with a text, `webhook-fault-{code}`; `None`: it arrived.
    pub fault: Option<&'static str>,
    /// How the answer begins.
    pub answer: Option<String>,
    /// In how many seconds the receiver wants it again.
    pub retry_after: Option<i64>,
}

/// Writes it down, if the lease is still `owner`'s: otherwise somebody else has sent it since, or it was given up.
///
/// # Errors
/// The database's: then the lease ends, and it is sent once more.
pub async fn settle(app: &App, owner: Uuid, delivery_id: Uuid, outcome: Outcome) -> Result<(), Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, owner, delivery_id, &outcome).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, owner: Uuid, delivery_id: Uuid, outcome: &Outcome) -> Result<(), Error> {
    use webhook_delivery::Column;
    let held = || webhook_delivery::Entity::find_by_id(delivery_id).filter(Column::LeaseOwner.eq(owner)).filter(Column::State.eq(DeliveryState::Sending));
    let Some(seen) = held().one(transaction).await? else { return Ok(()) };
    let now = app.clock.now();
    let is_test = seen.event_type == EventType::Ping.code();
    let gone = outcome.http_status == Some(410);
    let shake = app.keys.random_bytes::<1>()[0];
    let next = match outcome.fault {
        None => None,
        Some(_) if is_test || gone => None,
        Some(_) => next_try(now, seen.queued_at.0, seen.tries, app.config.webhooks.give_up, shake, outcome.retry_after),
    };
    let state = match (outcome.fault, next) {
        (None, _) => DeliveryState::Delivered,
        (Some(_), Some(_)) => DeliveryState::Waiting,
        (Some(_), None) => DeliveryState::Failed,
    };
    let endpoint = if is_test { None } else { concerned(transaction, seen.endpoint_id, state).await? };
    let change = webhook_delivery::ActiveModel {
        state: Set(state),
        due_at: Set(next.map(Into::into)),
        lease_owner: Set(None),
        http_status: Set(outcome.http_status.map(i32::from)),
        milliseconds: Set(Some(outcome.milliseconds)),
        fault: Set(outcome.fault.map(str::to_owned)),
        answer: Set(outcome.answer.clone()),
        finished_at: Set(if next.is_none() { Some(now.into()) } else { None }),
        ..Default::default()
    };
    let still_held = webhook_delivery::Entity::update_many().set(change).filter(Column::Id.eq(delivery_id)).filter(Column::LeaseOwner.eq(owner));
    let written = still_held.filter(Column::State.eq(DeliveryState::Sending)).exec(transaction).await?;
    match endpoint {
        Some(endpoint) if written.rows_affected == 1 => of_endpoint(transaction, app, &endpoint, state, gone).await,
        _ => Ok(()),
    }
}

/// The endpoint, locked, if what became of a delivery changes it. Most deliveries arrive, and change nothing.
async fn concerned(transaction: &DatabaseTransaction, endpoint_id: Uuid, state: DeliveryState) -> Result<Option<webhook_endpoint::Model>, Error> {
    if state == DeliveryState::Waiting {
        return Ok(None);
    }
    let Some(seen) = webhook_endpoint::Entity::find_by_id(endpoint_id).one(transaction).await? else { return Ok(None) };
    if state == DeliveryState::Delivered && seen.given_up == 0 {
        return Ok(None);
    }
    match locked(transaction, endpoint_id).await {
        Ok(endpoint) => Ok(Some(endpoint)),
        // It was removed meanwhile.
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// An endpoint that is gone, or never answers, is told nothing any more until an administrator looks at it.
async fn of_endpoint(transaction: &DatabaseTransaction, app: &App, endpoint: &webhook_endpoint::Model, state: DeliveryState, gone: bool) -> Result<(), Error> {
    let given_up = if state == DeliveryState::Delivered { 0 } else { endpoint.given_up + 1 };
    let change = webhook_endpoint::ActiveModel { id: Unchanged(endpoint.id), given_up: Set(given_up), ..Default::default() };
    webhook_endpoint::Entity::update(change).exec(transaction).await?;
    if gone {
        switch_off(transaction, app, endpoint, OffBecause::Gone, None).await
    } else if given_up >= GIVEN_UP_IN_A_ROW {
        switch_off(transaction, app, endpoint, OffBecause::Failures, None).await
    } else {
        Ok(())
    }
}
