//! Takes deliveries that are due, until a lease ends: copies of the program share the work, and what one of them held when it died is
//! taken by another.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::entity::webhook_delivery::{self, Column, DeliveryState, Entity};
use crate::entity::{Moment, webhook_endpoint};
use crate::error::Error;
use crate::keys::Sealed;
use crate::rules::webhook::{Body, EventType};

/// After so long without an outcome another worker takes it: longer than any try may last.
pub const LEASE: SignedDuration = SignedDuration::from_secs(90);

/// A delivery in a worker's hands.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: Uuid,
    pub endpoint_id: Uuid,
    pub url: String,
    pub body: String,
    /// Those that sign now.
    pub secrets: Vec<Vec<u8>>,
}

/// Takes what is due for each endpoint, the oldest first, as many as `room` says; an endpoint that answers slowly never holds up
/// another. Writes nothing when nothing is due.
///
/// # Errors
/// `Busy` when the claim cannot be written: then nothing may be sent.
pub async fn claim(app: &App, owner: Uuid, room: impl Fn(Uuid) -> u64) -> Result<Vec<Claimed>, Error> {
    let now = app.clock.now();
    let endpoints: Vec<(webhook_endpoint::Model, u64)> =
        waiting(app, now).await?.into_iter().map(|endpoint| (room(endpoint.id), endpoint)).map(|(room, endpoint)| (endpoint, room)).filter(|(_, room)| *room > 0).collect();
    if endpoints.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<(Uuid, u64)> = endpoints.iter().map(|(endpoint, room)| (endpoint.id, *room)).collect();
    let rows = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let mut taken = Vec::new();
                for (endpoint, room) in ids {
                    taken.extend(take(transaction, endpoint, room, owner, now).await?);
                }
                Ok(taken)
            })
        })
        .await?;
    let by_id: HashMap<Uuid, webhook_endpoint::Model> = endpoints.into_iter().map(|(endpoint, _)| (endpoint.id, endpoint)).collect();
    Ok(rows.iter().filter_map(|row| Some(claimed(app, by_id.get(&row.endpoint_id)?, row, now))).collect())
}

/// Endpoints for which something is due.
async fn waiting(app: &App, now: Timestamp) -> Result<Vec<webhook_endpoint::Model>, Error> {
    let due = Query::select()
        .expr(Expr::value(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::EndpointId)).equals((webhook_endpoint::Entity, webhook_endpoint::Column::Id)))
        .and_where(Expr::col((Entity, Column::DueAt)).lte(Moment(now)))
        .to_owned();
    Ok(webhook_endpoint::Entity::listed().filter(Expr::exists(due)).all(app.db.reader()).await?)
}

/// An endpoint that is off is sent tests only: the rest waits, or was given up.
async fn take(transaction: &DatabaseTransaction, endpoint_id: Uuid, room: u64, owner: Uuid, now: Timestamp) -> Result<Vec<webhook_delivery::Model>, Error> {
    let endpoint = webhook_endpoint::Entity::find_by_id(endpoint_id).filter(webhook_endpoint::Column::RemovedAt.is_null()).one(transaction).await?;
    let Some(endpoint) = endpoint else { return Ok(Vec::new()) };
    let mut due = Entity::of(endpoint_id).filter(Column::DueAt.lte(Moment(now)));
    if !endpoint.active {
        due = due.filter(Column::EventType.eq(EventType::Ping.code()));
    }
    let rows = due.order_by_asc(Column::DueAt).limit(room).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).all(transaction).await?;
    if !rows.is_empty() {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(DeliveryState::Sending))
            .col_expr(Column::LeaseOwner, Expr::value(owner))
            .col_expr(Column::DueAt, Expr::value(Moment(now + LEASE)))
            .col_expr(Column::AttemptedAt, Expr::value(Moment(now)))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
            .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(transaction)
            .await?;
    }
    Ok(rows)
}

fn claimed(app: &App, endpoint: &webhook_endpoint::Model, row: &webhook_delivery::Model, now: Timestamp) -> Claimed {
    let sealed = [endpoint.secret.as_deref(), endpoint.still_signing(now)];
    let secrets = sealed.into_iter().flatten().filter_map(|sealed| app.keys.unseal(Sealed::Webhook, endpoint.id.as_bytes(), sealed)).collect();
    let body = Body::new(&row.event_type, row.occurred_at.0, &row.data, app.links.origin()).sent();
    Claimed { id: row.id, endpoint_id: endpoint.id, url: endpoint.url.clone(), body, secrets }
}
