//! The volunteer's side of a desk link: a page with a button, then the sessions whose attendance they take.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;

use super::frame::desk_page;
use super::overview::session_value;
use crate::actions::desk_link::leave::leave as end_login;
use crate::actions::desk_link::open::open;
use crate::entity::event::EventStatus;
use crate::error::{Error, Refusal};
use crate::keys::Token;
use crate::queries::desk_link::{by_address, event_of};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, VisitorForm};
use crate::web::page::page;
use crate::web::session::{SignedIn, closed_volunteer_cookie, volunteer_cookie};
use crate::web::viewer::Viewer;

/// Opens nothing: programs that look into mails and chats follow links.
pub async fn link(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let found = match Token::parse(&token) {
        Some(token) => by_address(site.app.db.reader(), token.hash(), site.app.clock.now()).await?,
        None => None,
    };
    let Some((link, event)) = found else { return Ok(expired(&site, &viewer)) };
    let zone = site.app.config.time_zone.as_str();
    let context = context! { name => link.name, title => event.title, event_language => event.language, ends_at => link.ends_at.0.to_string(), zone };
    Ok(page(&site, &viewer, StatusCode::OK, "desk/check_in_link.html", context))
}

pub async fn enter(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let result = match Token::parse(&token) {
        Some(token) => open(&site.app, token).await,
        None => Err(Refusal::LinkExpired.into()),
    };
    match result {
        Ok((token, ends_at)) => {
            let seconds = ends_at.duration_since(site.app.clock.now()).as_secs().max(0);
            Ok(with_cookie("/desk/check-in", volunteer_cookie(&token, seconds)))
        }
        Err(Error::Refused(Refusal::LinkExpired)) => Ok(expired(&site, &viewer)),
        Err(error) => Err(error.into()),
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let volunteer = signed_in.volunteer.as_ref().ok_or(Error::Forbidden)?;
    let (event, sessions) = event_of(site.app.db.reader(), volunteer.event_id, volunteer.sessions.as_deref()).await?;
    let context = context! {
        event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() },
        sessions => sessions.iter().map(session_value).collect::<Vec<_>>(),
        published => event.status == EventStatus::Published,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/check_in.html", context))
}

pub async fn leave(State(site): State<Site>, signed_in: SignedIn, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    end_login(&site.app, signed_in.session).await?;
    Ok(with_cookie("/", closed_volunteer_cookie()))
}

fn with_cookie(path: &str, cookie: HeaderValue) -> Response {
    let mut response = Redirect::to(path).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

fn expired(site: &Site, viewer: &Viewer) -> Response {
    page(site, viewer, StatusCode::GONE, "desk/check_in_ended.html", context! {})
}
