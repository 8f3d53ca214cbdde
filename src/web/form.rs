//! Forms: what a POST brings, checked for size, type and origin before a handler sees it.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use http_body_util::{BodyExt, Limited};

use super::errors::PageError;
use super::{Site, session};
use crate::error::Error;

/// The hidden field that proves a form came from a page of ours.
pub const TOKEN_FIELD: &str = "csrf";

/// Names and values in the order they were sent. Bytes that are no text, and NUL, are U+FFFD, which no typed
/// value may hold: the field's own check refuses it.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// What people typed stays out of logs.
impl std::fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Fields({} hidden)", self.0.len())
    }
}

impl Fields {
    /// Reads `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(bytes).map(|(name, value)| (clean(&name), clean(&value))).collect())
    }

    /// The first value of that name; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of that name, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn checked(&self, name: &str) -> bool {
        !matches!(self.get(name), "" | "0" | "false" | "off")
    }

    /// Names and values in the order they were sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn clean(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// A form of a public page. Take it as the last argument.
pub struct VisitorForm(pub Fields);

/// A form of the desk: its token is bound to the session. Take it as the last argument.
pub struct DeskForm(pub Fields);

impl FromRequest<Site> for VisitorForm {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        read(site, &parts, body, b"").await.map(Self)
    }
}

impl FromRequest<Site> for DeskForm {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let bound_to = session::form_binding(&parts, site).await?;
        read(site, &parts, body, &bound_to).await.map(Self)
    }
}

async fn read(site: &Site, _parts: &Parts, body: Body, bound_to: &[u8]) -> Result<Fields, PageError> {
    let bytes = Limited::new(body, site.app.config.form_bytes).collect().await.map_err(|_| Error::FormExpired)?.to_bytes();
    let fields = Fields::parse(&bytes);
    if !site.app.keys.form_token_fits(fields.get(TOKEN_FIELD), bound_to, site.app.clock.now()) {
        return Err(Error::FormExpired.into());
    }
    Ok(fields)
}
