//! In and out of the desk by way of the organisation's own OpenID provider. The way there begins here and changes nothing but
//! the asking browser's cookie; the way back is good in that browser alone, once, and for a quarter of an hour.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use minijinja::context;
use url::Url;

use super::frame::query;
use super::sign_in::{Shown, entered, show};
use crate::actions::sign_in::by_provider::{Coming, by_provider};
use crate::error::Error;
use crate::identity::{Fault, Flow, Provider};
use crate::keys::{Sealed, Token};
use crate::links;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::page::page;
use crate::web::session::{browser, kept, safe_next};
use crate::web::viewer::{Viewer, cookie};

/// What the browser keeps while its visitor is at the provider.
const FLOW_COOKIE: &str = "__Host-provider";
const FLOW_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// To the provider. A plain link, so that an intranet can lead here, too.
pub async fn begin(State(site): State<Site>, viewer: Viewer) -> Result<Response, PageError> {
    let provider = configured(&site)?;
    let random = || site.app.keys.random().as_str().to_owned();
    let next = safe_next(query(&viewer).get("next")).map(str::to_owned);
    let flow = Flow { state: random(), nonce: random(), verifier: random(), begun_at: site.app.clock.now(), next };
    match provider.begin(&flow).await {
        Ok(there) => {
            let plain = serde_json::to_vec(&flow).map_err(|error| Error::Internal(error.into()))?;
            let cookie = kept(FLOW_COOKIE, &URL_SAFE_NO_PAD.encode(site.app.keys.seal(Sealed::ProviderFlow, b"", &plain)), FLOW_LIFE);
            let mut response = Redirect::to(there.as_str()).into_response();
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(fault) => Ok(failed(&site, &viewer, &fault)),
    }
}

/// Back from the provider, with a code or with a refusal of its own.
pub async fn arrive(State(site): State<Site>, viewer: Viewer, headers: HeaderMap) -> Result<Response, PageError> {
    let provider = configured(&site)?.clone();
    let mut response = come_in(&site, &viewer, &headers, &provider).await?;
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static("__Host-provider=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    Ok(response)
}

async fn come_in(site: &Site, viewer: &Viewer, headers: &HeaderMap, provider: &Provider) -> Result<Response, PageError> {
    let answer = query(viewer);
    let Some(flow) = begun(site, headers).filter(|flow| is_state(flow, answer.get("state"))) else {
        return Ok(refused(site, viewer, StatusCode::BAD_REQUEST, "other-browser"));
    };
    let iss = answer.iter().find(|(name, _)| *name == "iss").map(|(_, iss)| iss);
    match provider.is_answer_of(iss).await {
        Ok(true) => {}
        Ok(false) => return Ok(failed(site, viewer, &Fault::NotBelieved("the answer is another issuer's".to_owned()))),
        Err(fault) => return Ok(failed(site, viewer, &fault)),
    }
    if let Some(code) = error_code(&answer) {
        tracing::info!(event = "sign_in.refused", provider.error = code, request.id = %viewer.request_id, "the OpenID provider let somebody not in");
        return Ok(refused(site, viewer, StatusCode::FORBIDDEN, if code == "access_denied" { "denied" } else { "provider-error" }));
    }
    if answer.get("code").is_empty() {
        return Ok(refused(site, viewer, StatusCode::BAD_REQUEST, "provider-error"));
    }
    let arrival = match provider.finish(answer.get("code").to_owned(), &flow).await {
        Ok(arrival) => arrival,
        Err(fault) => return Ok(failed(site, viewer, &fault)),
    };
    let coming = Coming { identity: arrival.identity, two_factors: arrival.two_factors, id_token: arrival.id_token, language: viewer.language };
    match by_provider(&site.app, provider.config(), coming, browser(headers)).await? {
        Ok(opened) => Ok(entered(site, flow.next.as_deref().and_then(safe_next), &opened)),
        Err(unwelcome) => {
            tracing::info!(event = "sign_in.refused", reason = unwelcome.code(), request.id = %viewer.request_id, "somebody the OpenID provider knows may not come in");
            Ok(refused(site, viewer, StatusCode::FORBIDDEN, unwelcome.code()))
        }
    }
}

/// Where to sign out at the provider; `None` when there is no such place, or no answer.
pub async fn sign_out(site: &Site, id_token: &str) -> Option<Url> {
    site.identity.as_ref()?.sign_out(id_token, &site.app.links.absolute(links::LEFT)).await
}

/// A page that leads on to another site by itself, with a link for whom it does not. A redirect after a form would be held back
/// by our own `form-action 'self'`.
pub fn lead_on(site: &Site, viewer: &Viewer, template: &str, there: &Url) -> Response {
    let mut response = page(site, viewer, StatusCode::OK, template, context! { there => there.as_str() });
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={there}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response
}

fn configured(site: &Site) -> Result<&Provider, Error> {
    site.identity.as_ref().ok_or(Error::NotFound)
}

/// What this browser began, not too long ago.
fn begun(site: &Site, headers: &HeaderMap) -> Option<Flow> {
    let sealed = URL_SAFE_NO_PAD.decode(cookie(headers, FLOW_COOKIE)?).ok()?;
    let flow: Flow = serde_json::from_slice(&site.app.keys.unseal(Sealed::ProviderFlow, b"", &sealed)?).ok()?;
    (site.app.clock.now().duration_since(flow.begun_at) < FLOW_LIFE).then_some(flow)
}

/// Compared by hash: the time it takes tells nothing of the state.
fn is_state(flow: &Flow, given: &str) -> bool {
    Token::parse(given).zip(Token::parse(&flow.state)).is_some_and(|(given, state)| given.hash() == state.hash())
}

/// The provider's own word for what went wrong, if it can be one (RFC 6749 §4.1.2.1).
fn error_code(answer: &Fields) -> Option<&str> {
    let (_, code) = answer.iter().find(|(name, _)| *name == "error")?;
    let word = code.len() <= 60 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    Some(if word { code } else { "unknown" })
}

/// The sign-in page with the mailed link when the provider is away; a page of its own when it says what cannot be believed.
fn failed(site: &Site, viewer: &Viewer, fault: &Fault) -> Response {
    match fault {
        Fault::Away(words) => {
            tracing::warn!(error = words, request.id = %viewer.request_id, "the OpenID provider does not answer");
            show(site, viewer, StatusCode::SERVICE_UNAVAILABLE, &Shown { provider_away: true, ..Shown::default() })
        }
        Fault::NotBelieved(words) => {
            tracing::warn!(event = "sign_in.refused", error = words, request.id = %viewer.request_id, "an answer of the OpenID provider is not believed");
            refused(site, viewer, StatusCode::FORBIDDEN, "not-believed")
        }
    }
}

/// A page that says why, and what to do or whom to ask.
fn refused(site: &Site, viewer: &Viewer, status: StatusCode, reason: &str) -> Response {
    page(site, viewer, status, "desk/provider_refused.html", context! { reason })
}
