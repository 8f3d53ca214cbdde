//! All events: coming, drafts, past or put away, found by their words.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, page_number, query, value};
use crate::queries::desk_events::{When, desk_events};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let query = query(&viewer);
    let (name, when) = match query.get("when") {
        "past" => ("past", When::Past),
        "drafts" => ("drafts", When::Drafts),
        "archived" => ("archived", When::Archived),
        _ => ("coming", When::Coming),
    };
    let search = query.get("q");
    let found = desk_events(&site.app.db, &signed_in.scope, site.app.clock.now(), when, search, page_number(&query)).await?;
    let context = context! { found => value(&found), when => name, search };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/events.html", context))
}
