//! The one gate before every operation of the API: who asks, how much they may ask, whether their token has the scope, what comes
//! in, and what was asked before under the same key. The scope is that of the document: what it says is what holds.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, Limited};
use sha2::{Digest, Sha256};

use super::caller::{Caller, caller};
use super::conditional;
use super::problem::{Place, Problem, render};
use crate::actions::api_request::answer::{Answer, keep, release};
use crate::actions::api_request::begin::{Begun, Keyed, begin};
use crate::error::Error;
use crate::rules::api_scope::{ApiScope, Attempt};
use crate::web::Site;
use crate::web::layers::body_time_limit;
use crate::web::viewer::Viewer;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Characters of a key.
const LONGEST_KEY: usize = 255;
/// What is kept of an answer beside its body.
const KEPT: [HeaderName; 4] = [header::CONTENT_TYPE, header::ETAG, header::LOCATION, header::RETRY_AFTER];

/// The scope of each operation, by method and path.
pub type Scopes = HashMap<(Method, String), ApiScope>;

#[derive(Clone)]
pub struct Gate {
    pub site: Site,
    pub scopes: Arc<Scopes>,
}

/// The layer before the API's routes.
pub async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let viewer = request.extensions().get::<Viewer>().cloned();
    let asks_only_methods = request.method() == Method::OPTIONS;
    let site = &gate.site;
    let response = if asks_only_methods { methods(&next.run(request).await) } else { pass(&gate, request, next, viewer.as_ref()).await };
    match &viewer {
        Some(viewer) => render(site, viewer, response),
        None => response,
    }
}

/// No other site's pages may call the API: which methods there are, and nothing of CORS.
fn methods(refused: &Response) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let allow = refused.headers().get(header::ALLOW).and_then(|allow| allow.to_str().ok()).map(|allow| format!("{allow},OPTIONS"));
    if let Some(allow) = allow.and_then(|allow| HeaderValue::try_from(allow).ok()) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

async fn pass(gate: &Gate, request: Request, next: Next, viewer: Option<&Viewer>) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let method = if request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
    // The router's own answer to a method that is none.
    let Some(needed) = gate.scopes.get(&(method.clone(), path.clone())).copied() else { return next.run(request).await };
    let site = &gate.site;
    let caller = match caller(site, request.headers()).await {
        Ok(caller) => caller,
        Err(problem) => return slowed(site, viewer, problem).into_response(),
    };
    let standing = site.allowance.take(caller.acting.organiser_id);
    let response = match standing.wait() {
        Some(seconds) => Problem::too_many(seconds).into_response(),
        None if !caller.scopes.has(needed) => Problem::of("scope-missing").with(header::WWW_AUTHENTICATE, scope_challenge(needed)).into_response(),
        None => match answered(site, &path, method, caller, request, next, viewer).await {
            Ok(response) => response,
            Err(problem) => problem.into_response(),
        },
    };
    let mut response = match viewer {
        Some(viewer) => render(site, viewer, response),
        None => response,
    };
    standing.write(response.headers_mut());
    response
}

fn scope_challenge(needed: ApiScope) -> HeaderValue {
    HeaderValue::try_from(format!("Bearer realm=\"belfry\", error=\"insufficient_scope\", scope=\"{}\"", needed.code())).expect("scopes are plain words")
}

/// Whoever tries tokens is slowed down, as by forms (ASVS 6.3.1).
fn slowed(site: &Site, viewer: Option<&Viewer>, problem: Problem) -> Problem {
    if problem.status != StatusCode::UNAUTHORIZED {
        return problem;
    }
    let Some(viewer) = viewer else { return problem };
    match site.limits.take(viewer.client) {
        Ok(()) => problem,
        Err(wait) => Error::TooMany { until: site.app.clock.now() + wait }.into(),
    }
}

