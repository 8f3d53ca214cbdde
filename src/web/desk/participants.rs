//! Who takes part, and whether their mail arrived.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, id, page_number, query, value};
use crate::queries::desk_event::desk_event;
use crate::queries::participant_list::participant_list;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let event_id = id(&event)?;
    let query = query(&viewer);
    let search = query.get("q");
    let shown = desk_event(&site.app.db, event_id).await?;
    let found = participant_list(&site.app.db, event_id, search, page_number(&query)).await?;
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), capacity => shown.event.capacity, places_taken => shown.event.places_taken },
        zone => shown.zone(&site.app.config.time_zone),
        numbers => value(&shown.numbers),
        found => value(&found),
        search,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/participants.html", context))
}
