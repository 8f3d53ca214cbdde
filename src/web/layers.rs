//! The one layer around every answer: who asks, the limit of forms, the limit of time, failures as pages, panics
//! as failures, the headers browsers are told to obey, and one line in the log. By hand and in one piece because
//! a stack of ten costs more than the pages themselves.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use axum::body::{Body, HttpBody as _};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use ipnet::IpNet;
use tracing::Instrument;

use super::Site;
use super::errors::{self, PageError};
use super::upload;
use super::viewer::{LANGUAGE_COOKIE, Viewer, asked_language, is_api, is_framed, is_no_page};
use crate::error::Error;
use crate::keys::Token;
use crate::request_id;
use crate::traces;

pub(super) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

/// What an address is for decides how long it is kept and whether it may be told to others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The address itself opens something.
    Secret,
    /// A calendar with a secret address: kept by the reader's program alone.
    Feed,
    /// Of another system.
    Api,
    /// Shown by other sites in a frame.
    Framed,
    /// For one person.
    Personal,
    Public,
}

impl Kind {
    fn of(path: &str) -> Self {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "r" | "b" | "j" | "c" | "u" | "d" | "e" => Self::Secret,
            "my" if path.trim_start_matches('/').contains('/') => Self::Secret,
            "f" => Self::Feed,
            "api" if is_api(path) => Self::Api,
            "embed" if is_framed(path) => Self::Framed,
            "desk" if path.starts_with("/desk/sign-in") => Self::Secret,
            "desk" | "my" | "demo" => Self::Personal,
            _ => Self::Public,
        }
    }
}

/// The layer itself.
pub async fn around(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0);
    let client = client(peer, request.headers(), &site.app.config.trusted_proxies);
    let told = is_trusted(peer, &site.app.config.trusted_proxies).then(|| request.headers());
    let request_id = told.and_then(given_id).unwrap_or_else(|| site.app.clock.request_id());
    let traced = traces::request(&request_id, told);
    let viewer = Viewer::of(request.uri(), request.headers(), client, request_id);
    let kind = Kind::of(request.uri().path());
    let remember = asked_language(request.uri()).filter(|_| !is_no_page(request.uri().path()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = if peer.is_some() && !names_a_host(&request) {
        PageError::of_status(StatusCode::BAD_REQUEST).into_response()
    } else if let Err(error) = within_limit(&site, &method, request.uri().path(), client) {
        error.into_response()
    } else if let Some(kept) = kept(&site, &method, &viewer, request.headers()) {
        kept
    } else {
        request.extensions_mut().insert(viewer.clone());
        // Lines of the log, and mails, that this causes say which request it was.
        let answering = request_id::within(Some(viewer.request_id.as_str().into()), answer(&site, &viewer, request, next));
        let span = traced.in_scope(|| tracing::info_span!("request", request.id = %viewer.request_id));
        answering.instrument(span).instrument(traced.clone()).await
    };
    let mut response = errors::render(&site, &viewer, response);
    dress(&mut response, kind, &viewer);
    if let Some(language) = remember {
        let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax", language.code());
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("a code is plain ASCII"));
    }
    if kind == Kind::Public && response.headers().contains_key(header::SET_COOKIE) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    if method == Method::HEAD {
        response = without_body(response);
    }
    let (method, route, status, time) = (method_name(&method), route.as_ref().map_or("(none)", MatchedPath::as_str), response.status().as_u16(), started.elapsed());
    site.app.metrics.answered(method, route, status, time);
    traces::answered(&traced, method, route, status);
    tracing::info!(
        http.method = method,
        http.route = route,
        http.status = status,
        milliseconds = time.as_millis(),
        request.id = %viewer.request_id,
        "answered"
    );
    response
}

/// A method nobody has heard of is the visitor's own text.
fn method_name(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// Whether the peer is a proxy whose headers are believed.
fn is_trusted(peer: Option<SocketAddr>, trusted: &[IpNet]) -> bool {
    peer.is_some_and(|peer| trusted.iter().any(|network| network.contains(&peer.ip().to_canonical())))
}

/// What a proxy we trust calls this request, if it can stand in logs and mails as it is.
fn given_id(headers: &HeaderMap) -> Option<String> {
    let mut given = headers.get_all("x-request-id").iter();
    let (id, None) = (given.next()?.to_str().ok()?, given.next()) else { return None };
    request_id::is_good(id).then(|| id.to_owned())
}

/// Mail providers unsubscribe thousands of readers from a few addresses: the link itself is their allowance.
fn is_one_click(path: &str) -> bool {
    path.strip_prefix("/u/").is_some_and(|token| Token::parse(token).is_some())
}

/// Ten doors behind one address scan hundreds of people in minutes; the desk's gate asks who they are.
fn is_at_the_door(path: &str) -> bool {
    let mut steps = path.split('/').skip(1);
    let named = [steps.next(), steps.next(), steps.nth(1)] == [Some("desk"), Some("events"), Some("sessions")];
    named && steps.nth(1) == Some("check-in")
}

fn within_limit(site: &Site, method: &Method, path: &str, client: IpAddr) -> Result<(), PageError> {
    if method.is_safe() || is_one_click(path) || is_at_the_door(path) || is_api(path) {
        return Ok(());
    }
    site.limits.take(client).map_err(|wait| Error::TooMany { until: site.app.clock.now() + wait }.into())
}

/// A page of the cache, before any work is done for it.
fn kept(site: &Site, method: &Method, viewer: &Viewer, headers: &HeaderMap) -> Option<Response> {
    if matches!(*method, Method::GET | Method::HEAD) { site.cache.hit(&site.app, viewer, headers) } else { None }
}

async fn answer(site: &Site, viewer: &Viewer, request: Request, next: Next) -> Response {
    // Files take their time over slow lines; whoever reads them holds that against a limit of its own.
    let more = if upload::is_upload(request.headers()) { upload::time_limit(site) } else { Duration::ZERO };
    let limit = site.app.config.request_time_limit + more;
    match tokio::time::timeout(limit, AssertUnwindSafe(next.run(request)).catch_unwind()).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            // The panic's own message went to standard error, with its place.
            tracing::error!(request.id = %viewer.request_id, "a handler panicked");
            PageError::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Err(_) => {
            tracing::warn!(request.id = %viewer.request_id, seconds = limit.as_secs(), "a request took too long");
            PageError::from(Error::Busy).into_response()
        }
    }
}

