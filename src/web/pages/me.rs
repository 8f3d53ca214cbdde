//! Whose browser this is, as far as it said so itself: whoever opened their personal link need not type their name
//! again on the next form. The cookie holds the link's token until the browser closes; the registration form
//! and `/in` read it.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::private;
use super::registration_form::TypedPerson;
use crate::entity::{organisation, registration};
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::my_registration::{by_link, my_registration};
use crate::rules::names::Slug;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::viewer::cookie;

const COOKIE: &str = "__Host-me";

/// The registration whose link was opened here last.
pub struct Me {
    registration: registration::Model,
    organisation: String,
}

impl Me {
    pub fn person_id(&self) -> Uuid {
        self.registration.person_id
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.registration.first_name, self.registration.last_name)
    }

    /// A form filled with who they are.
    pub fn typed(&self) -> TypedPerson {
        TypedPerson::of(&self.registration, &self.organisation)
    }
}

/// # Errors
/// The database's. A link that opens nothing any more is nobody's.
pub async fn read(site: &Site, headers: &HeaderMap) -> Result<Option<Me>, Error> {
    let Some(token) = cookie(headers, COOKIE).and_then(Token::parse) else { return Ok(None) };
    let reader = site.app.db.reader();
    let Some(registration) = by_link(reader, token.hash()).await? else { return Ok(None) };
    let found = my_registration(reader, registration).await?;
    let organisation = found.organisation.as_ref().map(organisation::Model::full_name).or_else(|| found.registration.organisation_text.clone()).unwrap_or_default();
    Ok(Some(Me { registration: found.registration, organisation }))
}

/// The path of the registration whose link was opened here last.
pub fn path(headers: &HeaderMap) -> Option<String> {
    cookie(headers, COOKIE).and_then(Token::parse).map(|token| links::registration(token.as_str()))
}

/// Marks an answer of a personal link, so that this browser remembers whose it is.
pub fn remember(mut response: Response, token: &Token) -> Response {
    let cookie = format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.as_str());
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("base64url and ASCII words make a header"));
    response
}

/// `POST /me/forget`: somebody else sits here. Leads back to the form of the event named.
pub async fn forget(State(_): State<Site>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let next = Slug::parse(fields.get("event")).map_or_else(|_| "/".to_owned(), |slug| links::register(slug.as_str()));
    let mut response = private(Redirect::to(&next).into_response());
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static("__Host-me=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    Ok(response)
}
