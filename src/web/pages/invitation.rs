//! `/i/{token}`: an invitation to register. Opening it does nothing; its buttons act.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::event_view::{EventView, contact};
use super::private;
use crate::actions::event::invite::decline_invitation;
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::my_invitation::my_invitation;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    let found = my_invitation(site.app.db.reader(), &hash).await?.ok_or(Error::NotFound)?;
    let now = site.app.clock.now();
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, now);
    let is_past = found.event.ends_at.is_some_and(|end| end.0 <= now);
    let open = view.refusal.is_none();
    let name = [found.invitee.first_name.as_deref(), found.invitee.last_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let register = (open && !found.registered).then(|| format!("{}?key={token}", links::register(&found.event.slug)));
    let context = context! {
        token,
        event => Serde(view),
        name,
        email => found.invitee.email.as_str(),
        registered => found.registered,
        declined => found.invitee.declined_at.is_some() && !found.registered,
        register,
        can_decline => found.invitee.declined_at.is_none() && !found.registered && !is_past,
        contact => contact(&found.event),
    };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/invitation.html", context)))
}

pub async fn decline(State(site): State<Site>, Path(token): Path<String>, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    decline_invitation(&site.app, hash).await?;
    Ok(private(Redirect::to(&links::invitee(&token)).into_response()))
}
