//! `/events/{slug}`: all that one wants to know before registering.

use std::collections::HashMap;

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};
use uuid::Uuid;

use super::event_details::details;
use super::event_rules::sentences;
use super::event_view::{EventView, contact, content_contact, zone_of};
use super::structured_data::{Known, structured_data};
use crate::entity::{event, organisation, programme};
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::event_details::{EventDetails, with_price};
use crate::queries::event_page::{EventPage, event_page, organisations_named};
use crate::queries::other_sites::starts_before;
use crate::queries::programme_logos::programme_logos;
use crate::queries::public_questions::public_questions;
use crate::queries::readable_materials;
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::rules::registration::next_turn;
use crate::web::cache::Rendered;
use crate::web::cards;
use crate::web::errors::PageError;
use crate::web::feeds::Media;
use crate::web::form::Fields;
use crate::web::material_view;
use crate::web::page::render;
use crate::web::sharing::Sharing;
use crate::web::viewer::Viewer;
use crate::web::{Site, feeds};

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    // The router parts addresses at slashes only.
    match feeds::parted(&slug) {
        (_, None) => {}
        (slug, Some(Media::Calendar)) => return feeds::event_calendar(&site, slug, &headers).await,
        (slug, Some(media)) => return feeds::event_feed(&site, slug, &headers, &query.unwrap_or_default(), media).await,
    }
    // The secret link may lead here first.
    let key = Token::parse(Fields::parse(query.unwrap_or_default().as_bytes()).get("key"));
    let (site, viewer) = (&site, &viewer);
    let made = async || {
        let found = find(site, &slug).await?;
        let now = site.app.clock.now();
        let organisations = organisations_named(site.app.db.reader(), &found.event).await?;
        let more = with_price(site.app.db.reader(), found.event.id, found.price.clone()).await?;
        let extras = extras(site, &found.event, found.programme.as_ref(), viewer.language, now).await?;
        let public_questions = Serde(public_questions(site.app.db.reader(), found.event.id).await?);
        let starts_before = starts_before(site.app.db.reader(), &found.event, &found.sessions.iter().chain(&found.taken_out).cloned().collect::<Vec<_>>()).await?;
        let facts = facts(site, &found, &Beside { more, organisations, starts_before }, viewer.language, now);
        let html = render(site, viewer, "pages/event.html", context! { public_questions, key => key.as_ref().map(Token::as_str), ..context! { ..extras.context, ..facts } })?;
        let share_ends = found.event.rules().places_per_organisation_until.filter(|until| *until > now);
        Ok(Rendered { html, valid_until: next_turn(&found.event.offer(), now).into_iter().chain(share_ends).chain(extras.changes_at).min(), policy: None })
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

/// What stands beside an event's own words.
pub struct Extras {
    pub context: Value,
    /// When there will be more.
    pub changes_at: Option<Timestamp>,
}

/// Its materials for everybody, and who pays for its programme.
///
/// # Errors
/// The database's.
pub async fn extras(site: &Site, event: &event::Model, programme: Option<&programme::Model>, language: Language, now: Timestamp) -> Result<Extras, Error> {
    let reader = site.app.db.reader();
    let materials = readable_materials::of_event(reader, event, now).await?;
    let logos = match programme {
        Some(programme) => programme_logos(reader, programme.id).await?,
        None => Vec::new(),
    };
    let context = context! {
        materials => material_view::materials(&materials.there, None, language),
        funder => programme.and_then(|programme| programme.funder.as_deref()),
        disclaimer => programme.map(|programme| programme.texts().disclaimer.in_language(language, programme.language()).to_owned()),
        disclaimer_lang => programme.and_then(|programme| programme.texts().disclaimer.language_for(language, programme.language()).filter(|found| *found != language).map(Language::code)),
        logos => material_view::logos(&logos),
    };
    Ok(Extras { context, changes_at: materials.next_at })
}

/// What stands in other rows than the event's own.
struct Beside {
    more: EventDetails,
    organisations: Vec<organisation::Model>,
    /// Where sessions that were moved began before.
    starts_before: HashMap<Uuid, Timestamp>,
}

/// What the template of the page sees.
fn facts(site: &Site, found: &EventPage, Beside { more, organisations, starts_before }: &Beside, language: Language, now: Timestamp) -> Value {
    let EventPage { event, programme, sessions, .. } = found;
    let texts = event.texts_for(language);
    let view = EventView::of(event, programme.as_ref(), sessions, &site.app.config.time_zone, language, now);
    let card = cards::of_event(site, event, programme.as_ref(), sessions, language);
    let path = links::event(&event.slug);
    let share = if event.unlisted {
        Sharing::unlisted().with_calendar(site, &texts.title.text, &links::event_calendar(&event.slug))
    } else {
        Sharing::of(site, &path, language).with_feeds(site, &texts.title.text, |ending| format!("{path}.{ending}"))
    };
    let share = share.with_preview(site, &path, language, [&texts.title.text, &texts.summary.text], &card);
    let known = Known { more, texts: &texts, starts_before, card: &card.path };
    let registering = sentences(event, sessions, organisations, zone_of(sessions, &site.app.config.time_zone), language, now);
    context! {
        event => Serde(view),
        registering,
        description => texts.description.text.as_str(),
        description_language => texts.description.language.code(),
        contact => contact(event),
        details => details(event, sessions, more, language),
        content_contact => content_contact(event),
        structured_data => Serde(structured_data(site, found, &known, now)),
        share => Serde(share),
    }
}
