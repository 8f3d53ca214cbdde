//! Making, changing, publishing and cancelling events and their sessions.

use axum::http::Method;
use serde_json::json;

use super::{System, maria};
use crate::support::TestApp;

#[tokio::test]
async fn an_event_goes_from_draft_to_cancelled() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    let draft = json!({
        "title": "Samen besluiten", "kind": "webinar", "format": "online", "capacity": 10, "translations": { "fr": { "title": "Décider ensemble" } },
        "sessions": [{ "starts_at": "2027-03-09T09:00:00+01:00", "ends_at": "2027-03-09T10:30:00+01:00", "join_url": "https://meet.example.org/samen" }],
    });
    let made = system.posts("/events", &draft).await.answers(201);
    let id = made["id"].as_str().expect("an id").to_owned();
    assert_eq!((&made["status"], &made["slug"], &made["translations"]["fr"]["title"]), (&json!("draft"), &json!("samen-besluiten"), &json!("Décider ensemble")));
    let path = format!("/events/{id}");
    let tag = system.get(&path).await.header("etag").to_owned();
    let change = json!({ "title": "Samen beslissen", "capacity": null, "contact": { "name": "Nele" } });
    let changed = system.asks(Method::PATCH, &path, &[("if-match", &tag)], Some(&change)).await.answers(200);
    assert_eq!((&changed["title"], &changed["places"]["capacity"], &changed["contact"]["name"]), (&json!("Samen beslissen"), &json!(null), &json!("Nele")));
    assert_eq!(system.asks(Method::PATCH, &path, &[("if-match", &tag)], Some(&change)).await.problem(), "changed-meanwhile");
    assert_eq!(system.posts(&format!("{path}/publish"), &json!({})).await.answers(200)["status"], "published");
    system.posts(&format!("{path}/registrations"), &maria("maria@gemeente.example")).await.answers(201);
    app.deliver_mail().await;
    let session = system.get(&format!("{path}/sessions")).await.answers(200)["data"][0].clone();
    let moved = json!({ "starts_at": "2027-03-10T09:00:00+01:00", "ends_at": "2027-03-10T10:30:00+01:00" });
    let moved = system.asks(Method::PATCH, &format!("/sessions/{}", session["id"].as_str().expect("an id")), &[("if-match", "\"1\"")], Some(&moved)).await.answers(200);
    assert_eq!((&moved["starts_at"], &moved["version"], &moved["online"]), (&json!("2027-03-10T09:00:00+01:00"), &json!(2), &json!(true)));
    assert_eq!(app.deliver_mail().await.len(), 1, "her calendar follows");
    let added = system.posts(&format!("{path}/sessions"), &json!({ "starts_at": "2027-03-17T09:00:00+01:00", "ends_at": "2027-03-17T10:00:00+01:00" })).await;
    assert_eq!(added.answers(422)["errors"][0]["pointer"], "/join_url");
    let cancelled = system.posts(&format!("{path}/cancel"), &json!({ "reason": "De spreker is ziek." })).await.answers(200);
    assert_eq!((&cancelled["status"], &cancelled["cancel_reason"]), (&json!("cancelled"), &json!("De spreker is ziek.")));
    assert_eq!(system.posts(&format!("{path}/publish"), &json!({})).await.problem(), "event-cancelled");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_at_its_place() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    let body = json!({
        "title": " ", "kind": "webinar", "format": "online", "capacity": 0, "slug": "A B", "translations": { "nl": { "title": "x" } },
        "sessions": [{ "starts_at": "2027-03-09T09:00:00+01:00", "ends_at": "2027-03-09T08:00:00+01:00", "time_zone": "Mars/Olympus", "join_url": "javascript:alert(1)" }],
    });
    let errors = system.posts("/events", &body).await.answers(422);
    let mut pointers: Vec<_> = errors["errors"].as_array().expect("errors").iter().map(|error| error["pointer"].as_str().expect("a pointer").to_owned()).collect();
    pointers.sort();
    assert_eq!(pointers, ["/capacity", "/sessions/0/ends_at", "/sessions/0/join_url", "/sessions/0/time_zone", "/slug", "/title", "/translations/nl"]);
    let draft = system.posts("/events", &json!({ "title": "Leeg", "kind": "meeting", "format": "onsite" })).await.answers(201);
    let publish = system.posts(&format!("/events/{}/publish", draft["id"].as_str().expect("an id")), &json!({})).await;
    assert_eq!(publish.problem(), "not-publishable");
}
