//! An endpoint is switched on or off.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{SUBJECT, give_up_waiting, locked};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::upkeep::tell::tell;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::webhook_delivery::{self, DeliveryState};
use crate::entity::webhook_endpoint;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::upkeep::Trouble;
use crate::rules::webhook::OffBecause;

/// Switches it on: what happens from now on is told. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn on(app: &App, acting: Acting, endpoint_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if locked(transaction, endpoint_id).await?.active {
                    return Ok(());
                }
                let change = webhook_endpoint::ActiveModel {
                    id: Unchanged(endpoint_id),
                    active: Set(true),
                    off_because: Set(None),
                    off_at: Set(None),
                    given_up: Set(0),
                    updated_at: Set(ground.clock.now().into()),
                    ..Default::default()
                };
                webhook_endpoint::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "webhook_on": [false, true] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.switch_on", Subject(SUBJECT, endpoint_id), noted).await
            })
        })
        .await
}

/// Switches it off: what it was not told yet is given up, and what happens meanwhile it is never told. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn off(app: &App, acting: Acting, endpoint_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                switch_off(transaction, &ground, &endpoint, OffBecause::Organiser, Some(acting)).await
            })
        })
        .await
}

/// The endpoint is locked. `acting`: who, `None`: the program itself.
pub(super) async fn switch_off(transaction: &DatabaseTransaction, app: &App, endpoint: &webhook_endpoint::Model, because: OffBecause, acting: Option<Acting>) -> Result<(), Error> {
    if !endpoint.active {
        return Ok(());
    }
    let now = app.clock.now();
    let change = webhook_endpoint::ActiveModel {
        id: Unchanged(endpoint.id),
        active: Set(false),
        off_because: Set(Some(because.code().to_owned())),
        off_at: Set(Some(now.into())),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    webhook_endpoint::Entity::update(change).exec(transaction).await?;
    give_up_waiting(transaction, endpoint.id, now).await?;
    let actor = if acting.is_some() { ActorKind::Organiser } else { ActorKind::System };
    let noted = json!({ "webhook_name": [null, endpoint.name], "webhook_on": [true, false] });
    audit::record(transaction, &app.clock, actor, acting.as_ref(), "webhook.switch_off", Subject(SUBJECT, endpoint.id), noted).await?;
    if because != OffBecause::Organiser {
        let last_good = last_arrived(transaction, endpoint.id).await?;
        let off = Trouble::WebhookOff { endpoint_id: endpoint.id, name: endpoint.name.clone(), because, last_good };
        tell(transaction, app, &off).await?;
    }
    Ok(())
}

async fn last_arrived(transaction: &DatabaseTransaction, endpoint_id: Uuid) -> Result<Option<Timestamp>, Error> {
    use webhook_delivery::Column;
    let last = webhook_delivery::Entity::of(endpoint_id).filter(Column::State.eq(DeliveryState::Delivered)).order_by_desc(Column::Id).one(transaction).await?;
    Ok(last.and_then(|delivery| delivery.finished_at).map(|at| at.0))
}
