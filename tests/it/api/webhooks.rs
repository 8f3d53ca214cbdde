//! A system that makes its own webhook.

use belfry::rules::api_scope::ApiScope;
use serde_json::json;

use super::System;
use crate::support::TestApp;
use crate::webhooks::{HERE, Receiver, deliver, registers};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

#[tokio::test]
async fn a_system_makes_its_own_webhook_with_a_secret_of_its_own() {
    let app = TestApp::start_with(&HERE).await;
    let (system, receiver) = (System::with(&app, &[ApiScope::WebhooksRead, ApiScope::WebhooksWrite]).await, Receiver::start().await);
    let new = json!({ "name": "CRM", "url": receiver.url(), "event_types": ["registration.confirmed"], "secret": SECRET });
    let made = system.posts_once("one", "/webhooks", &new).await.answers(201);
    let again = system.posts_once("one", "/webhooks", &new).await.answers(201);
    assert_eq!(made["id"], again["id"]);
    assert_eq!((&made["active"], &made["event_types"], &made["secret"]), (&json!(true), &json!(["registration.confirmed"]), &json!(null)));
    let listed = system.get("/webhooks").await;
    assert!(!listed.source().contains("whsec_"));
    assert_eq!(listed.answers(200)["data"].as_array().expect("a list").len(), 1);
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    assert!(receiver.received()[0].is_signed_by(SECRET));
}

#[tokio::test]
async fn what_is_wrong_is_said_where_it_is() {
    let app = TestApp::start().await;
    let system = System::with(&app, &[ApiScope::WebhooksWrite]).await;
    let good = json!({ "name": "CRM", "url": "https://crm.example/hooks", "event_types": ["event.changed"], "secret": SECRET });
    for (field, value, pointer) in [
        ("name", json!(" "), "/name"),
        ("url", json!("https://127.0.0.1/"), "/url"),
        ("url", json!("http://crm.example/"), "/url"),
        ("event_types", json!([]), "/event_types"),
        ("event_types", json!(["event.changed", "event.eaten"]), "/event_types/1"),
        ("event_types", json!(vec!["event.changed"; 40]), "/event_types"),
        ("programme_id", json!(app.clock.random_id()), "/programme_id"),
        ("secret", json!("whsec_c2hvcnQ="), "/secret"),
    ] {
        let mut bad = good.clone();
        bad[field] = value.clone();
        let problem = system.posts("/webhooks", &bad).await.answers(422);
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{field}: {value}: {problem}");
    }
    system.posts("/webhooks", &good).await.answers(201);
    // Reading asks for a scope of its own.
    assert_eq!(system.get("/webhooks").await.status, 403);
    assert_eq!(System::with(&app, &[ApiScope::WebhooksRead]).await.posts("/webhooks", &good).await.status, 403);
}
