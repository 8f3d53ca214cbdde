//! An endpoint is sent a test, also one that is switched off.

use sea_orm::EntityTrait;
use uuid::Uuid;

use super::locked;
use super::note::row;
use crate::actions::Acting;
use crate::app::App;
use crate::entity::webhook_delivery;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::webhook::{Data, EventType};

/// Writes a test delivery, which is tried once; gives its id.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn ping(app: &App, acting: Acting, endpoint_id: Uuid) -> Result<Uuid, Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, endpoint_id).await?;
                let row = row(&ground.clock, endpoint_id, EventType::Ping, &Data::default(), ground.clock.now())?;
                let id = *row.id.as_ref();
                webhook_delivery::Entity::insert(row).exec_without_returning(transaction).await?;
                Ok(id)
            })
        })
        .await
}
