//! Lists along a cursor, filters, and what has not changed.

use axum::http::Method;
use belfry::entity::event::EventStatus;
use serde_json::json;

use super::{System, maria};
use crate::support::TestApp;

#[tokio::test]
async fn events_come_by_their_start_a_page_at_a_time() {
    let app = TestApp::start().await;
    for day in ["12", "10", "11", "13"] {
        app.event().titled(day).session(&format!("2027-03-{day}T10:00"), &format!("2027-03-{day}T11:00")).create().await;
    }
    app.event().titled("draft").status(EventStatus::Draft).create().await;
    let system = System::new(&app).await;
    let first = system.get("/events?limit=2").await;
    assert!(first.header("link").ends_with("rel=\"next\"") && first.header("link").contains("limit=2"));
    let first = first.json();
    // What comes in between moves nothing.
    app.event().titled("09").session("2027-03-09T10:00", "2027-03-09T11:00").create().await;
    let second = system.get(&format!("/events?limit=2&cursor={}", first["next_cursor"].as_str().expect("more"))).await.json();
    let titles: Vec<_> =
        [&first, &second].into_iter().flat_map(|page| page["data"].as_array().expect("rows")).map(|event| event["title"].as_str().expect("a title").to_owned()).collect();
    assert_eq!((titles, &second["next_cursor"]), (vec!["10".to_owned(), "11".to_owned(), "12".to_owned(), "13".to_owned()], &json!(null)));
    assert_eq!(first["data"][0]["starts_at"], "2027-03-10T10:00:00+01:00");
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let app = TestApp::start().await;
    app.event().titled("march").session("2027-03-10T10:00", "2027-03-10T11:00").create().await;
    app.event().titled("june").onsite().session("2027-06-10T10:00", "2027-06-10T11:00").create().await;
    app.event().titled("draft").status(EventStatus::Draft).create().await;
    let system = System::new(&app).await;
    let found = async |query: &str| {
        let page = system.get(&format!("/events?{query}")).await.answers(200);
        page["data"].as_array().expect("rows").iter().map(|event| event["title"].as_str().expect("a title").to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("from=2027-04-01T00:00:00Z").await, "june");
    assert_eq!(found("to=2027-04-01T00:00:00%2B02:00").await, "march");
    assert_eq!(found("format=onsite,hybrid").await, "june");
    assert_eq!(found("kind=training").await, "");
    assert_eq!(found("status=draft").await, "draft");
    assert_eq!(found("status=draft,published&language=nl").await, "draft march june");
    assert_eq!(found("updated_since=2026-11-23T09:00:01Z").await, "");
    assert_eq!(found("programme=01974d00-0000-7000-8000-000000000001").await, "");
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    let system = System::new(&app).await;
    for path in [format!("/events/{}", event.id), "/events".to_owned(), format!("/events/{}/sessions", event.id)] {
        let page = system.get(&path).await;
        let tag = page.header("etag").to_owned();
        assert!(page.status == 200 && tag.starts_with('"'), "{path}");
        let again = system.asks(Method::GET, &path, &[("if-none-match", &tag)], None).await;
        assert!(again.status == 304 && again.body.is_empty() && again.header("etag") == tag, "{path}");
    }
    let tag = system.get(&format!("/events/{}", event.id)).await.header("etag").to_owned();
    system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await.answers(201);
    let page = system.asks(Method::GET, &format!("/events/{}", event.id), &[("if-none-match", &tag)], None).await.answers(200);
    assert_eq!(page["places"], json!({ "capacity": 1, "taken": 1, "free": 0, "waiting": 0 }));
    assert_eq!(page["registration"]["reason"], "full");
}

#[tokio::test]
async fn a_meetings_own_link_and_a_hidden_place_are_told_to_nobody_who_may_not_know() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let page = System::new(&app).await.get(&format!("/events/{}/sessions", event.id)).await;
    assert!(!page.source().contains("secret-room-4711") && page.json()["data"][0]["online"] == true);
}

#[tokio::test]
async fn organisations_and_figures_can_be_read() {
    let app = TestApp::start().await;
    let organisation = app.organisation("Voorbeeldegem").create().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let page = system.get("/organisations?kind=Gemeente&member=true").await.answers(200);
    assert_eq!((&page["data"][0]["id"], &page["data"][0]["full_name"]), (&json!(organisation.id), &json!("Gemeente Voorbeeldegem")));
    assert_eq!(system.get("/organisations?member=maybe").await.problem(), "bad-request");
    system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await.answers(201);
    let report = system.get("/reports/period?from=2027-01-01&until=2027-12-31").await.answers(200);
    assert_eq!((&report["figures"]["confirmed"], &report["events"][0]["id"]), (&json!(1), &json!(event.id)));
    assert_eq!(system.get(&format!("/reports/events/{}", event.id)).await.answers(200)["figures"]["confirmed"], 1);
    assert_eq!(system.get("/reports/period?from=2027-12-31&until=2027-01-01").await.problem(), "bad-request");
    assert_eq!(system.get("/reports/period").await.json()["errors"][0]["parameter"], "from");
}