async fn answered(site: &Site, path: &str, method: Method, caller: Caller, request: Request, next: Next, viewer: Option<&Viewer>) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    if method == Method::GET {
        let headers = parts.headers.clone();
        parts.extensions.insert(caller);
        let response = next.run(Request::from_parts(parts, Body::empty())).await;
        return Ok(fresh(&headers, response).await);
    }
    let bytes = read(site, path, &parts, body).await?;
    let Some(key) = key(&parts, &method)? else {
        parts.extensions.insert(caller);
        return Ok(next.run(Request::from_parts(parts, Body::from(bytes))).await);
    };
    let keyed = keyed(&caller, &key, &parts, &bytes);
    let (attempt, done) = match begin(&site.app, keyed).await? {
        Begun::New(attempt) => (attempt, None),
        Begun::Applied(attempt, id) => (attempt, Some(id)),
        Begun::Answered(answer) => return Ok(again(answer)),
        Begun::Running => return Err(Problem::of("key-in-use").with(header::RETRY_AFTER, HeaderValue::from_static("1"))),
        Begun::Other => return Err(Problem::of("key-reused")),
    };
    parts.extensions.insert(caller.under(attempt, done));
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    let response = match viewer {
        Some(viewer) => render(site, viewer, response),
        None => response,
    };
    kept(site, attempt, response).await
}

/// A GET's answer with its tag, or that nothing has changed.
async fn fresh(asked: &axum::http::HeaderMap, response: Response) -> Response {
    if response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let tag = parts.headers.entry(header::ETAG).or_insert_with(|| conditional::tag(None, &bytes)).clone();
    parts.headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("Authorization, Accept-Language"));
    let response = Response::from_parts(parts, Body::from(bytes));
    if conditional::is_known(asked, &tag) { conditional::not_modified(&response) } else { response }
}

/// The whole body, of a type and size that are taken, in time.
async fn read(site: &Site, path: &str, parts: &Parts, body: Body) -> Result<Bytes, Problem> {
    let brings_file = path.ends_with("/import");
    // A file travels as base64 in JSON.
    let most = if brings_file { site.app.config.upload_bytes / 3 * 4 + site.app.config.form_bytes } else { site.app.config.form_bytes };
    let _place = if brings_file { Some(site.uploads.clone().try_acquire_owned().map_err(|_| Problem::busy())?) } else { None };
    let read = tokio::time::timeout(body_time_limit(site), Limited::new(body, most).collect()).await.map_err(|_| Problem::of("slow"))?;
    let bytes = read.map_err(|error| Problem::of(if error.is::<http_body_util::LengthLimitError>() { "too-large" } else { "bad-request" }))?.to_bytes();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_json = kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    // A verb without words needs no type.
    if is_json || (bytes.is_empty() && kind.is_empty()) { Ok(bytes) } else { Err(Problem::of("form-type")) }
}

/// The key of a POST. Quotes, as structured fields have them, do not count.
fn key(parts: &Parts, method: &Method) -> Result<Option<String>, Problem> {
    let Some(header) = parts.headers.get(KEY).filter(|_| *method == Method::POST) else { return Ok(None) };
    let key = header.to_str().unwrap_or_default().trim();
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
    let fits = !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(|octet| octet.is_ascii_graphic() || octet == b' ');
    if fits { Ok(Some(key.to_owned())) } else { Err(Problem::at(Place::Header("Idempotency-Key"), "bad-parameter")) }
}

fn keyed(caller: &Caller, key: &str, parts: &Parts, bytes: &Bytes) -> Keyed {
    let mut request = Sha256::new();
    for part in [parts.method.as_str().as_bytes(), parts.uri.path_and_query().map_or("", |path| path.as_str()).as_bytes(), bytes] {
        request.update((part.len() as u64).to_be_bytes());
        request.update(part);
    }
    Keyed { token_id: caller.acting.organiser_id, key_hash: Sha256::digest(key.as_bytes()).to_vec(), request_hash: request.finalize().to_vec() }
}

/// Keeps the answer before it is sent: who has it once gets it always. What may go better next time is not kept.
async fn kept(site: &Site, attempt: Attempt, response: Response) -> Result<Response, Problem> {
    if response.status().is_server_error() || response.status() == StatusCode::TOO_MANY_REQUESTS {
        release(&site.app, attempt).await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let header = |name: &HeaderName| Some((name.as_str().to_owned(), parts.headers.get(name)?.to_str().ok()?.to_owned()));
    let headers = KEPT.iter().filter_map(header).collect();
    keep(&site.app, attempt, Answer { status: parts.status.as_u16(), headers, body: bytes.to_vec() }).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn again(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, answer.body).into_response();
    response.headers_mut().remove(header::CONTENT_TYPE);
    for (name, value) in &answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value.as_str())) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
