//! One field for everything: events, people and organisations.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, page_number, query, value};
use crate::queries::desk_search::{FEWEST, LONGEST, events_found, organisations_found, people_found, sought};
use crate::rules::permission::{Permission, allows};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Rows of each group, and of one group alone.
const FIRST: u64 = 8;
const PAGE: u64 = 40;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    // Who reads figures reads no names.
    let names = allows(signed_in.acting.role, Permission::SeeParticipants);
    let query = query(&viewer);
    let text = query.get("q");
    let only = ["events", "people", "organisations"].into_iter().find(|group| *group == query.get("in"));
    let (page, per_page) = if only.is_some() { (page_number(&query), PAGE) } else { (1, FIRST) };
    let (db, scope, now) = (&site.app.db, &signed_in.scope, site.app.clock.now());
    let (mut events, mut people, mut organisations) = (None, None, None);
    let sought = sought(text);
    if let Some(sought) = &sought {
        let wanted = |group| only.is_none_or(|only| only == group);
        if wanted("events") {
            events = Some(events_found(db, scope, sought, now, page, per_page).await?);
        }
        if names && wanted("people") {
            people = Some(people_found(db, scope, sought, page, per_page).await?);
        }
        if names && wanted("organisations") {
            organisations = Some(organisations_found(db, sought, page, per_page).await?);
        }
    }
    let nothing = events.as_ref().is_none_or(|found| found.rows.is_empty())
        && people.as_ref().is_none_or(|found| found.rows.is_empty())
        && organisations.as_ref().is_none_or(|found| found.rows.is_empty());
    let context = context! {
        search => text.chars().take(LONGEST).collect::<String>(),
        // In the field above the page.
        desk_search => text.chars().take(LONGEST).collect::<String>(),
        too_short => sought.is_none(),
        fewest => FEWEST,
        only,
        nothing,
        events => value(&events),
        people => value(&people),
        organisations => value(&organisations),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/search.html", context))
}
