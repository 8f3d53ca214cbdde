//! The organiser's own feed: all dates at the desk.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, query};
use crate::actions::calendar_feed::Owner;
use crate::queries::my_link::feed_of_organiser;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::pages::subscribe;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const PAGE: &str = "/desk/calendar";

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let feed = feed_of_organiser(site.app.db.reader(), signed_in.acting.organiser_id).await?;
    let feed = subscribe::own(&site, feed.as_ref(), PAGE, &query(&viewer));
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/calendar.html", context! { feed }))
}

pub async fn act(State(site): State<Site>, signed_in: SignedIn, Path(verb): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    Ok(subscribe::act(&site, Owner::Organiser(signed_in.acting), PAGE, &verb, &fields).await?)
}
