//! People over all events, found by name or address.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, page_number, query, value};
use crate::queries::person_list::person_list;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let query = query(&viewer);
    let search: String = query.get("q").chars().take(120).collect();
    let found = person_list(&site.app.db, &signed_in.scope, &search, page_number(&query)).await?;
    let further = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &search).finish();
    let context = context! { found => value(&found), zone => site.app.config.time_zone.as_str(), search, further };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/people.html", context))
}
