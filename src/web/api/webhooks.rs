//! Webhooks: which there are, and a new one.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::caller::Caller;
use super::input::Body;
use super::problem::Problem;
use super::shapes::webhook::{NewWebhook, Webhook, WebhookList};
use super::{Answer, json, resource};
use crate::actions::webhook::save::{Details, add};
use crate::error::FieldErrors;
use crate::queries::webhooks::{endpoint, endpoints};
use crate::rules::webhook::signature::read;
use crate::rules::webhook::{EventType, EventTypes};
use crate::web::Site;

/// List webhooks
///
/// All of them, by name, without their secrets. What is sent to them, and how it is verified, is in Belfry's guide to webhooks.
#[utoipa::path(get, path = "/webhooks", tag = "Webhooks", operation_id = "listWebhooks",
    responses((status = 200, description = "All webhooks.", body = WebhookList)), security(("token" = ["webhooks:read"])))]
pub async fn list(State(site): State<Site>, _caller: Caller) -> Answer {
    let zone = site.app.config.time_zone.as_str();
    json(&WebhookList { data: endpoints(&site.app.db).await?.into_iter().map(|listed| Webhook::of(listed.endpoint, zone)).collect() })
}

/// Make a webhook
///
/// From now on the address is told what happens, signed with the secret that is given here. Administrators see it at the desk, with what it was sent.
#[utoipa::path(post, path = "/webhooks", tag = "Webhooks", operation_id = "createWebhook", request_body = NewWebhook,
    responses((status = 201, description = "The webhook.", body = Webhook)), security(("token" = ["webhooks:write"])))]
pub async fn create(State(site): State<Site>, caller: Caller, Body(new): Body<NewWebhook>) -> Answer {
    if let Some(id) = caller.done {
        return made(&site, id).await;
    }
    let mut faults = FieldErrors::default();
    let mut chosen = Vec::with_capacity(EventType::ALL.len());
    for (at, code) in new.event_types.iter().enumerate().take(EventType::ALL.len() + 1) {
        match EventType::parse(code) {
            Some(kind) => chosen.push(kind),
            None => faults.add(&format!("event_types/{at}"), "not-in-list"),
        }
    }
    if new.event_types.len() > EventType::ALL.len() {
        faults.0.push(crate::error::FieldError { field: "event_types".to_owned(), code: "list-too-long".to_owned(), limit: Some(EventType::ALL.len()) });
    }
    let secret = read(&new.secret);
    if secret.is_none() {
        faults.add("secret", "not-a-secret");
    }
    if !faults.is_empty() {
        return Err(Problem::of_fields(faults, |field| format!("/{field}")));
    }
    let details = Details { name: new.name, url: new.url, event_types: chosen.into_iter().collect::<EventTypes>(), programme_id: new.programme_id };
    let id = site.app.clock.id();
    add(&site.app, caller.acting, id, details, secret).await.map_err(|error| Problem::at_fields(error, pointer))?;
    made(&site, id).await
}

async fn made(site: &Site, id: Uuid) -> Answer {
    let found = endpoint(&site.app.db, id).await?.endpoint;
    resource(StatusCode::CREATED, found.version, &Webhook::of(found, site.app.config.time_zone.as_str()))
}

fn pointer(field: &str) -> String {
    match field {
        "webhook_programme" => "/programme_id".to_owned(),
        field => format!("/{}", field.strip_prefix("webhook_").unwrap_or(field)),
    }
}
