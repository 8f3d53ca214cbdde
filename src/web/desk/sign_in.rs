//! In and out of the desk. A link from a mail opens a page; the button on it signs in.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minijinja::context;

use super::frame::{query, value};
use crate::actions::sign_in::{open, request_link, sign_in, sign_out};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::rules::names::EmailAddress;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, VisitorForm};
use crate::web::page::page;
use crate::web::session::{SignedIn, closed_cookie, open_cookie, safe_next, session_token};
use crate::web::viewer::{Viewer, cookie};

/// Where to go after signing in, for as long as a link is good.
const NEXT_COOKIE: &str = "__Host-next";

pub async fn ask(State(site): State<Site>, viewer: Viewer) -> Response {
    let next = safe_next(query(&viewer).get("next")).unwrap_or_default().to_owned();
    form(&site, &viewer, StatusCode::OK, "", &next, &FieldErrors::default())
}

/// The same answer for everybody (ASVS 6.3.8).
pub async fn request(State(site): State<Site>, viewer: Viewer, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let next = safe_next(fields.get("next"));
    let email = match EmailAddress::parse(fields.get("email")) {
        Ok(email) => email,
        Err(fault) => {
            let mut faults = FieldErrors::default();
            faults.add_fault("email", fault);
            return Ok(form(&site, &viewer, StatusCode::UNPROCESSABLE_ENTITY, fields.get("email"), next.unwrap_or_default(), &faults));
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
        Some(token) => sign_in::sign_in(&site.app, token, session_token(&headers)).await,
        None => Err(Refusal::LinkExpired.into()),
    };
    match result {
        Ok(session) => {
            let next = cookie(&headers, NEXT_COOKIE).and_then(read_next);
            let mut response = Redirect::to(next.as_deref().unwrap_or("/desk?done=signed-in")).into_response();
            response.headers_mut().append(header::SET_COOKIE, open_cookie(&session));
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

pub async fn leave(State(site): State<Site>, signed_in: SignedIn, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    sign_out::sign_out(&site.app, signed_in.acting, signed_in.session).await?;
    let mut response = Redirect::to("/desk/sign-in?left=yes").into_response();
    response.headers_mut().append(header::SET_COOKIE, closed_cookie());
    Ok(response)
}

fn form(site: &Site, viewer: &Viewer, status: StatusCode, email: &str, next: &str, faults: &FieldErrors) -> Response {
    let left = query(viewer).get("left") == "yes";
    let context = context! { values => context! { email, next }, errors => value(&faults.0), left };
    page(site, viewer, status, "desk/sign_in.html", context)
}

fn expired(site: &Site, viewer: &Viewer) -> Response {
    page(site, viewer, StatusCode::GONE, "desk/sign_in_expired.html", context! {})
}

fn next_cookie(next: &str) -> HeaderValue {
    let text = format!("{NEXT_COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900", URL_SAFE_NO_PAD.encode(next));
    HeaderValue::from_str(&text).expect("base64url and ASCII words make a header")
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
