//! Deciding that an event takes place: first who gets what, then the button.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done_telling, id, value};
use crate::actions::event::go_ahead::go_ahead;
use crate::error::{Error, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::rules::permission::Permission;
use crate::rules::registration::Approval;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn ask(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    page(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None).await
}

pub async fn decide(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match go_ahead(&site.app, signed_in.acting, event_id, fields.version()).await {
        Ok(told) => Ok(done_telling(&links::desk_event(event_id), "goes-ahead", told)),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let event = &shown.event;
    let context = context! {
        event => context! { id => event_id.to_string(), title => event.title.as_str(), language => event.language.as_str(), status => value(event.status) },
        version => event.version,
        minimum => event.minimum,
        undecided => event.undecided().is_some(),
        places_taken => event.places_taken,
        waiting => event.waiting_count,
        // Requests are approved one by one afterwards.
        approval => event.rules().approval != Approval::None,
        dates => shown.sessions.len(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/go_ahead.html", context))
}
