//! An endpoint is written down, or changed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{SUBJECT, locked, new_secret, sealed};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{programme, webhook_endpoint};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::rules::webhook::EventTypes;
use crate::rules::webhook::receiver::{Receiver, Unfit};
use crate::rules::webhook::signature::shown;

/// Characters of an endpoint's name.
pub const NAME_LIMIT: usize = 120;
/// Endpoints at most: each of them is told of each thing.
const MOST: u64 = 50;

/// An endpoint as somebody typed it.
#[derive(Debug, Clone)]
pub struct Details {
    pub name: String,
    pub url: String,
    pub event_types: EventTypes,
    /// `None`: of all events.
    pub programme_id: Option<Uuid>,
}

/// What was typed, read.
struct Fit {
    name: String,
    receiver: Receiver,
}

fn fit(app: &App, details: &Details) -> Result<Fit, Error> {
    let mut faults = FieldErrors::default();
    let name = names::line(&details.name, NAME_LIMIT).map_err(|fault| faults.add_fault("webhook_name", fault)).ok();
    let receiver = Receiver::parse(&details.url, app.config.webhooks.http, &app.config.webhooks.networks);
    let receiver = receiver
        .map_err(|unfit| match unfit {
            Unfit::Text(fault) => faults.add_fault("webhook_url", fault),
            Unfit::NotEncrypted => faults.add("webhook_url", "webhook-not-encrypted"),
            Unfit::HoldsPassword => faults.add("webhook_url", "webhook-holds-password"),
            Unfit::Private => faults.add("webhook_url", "webhook-private"),
        })
        .ok();
    if details.event_types.is_empty() {
        faults.add("event_types", "nothing-chosen");
    }
    match (name, receiver) {
        (Some(name), Some(receiver)) if faults.is_empty() => Ok(Fit { name, receiver }),
        _ => Err(Error::Invalid(faults)),
    }
}

async fn known_programme(transaction: &impl sea_orm::ConnectionTrait, programme_id: Option<Uuid>) -> Result<(), Error> {
    if let Some(id) = programme_id
        && programme::Entity::find_by_id(id).one(transaction).await?.is_none()
    {
        let mut faults = FieldErrors::default();
        faults.add("webhook_programme", "not-in-list");
        return Err(Error::Invalid(faults));
    }
    Ok(())
}

/// Makes an endpoint with that id, which is on; gives its secret as it is shown: nobody can read it again. `secret`: one that the other
/// system chose itself.
///
/// # Errors
/// `Forbidden`; `Invalid`, also when there are too many endpoints already; `Refused(ChangedMeanwhile)` when the id is known, so that a
/// form sent twice makes one.
pub async fn add(app: &App, acting: Acting, id: Uuid, details: Details, secret: Option<Vec<u8>>) -> Result<String, Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let Fit { name, receiver } = fit(app, &details)?;
    let secret = secret.unwrap_or_else(|| new_secret(app));
    let now = app.clock.now();
    let row = webhook_endpoint::Model {
        id,
        name,
        url: receiver.as_str().to_owned(),
        event_types: details.event_types.words(),
        programme_id: details.programme_id,
        active: true,
        off_because: None,
        off_at: None,
        given_up: 0,
        secret: Some(sealed(app, id, &secret)),
        previous_secret: None,
        previous_until: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
        removed_at: None,
    };
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if webhook_endpoint::Entity::find_by_id(id).one(transaction).await?.is_some() {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                known_programme(transaction, row.programme_id).await?;
                if webhook_endpoint::Entity::find().filter(webhook_endpoint::Column::RemovedAt.is_null()).count(transaction).await? >= MOST {
                    let mut faults = FieldErrors::default();
                    faults.add("webhook_name", "webhook-too-many");
                    return Err(Error::Invalid(faults));
                }
                let noted = json!({ "webhook_name": [null, row.name], "webhook_url": [null, row.url], "event_types": [null, row.event_types], "webhook_programme": [null, row.programme_id] });
                webhook_endpoint::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.add", Subject(SUBJECT, id), noted).await
            })
        })
        .await?;
    Ok(shown(&secret))
}

/// Changes the endpoint as it was at `version`. What it was not told yet goes to the new address.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid`; `Refused(ChangedMeanwhile)`.
pub async fn save(app: &App, acting: Acting, endpoint_id: Uuid, version: i32, details: Details) -> Result<(), Error> {
    acting.needs(Permission::ManageWebhooks)?;
    let Fit { name, receiver } = fit(app, &details)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let before = locked(transaction, endpoint_id).await?;
                if before.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                if details.programme_id != before.programme_id {
                    known_programme(transaction, details.programme_id).await?;
                }
                let (url, event_types) = (receiver.as_str().to_owned(), details.event_types.words());
                let mut noted = serde_json::Map::new();
                for (field, before, after) in [
                    ("webhook_name", json!(before.name), json!(name)),
                    ("webhook_url", json!(before.url), json!(url)),
                    ("event_types", json!(before.event_types), json!(event_types)),
                    ("webhook_programme", json!(before.programme_id), json!(details.programme_id)),
                ] {
                    if before != after {
                        noted.insert(field.to_owned(), json!([before, after]));
                    }
                }
                if noted.is_empty() {
                    return Ok(());
                }
                let change = webhook_endpoint::ActiveModel {
                    id: Unchanged(endpoint_id),
                    name: Set(name),
                    url: Set(url),
                    event_types: Set(event_types),
                    programme_id: Set(details.programme_id),
                    version: Set(version + 1),
                    updated_at: Set(ground.clock.now().into()),
                    ..Default::default()
                };
                webhook_endpoint::Entity::update(change).exec(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "webhook.edit", Subject(SUBJECT, endpoint_id), noted.into()).await
            })
        })
        .await
}
