//! `/events/{slug}`: all that one wants to know before registering.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event_rules::sentences;
use super::event_view::{EventView, contact, content_contact, zone_of};
use super::structured_data::structured_data;
use crate::entity::organisation;
use crate::error::Error;
use crate::keys::Token;
use crate::queries::event_page::{EventPage, event_page, organisations_named};
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::rules::registration::next_turn;
use crate::web::cache::Rendered;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::page::render;
use crate::web::viewer::Viewer;
use crate::web::{Site, feeds};

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    // The router parts addresses at slashes only.
    if let Some(slug) = slug.strip_suffix(".ics") {
        return feeds::event_calendar(&site, slug, &headers).await;
    }
    // The secret link may lead here first.
    let key = Token::parse(Fields::parse(query.unwrap_or_default().as_bytes()).get("key"));
    let (site, viewer) = (&site, &viewer);
    let made = async || {
        let found = find(site, &slug).await?;
        let now = site.app.clock.now();
        let organisations = organisations_named(site.app.db.reader(), &found.event).await?;
        let facts = facts(site, &found, &organisations, viewer.language, now);
        let html = render(site, viewer, "pages/event.html", context! { key => key.as_ref().map(Token::as_str), ..facts })?;
        let share_ends = found.event.rules().places_per_organisation_until.filter(|until| *until > now);
        Ok(Rendered { html, valid_until: next_turn(&found.event.offer(), now).into_iter().chain(share_ends).min() })
    };
    site.cache.page(site, viewer, &headers, made).await
}

/// The event of an address.
///
/// # Errors
/// `NotFound` when there is none, or a draft.
pub async fn find(site: &Site, slug: &str) -> Result<EventPage, Error> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    event_page(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)
}

/// What the template of the page sees.
fn facts(site: &Site, found: &EventPage, organisations: &[organisation::Model], language: Language, now: Timestamp) -> Value {
    let EventPage { event, programme, sessions, .. } = found;
    let texts = event.texts_for(language);
    let view = EventView::of(event, programme.as_ref(), sessions, &site.app.config.time_zone, language, now);
    let address = site.app.links.event(&event.slug);
    let alternates: Vec<Value> =
        Language::ALL.into_iter().map(|language| context! { code => language.code(), href => format!("{address}?language={}", language.code()) }).collect();
    let registering = sentences(event, sessions, organisations, zone_of(sessions, &site.app.config.time_zone), language, now);
    context! {
        event => Serde(view),
        registering,
        description => texts.description.text.as_str(),
        description_language => texts.description.language.code(),
        contact => contact(event),
        content_contact => content_contact(event),
        unlisted => event.unlisted,
        structured_data => Serde(structured_data(site, found, &texts, now)),
        address,
        alternates,
    }
}
