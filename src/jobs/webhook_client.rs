//! The HTTP client of webhooks. Addresses were typed by people, so it is careful where it connects: names are looked up here, and only
//! to an address that was checked is a connection made, so that a name whose answer changes leads nowhere. It follows no redirect,
//! waits no longer than it must and reads no more than the beginning of an answer.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioExecutor;
use ipnet::IpNet;
use tokio::time::{Instant, timeout, timeout_at};
use tower::Service;
use url::Url;

use crate::actions::webhook::claim::Claimed;
use crate::actions::webhook::settle::Outcome;
use crate::config::WebhookConfig;
use crate::rules::webhook::receiver::{literal, may_reach};
use crate::rules::webhook::signature::signatures;
use crate::tls;

/// Bytes of an answer that are kept for the log.
const MOST_ANSWER: usize = 1_000;
/// The answer's body is waited for so long: its status is what counts.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);
/// Of an answer's head.
const MOST_HEAD: usize = 16 * 1024;

/// Looks names up and gives the addresses that may be reached.
#[derive(Clone)]
struct Resolver {
    allowed: Arc<[IpNet]>,
}

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let allowed = Arc::clone(&self.allowed);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|error| io::Error::new(io::ErrorKind::NotFound, error))?.collect();
            if found.is_empty() {
                return Err(io::ErrorKind::NotFound.into());
            }
            let reached: Vec<SocketAddr> = found.into_iter().filter(|address| may_reach(address.ip(), &allowed)).collect();
            if reached.is_empty() { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(reached.into_iter()) }
        })
    }
}

#[derive(Clone)]
pub struct Client {
    inner: hyper_util::client::legacy::Client<HttpsConnector<HttpConnector<Resolver>>, Full<Bytes>>,
    allowed: Arc<[IpNet]>,
    http: bool,
    time_limit: Duration,
}

impl Client {
    /// # Errors
    /// A certificate file that cannot be used.
    pub fn new(config: &WebhookConfig) -> anyhow::Result<Self> {
        let allowed: Arc<[IpNet]> = config.networks.clone().into();
        let mut connector = HttpConnector::new_with_resolver(Resolver { allowed: Arc::clone(&allowed) });
        connector.enforce_http(false);
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(config.time_limit));
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls::trusting(config.ca_file.as_deref())?).https_or_http().enable_http1().wrap_connector(connector);
        let mut builder = hyper_util::client::legacy::Client::builder(TokioExecutor::new());
        let inner = builder.http1_max_buf_size(MOST_HEAD).pool_max_idle_per_host(2).build(connector);
        Ok(Self { inner, allowed, http: config.http, time_limit: config.time_limit })
    }

    /// Sends it once. `second`: now, since 1970.
    pub async fn send(&self, delivery: &Claimed, second: i64) -> Outcome {
        let begun = Instant::now();
        let mut outcome = match timeout(self.time_limit, self.attempt(delivery, second, begun + self.time_limit)).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(fault)) => Outcome { fault: Some(fault), ..Outcome::default() },
            Err(_) => Outcome { fault: Some("timeout"), ..Outcome::default() },
        };
        outcome.milliseconds = i32::try_from(begun.elapsed().as_millis()).unwrap_or(i32::MAX);
        outcome
    }

    async fn attempt(&self, delivery: &Claimed, second: i64, until: Instant) -> Result<Outcome, &'static str> {
        // Also what was allowed when it was typed may be so no more.
        let url = Url::parse(&delivery.url).map_err(|_| "address")?;
        if (url.scheme() != "https" && !self.http) || literal(&url).is_some_and(|address| !may_reach(address, &self.allowed)) {
            return Err("not-allowed");
        }
        if delivery.secrets.is_empty() {
            return Err("secret");
        }
        let id = delivery.id.to_string();
        let request = http::Request::post(url.as_str())
            .header("content-type", "application/json")
            .header("user-agent", concat!("Belfry-Webhooks/", env!("CARGO_PKG_VERSION")))
            .header("webhook-id", &id)
            .header("webhook-timestamp", second)
            .header("webhook-signature", signatures(&delivery.secrets, &id, second, &delivery.body));
        let request = request.body(Full::new(Bytes::from(delivery.body.clone()))).map_err(|_| "address")?;
        let answer = self.inner.request(request).await.map_err(|error| fault_of(&error))?;
        let (parts, body) = answer.into_parts();
        let status = parts.status;
        let fault = match status.as_u16() {
            200..=299 => None,
            300..=399 => Some("redirect"),
            410 => Some("gone"),
            _ => Some("status"),
        };
        let retry_after = parts.headers.get("retry-after").and_then(|value| value.to_str().ok()).and_then(|value| value.trim().parse().ok());
        let begins = beginning(body, until.min(Instant::now() + ANSWER_WITHIN)).await;
        Ok(Outcome {
            http_status: Some(status.as_u16()),
            fault,
            answer: words(&begins),
            retry_after: retry_after.filter(|_| matches!(status.as_u16(), 429 | 503)),
            ..Outcome::default()
        })
    }
}

/// What can be read of an answer within its limits; the rest is never taken in.
async fn beginning(mut body: Incoming, until: Instant) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() < MOST_ANSWER {
        // A little earlier than the whole try ends: what was answered counts.
        let Ok(Some(Ok(frame))) = timeout_at(until - Duration::from_millis(50), body.frame()).await else { break };
        if let Ok(data) = frame.into_data() {
            bytes.extend_from_slice(&data[..data.len().min(MOST_ANSWER - bytes.len())]);
        }
    }
    bytes
}

/// As text that every database takes and that nobody mistakes for ours.
fn words(bytes: &[u8]) -> Option<String> {
    let text: String = String::from_utf8_lossy(bytes).chars().map(|letter| if letter.is_control() && !matches!(letter, '\n' | '\t') { ' ' } else { letter }).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What stands between us and the receiver, by the deepest cause.
fn fault_of(error: &hyper_util::client::legacy::Error) -> &'static str {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(under) = cause {
        if under.is::<rustls::Error>() {
            return "certificate";
        }
        if let Some(io) = under.downcast_ref::<io::Error>() {
            match io.kind() {
                io::ErrorKind::PermissionDenied => return "not-allowed",
                io::ErrorKind::NotFound => return "name",
                io::ErrorKind::TimedOut => return "timeout",
                _ if is_of_tls(io) => return "certificate",
                _ => {}
            }
        }
        cause = under.source();
    }
    if error.is_connect() { "connection" } else { "answer" }
}

/// What TLS found is wrapped in an error of input and output, and that in another.
fn is_of_tls(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>() || inner.downcast_ref::<io::Error>().is_some_and(is_of_tls))
}
