//! The one gate before every page of the desk: is somebody there, does the role allow it, and is what the address names
//! within their scope? Outside it a thing does not exist: 404, for reading and for writing alike. The actions ask for
//! the role once more.

use axum::extract::{FromRequestParts as _, MatchedPath, RawPathParams, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::rights::{NAMES, Need, need};
use crate::error::{Error, Refusal};
use crate::queries::scope::{Named, holds, is_of_event};
use crate::rules::permission::{Role, Scope};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, throw_away};
use crate::web::session::{SignedIn, was_volunteer};

/// The layer before the desk's routes.
pub async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match admit(&site, &mut parts).await {
        Ok(None) => next.run(Request::from_parts(parts, body)).await,
        Ok(Some(elsewhere)) => elsewhere,
        Err(refused) => {
            // A browser that is still sending sees no answer.
            throw_away(&site, body).await;
            refused.into_response()
        }
    }
}

/// Lets a request in, or leads it elsewhere.
async fn admit(site: &Site, parts: &mut Parts) -> Result<Option<Response>, PageError> {
    let writes = match parts.method {
        Method::GET | Method::HEAD => false,
        Method::POST => true,
        // The router's own answer.
        _ => return Ok(None),
    };
    let path = parts.extensions.get::<MatchedPath>().map_or_else(String::new, |path| path.as_str().to_owned());
    let Some(need) = need(&path, writes) else { return Ok(None) };
    if need == Need::Anybody {
        return Ok(None);
    }
    let signed_in = match SignedIn::from_request_parts(parts, site).await {
        Err(_) if was_volunteer(&parts.headers) => return Err(Error::from(Refusal::LinkExpired).into()),
        other => other?,
    };
    if signed_in.acting.role == Role::Volunteer && path == "/desk" && !writes {
        return Ok(Some(Redirect::to("/desk/check-in").into_response()));
    }
    allowed(need, &signed_in)?;
    within(site, parts, &signed_in).await?;
    Ok(None)
}

fn allowed(need: Need, signed_in: &SignedIn) -> Result<(), Error> {
    let volunteer = signed_in.volunteer.is_some();
    match need {
        Need::Anybody => Ok(()),
        Need::SignedIn if !volunteer => Ok(()),
        Need::Volunteer if volunteer => Ok(()),
        Need::May(permission) if !volunteer => signed_in.acting.needs(permission),
        Need::VolunteerOr(permission) => signed_in.acting.needs(permission),
        Need::SignedIn | Need::Volunteer | Need::May(_) => Err(Error::Forbidden),
    }
}

/// # Errors
/// `NotFound` for what is outside the scope, or a part of another event.
async fn within(site: &Site, parts: &mut Parts, signed_in: &SignedIn) -> Result<(), PageError> {
    // Who sees everything finds out at the page itself what is there.
    if signed_in.scope == Scope::All {
        return Ok(());
    }
    let params = RawPathParams::from_request_parts(parts, site).await.map_err(|_| Error::NotFound)?;
    let mut event = None;
    for (name, value) in &params {
        let Some((_, named)) = NAMES.iter().find(|(known, _)| *known == name) else { return Err(Error::NotFound.into()) };
        let Some(named) = *named else { continue };
        let id = Uuid::parse_str(value).map_err(|_| Error::NotFound)?;
        if named == Named::Event {
            event = Some(id);
        }
        let inside = match &signed_in.volunteer {
            // The people of their event, as far as a route is for volunteers.
            Some(volunteer) if named == Named::Registration => is_of_event(&site.app.db, id, volunteer.event_id).await?,
            Some(volunteer) => volunteer.holds(named, id),
            None => holds(&site.app.db, &signed_in.scope, named, id, event).await?,
        };
        if !inside {
            return Err(Error::NotFound.into());
        }
    }
    // Lists and previews are narrowed to an event by its id behind the question mark.
    let asked = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
    if let Ok(id) = Uuid::parse_str(asked.get("event"))
        && !holds(&site.app.db, &signed_in.scope, Named::Event, id, None).await?
    {
        return Err(Error::NotFound.into());
    }
    Ok(())
}