/// The client's address: that of the connection, or what the nearest proxy we trust says of it. `X-Forwarded-For`
/// grows on the right, so the first address from the right that is no proxy of ours is the visitor's; everything
/// left of it is the visitor's own invention.
fn client(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let Some(peer) = peer else { return IpAddr::V4(Ipv4Addr::LOCALHOST) };
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let mut client = peer.ip().to_canonical();
    if trusted.is_empty() || !is_trusted(client) {
        return client;
    }
    let forwarded: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|header| header.to_str().ok()).flat_map(|header| header.split(',')).collect();
    for hop in forwarded.iter().rev() {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        client = address.to_canonical();
        if !is_trusted(client) {
            break;
        }
    }
    client
}

/// RFC 9112 §3.2: one Host, which is a host. (Requests made in process have none and are not asked.)
fn names_a_host(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let plain = host.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':' | b'[' | b']'));
    plain && !host.is_empty() && host.to_str().is_ok_and(|host| host.parse::<Uri>().is_ok_and(|uri| uri.authority().is_some()))
}

/// Sets what a handler has not set itself.
fn dress(response: &mut Response, kind: Kind, viewer: &Viewer) {
    let headers = response.headers_mut();
    headers.reserve(12);
    // Only a page that says itself who may frame it; its faults are framed by nobody.
    let framed = kind == Kind::Framed && headers.contains_key(header::CONTENT_SECURITY_POLICY);
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if !framed {
        set(header::X_FRAME_OPTIONS, "DENY");
    }
    set(header::REFERRER_POLICY, if matches!(kind, Kind::Secret | Kind::Feed) { "no-referrer" } else { "same-origin" });
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), if framed { "cross-origin" } else { "same-origin" });
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if matches!(kind, Kind::Public | Kind::Feed | Kind::Api | Kind::Framed) {
        set(header::CACHE_CONTROL, "no-store");
    } else {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if kind != Kind::Public {
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
    if let Ok(id) = HeaderValue::try_from(viewer.request_id.as_str()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
}

fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact() {
        parts.headers.entry(header::CONTENT_LENGTH).or_insert(HeaderValue::from(length));
    }
    Response::from_parts(parts, Body::empty())
}

/// How long a form may take to come in: less than the whole request, so that its own page can be shown.
#[must_use]
pub fn body_time_limit(site: &Site) -> Duration {
    site.app.config.request_time_limit * 4 / 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(peer: &str, header: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in header {
            headers.append("x-forwarded-for", HeaderValue::from_str(value).unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client(Some(format!("{peer}:4711").parse().unwrap()), &headers, &trusted).to_string()
    }

    #[test]
    fn only_proxies_we_trust_speak_for_others() {
        assert_eq!(forwarded("192.0.2.9", &["198.51.100.1"], &[]), "192.0.2.9");
        assert_eq!(forwarded("192.0.2.9", &["198.51.100.1"], &["10.0.0.0/8"]), "192.0.2.9");
        assert_eq!(forwarded("10.0.0.7", &["198.51.100.1"], &["10.0.0.0/8"]), "198.51.100.1");
    }

    #[test]
    fn what_the_visitor_wrote_on_the_left_does_not_count() {
        assert_eq!(forwarded("10.0.0.7", &["1.1.1.1, 198.51.100.1"], &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(forwarded("10.0.0.7", &["1.1.1.1", "198.51.100.1, 10.0.0.8"], &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(forwarded("10.0.0.7", &["198.51.100.1, nonsense"], &["10.0.0.0/8"]), "10.0.0.7");
        assert_eq!(forwarded("10.0.0.7", &[], &["10.0.0.0/8"]), "10.0.0.7");
    }

    #[test]
    fn doors_have_no_allowance_and_everything_else_has() {
        assert!(is_at_the_door("/desk/events/1/sessions/2/check-in") && is_at_the_door("/desk/events/1/sessions/2/check-in/sync"));
        for other in ["/desk/events/1/sessions/2/attendance", "/desk/check-in", "/events/1/sessions/2/check-in", "/desk/events/1/x/2/check-in", "/desk/sign-in"] {
            assert!(!is_at_the_door(other), "{other}");
        }
    }

    #[test]
    fn a_token_in_the_address_makes_it_a_secret() {
        for path in ["/my/abc", "/r/abc", "/b/abc", "/j/abc", "/c/abc", "/u/abc", "/d/abc", "/e/abc", "/desk/sign-in/abc", "//r/abc"] {
            assert!(Kind::of(path) == Kind::Secret, "{path}");
        }
        assert!(Kind::of("/desk/events") == Kind::Personal && Kind::of("/my") == Kind::Personal && Kind::of("/f/abc.ics") == Kind::Feed);
        assert!(Kind::of("/events/r") == Kind::Public && Kind::of("/embed/list") == Kind::Framed && Kind::of("/embed.js") == Kind::Public);
    }
}
