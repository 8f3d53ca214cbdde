//! Forms sent over connections of their own, for loads on programs that may die meanwhile.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use super::visitor::over_the_wire;

/// Sends a form as somebody who sees the site at `origin`; the status when an answer came.
pub async fn post(address: SocketAddr, origin: &str, path: &str, fields: &[(&str, &str)]) -> Option<StatusCode> {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("host", origin.split_once("://").map_or(origin, |(_, host)| host))
        .header("origin", origin)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", body.len())
        .body(Body::from(body))
        .expect("a request");
    let answer = tokio::time::timeout(Duration::from_secs(15), over_the_wire(address, request)).await.ok()?.ok()?;
    Some(answer.0.status)
}

/// The same of the registration form of an event, from which one may go to the waiting list when it is full.
pub async fn register(address: SocketAddr, origin: &str, slug: &str, csrf: &str, email: &str, waits: bool) -> Option<StatusCode> {
    let mut fields = vec![
        ("csrf", csrf),
        ("first_name", "Maria"),
        ("last_name", "Peeters"),
        ("email", email),
        ("organisation", "Gemeente Voorbeeldegem"),
        ("function_category", "staff"),
        ("language", "nl"),
        ("accept_privacy", "yes"),
    ];
    fields.extend(waits.then_some(("waiting_list", "yes")));
    post(address, origin, &format!("/events/{slug}/register"), &fields).await
}
