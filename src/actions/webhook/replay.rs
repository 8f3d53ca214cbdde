//! Deliveries are sent again, under the same `webhook-id`: one, or all that were given up since a moment.

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};
use serde_json::json;
use uuid::Uuid;

use super::{SUBJECT, locked};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::webhook_delivery::{self, Column, DeliveryState};
use crate::entity::{Moment, webhook_endpoint};
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;
use crate::rules::webhook::EventType;

/// To be sent now, and tried as long as a new one is.
fn queued_anew(now: Timestamp) -> UpdateMany<webhook_delivery::Entity> {
    webhook_delivery::Entity::update_many()
        .col_expr(Column::State, Expr::value(DeliveryState::Waiting))
        .col_expr(Column::QueuedAt, Expr::value(Moment(now)))
        .col_expr(Column::DueAt, Expr::value(Moment(now)))
        .col_expr(Column::Tries, Expr::value(0))
        .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
        .col_expr(Column::FinishedAt, Expr::value(None::<Moment>))
}

/// Sends one again, also one that arrived, or now what waits for its next try.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when its endpoint was switched off.
pub async fn one(app: &App, acting: Acting, endpoint_id: Uuid, delivery_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                let delivery = webhook_delivery::Entity::of(endpoint_id).filter(Column::Id.eq(delivery_id)).one(transaction).await?.ok_or(Error::NotFound)?;
                may_send(&endpoint, delivery.event_type == EventType::Ping.code())?;
                let update = queued_anew(ground.clock.now()).filter(Column::Id.eq(delivery_id)).filter(Column::State.ne(DeliveryState::Sending));
                update.exec(transaction).await?;
                let noted = json!({ "webhook_name": [null, endpoint.name], "webhook_replayed": [null, 1] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.replay", Subject(SUBJECT, endpoint_id), noted).await
            })
        })
        .await
}

/// Sends again what happened since that moment and was given up; gives how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn failed_since(app: &App, acting: Acting, endpoint_id: Uuid, since: Timestamp) -> Result<u64, Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                may_send(&endpoint, false)?;
                let failed = queued_anew(ground.clock.now()).filter(Column::EndpointId.eq(endpoint_id)).filter(Expr::cust("state = 'failed'"));
                let since = failed.filter(Column::OccurredAt.gte(Moment(since))).filter(Column::EventType.ne(EventType::Ping.code()));
                let count = since.exec(transaction).await?.rows_affected;
                if count > 0 {
                    let noted = json!({ "webhook_name": [null, endpoint.name], "webhook_replayed": [null, count] });
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.replay", Subject(SUBJECT, endpoint_id), noted).await?;
                }
                Ok(count)
            })
        })
        .await
}

fn may_send(endpoint: &webhook_endpoint::Model, is_test: bool) -> Result<(), Error> {
    if endpoint.active || is_test { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
