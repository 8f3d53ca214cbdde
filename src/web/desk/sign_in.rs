//! In and out of the desk. A link from a mail opens a page; the button on it signs in.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minijinja::context;

use super::frame::{query, value};
use super::provider;
use crate::actions::sign_in::{Opened, open, request_link, sign_in, sign_out};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links;
use crate::rules::names::EmailAddress;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, VisitorForm};
use crate::web::page::page;
use crate::web::session::{Arrived, browser, closed_cookie, device_cookie, kept, open_cookie, safe_next};
use crate::web::viewer::{Viewer, cookie};

/// Where to go after signing in, for as long as a link is good.
const NEXT_COOKIE: &str = "__Host-next";

pub async fn ask(State(site): State<Site>, viewer: Viewer) -> Response {
    let next = safe_next(query(&viewer).get("next")).unwrap_or_default().to_owned();
    show(&site, &viewer, StatusCode::OK, &Shown { next: &next, ..Shown::default() })
}

/// The same answer for everybody (ASVS 6.3.8).
pub async fn request(State(site): State<Site>, viewer: Viewer, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let next = safe_next(fields.get("next"));
    let email = match EmailAddress::parse(fields.get("email")) {
        Ok(email) => email,
        Err(fault) => {
            let mut faults = FieldErrors::default();
            faults.add_fault("email", fault);
            let shown = Shown { email: fields.get("email"), next: next.unwrap_or_default(), faults, ..Shown::default() };
            return Ok(show(&site, &viewer, StatusCode::UNPROCESSABLE_ENTITY, &shown));
        }
    };
    request_link::request_link(&site.app, email).await?;
    let mut response = Redirect::to("/desk/sign-in/sent").into_response();
    if let Some(next) = next {
        response.headers_mut().append(header::SET_COOKIE, next_cookie(next));
    }
    Ok(response)
}

pub async fn sent(State(site): State<Site>, viewer: Viewer) -> Response {
    page(&site, &viewer, StatusCode::OK, "desk/sign_in_sent.html", context! {})
}

/// Opens the page with the button; signs nobody in (mail scanners open links).
pub async fn link(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let found = match Token::parse(&token) {
        Some(token) => open::open(&site.app, &token).await,
        None => Err(Refusal::LinkExpired.into()),
    };
    match found {
        Ok(organiser) => Ok(page(&site, &viewer, StatusCode::OK, "desk/sign_in_link.html", context! { name => organiser.name, email => organiser.email })),
        Err(Error::Refused(Refusal::LinkExpired)) => Ok(expired(&site, &viewer)),
        Err(error) => Err(error.into()),
    }
}

pub async fn enter(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, headers: HeaderMap, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let result = match Token::parse(&token) {
        Some(token) => sign_in::sign_in(&site.app, token, browser(&headers)).await,
        None => Err(Refusal::LinkExpired.into()),
    };
    match result {
        Ok(opened) => {
            let next = cookie(&headers, NEXT_COOKIE).and_then(read_next);
            let mut response = entered(&site, next.as_deref(), &opened);
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static("__Host-next=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
            Ok(response)
        }
        Err(Error::Refused(Refusal::LinkExpired)) => {
            tracing::info!(event = "sign_in.refused", request.id = %viewer.request_id, "a sign-in link that is not good was used");
            Ok(expired(&site, &viewer))
        }
        Err(error) => Err(error.into()),
    }
}

/// Out of the desk; who came through the organisation's provider is led on to sign out there, too.
pub async fn leave(State(site): State<Site>, viewer: Viewer, arrived: Arrived, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let signed_in = arrived.signed_in;
    let id_token = sign_out::sign_out(&site.app, signed_in.acting, signed_in.session).await?;
    let there = match id_token {
        Some(id_token) => provider::sign_out(&site, &id_token).await,
        None => None,
    };
    let mut response = match there {
        Some(there) => provider::lead_on(&site, &viewer, "desk/sign_out_there.html", &there),
        None => Redirect::to(links::LEFT).into_response(),
    };
    response.headers_mut().append(header::SET_COOKIE, closed_cookie());
    Ok(response)
}

/// The sign-in page once more, for who has just left.
pub async fn left(State(site): State<Site>, viewer: Viewer) -> Response {
    show(&site, &viewer, StatusCode::OK, &Shown { left: true, ..Shown::default() })
}

/// Inside, with what the browser keeps.
pub(super) fn entered(site: &Site, next: Option<&str>, opened: &Opened) -> Response {
    let mut response = Redirect::to(next.unwrap_or("/desk?done=signed-in")).into_response();
    response.headers_mut().append(header::SET_COOKIE, open_cookie(site, &opened.session));
    response.headers_mut().append(header::SET_COOKIE, device_cookie(&opened.device));
    response
}

/// What stands on the sign-in page beside its form.
#[derive(Default)]
pub(super) struct Shown<'s> {
    pub email: &'s str,
    pub next: &'s str,
    pub faults: FieldErrors,
    pub left: bool,
    /// The provider does not answer.
    pub provider_away: bool,
}

pub(super) fn show(site: &Site, viewer: &Viewer, status: StatusCode, shown: &Shown) -> Response {
    let button = site.identity.as_ref().map(|provider| provider.config().button(viewer.language).map_or_else(|| text(viewer.language, "sign-in-provider-button"), str::to_owned));
    let context = context! {
        values => context! { email => shown.email, next => shown.next },
        errors => value(&shown.faults.0),
        left => shown.left,
        provider => button,
        provider_away => shown.provider_away,
    };
    page(site, viewer, status, "desk/sign_in.html", context)
}

fn expired(site: &Site, viewer: &Viewer) -> Response {
    page(site, viewer, StatusCode::GONE, "desk/sign_in_expired.html", context! {})
}

fn next_cookie(next: &str) -> HeaderValue {
    kept(NEXT_COOKIE, &URL_SAFE_NO_PAD.encode(next), jiff::SignedDuration::from_mins(15))
}

fn read_next(cookie: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(cookie).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    safe_next(&text).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{next_cookie, read_next};

    #[test]
    fn the_way_back_survives_the_mail() {
        let cookie = next_cookie("/desk/events?when=past");
        let value = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap().1;
        assert_eq!(read_next(value).as_deref(), Some("/desk/events?when=past"));
        assert_eq!(read_next("Ly9ldmlsLmV4YW1wbGU"), None);
    }
}
