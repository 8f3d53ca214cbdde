//! Who may come in, how often, and in which words they are refused.

use axum::http::Method;
use belfry::actions::api_token::create::create;
use belfry::actions::api_token::end::end;
use belfry::entity::api_token;
use belfry::rules::api_scope::ApiScope;
use jiff::SignedDuration;
use sea_orm::EntityTrait as _;

use super::{System, maria};
use crate::retention::ADMIN;
use crate::support::TestApp;

#[tokio::test]
async fn without_a_good_token_nothing_is_told() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let path = format!("/api/v1/events/{}", event.id);
    let stranger = app.visitor();
    for headers in [&[][..], &[("authorization", "Bearer x")], &[("authorization", "Basic YTpi")], &[("authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]] {
        let page = stranger.asks(Method::GET, &path, headers, Vec::new()).await;
        assert_eq!((page.status.as_u16(), page.problem().as_str()), (401, "token-needed"), "{headers:?}");
        assert!(page.header("www-authenticate").starts_with("Bearer"));
    }
    let nele = app.organiser().await;
    assert_eq!(nele.get(&path).await.status, 401, "a cookie opens nothing");
}

#[tokio::test]
async fn a_token_does_what_its_scopes_allow_and_no_more() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let reader = System::with(&app, &[ApiScope::EventsRead]).await;
    reader.get("/events").await.answers(200);
    for path in [format!("/events/{}/registrations", event.id), "/organisations".to_owned(), "/reports/period?from=2026-01-01&until=2026-12-31".to_owned()] {
        let page = reader.get(&path).await;
        assert_eq!((page.status.as_u16(), page.problem().as_str()), (403, "scope-missing"), "{path}");
    }
    let page = reader.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await;
    assert_eq!(page.problem(), "scope-missing");
    assert!(page.header("www-authenticate").contains("registrations:write"));
}

#[tokio::test]
async fn a_token_that_ended_or_is_too_old_opens_nothing() {
    let app = TestApp::start().await;
    let (id, _) = create(app.app(), "CRM", [ApiScope::EventsRead].into_iter().collect(), None).await.expect("a token");
    let system = System::new(&app).await;
    let theirs = api_token::Entity::find().all(app.db.reader()).await.expect("tokens").into_iter().find(|token| token.id != id).expect("theirs").id;
    system.get("/events").await.answers(200);
    end(app.app(), ADMIN, theirs).await.expect("ended");
    assert_eq!(system.get("/events").await.status, 401);
    let until = app.clock.now() + SignedDuration::from_hours(24);
    let (_, token) = create(app.app(), "Site", [ApiScope::EventsRead].into_iter().collect(), Some(until)).await.expect("a token");
    let system = System { token: token.as_str().to_owned(), ..system };
    system.get("/events").await.answers(200);
    app.wait(SignedDuration::from_hours(24));
    assert_eq!(system.get("/events").await.status, 401);
}

#[tokio::test]
async fn its_last_use_is_written_down_once_a_minute() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    let used = async || api_token::Entity::find().one(app.db.reader()).await.expect("tokens").expect("a token").last_used_at;
    assert_eq!(used().await, None);
    system.get("/events").await.answers(200);
    let first = used().await.expect("used");
    app.wait(SignedDuration::from_secs(59));
    system.get("/events").await.answers(200);
    assert_eq!(used().await, Some(first));
    app.wait(SignedDuration::from_secs(1));
    system.get("/events").await.answers(200);
    assert!(used().await > Some(first));
}

#[tokio::test]
async fn who_asks_too_much_waits_and_others_do_not() {
    let app = TestApp::start_with(&[("BELFRY_API_REQUESTS_PER_MINUTE", "2")]).await;
    let (eager, other) = (System::new(&app).await, System::new(&app).await);
    let page = eager.get("/events").await;
    assert_eq!((page.header("ratelimit-policy"), page.header("ratelimit")), ("\"token\";q=2;w=60", "\"token\";r=1;t=30"));
    eager.get("/events").await.answers(200);
    let page = eager.get("/events").await;
    assert_eq!((page.status.as_u16(), page.problem().as_str()), (429, "too-many"));
    assert!((1..=30).contains(&page.header("retry-after").parse::<u32>().expect("seconds")) && page.header("ratelimit").starts_with("\"token\";r=0"));
    other.get("/events").await.answers(200);
}

