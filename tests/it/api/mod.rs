//! The JSON API, as another system uses it.

mod access;
mod compatible;
mod document;
mod events;
mod once;
mod reading;
mod registrations;
mod tokens;
mod webhooks;

use axum::http::Method;
use belfry::actions::api_token::create::create;
use belfry::rules::api_scope::{ApiScope, ApiScopes};
use serde_json::Value;

use crate::support::page::Page;
use crate::support::{TestApp, Visitor};

/// Another system with its token.
pub struct System {
    visitor: Visitor,
    pub token: String,
}

impl System {
    /// With every scope.
    pub async fn new(app: &TestApp) -> Self {
        Self::with(app, &ApiScope::ALL).await
    }

    pub async fn with(app: &TestApp, scopes: &[ApiScope]) -> Self {
        let scopes: ApiScopes = scopes.iter().copied().collect();
        let (_, token) = create(app.app(), "HR", scopes, None).await.expect("a token");
        Self { visitor: app.visitor().speaking("en"), token: token.as_str().to_owned() }
    }

    pub async fn asks(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Page {
        let bearer = format!("Bearer {}", self.token);
        let mut all = vec![("authorization", bearer.as_str())];
        if body.is_some() {
            all.push(("content-type", "application/json"));
        }
        all.extend(headers);
        self.visitor.asks(method, &format!("/api/v1{path}"), &all, body.map(|body| body.to_string().into_bytes()).unwrap_or_default()).await
    }

    pub async fn get(&self, path: &str) -> Page {
        self.asks(Method::GET, path, &[], None).await
    }

    pub async fn posts(&self, path: &str, body: &Value) -> Page {
        self.asks(Method::POST, path, &[], Some(body)).await
    }

    /// Under a key.
    pub async fn posts_once(&self, key: &str, path: &str, body: &Value) -> Page {
        self.asks(Method::POST, path, &[("idempotency-key", key)], Some(body)).await
    }

    /// Over whatever version.
    pub async fn patches(&self, path: &str, body: &Value) -> Page {
        self.asks(Method::PATCH, path, &[("if-match", "*")], Some(body)).await
    }
}

impl Page {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{} ({}): {error}: {}", self.path, self.status, self.source()))
    }

    /// The end of the problem's type.
    #[track_caller]
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}: {}", self.path, self.source());
        let json = self.json();
        assert_eq!(json["status"], self.status.as_u16(), "{json}");
        json["type"].as_str().and_then(|kind| kind.strip_prefix("urn:belfry:problem:")).unwrap_or_else(|| panic!("no type: {json}")).to_owned()
    }

    #[track_caller]
    pub fn answers(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.source());
        self.json()
    }
}

/// Somebody to put on a list.
pub fn maria(email: &str) -> Value {
    serde_json::json!({ "participant": { "first_name": "Maria", "last_name": "Peeters", "email": email, "organisation": { "name": "Gemeente Voorbeeldegem" } } })
}
