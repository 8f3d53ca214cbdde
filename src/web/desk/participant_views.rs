//! Saved views of an event's participants: kept, opened, removed.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{done, id};
use super::participant_query::encoded;
use super::participants::{Pressed, list, path};
use crate::actions::participant_view::remove::remove;
use crate::actions::participant_view::save::{View, save};
use crate::entity::participant_view;
use crate::error::Error;
use crate::queries::participant_views::participant_views;
use crate::rules::permission::{Permission, Role};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// The view with which the list opens: one's own before one for all.
pub async fn opens_first(site: &Site, signed_in: &SignedIn, event_id: Uuid) -> Result<Option<participant_view::Model>, Error> {
    Ok(participant_views(&site.app.db, event_id, signed_in.acting.organiser_id).await?.into_iter().map(|(view, _)| view).find(|view| view.opens_first))
}

/// The views for the page, with which of them is looked at.
pub async fn of_event(site: &Site, signed_in: &SignedIn, event_id: Uuid, query: &Fields) -> Result<Vec<Value>, Error> {
    let acting = signed_in.acting;
    let now = encoded(query);
    let views = participant_views(&site.app.db, event_id, acting.organiser_id).await?;
    let view = |(view, owner): (participant_view::Model, Option<String>)| {
        let own = view.organiser_id == acting.organiser_id;
        context! {
            id => view.id.to_string(),
            name => view.name.as_str(),
            href => format!("{}?{}&view={}", path(event_id), view.query, view.id),
            owner => owner.filter(|_| !own),
            shared => view.shared,
            opens_first => view.opens_first,
            removable => own || acting.role == Role::Admin,
            current => view.query == now,
        }
    };
    Ok(views.into_iter().map(view).collect())
}

pub async fn save_view(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let event_id = id(&event)?;
    // Only what a view can say is kept.
    let query = Fields::parse(fields.get("filters").as_bytes());
    let view = View { name: fields.get("name").to_owned(), query: encoded(&query), shared: fields.checked("shared"), opens_first: fields.checked("opens_first") };
    match save(&site.app, signed_in.acting, event_id, view).await {
        Ok(view_id) => Ok(Redirect::to(&format!("{}?{}&view={view_id}&done=view-saved", path(event_id), encoded(&query))).into_response()),
        Err(Error::Invalid(faults)) => {
            let pressed = Pressed { view_name: fields.get("name").to_owned(), faults, ..Pressed::default() };
            list(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, &query, &pressed).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove_view(State(site): State<Site>, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    remove(&site.app, signed_in.acting, event_id, id(fields.get("view"))?).await?;
    Ok(done(&path(event_id), "view-removed"))
}
