//! `/programmes/{slug}`: a programme with its coming and past events.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use minijinja::context;
use minijinja::value::Serde;

use super::event_view::EventView;
use super::subscribe::Subscription;
use crate::error::Error;
use crate::links;
use crate::queries::event_list::ListedEvent;
use crate::queries::programme_page::programme_page;
use crate::rules::names::Slug;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;
use crate::web::{Site, feeds};

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>) -> Result<Response, PageError> {
    // The router parts addresses at slashes only.
    if let Some(slug) = slug.strip_suffix(".ics") {
        return feeds::programme_calendar(&site, slug, &headers).await;
    }
    let slug = Slug::parse(&slug).map_err(|_| Error::NotFound)?;
    let now = site.app.clock.now();
    let found = programme_page(site.app.db.reader(), slug.as_str(), now).await?.ok_or(Error::NotFound)?;
    let views = |events: &[ListedEvent]| events.iter().map(|listed| EventView::listed(listed, &site.app.config.time_zone, viewer.language, now)).collect::<Vec<_>>();
    let subscription = Subscription::public(&site, &links::programme_calendar(&found.programme.slug), &found.programme.name);
    let programme = context! {
        slug => found.programme.slug,
        name => found.programme.name,
        summary => found.programme.summary,
        description => found.programme.description,
        funder => found.programme.funder,
    };
    Ok(page(
        &site,
        &viewer,
        StatusCode::OK,
        "pages/programme.html",
        context! { programme, subscription => Serde(subscription), coming => Serde(views(&found.coming)), past => Serde(views(&found.past)) },
    ))
}
