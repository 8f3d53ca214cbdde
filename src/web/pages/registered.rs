//! `/events/{slug}/registered`: the same for everybody, so that it tells nobody who was registered already.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use minijinja::value::Serde;

use super::event::find;
use super::event_view::{EventView, contact};
use super::private;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/registered.html", context! { event => Serde(view), contact => contact(&found.event) })))
}
