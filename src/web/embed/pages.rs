//! `/embed/list` and `/embed/calendar`: the pages inside the frame. Their links lead to the site itself, in a window of its own.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::choice::{Choice, View};
use super::month::{bounds, months, weeks};
use super::sites;
use crate::error::Error;
use crate::links;
use crate::queries::event_list::EventFilter;
use crate::queries::other_sites::{feed_page, public_dates};
use crate::queries::public_feed::programme_of;
use crate::rules::registration::next_turn;
use crate::rules::web_origin::WebOrigin;
use crate::text::dates;
use crate::web::Site;
use crate::web::cache::Rendered;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::page::render;
use crate::web::pages::event_view::EventView;
use crate::web::pages::events;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let choice = Choice::read(View::List, &Fields::parse(query.unwrap_or_default().as_bytes()));
    site.cache.page(&site, &viewer, &headers, async || listed(&site, &viewer, &choice).await).await
}

pub async fn calendar(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let choice = Choice::read(View::Calendar, &Fields::parse(query.unwrap_or_default().as_bytes()));
    site.cache.page(&site, &viewer, &headers, async || month(&site, &viewer, &choice).await).await
}

async fn listed(site: &Site, viewer: &Viewer, choice: &Choice) -> Result<Rendered, PageError> {
    let zone_name = &site.app.config.time_zone;
    let now = site.app.clock.now();
    let found = feed_page(site.app.db.reader(), &choice.filter, &site.app.zone(), now, choice.count).await?;
    let views: Vec<EventView> = found.events.iter().map(|listed| EventView::listed(listed, zone_name, viewer.language, now)).collect();
    let context = context! { events => Serde(views), more => found.pages > 1, ..frame(site, viewer, choice) };
    let turns = found.events.iter().filter_map(|listed| next_turn(&listed.event.offer(), now));
    let valid_until = turns.chain(found.changes_at).min();
    Ok(Rendered { html: render(site, viewer, "embed/list.html", context)?, valid_until, policy: Some(policy(site, choice).await?) })
}

async fn month(site: &Site, viewer: &Viewer, choice: &Choice) -> Result<Rendered, PageError> {
    let zone = site.app.zone();
    let today = site.app.today();
    let (shown, before, after) = months(choice.filter.month, today);
    let (from, until) = bounds(shown, &zone).ok_or(Error::NotFound)?;
    let found = public_dates(site.app.db.reader(), &choice.filter, &zone, from, until).await?;
    let language = viewer.language;
    let named = |month: civil::Date| month.to_zoned(zone.clone()).map(|start| dates::month_and_year(language, &start)).unwrap_or_default();
    let other = |month: Option<civil::Date>| month.map(|month| context! { href => choice.at(month).path(), name => named(month) });
    let context = context! {
        month => named(shown),
        before => other(before),
        after => other(after),
        weeks => Serde(weeks(shown, today, &found, &zone, language)),
        found => found.len(),
        ..frame(site, viewer, choice)
    };
    let midnight = midnight(today, &zone);
    Ok(Rendered { html: render(site, viewer, "embed/calendar.html", context)?, valid_until: midnight, policy: Some(policy(site, choice).await?) })
}

/// When another day is today.
fn midnight(today: civil::Date, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(today.tomorrow().ok()?.at(0, 0, 0, 0)).compatible().ok()
}

/// What both pages need.
fn frame(site: &Site, viewer: &Viewer, choice: &Choice) -> Value {
    let lasting = EventFilter { month: None, ..choice.filter.clone() };
    let mut all = events::query(&lasting);
    all.push(("language", viewer.language.code().to_owned()));
    context! {
        style => choice.look.style(&site.assets.version),
        sizes => choice.sizes_itself,
        all => format!("/{}", links::query(&all)),
    }
}

/// Who may frame it, and that it does nothing but show.
async fn policy(site: &Site, choice: &Choice) -> Result<HeaderValue, Error> {
    let programme = if choice.filter.programme.is_empty() { None } else { programme_of(site.app.db.reader(), &choice.filter.programme).await? };
    let script = if choice.sizes_itself { " script-src 'self';" } else { "" };
    let sites: String = sites(site, programme.as_ref()).iter().map(|origin| format!(" {}", WebOrigin::as_str(origin))).collect();
    let policy = format!("default-src 'none'; style-src 'self'; img-src 'self';{script} form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'{sites}");
    HeaderValue::try_from(policy).map_err(|error| Error::Internal(error.into()))
}