#[tokio::test]
async fn whatever_is_wrong_is_a_problem_in_json_and_never_a_page() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    for (method, path, status, name) in [
        (Method::GET, "/nothing", 404, "not-found"),
        (Method::GET, "/events/x", 404, "not-found"),
        (Method::GET, "/events/01974d00-0000-7000-8000-000000000001", 404, "not-found"),
        (Method::DELETE, "/events", 405, "method"),
        (Method::GET, "/events?colour=blue", 400, "bad-request"),
        (Method::GET, "/events?limit=0", 400, "bad-request"),
        (Method::GET, "/events?limit=1&limit=2", 400, "bad-request"),
        (Method::GET, "/events?from=yesterday", 400, "bad-request"),
        (Method::GET, "/events?cursor=abc", 400, "bad-request"),
        (Method::GET, "/events?kind=party", 400, "bad-request"),
    ] {
        let page = system.asks(method, path, &[], None).await;
        assert_eq!((page.status.as_u16(), page.problem().as_str()), (status, name), "{path}");
        assert!(page.headers.get("set-cookie").is_none() && page.headers.get("access-control-allow-origin").is_none());
    }
    let page = system.get("/events?colour=blue").await.json();
    assert_eq!((&page["errors"][0]["parameter"], &page["errors"][0]["code"]), (&"colour".into(), &"unknown-parameter".into()));
    let options = system.asks(Method::OPTIONS, "/events", &[("origin", "https://elsewhere.example")], None).await;
    assert_eq!(options.status, 204);
    assert!(options.header("allow").contains("POST") && options.headers.get("access-control-allow-origin").is_none());
    let head = system.asks(Method::HEAD, "/events", &[], None).await;
    assert!(head.status == 200 && head.body.is_empty());
}

#[tokio::test]
async fn a_problem_speaks_the_callers_language() {
    let app = TestApp::start().await;
    let system = System::new(&app).await;
    for (language, title) in [("nl", "Op dit adres is er niets."), ("fr", "Il n’y a rien à cette adresse."), ("en", "There is nothing at this address.")] {
        let system = System { visitor: app.visitor().speaking(language), token: system.token.clone() };
        assert_eq!(system.get("/nothing").await.json()["title"], title);
        assert_eq!(system.get("/registrations/x").await.json()["title"], title);
    }
}

#[tokio::test]
async fn bodies_are_json_of_closed_shapes_and_not_too_large() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let path = format!("/events/{}/registrations", event.id);
    let raw = async |kind: &str, body: Vec<u8>| {
        let bearer = format!("Bearer {}", system.token);
        app.visitor().asks(Method::POST, &format!("/api/v1{path}"), &[("authorization", &bearer), ("content-type", kind)], body).await
    };
    for (kind, body, status, name) in [
        ("application/x-www-form-urlencoded", b"a=b".to_vec(), 415, "form-type"),
        ("text/plain", b"{}".to_vec(), 415, "form-type"),
        ("application/json", b"{".to_vec(), 400, "bad-request"),
        ("application/json", b"{} {}".to_vec(), 422, "invalid"),
        ("application/json", "[".repeat(100_000).into_bytes(), 422, "invalid"),
        ("application/json", b"\xff".to_vec(), 400, "bad-request"),
        ("application/json", vec![b' '; 300 * 1024], 413, "too-large"),
        ("application/json", b"[]".to_vec(), 422, "invalid"),
    ] {
        let page = raw(kind, body).await;
        assert_eq!((page.status.as_u16(), page.problem().as_str()), (status, name), "{kind}");
    }
    let mut body = maria("maria@gemeente.example");
    body["participant"]["role"] = "admin".into();
    let page = system.posts(&path, &body).await.answers(422);
    assert_eq!((&page["errors"][0]["pointer"], &page["errors"][0]["code"]), (&"/participant/role".into(), &"unknown-field".into()));
}
