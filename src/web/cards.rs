//! Cards for link previews: of events, of programmes, of the site. A card is drawn once and kept by what it says; how many are
//! drawn in a minute is bounded, for anybody may ask. Beyond that everybody gets the site's own card.

use std::collections::{HashMap, VecDeque};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use sea_orm::ActiveEnum;
use sha2::{Digest, Sha256};
use tokio::sync::Mutex as Turn;

use super::Site;
use super::assets::matches;
use super::background::in_the_background;
use super::errors::PageError;
use super::form::Fields;
use super::pages::event_view::{period, zone_of};
use crate::documents::card::{Card, draw};
use crate::entity::event::{self, EventFormat, EventStatus};
use crate::entity::{programme, session};
use crate::error::Error;
use crate::links;
use crate::queries::event_page::event_page;
use crate::queries::public_feed::programme_of;
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::text::dates;
use crate::text::translations::{text, text_with};

/// Cards that are kept, and their octets.
const MOST_CARDS: usize = 500;
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// Cards that were drawn, and the right to draw more.
pub struct Cards {
    shelf: Mutex<Shelf>,
    allowance: DefaultDirectRateLimiter,
    /// One is drawn at a time: whoever asks for it meanwhile waits for that one.
    turn: Turn<()>,
}

#[derive(Default)]
struct Shelf {
    cards: HashMap<String, Bytes>,
    /// The oldest first.
    order: VecDeque<String>,
    bytes: usize,
}

/// A card with its address, which changes with what it says.
pub struct Linked {
    pub card: Card,
    pub path: String,
}

impl Linked {
    fn at(path: &str, card: Card, language: Language) -> Self {
        let version = &tag(&card)[..12];
        Self { path: format!("{path}?language={}&v={version}", language.code()), card }
    }

    /// What it shows, for who does not see it.
    #[must_use]
    pub fn alternative(&self) -> String {
        let words = [self.card.above.as_str(), self.card.title.as_str()].into_iter().chain(self.card.details.iter().map(String::as_str));
        words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl Cards {
    /// So many are drawn in a minute.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { shelf: Mutex::default(), allowance: RateLimiter::direct(quota), turn: Turn::default() }
    }

    fn kept(&self, tag: &str) -> Option<Bytes> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).cards.get(tag).cloned()
    }

    fn keep(&self, tag: &str, png: &Bytes) {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        while shelf.cards.len() >= MOST_CARDS || shelf.bytes + png.len() > MOST_BYTES {
            let Some(oldest) = shelf.order.pop_front() else { break };
            let gone = shelf.cards.remove(&oldest).map_or(0, |png| png.len());
            shelf.bytes = shelf.bytes.saturating_sub(gone);
        }
        if shelf.cards.insert(tag.to_owned(), png.clone()).is_none() {
            shelf.order.push_back(tag.to_owned());
            shelf.bytes += png.len();
        }
    }

    /// The card's octets, kept or drawn now; `None`: enough were drawn in this minute. `owed` ones are drawn in any case.
    async fn png(&self, card: &Card, tag: &str, owed: bool) -> Result<Option<Bytes>, Error> {
        if let Some(kept) = self.kept(tag) {
            return Ok(Some(kept));
        }
        // Before waiting: nobody who waits is more than the allowance.
        if !owed && self.allowance.check().is_err() {
            return Ok(None);
        }
        let _turn = self.turn.lock().await;
        if let Some(kept) = self.kept(tag) {
            return Ok(Some(kept));
        }
        let drawn = card.clone();
        let png = Bytes::from(in_the_background(move || draw(&drawn)).await?);
        self.keep(tag, &png);
        Ok(Some(png))
    }
}

fn tag(card: &Card) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(card.words().as_bytes())[..18])
}

/// The card of an event as the public sees it.
#[must_use]
pub fn of_event(site: &Site, event: &event::Model, programme: Option<&programme::Model>, sessions: &[session::Model], language: Language) -> Linked {
    let cancelled = event.status == EventStatus::Cancelled;
    let above = match programme {
        _ if cancelled => text(language, "page-state-event-cancelled"),
        Some(programme) => programme.name_in(language),
        None => text(language, &format!("kind-{}", event.kind.to_value())),
    };
    let card = Card {
        association: site.app.config.association_name.clone(),
        above,
        title: event.texts_for(language).title.text,
        details: vec![when(site, event, sessions, language), place(event, sessions, language)],
    };
    Linked::at(&links::event_card(&event.slug), card, language)
}

