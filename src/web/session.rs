//! The organiser's session, kept in the cookie `__Host-session`.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::Site;
use super::errors::PageError;
use super::viewer::cookie;
use crate::actions::Acting;
use crate::actions::sign_in::{Browser, DEVICE_LIFE, seen};
use crate::entity::login;
use crate::error::Error;
use crate::keys::{Token, TokenHash};
use crate::queries::desk_link::{Opened, by_login};
use crate::queries::scope::Named;
use crate::queries::signed_in::{SessionOf, signed_in};
use crate::rules::device;
use crate::rules::permission::{Role, Scope};
use crate::rules::second_step::{Standing, is_fresh, standing};

/// Scripts cannot read it, other sites cannot send it, and browsers take it over https (or loopback) only.
pub const SESSION_COOKIE: &str = "__Host-session";

/// Known again at the next sign-in; opens nothing by itself.
pub const DEVICE_COOKIE: &str = "__Host-device";

/// The same for who opened a desk link.
pub const VOLUNTEER_COOKIE: &str = "__Host-volunteer";

/// Somebody who has passed the first step: for the pages that lead in and out, nothing else.
#[derive(Debug, Clone)]
pub struct Arrived {
    pub signed_in: SignedIn,
    pub standing: Standing,
}

/// Who is at the desk: the signed-in organiser, past the second step if there is one, or a volunteer. Whoever is neither is sent
/// to where it goes on.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub acting: Acting,
    /// Which events they see: every list is narrowed to it.
    pub scope: Scope,
    /// A volunteer, who came by a desk link, and what it opens.
    pub volunteer: Option<Volunteer>,
    pub name: String,
    pub email: String,
    /// What the forms of this session are bound to.
    pub session: TokenHash,
    /// When this session passed the second step last.
    pub second_step_at: Option<Timestamp>,
}

/// What a desk link opens.
#[derive(Debug, Clone)]
pub struct Volunteer {
    pub event_id: Uuid,
    /// `None`: every session of the event.
    pub sessions: Option<Arc<[Uuid]>>,
}

impl Volunteer {
    /// Whether the link opens it; a session of another event is refused by its page.
    #[must_use]
    pub fn holds(&self, named: Named, id: Uuid) -> bool {
        match named {
            Named::Event => id == self.event_id,
            Named::Session => self.sessions.as_ref().is_none_or(|sessions| sessions.contains(&id)),
            _ => false,
        }
    }
}

impl SignedIn {
    /// The hidden `csrf` field of this session's forms.
    #[must_use]
    pub fn form_token(&self, site: &Site) -> String {
        site.app.keys.form_token(&self.session, site.app.clock.now())
    }

    /// Who has a second step has passed it shortly ago: for what changes how one signs in.
    ///
    /// # Errors
    /// `SecondStepFirst`
    pub fn needs_fresh(&self, site: &Site) -> Result<(), Error> {
        if is_fresh(self.second_step_at, site.app.clock.now()) { Ok(()) } else { Err(Error::SecondStepFirst) }
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let arrived = Arrived::from_request_parts(parts, site).await?;
        match arrived.standing {
            Standing::In => Ok(arrived.signed_in),
            Standing::MustPass => Err(Error::SecondStepFirst.into()),
            Standing::MustSetUp => Err(Error::SecondStepMissing.into()),
        }
    }
}

impl FromRequestParts<Site> for Arrived {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let (login, arrived) = look(parts, site).await?;
        if let Some(login) = login
            && let Err(error) = seen::seen(&site.app, &login).await
        {
            // The organiser's work does not wait for this note.
            tracing::warn!(error = %error, "a session's last use could not be written down");
        }
        parts.extensions.insert(arrived.clone());
        Ok(arrived)
    }
}

async fn look(parts: &Parts, site: &Site) -> Result<(Option<login::Model>, Arrived), PageError> {
    if let Some((login, arrived)) = organiser(parts, site).await? {
        return Ok((Some(login), arrived));
    }
    let volunteer = volunteer(parts, site).await?.ok_or(Error::SignInFirst)?;
    Ok((None, Arrived { signed_in: volunteer, standing: Standing::In }))
}

