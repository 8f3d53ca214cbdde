//! `/r/{token}/calendar`: the feed of whoever owns a registration's link. Opening it makes no feed; its buttons do.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::my::asked;
use super::way::Way;
use super::{private, subscribe};
use crate::actions::calendar_feed::Owner;
use crate::error::Error;
use crate::queries::my_link::feed_of_person;
use crate::queries::my_registration::MyRegistration;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = find(&site, &way).await?;
    let feed = feed_of_person(site.app.db.reader(), found.registration.person_id).await?;
    let feed = subscribe::own(&site, feed.as_ref(), &base(&way), &asked(&viewer));
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/my-calendar.html", context! { feed, back => way.base.as_str() })))
}

pub async fn act(State(site): State<Site>, way: Way, Path((_, verb)): Path<(String, String)>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let found = find(&site, &way).await?;
    Ok(subscribe::act(&site, Owner::Person(found.registration.person_id), &base(&way), &verb, &fields).await?)
}

/// Who gave the place away has given the link away, perhaps.
async fn find(site: &Site, way: &Way) -> Result<MyRegistration, Error> {
    let found = way.find(site).await?;
    if found.handed_over { Err(Error::NotFound) } else { Ok(found) }
}

fn base(way: &Way) -> String {
    format!("{}/calendar", way.base)
}
