//! `/events/{slug}/registered`: how many people stand where, and what comes next. It names nobody, and says the same
//! for those who were registered already.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use minijinja::value::Serde;

use super::event::find;
use super::event_view::{EventView, contact};
use super::private;
use crate::rules::registration::Approval;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// Larger figures are somebody's invention.
const MOST: u32 = 100_000;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let count = |name: &str| query.get(name).parse::<u32>().unwrap_or(0).min(MOST);
    let (booking, pending, waitlisted) = (count("booking") > 0, count("pending"), count("waitlisted"));
    // The bare address says what it always said.
    let confirmed = if !booking && pending + waitlisted == 0 { 1 } else { count("confirmed") };
    let context = context! {
        event => Serde(view),
        booking,
        confirmed,
        pending,
        waitlisted,
        place => count("place").max(1),
        holds_place => found.event.rules().approval == Approval::HoldsPlace,
        asks_approval => found.event.rules().approval != Approval::None,
        contact => contact(&found.event),
    };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/registered.html", context)))
}
