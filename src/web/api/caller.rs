//! Who asks: another system, by its token.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use uuid::Uuid;

use super::problem::Problem;
use crate::actions::Acting;
use crate::actions::api_token::used::used;
use crate::keys::Token;
use crate::queries::api::tokens::good_token;
use crate::rules::api_scope::{ApiScope, ApiScopes, Attempt, TokenRole};
use crate::rules::permission::Role;
use crate::web::Site;

/// A handler's argument; the gate has put it there.
#[derive(Debug, Clone)]
pub struct Caller {
    pub acting: Acting,
    pub scopes: ApiScopes,
    /// What this request made or changed, when it was done already before an earlier try was cut off: answer from it, and do nothing.
    pub done: Option<Uuid>,
}

impl Caller {
    /// The same with a key, under which is noted what it does.
    #[must_use]
    pub fn under(mut self, attempt: Attempt, done: Option<Uuid>) -> Self {
        self.acting.role = Role::Token(TokenRole { scopes: self.scopes, attempt: Some(attempt) });
        self.done = done;
        self
    }

    /// Whether places that are told to participants only are told to it, too.
    #[must_use]
    pub fn sees_hidden_places(&self) -> bool {
        self.scopes.has(ApiScope::EventsWrite) || self.scopes.has(ApiScope::RegistrationsRead)
    }
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _site: &Site) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::of("token-needed"))
    }
}

/// Reads the token, and notes that it is in use. Cookies authorise nothing here.
///
/// # Errors
/// `token-needed` (401) without a good token.
pub async fn caller(site: &Site, headers: &HeaderMap) -> Result<Caller, Problem> {
    let token = bearer(headers).ok_or_else(|| refused("Bearer realm=\"belfry\""))?;
    let found = good_token(&site.app.db, token.hash(), site.app.clock.now()).await?;
    let found = found.ok_or_else(|| refused("Bearer realm=\"belfry\", error=\"invalid_token\""))?;
    if let Err(error) = used(&site.app, &found).await {
        // Nobody's request waits for this note.
        tracing::warn!(%error, "a token's last use could not be written down");
    }
    let scopes = ApiScopes::parse(&found.scopes);
    let acting = Acting { organiser_id: found.id, role: Role::Token(TokenRole { scopes, attempt: None }) };
    Ok(Caller { acting, scopes, done: None })
}

/// RFC 6750 §3.
fn refused(challenge: &'static str) -> Problem {
    Problem::of("token-needed").with(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))
}

fn bearer(headers: &HeaderMap) -> Option<Token> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(header), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") { Token::parse(token.trim()) } else { None }
}
