//! An endpoint is removed, with its secrets and its log.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{SUBJECT, locked};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{webhook_delivery, webhook_endpoint};
use crate::error::Error;
use crate::rules::permission::Permission;

/// Removes it. Its bare row stays: somebody may be writing a delivery to it at this moment.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn remove(app: &App, acting: Acting, endpoint_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                let now = ground.clock.now();
                let change = webhook_endpoint::ActiveModel {
                    id: Unchanged(endpoint_id),
                    active: Set(false),
                    secret: Set(None),
                    previous_secret: Set(None),
                    previous_until: Set(None),
                    removed_at: Set(Some(now.into())),
                    updated_at: Set(now.into()),
                    ..Default::default()
                };
                webhook_endpoint::Entity::update(change).exec(transaction).await?;
                webhook_delivery::Entity::delete_many().filter(webhook_delivery::Column::EndpointId.eq(endpoint_id)).exec(transaction).await?;
                let noted = json!({ "webhook_name": [endpoint.name, null], "webhook_url": [endpoint.url, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.remove", Subject(SUBJECT, endpoint_id), noted).await
            })
        })
        .await
}