async fn organiser(parts: &Parts, site: &Site) -> Result<Option<(login::Model, Arrived)>, Error> {
    let Some(token) = session_token(&parts.headers) else { return Ok(None) };
    let (now, config) = (site.app.clock.now(), &site.app.config);
    let Some(SessionOf { login, organiser, has_second_step }) = signed_in(&site.app.db, token.hash(), now, now - config.session_idle).await? else { return Ok(None) };
    let role = Role::parse(&organiser.role).ok_or(Error::Forbidden)?;
    let scope = organiser.scope(site.app.db.reader()).await?;
    let acting = Acting { organiser_id: organiser.id, role };
    let second_step_at = login.second_step_at.map(|at| at.0);
    let signed_in = SignedIn { acting, scope, volunteer: None, name: organiser.name, email: organiser.email, session: login.token_hash.clone(), second_step_at };
    let standing = standing(config.second_step.includes(role), has_second_step, second_step_at.is_some());
    Ok(Some((login, Arrived { signed_in, standing })))
}

/// Who opened a desk link sees its event's attendance and nothing else.
async fn volunteer(parts: &Parts, site: &Site) -> Result<Option<SignedIn>, Error> {
    let Some(token) = volunteer_token(&parts.headers) else { return Ok(None) };
    let Some(Opened { link, sessions }) = by_login(site.app.db.reader(), token.hash(), site.app.clock.now()).await? else { return Ok(None) };
    Ok(Some(SignedIn {
        acting: Acting { organiser_id: link.id, role: Role::Volunteer },
        scope: Scope::Programmes([].into()),
        volunteer: Some(Volunteer { event_id: link.event_id, sessions: sessions.map(Into::into) }),
        name: link.name,
        email: String::new(),
        session: token.hash(),
        second_step_at: None,
    }))
}

/// The token of an opened desk link that this browser brings.
#[must_use]
pub fn volunteer_token(headers: &HeaderMap) -> Option<Token> {
    cookie(headers, VOLUNTEER_COOKIE).and_then(Token::parse)
}

/// Whether this browser opened a desk link once, be it that it has ended.
#[must_use]
pub fn was_volunteer(headers: &HeaderMap) -> bool {
    volunteer_token(headers).is_some() && session_token(headers).is_none()
}

/// `Set-Cookie` of an opened desk link that is good for `seconds`.
#[must_use]
pub fn volunteer_cookie(token: &Token, seconds: i64) -> HeaderValue {
    let text = format!("{VOLUNTEER_COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}", token.as_str());
    HeaderValue::from_str(&text).expect("base64url and ASCII words make a header")
}

/// `Set-Cookie` that takes an opened desk link away.
#[must_use]
pub fn closed_volunteer_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-volunteer=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
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
    match parts.extensions.get::<Arrived>() {
        Some(known) => Ok(known.signed_in.session.clone()),
        None => Ok(look(parts, site).await?.1.signed_in.session),
    }
}

/// `Set-Cookie` of a new session.
#[must_use]
pub fn open_cookie(site: &Site, token: &Token) -> HeaderValue {
    kept(SESSION_COOKIE, token.as_str(), site.app.config.session_longest)
}

/// `Set-Cookie` of a browser to be known again.
#[must_use]
pub fn device_cookie(token: &Token) -> HeaderValue {
    kept(DEVICE_COOKIE, token.as_str(), DEVICE_LIFE)
}

/// `Set-Cookie` for so long; `value` is base64url.
pub fn kept(name: &str, value: &str, life: SignedDuration) -> HeaderValue {
    let text = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", life.as_secs());
    HeaderValue::from_str(&text).expect("base64url and ASCII words make a header")
}

/// The browser of a request, as far as it tells of itself.
#[must_use]
pub fn browser(headers: &HeaderMap) -> Browser {
    let user_agent = headers.get(header::USER_AGENT).and_then(|header| header.to_str().ok()).unwrap_or_default();
    Browser { former: session_token(headers), device: cookie(headers, DEVICE_COOKIE).and_then(Token::parse), code: device::code(user_agent) }
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

/// Where the second step is passed, which leads back to `path` of the desk afterwards.
#[must_use]
pub fn second_step_path(path: &str) -> String {
    let here = "/desk/sign-in/second-step";
    match safe_next(path) {
        None | Some("/desk") => here.to_owned(),
        Some(next) => format!("{here}?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish()),
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
        || path.starts_with("/desk/calendar/")
        || path.starts_with("/desk/account/sessions/")
        || (path.contains("/check-in/") && !path.ends_with("/offline"))
        || path.ends_with("/revoke")
        || path.ends_with("/reset-second-step");
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
            "/desk/events/1/sessions/2/check-in/walk-in",
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
