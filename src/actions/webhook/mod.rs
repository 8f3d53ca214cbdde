//! Telling other systems what happened: the endpoints that administrators keep, and the deliveries, which are written in the
//! transaction of what happened and sent by a job. Start reading at `note`.

pub mod claim;
pub mod forget;
pub mod note;
pub mod ping;
pub mod remove;
pub mod replay;
pub mod rotate;
pub mod save;
pub mod settle;
pub mod switch;

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::entity::webhook_delivery::{self, DeliveryState};
use crate::entity::{Moment, webhook_endpoint};
use crate::error::Error;
use crate::keys::Sealed;
use crate::rules::webhook::signature::SECRET_LENGTH;

/// In the audit log.
const SUBJECT: &str = "webhook";

/// In `fault`: the endpoint was switched off before it was sent.
pub const SWITCHED_OFF: &str = "switched-off";

/// The endpoint, locked: before its deliveries, as everybody does who locks both. Who only writes a new delivery to it does not wait.
async fn locked(transaction: &DatabaseTransaction, endpoint_id: Uuid) -> Result<webhook_endpoint::Model, Error> {
    let endpoint = webhook_endpoint::Entity::find_by_id(endpoint_id).filter(webhook_endpoint::Column::RemovedAt.is_null());
    endpoint.lock(LockType::NoKeyUpdate).one(transaction).await?.ok_or(Error::NotFound)
}

/// A new secret.
fn new_secret(app: &App) -> Vec<u8> {
    app.keys.random_bytes::<SECRET_LENGTH>().to_vec()
}

/// As it is kept.
fn sealed(app: &App, endpoint_id: Uuid, secret: &[u8]) -> Vec<u8> {
    app.keys.seal(Sealed::Webhook, endpoint_id.as_bytes(), secret)
}

/// Gives up what an endpoint was not told yet; it can be sent again from the log.
async fn give_up_waiting(transaction: &DatabaseTransaction, endpoint_id: Uuid, now: Timestamp) -> Result<(), Error> {
    use webhook_delivery::Column;
    webhook_delivery::Entity::update_many()
        .col_expr(Column::State, Expr::value(DeliveryState::Failed))
        .col_expr(Column::Fault, Expr::value(SWITCHED_OFF))
        .col_expr(Column::DueAt, Expr::value(None::<Moment>))
        .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
        .col_expr(Column::FinishedAt, Expr::value(Moment(now)))
        .filter(Column::EndpointId.eq(endpoint_id))
        .filter(Column::DueAt.is_not_null())
        .exec(transaction)
        .await?;
    Ok(())
}
