//! `/u/{token}`: an address wants no messages of organisers any more, or wants them again. Opening the page does
//! nothing. A mail provider may press the button in the reader's name, without a page of ours, a cookie or an
//! `Origin` (RFC 8058): the link is the proof, and only that one wish is taken without the page's own token.

use axum::body::Body;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use http_body_util::{BodyExt, Limited};
use minijinja::context;

use super::private;
use crate::actions::mail::unsubscribe::set_unsubscribed;
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::my_mailing_address::my_mailing_address;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, VisitorForm};
use crate::web::layers::body_time_limit;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// Bytes of a form of this page, and of a provider's.
const MOST: usize = 16 * 1024;
/// Name and value of the provider's form (RFC 8058 §3.1).
const ONE_CLICK: (&str, &str) = ("List-Unsubscribe", "One-Click");

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    render(&site, &viewer, &token).await
}

async fn render(site: &Site, viewer: &Viewer, token: &str) -> Result<Response, PageError> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let address = my_mailing_address(site.app.db.reader(), &hash).await?.ok_or(Error::NotFound)?;
    let context = context! { token, email => address.email_key, unsubscribed => address.unsubscribed_at.is_some() };
    Ok(private(page(site, viewer, StatusCode::OK, "pages/unsubscribe.html", context)))
}

/// The page's button, or a mail provider's.
pub async fn unsubscribe(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, form: Pressed) -> Result<Response, PageError> {
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    set_unsubscribed(&site.app, hash, true).await?;
    match form {
        // A provider follows no redirect.
        Pressed::ByProvider => render(&site, &viewer, &token).await,
        Pressed::OnPage => Ok(private(Redirect::to(&links::unsubscribe(&token)).into_response())),
    }
}

/// Wants them again: by the page's button only.
pub async fn subscribe(State(site): State<Site>, Path(token): Path<String>, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    set_unsubscribed(&site.app, hash, false).await?;
    Ok(private(Redirect::to(&links::unsubscribe(&token)).into_response()))
}

/// Who pressed the button. Take it as the last argument.
pub enum Pressed {
    OnPage,
    ByProvider,
}

impl FromRequest<Site> for Pressed {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let read = tokio::time::timeout(body_time_limit(site), Limited::new(body, MOST).collect()).await;
        let Ok(read) = read else { return Err(PageError::of_status(StatusCode::REQUEST_TIMEOUT)) };
        let bytes = read.map_err(|_| PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE))?.to_bytes();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if is_one_click(kind, &bytes) {
            return Ok(Self::ByProvider);
        }
        // Anything else is a form like all others, with a token of ours.
        VisitorForm::from_request(Request::from_parts(parts, Body::from(bytes)), site).await.map(|_| Self::OnPage)
    }
}

/// The body of RFC 8058 §3.1, in either of its two encodings, and nothing beside it.
fn is_one_click(kind: &str, body: &[u8]) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Fields::parse(body.trim_ascii()).iter().eq([ONE_CLICK]),
        "multipart/form-data" => {
            let text = String::from_utf8_lossy(body);
            let Some((head, rest)) = text.split_once("\r\n\r\n") else { return false };
            let lower = head.to_ascii_lowercase();
            lower.contains("name=\"list-unsubscribe\"") && !lower.contains("filename") && rest.split("\r\n").next() == Some(ONE_CLICK.1)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_click;

    #[test]
    fn only_the_providers_one_wish_is_taken_without_a_token() {
        let plain = "application/x-www-form-urlencoded";
        let multipart = "multipart/form-data; boundary=b";
        assert!(is_one_click(plain, b"List-Unsubscribe=One-Click"));
        assert!(is_one_click("Application/X-WWW-Form-Urlencoded; charset=utf-8", b"List-Unsubscribe=One-Click\r\n"));
        assert!(is_one_click(multipart, b"--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"));
        for (kind, body) in [
            (plain, &b""[..]),
            (plain, b"List-Unsubscribe=Yes"),
            (plain, b"list-unsubscribe=One-Click"),
            (plain, b"List-Unsubscribe=One-Click&csrf=x"),
            (plain, b"csrf=x"),
            ("text/plain", b"List-Unsubscribe=One-Click"),
            ("", b"List-Unsubscribe=One-Click"),
            (multipart, b"List-Unsubscribe=One-Click"),
            (multipart, b"--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nOne-Click\r\n--b--\r\n"),
            (multipart, b"\xff\xfe"),
        ] {
            assert!(!is_one_click(kind, body), "{kind} {body:?}");
        }
    }
}
