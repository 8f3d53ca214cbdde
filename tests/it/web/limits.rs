//! What one client may ask for, and for how long.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use crate::support::TestApp;

#[tokio::test]
async fn a_client_that_sends_too_many_forms_waits_and_others_do_not() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "3")]).await;
    let event = app.event().create().await;
    let path = format!("/events/{}/register", event.slug);
    let eager = app.visitor();
    for _ in 0..3 {
        assert_ne!(eager.posts(&path, "a=b").await.status, 429);
    }
    let page = eager.posts(&path, "a=b").await.expect(429);
    let wait: u32 = page.header("retry-after").parse().unwrap();
    assert!((1..=1200).contains(&wait) && page.shows("Probeer het over 20 minuten opnieuw"), "{wait}: {}", page.words());
    eager.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert_ne!(app.visitor().from("198.51.100.7").posts(&path, "a=b").await.status, 429);
    let forged = [("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9"), ("x-real-ip", "203.0.113.9"), ("client-ip", "203.0.113.9")];
    for header in forged {
        let page = eager.asks(axum::http::Method::POST, &path, &[header, ("content-type", "application/x-www-form-urlencoded")], b"a=b".to_vec()).await;
        assert_eq!(page.status, 429, "{header:?}");
    }
}

#[tokio::test]
async fn a_form_that_trickles_in_is_answered_in_time() {
    let app = TestApp::start_with(&[("BELFRY_REQUEST_SECONDS", "1")]).await;
    let event = app.event().create().await;
    let endless = futures_util::stream::unfold((), async |()| {
        tokio::time::sleep(Duration::from_millis(100)).await;
        Some((Ok::<_, std::convert::Infallible>(Bytes::from_static(b"a=1&")), ()))
    });
    let request = Request::post(format!("/events/{}/register", event.slug)).header("content-type", "application/x-www-form-urlencoded").body(Body::from_stream(endless)).unwrap();
    let response = tokio::time::timeout(Duration::from_secs(3), app.router().oneshot(request)).await.expect("an answer in time").unwrap();
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
}
