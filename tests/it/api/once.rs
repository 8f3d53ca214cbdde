//! A key: done once, answered alike, also at the same moment and after a restart.

use axum::http::Method;
use belfry::actions::api_request::forget::forget;
use belfry::entity::{api_request, registration};
use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use super::{System, maria};
use crate::support::TestApp;

async fn registered(app: &TestApp) -> u64 {
    registration::Entity::find().count(app.db.reader()).await.expect("a count")
}

#[tokio::test]
async fn the_same_key_and_body_are_done_once_and_answered_alike() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let path = format!("/events/{}/registrations", event.id);
    let body = maria("maria@gemeente.example");
    let first = system.posts_once("k1", &path, &body).await;
    // Another copy, or the same after a restart.
    let copy = TestApp::start_on(app.database().clone(), &[]).await;
    copy.clock.set(app.clock.now());
    let elsewhere = System { visitor: copy.visitor().speaking("fr"), token: system.token.clone() };
    for again in [system.posts_once("k1", &path, &body).await, system.posts_once("\"k1\"", &path, &body).await, elsewhere.posts_once("k1", &path, &body).await] {
        assert_eq!((again.status, &again.body, again.header("location"), again.header("idempotency-replayed")), (first.status, &first.body, first.header("location"), "true"));
        assert_eq!(again.header("etag"), first.header("etag"));
    }
    assert_eq!((first.status.as_u16(), registered(&app).await, app.deliver_mail().await.len()), (201, 1, 1));
    let other = system.posts_once("k1", &path, &maria("other@gemeente.example")).await;
    assert_eq!((other.status.as_u16(), other.problem().as_str()), (422, "key-reused"));
    // Another token's keys are its own.
    assert_eq!(System::new(&app).await.posts_once("k1", &path, &maria("other@gemeente.example")).await.status, 201);
    // A refusal is an answer, too.
    let refused = system.posts_once("k2", &path, &body).await;
    system.asks(Method::POST, &format!("/registrations/{}/cancel", first.json()["id"].as_str().expect("an id")), &[], None).await.answers(200);
    assert_eq!((refused.problem().as_str(), system.posts_once("k2", &path, &body).await.body), ("already-registered", refused.body.clone()));
}

#[tokio::test]
async fn two_at_the_same_moment_are_one() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let path = format!("/events/{}/registrations", event.id);
    let body = maria("maria@gemeente.example");
    let answers = futures_util::future::join_all((0..8).map(|_| system.posts_once("same", &path, &body))).await;
    for answer in &answers {
        assert!(answer.status == 201 || (answer.status == 409 && answer.problem() == "key-in-use"), "{}", answer.source());
    }
    assert_eq!((registered(&app).await, app.deliver_mail().await.len()), (1, 1));
}

/// As it stands when the program was killed after the commit and before the answer.
async fn cut_off(app: &TestApp) {
    app.db
        .write(|transaction| {
            Box::pin(async move {
                let update = api_request::Entity::update_many().col_expr(api_request::Column::Status, Expr::value(Option::<i32>::None));
                update.col_expr(api_request::Column::Body, Expr::value(Option::<Vec<u8>>::None)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an answer lost");
}

#[tokio::test]
async fn what_was_done_before_a_crash_is_answered_from_what_was_made() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let path = format!("/events/{}/registrations", event.id);
    let draft = json!({ "title": "Samen besluiten", "kind": "webinar", "format": "online" });
    let made = system.posts_once("register", &path, &maria("maria@gemeente.example")).await.answers(201);
    let id = made["id"].as_str().expect("an id");
    let asked: Vec<(&str, String, Value)> = vec![
        ("register", path.clone(), maria("maria@gemeente.example")),
        ("draft", "/events".to_owned(), draft),
        (
            "session",
            format!("/events/{}/sessions", event.id),
            json!({ "starts_at": "2027-03-17T09:00:00+01:00", "ends_at": "2027-03-17T10:00:00+01:00", "join_url": "https://m.example.org/x" }),
        ),
        ("hand-over", format!("/registrations/{id}/hand-over"), maria("colleague@gemeente.example")),
    ];
    for (key, path, body) in asked {
        let first = system.posts_once(key, &path, &body).await.json();
        let before = registered(&app).await;
        cut_off(&app).await;
        assert_eq!(system.posts_once(key, &path, &body).await.problem(), "key-in-use", "{key}");
        app.wait(SignedDuration::from_secs(10));
        let again = system.posts_once(key, &path, &body).await;
        assert_eq!((again.status.as_u16(), &again.json()["id"], registered(&app).await), (201, &first["id"], before), "{key}: {}", again.source());
    }
}

#[tokio::test]
async fn keys_are_forgotten_after_a_day_and_a_half() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    let draft = json!({ "title": "Samen besluiten", "kind": "webinar", "format": "online" });
    let first = system.posts_once("k", "/events", &draft).await.answers(201);
    app.wait(SignedDuration::from_hours(36));
    assert_eq!(forget(app.app()).await.expect("nothing yet"), 0);
    assert_eq!(system.posts_once("k", "/events", &draft).await.answers(201)["id"], first["id"]);
    app.wait(SignedDuration::from_secs(1));
    assert_eq!(forget(app.app()).await.expect("forgotten"), 1);
    assert_ne!(system.posts_once("k", "/events", &draft).await.answers(201)["id"], first["id"]);
    for bad in ["", "é", &"x".repeat(256)] {
        let page = system.posts_once(bad, "/events", &draft).await;
        assert!(page.status == 400 || bad == "é", "{bad:?}");
    }
}
