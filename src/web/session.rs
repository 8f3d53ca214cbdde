//! The organiser's session, kept in the cookie `__Host-session`.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

use super::Site;
use super::errors::PageError;
use super::viewer::cookie;
use crate::actions::Acting;
use crate::actions::sign_in::{IDLE_LIFE, LONGEST_LIFE, seen};
use crate::entity::login;
use crate::error::Error;
use crate::keys::{Token, TokenHash};
use crate::queries::signed_in::signed_in;
use crate::rules::permission::Role;

/// Scripts cannot read it, other sites cannot send it, and browsers take it over https (or loopback) only.
pub const SESSION_COOKIE: &str = "__Host-session";

/// The signed-in organiser. Whoever is not signed in is sent to the sign-in page.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub acting: Acting,
    pub name: String,
    pub email: String,
    /// What the forms of this session are bound to.
    pub session: TokenHash,
}

impl SignedIn {
    /// The hidden `csrf` field of this session's forms.
    #[must_use]
    pub fn form_token(&self, site: &Site) -> String {
        site.app.keys.form_token(&self.session, site.app.clock.now())
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let (login, signed_in) = look(parts, site).await?;
        if let Err(error) = seen::seen(&site.app, &login).await {
            // The organiser's work does not wait for this note.
            tracing::warn!(error = %error, "a session's last use could not be written down");
        }
        parts.extensions.insert(signed_in.clone());
        Ok(signed_in)
    }
}

async fn look(parts: &Parts, site: &Site) -> Result<(login::Model, SignedIn), PageError> {
    let hash = session_token(&parts.headers).ok_or(Error::SignInFirst)?.hash();
    let now = site.app.clock.now();
    let (login, organiser) = signed_in(&site.app.db, hash, now, now - IDLE_LIFE).await?.ok_or(Error::SignInFirst)?;
    let role = Role::parse(&organiser.role).ok_or(Error::Forbidden)?;
    let signed_in = SignedIn { acting: Acting { organiser_id: organiser.id, role }, name: organiser.name, email: organiser.email, session: login.token_hash.clone() };
    Ok((login, signed_in))
}

/// The token this browser brings, if it can be one of ours.
#[must_use]
pub fn session_token(headers: &HeaderMap) -> Option<Token> {
    cookie(headers, SESSION_COOKIE).and_then(Token::parse)
}

/// What the forms of this session are bound to: the hash of the session's token.
///
/// # Errors
/// `SignInFirst` without a session that holds.
pub async fn form_binding(parts: &Parts, site: &Site) -> Result<Vec<u8>, PageError> {
    match parts.extensions.get::<SignedIn>() {
        Some(known) => Ok(known.session.clone()),
        None => Ok(look(parts, site).await?.1.session),
    }
}

/// `Set-Cookie` of a new session.
#[must_use]
pub fn open_cookie(token: &Token) -> HeaderValue {
    let text = format!("{SESSION_COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", token.as_str(), LONGEST_LIFE.as_secs());
    HeaderValue::from_str(&text).expect("base64url and ASCII words make a header")
}

/// `Set-Cookie` that takes the session away.
#[must_use]
pub fn closed_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// The sign-in page, which leads back to `path` of the desk afterwards.
#[must_use]
pub fn sign_in_path(path: &str) -> String {
    match safe_next(path) {
        None | Some("/desk") => "/desk/sign-in".to_owned(),
        Some(next) => format!("/desk/sign-in?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish()),
    }
}

/// A page of the desk that one can come back to, and nothing that a browser could take for another place.
#[must_use]
pub fn safe_next(text: &str) -> Option<&str> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let inside = path == "/desk" || path.starts_with("/desk/");
    let plain = text.len() <= 500 && text.bytes().all(|byte| byte.is_ascii_graphic()) && !text.contains(['\\', '#', '"', '<', '>']);
    let lower = path.to_ascii_lowercase();
    let steps = ["//", "..", "%2e", "%2f", "%5c"].iter().any(|step| lower.contains(step));
    // These take forms only, or are about signing in itself.
    let no_page = path.starts_with("/desk/sign-in")
        || path.starts_with("/desk/sign-out")
        || ["/publish", "/try-again", "/send", "/try-out", "/withdraw", "/tell"].iter().any(|end| path.ends_with(end))
        || path.starts_with("/desk/calendar/");
    // What was done before is no news afterwards.
    let kept = if query.starts_with("done=") { path } else { text };
    (inside && plain && !steps && !no_page).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::{safe_next, sign_in_path};

    #[test]
    fn after_signing_in_nobody_is_sent_elsewhere() {
        for path in ["/desk", "/desk?when=past", "/desk/events/1/participants?q=a%20b&page=2"] {
            assert_eq!(safe_next(path), Some(path));
        }
        for path in [
            "",
            "//evil.example",
            "/desk//evil.example",
            "/\\evil.example",
            "/desk/\\evil",
            "https://evil.example/desk/",
            "https:evil.example",
            "/deskevil",
            "/desk/../r/x",
            "/desk/%2e%2e/r",
            "/desk/%2F%2Fevil",
            "\t//evil.example",
            "/desk/\r\nSet-Cookie: a=b",
            "/desk/sign-in/abc",
            "/desk/sign-out",
            "/desk/events/1/publish",
            "javascript:alert(1)",
            "/desk/\u{202e}",
        ] {
            assert_eq!(safe_next(path), None, "{path:?}");
        }
    }

    #[test]
    fn the_sign_in_page_knows_the_way_back() {
        assert_eq!(sign_in_path("/desk/mail?done=mail-queued"), "/desk/sign-in?next=%2Fdesk%2Fmail");
        assert_eq!(sign_in_path("/desk"), "/desk/sign-in");
        assert_eq!(sign_in_path("//evil.example"), "/desk/sign-in");
    }
}
