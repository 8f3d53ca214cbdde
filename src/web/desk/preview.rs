//! The event as the public will see it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, id, value};
use super::overview::session_value;
use crate::queries::desk_event::desk_event;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let event = &shown.event;
    let context = context! {
        event => context! {
            id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str(), summary => event.summary.as_str(), description => event.description.as_str(),
            kind => value(event.kind), format => value(event.format),
        },
        sessions => shown.sessions.iter().map(session_value).collect::<Vec<_>>(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/preview.html", context))
}
