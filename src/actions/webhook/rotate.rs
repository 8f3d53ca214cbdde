//! An endpoint gets a new secret; for a while the older one signs, too, so that a receiver can change over without missing anything.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{SUBJECT, locked, new_secret, sealed};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::webhook_endpoint;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;
use crate::rules::webhook::signature::shown;

/// Makes a new secret of the endpoint as it was at `version`, and shows it once. The one until now signs for
/// `webhook_secret_hours` more; one before that signs no more.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`, so that a form sent twice makes one secret.
pub async fn rotate(app: &App, acting: Acting, endpoint_id: Uuid, version: i32) -> Result<String, Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let secret = new_secret(app);
    let sealed = sealed(app, endpoint_id, &secret);
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                if endpoint.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let now = ground.clock.now();
                let until = now.checked_add(ground.config.webhooks.secret_overlap).unwrap_or(now);
                let change = webhook_endpoint::ActiveModel {
                    id: Unchanged(endpoint_id),
                    secret: Set(Some(sealed)),
                    previous_secret: Set(endpoint.secret),
                    previous_until: Set(Some(until.into())),
                    version: Set(version + 1),
                    updated_at: Set(now.into()),
                    ..Default::default()
                };
                webhook_endpoint::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "webhook_name": [null, endpoint.name] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.rotate", Subject(SUBJECT, endpoint_id), noted).await
            })
        })
        .await?;
    Ok(shown(&secret))
}

/// The older secret signs no more. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn end_previous(app: &App, acting: Acting, endpoint_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let endpoint = locked(transaction, endpoint_id).await?;
                if endpoint.previous_secret.is_none() {
                    return Ok(());
                }
                let change = webhook_endpoint::ActiveModel { id: Unchanged(endpoint_id), previous_secret: Set(None), previous_until: Set(None), ..Default::default() };
                webhook_endpoint::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "webhook_name": [null, endpoint.name] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.end_secret", Subject(SUBJECT, endpoint_id), noted).await
            })
        })
        .await
}