fn when(site: &Site, event: &event::Model, sessions: &[session::Model], language: Language) -> String {
    match (sessions, event.starts_at) {
        ([one], _) => period(one, language),
        ([first, rest @ ..], _) => {
            let more = text_with(language, "page-more-dates", [("count", i64::try_from(rest.len()).unwrap_or(i64::MAX).into())]);
            format!("{} {more}", period(first, language))
        }
        ([], Some(start)) => dates::long_date(language, &dates::local(start.0, zone_of(sessions, &site.app.config.time_zone))),
        ([], None) => String::new(),
    }
}

fn place(event: &event::Model, sessions: &[session::Model], language: Language) -> String {
    let place = sessions.iter().filter(|session| !session.place_hidden).find_map(|session| session.place.clone().or_else(|| session.address.clone()));
    let way = text(language, &format!("format-{}", event.format.to_value()));
    match place.filter(|_| event.format != EventFormat::Online) {
        Some(place) if event.format == EventFormat::Hybrid => format!("{place} · {way}"),
        Some(place) => place,
        None => way,
    }
}

/// The card of a programme.
#[must_use]
pub fn of_programme(site: &Site, programme: &programme::Model, language: Language) -> Linked {
    let texts = programme.texts();
    let card = Card {
        association: site.app.config.association_name.clone(),
        above: text(language, "page-programme"),
        title: programme.name_in(language),
        details: vec![String::new(), texts.summary.in_language(language, programme.language()).to_owned()],
    };
    Linked::at(&links::programme_card(&programme.slug), card, language)
}

/// The card of the site.
#[must_use]
pub fn of_site(site: &Site, language: Language) -> Linked {
    let card = Card { association: String::new(), above: text(language, "page-events-title"), title: site.app.config.association_name.clone(), details: Vec::new() };
    Linked::at(links::CARD, card, language)
}

pub fn routes() -> Router<Site> {
    Router::new().route("/card.png", get(site_card)).route("/events/{slug}/card.png", get(event_card)).route("/programmes/{slug}/card.png", get(programme_card))
}

/// What an address asks for beside the slug.
fn asked(query: Option<String>) -> (Language, Fields) {
    let fields = Fields::parse(query.unwrap_or_default().as_bytes());
    (Language::parse(fields.get("language")).unwrap_or_default(), fields)
}

async fn site_card(State(site): State<Site>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let (language, fields) = asked(query);
    answer(&site, &of_site(&site, language), language, &headers, &fields).await
}

async fn event_card(State(site): State<Site>, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let (language, fields) = asked(query);
    let slug = Slug::parse(&slug).map_err(|_| Error::NotFound)?;
    let found = event_page(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    answer(&site, &of_event(&site, &found.event, found.programme.as_ref(), &found.sessions, language), language, &headers, &fields).await
}

async fn programme_card(State(site): State<Site>, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let (language, fields) = asked(query);
    let slug = Slug::parse(&slug).map_err(|_| Error::NotFound)?;
    let programme = programme_of(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    answer(&site, &of_programme(&site, &programme, language), language, &headers, &fields).await
}

async fn answer(site: &Site, linked: &Linked, language: Language, headers: &HeaderMap, fields: &Fields) -> Result<Response, PageError> {
    let own = tag(&linked.card);
    let etag = |tag: &str| HeaderValue::try_from(format!("\"{tag}\"")).map_err(|error| Error::Internal(error.into()));
    if let Some(given) = headers.get(header::IF_NONE_MATCH)
        && matches(given, &etag(&own)?)
    {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag(&own)?), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"))]).into_response());
    }
    let drawn = site.cards.png(&linked.card, &own, false).await?;
    let (png, tag, keep) = match drawn {
        Some(png) if own.starts_with(fields.get("v")) && fields.get("v").len() == 12 => (png, own, "public, max-age=31536000, immutable"),
        Some(png) => (png, own, "public, max-age=3600"),
        None => {
            let plain = of_site(site, language).card;
            let tag = self::tag(&plain);
            let png = site.cards.png(&plain, &tag, true).await?.ok_or(Error::Busy)?;
            (png, tag, "no-store")
        }
    };
    let common = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::ETAG, etag(&tag)?),
        // Whoever shows a preview fetches it from a page of another site.
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    Ok((common, png).into_response())
}
