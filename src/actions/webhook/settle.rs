//! What became of one try: it arrived, is tried again, or is given up; and what that means for the endpoint.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

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
    let held = webhook_delivery::Entity::find_by_id(delivery_id).filter(Column::LeaseOwner.eq(owner)).filter(Column::State.eq(DeliveryState::Sending));
    let Some(delivery) = held.lock_exclusive().one(transaction).await? else { return Ok(()) };
    let now = app.clock.now();
    let is_test = delivery.event_type == EventType::Ping.code();
    let gone = outcome.http_status == Some(410);
    let shake = app.keys.random_bytes::<1>()[0];
    let next = match outcome.fault {
        None => None,
        Some(_) if is_test || gone => None,
        Some(_) => next_try(now, delivery.queued_at.0, delivery.tries, app.config.webhooks.give_up, shake, outcome.retry_after),
    };
    let state = match (outcome.fault, next) {
        (None, _) => DeliveryState::Delivered,
        (Some(_), Some(_)) => DeliveryState::Waiting,
        (Some(_), None) => DeliveryState::Failed,
    };
    let change = webhook_delivery::ActiveModel {
        id: Unchanged(delivery_id),
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
    webhook_delivery::Entity::update(change).exec(transaction).await?;
    if is_test { Ok(()) } else { of_endpoint(transaction, app, delivery.endpoint_id, state, gone).await }
}

/// An endpoint that is gone, or never answers, is told nothing any more until an administrator looks at it.
async fn of_endpoint(transaction: &DatabaseTransaction, app: &App, endpoint_id: Uuid, state: DeliveryState, gone: bool) -> Result<(), Error> {
    if state == DeliveryState::Waiting {
        return Ok(());
    }
    let Some(seen) = webhook_endpoint::Entity::find_by_id(endpoint_id).one(transaction).await? else { return Ok(()) };
    // Most deliveries arrive, and change nothing: no lock then.
    if state == DeliveryState::Delivered && seen.given_up == 0 {
        return Ok(());
    }
    let Some(endpoint) = webhook_endpoint::Entity::find_by_id(endpoint_id).lock_exclusive().one(transaction).await? else { return Ok(()) };
    let given_up = if state == DeliveryState::Delivered { 0 } else { endpoint.given_up + 1 };
    let change = webhook_endpoint::ActiveModel { id: Unchanged(endpoint_id), given_up: Set(given_up), ..Default::default() };
    webhook_endpoint::Entity::update(change).exec(transaction).await?;
    if gone {
        switch_off(transaction, app, &endpoint, OffBecause::Gone, None).await?;
    } else if given_up >= GIVEN_UP_IN_A_ROW {
        switch_off(transaction, app, &endpoint, OffBecause::Failures, None).await?;
    }
    Ok(())
}
