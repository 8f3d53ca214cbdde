//! The HTTP client of this room: calls the provider's hosts and no others, follows no redirect, reads no more than it must.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{HttpRequest, HttpResponse};
use serde_json::Value;
use url::Url;

use crate::config::{ProviderConfig, is_loopback};
use crate::tls;

/// More than any provider's metadata, keys or tokens.
const MOST_BYTES: usize = 512 * 1024;

#[derive(Debug)]
pub enum HttpFault {
    Away(String),
    /// An address outside the provider's hosts, or not encrypted.
    NotAllowed(String),
    TooLarge(String),
}

impl fmt::Display for HttpFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Away(words) | Self::NotAllowed(words) | Self::TooLarge(words) => formatter.write_str(words),
        }
    }
}

impl std::error::Error for HttpFault {}

type Answer<'c> = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send + 'c>>;

#[derive(Clone)]
pub struct Client {
    inner: hyper_util::client::legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    hosts: Arc<[String]>,
    /// The issuer itself is on loopback.
    loopback: bool,
}

impl Client {
    pub fn new(config: &ProviderConfig) -> anyhow::Result<Self> {
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls::trusting(config.ca_file.as_deref())?).https_or_http().enable_http1().build();
        let inner = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { inner, hosts: config.hosts.clone().into(), loopback: is_loopback(&config.issuer) })
    }

    /// Whether an address of the metadata may be called, or given to a browser.
    pub fn may_call(&self, url: &Url) -> Result<(), HttpFault> {
        let encrypted = url.scheme() == "https" || (self.loopback && is_loopback(url));
        let host = url.host_str().unwrap_or_default();
        if encrypted && self.hosts.iter().any(|known| known == host) {
            return Ok(());
        }
        Err(HttpFault::NotAllowed(format!("{}://{host} is no address of the provider; a further host of it belongs into oidc_hosts", url.scheme())))
    }

    /// As the OpenID crate wants its client.
    pub fn caller(&self) -> impl Fn(HttpRequest) -> Answer<'static> + Send + Sync + use<> {
        let client = self.clone();
        move |request| {
            let client = client.clone();
            Box::pin(async move { client.call(request).await })
        }
    }

    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let url = Url::parse(&request.uri().to_string()).map_err(|error| HttpFault::NotAllowed(error.to_string()))?;
        self.may_call(&url)?;
        let (parts, body) = request.into_parts();
        let request = http::Request::from_parts(parts, Full::new(Bytes::from(body)));
        let answer = self.inner.request(request).await.map_err(|error| HttpFault::Away(with_cause(&error)))?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, MOST_BYTES).collect().await.map_err(|error| match error.is::<http_body_util::LengthLimitError>() {
            true => HttpFault::TooLarge("an answer of more than 512 kB".to_owned()),
            false => HttpFault::Away(error.to_string()),
        })?;
        Ok(http::Response::from_parts(parts, body.to_bytes().to_vec()))
    }

    /// What stands behind an access token (RFC 6750 §2.1).
    pub async fn get_json(&self, url: &Url, access_token: &str) -> Result<Value, HttpFault> {
        let request = http::Request::get(url.as_str()).header("accept", "application/json").header("authorization", format!("Bearer {access_token}"));
        let request = request.body(Vec::new()).map_err(|error| HttpFault::NotAllowed(error.to_string()))?;
        let answer = self.call(request).await?;
        if !answer.status().is_success() {
            return Err(HttpFault::Away(format!("userinfo answers {}", answer.status().as_u16())));
        }
        serde_json::from_slice(answer.body()).map_err(|_| HttpFault::NotAllowed("userinfo is no JSON".to_owned()))
    }
}

/// The error with what lies under it: "refused", "certificate", "name".
fn with_cause(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(under) = cause {
        words = format!("{words}: {under}");
        cause = under.source();
    }
    words
}
