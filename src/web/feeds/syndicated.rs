//! `/calendar.atom` and `/calendar.json`, of a programme and of one event: what one can come to, for feed readers and for other
//! sites. The filters are those of the list; `language` is that of the texts, never the reader's cookie.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::context;
use minijinja::value::Serde;
use sea_orm::ActiveEnum;

use super::answer::{FeedFile, Media, Sharing};
use super::kept::Made;
use crate::entity::event::EventStatus;
use crate::entity::{programme, session};
use crate::error::Error;
use crate::links;
use crate::queries::event_list::{EventFilter, ListedEvent};
use crate::queries::event_page::event_page;
use crate::queries::other_sites::{FeedPage, feed_page, latest_change};
use crate::queries::public_feed::programme_of;
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::syndication::{Category, Entry, EventFacts, Feed, ProgrammeFacts, SessionFacts, atom, json_feed};
use crate::text::dates::with_offset;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::cards;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::pages::event_view::{EventView, zone_of};
use crate::web::pages::events;

/// Events on one page of a feed.
const PER_PAGE: u64 = 100;

pub async fn all_atom(State(site): State<Site>, asked: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    all(&site, &asked, query, Media::Atom).await
}

pub async fn all_json(State(site): State<Site>, asked: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    all(&site, &asked, query, Media::JsonFeed).await
}

async fn all(site: &Site, asked: &HeaderMap, query: Option<String>, media: Media) -> Result<Response, PageError> {
    let fields = Fields::parse(query.unwrap_or_default().as_bytes());
    let filter = events::filter(&fields);
    let what = What { language: language(&fields), path: "/calendar", page: "/", title: site.app.config.association_name.clone(), filtered: true };
    kept(site, asked, &what, &filter, media, "calendar").await
}

/// `/programmes/{slug}.atom` and `.json`.
pub async fn programme(site: &Site, slug: &str, asked: &HeaderMap, query: &str, media: Media) -> Result<Response, PageError> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let programme = programme_of(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    let fields = Fields::parse(query.as_bytes());
    let filter = EventFilter { programme: programme.slug.clone(), page: fields.get("page").parse().unwrap_or(1), ..EventFilter::default() };
    let page = links::programme(&programme.slug);
    let language = language(&fields);
    let title = programme.name_in(language.unwrap_or_else(|| programme.language()));
    let what = What { language, path: &page, page: &page, title, filtered: false };
    kept(site, asked, &what, &filter, media, &programme.slug).await
}

/// `/events/{slug}.atom` and `.json`: one that is in the list, to follow what becomes of it.
pub async fn event(site: &Site, slug: &str, asked: &HeaderMap, query: &str, media: Media) -> Result<Response, PageError> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let found = event_page(site.app.db.reader(), slug.as_str()).await?.filter(|found| !found.event.unlisted).ok_or(Error::NotFound)?;
    let language = language(&Fields::parse(query.as_bytes()));
    let page = links::event(&found.event.slug);
    let title = found.event.texts_for(language.unwrap_or_else(|| found.event.language())).title.text;
    let changed_at = found.event.content_changed_at().0;
    let one = FeedPage { events: vec![ListedEvent { event: found.event, programme: found.programme, sessions: found.sessions }], page: 1, pages: 1, changes_at: None };
    let what = What { language, path: &page, page: &page, title, filtered: false };
    let file = file(site, &what, &EventFilter::default(), &one, media, Some(changed_at))?;
    Ok(file.answer(asked, Sharing::Public, slug.as_str(), false))
}

fn language(fields: &Fields) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.code() == fields.get("language"))
}

/// What a feed is about.
struct What<'w> {
    /// Of its texts; `None`: of each event its own.
    language: Option<Language>,
    /// Its address without the ending.
    path: &'w str,
    /// The page that shows the same.
    page: &'w str,
    title: String,
    /// A filter stands in its addresses.
    filtered: bool,
}

impl What<'_> {
    /// The path of one of its pages.
    fn address(&self, filter: &EventFilter, page: u64, media: Media) -> String {
        let mut query = if self.filtered { events::query(filter) } else { Vec::new() };
        query.extend(self.language.map(|language| ("language", language.code().to_owned())));
        query.extend((page > 1).then(|| ("page", page.to_string())));
        format!("{}.{}{}", self.path, media.ending(), links::query(&query))
    }
}

async fn kept(site: &Site, asked: &HeaderMap, what: &What<'_>, filter: &EventFilter, media: Media, name: &str) -> Result<Response, PageError> {
    let key = what.address(filter, filter.page, media);
    let made = async || {
        let now = site.app.clock.now();
        let zone = site.app.zone();
        let found = feed_page(site.app.db.reader(), filter, &zone, now, PER_PAGE).await?;
        let changed_at = latest_change(site.app.db.reader(), now).await?;
        Ok(Made { valid_until: found.changes_at, file: file(site, what, filter, &found, media, changed_at)? })
    };
    Ok(site.feeds.with(&site.app, &key, made, |file| file.answer(asked, Sharing::Public, name, false)).await?)
}

fn file(site: &Site, what: &What<'_>, filter: &EventFilter, found: &FeedPage, media: Media, changed_at: Option<Timestamp>) -> Result<FeedFile, Error> {
    let absolute = |path: &str| site.app.links.absolute(path);
    let other = |page: u64| absolute(&what.address(filter, page, media));
    let entries = found.events.iter().map(|listed| entry(site, listed, what.language)).collect::<Result<Vec<_>, _>>()?;
    let mut page = if what.filtered { events::query(filter) } else { Vec::new() };
    page.extend(what.language.map(|language| ("language", language.code().to_owned())));
    let feed = Feed {
        id: absolute(&what.address(filter, 1, Media::Atom)),
        title: what.title.clone(),
        language: what.language.unwrap_or_default().code(),
        page: absolute(&format!("{}{}", what.page, links::query(&page))),
        atom: absolute(&what.address(filter, found.page, Media::Atom)),
        json: absolute(&what.address(filter, found.page, Media::JsonFeed)),
        previous: (found.page > 1).then(|| other(found.page - 1)),
        next: (found.page < found.pages).then(|| other(found.page + 1)),
        publisher: site.app.config.association_name.clone(),
        home: absolute("/"),
        icon: absolute("/assets/icon-512.png"),
        entries,
    };
    Ok(FeedFile::new(media, if media == Media::Atom { atom(&feed) } else { json_feed(&feed) }, changed_at))
}

fn entry(site: &Site, listed: &ListedEvent, wanted: Option<Language>) -> Result<Entry, Error> {
    let ListedEvent { event, programme, sessions } = listed;
    let language = wanted.unwrap_or_else(|| event.language());
    let texts = event.texts_for(language);
    let cancelled = event.status == EventStatus::Cancelled;
    let title = if cancelled { text_with(language, "sites-cancelled-title", [("title", texts.title.text.clone().into())]) } else { texts.title.text.clone() };
    // When it was made does not matter: what stands here says nothing of places.
    let view = EventView::listed(listed, &site.app.config.time_zone, language, event.created_at.0);
    let content = context! { event => Serde(&view), description => texts.description.text.as_str(), cancelled };
    let html = site.templates.render("feeds/entry.html", language, content).map_err(|error| Error::Internal(anyhow::anyhow!("feeds/entry.html: {error:#}")))?;
    let in_language = wanted.map(|language| format!("?language={}", language.code())).unwrap_or_default();
    Ok(Entry {
        id: format!("urn:uuid:{}", event.id),
        page: format!("{}{in_language}", site.app.links.event(&event.slug)),
        title,
        summary: texts.summary.text.clone(),
        html: html.trim().to_owned(),
        language: texts.title.language.code(),
        published_at: event.published_at.unwrap_or(event.created_at).0,
        updated_at: event.content_changed_at().0,
        categories: categories(site, listed, language),
        image: site.app.links.absolute(&cards::of_event(site, event, programme.as_ref(), sessions, language).path),
        facts: facts(site, listed, language),
    })
}

/// What it is, in the words of the list's filters.
fn categories(site: &Site, listed: &ListedEvent, language: Language) -> Vec<Category> {
    let of = |list: &str, term: String, label: String| Category { scheme: site.app.links.absolute(&format!("/#{list}")), term, label };
    let event = &listed.event;
    let (kind, format) = (event.kind.to_value(), event.format.to_value());
    let mut all = vec![
        of("kind", kind.clone(), text(language, &format!("kind-{kind}"))),
        of("format", format.clone(), text(language, &format!("format-{format}"))),
        of("held_in", event.language().code().to_owned(), text(language, &format!("page-language-{}", event.language().code()))),
    ];
    all.extend(listed.programme.as_ref().map(|programme| of("programme", programme.slug.clone(), programme.name_in(language))));
    if event.status == EventStatus::Cancelled {
        all.push(of("status", "cancelled".to_owned(), text(language, "page-state-event-cancelled")));
    }
    all
}

fn facts(site: &Site, listed: &ListedEvent, language: Language) -> EventFacts {
    let ListedEvent { event, programme, sessions } = listed;
    let zone = zone_of(sessions, &site.app.config.time_zone);
    let of_session = |session: &session::Model| SessionFacts {
        title: session.title.clone(),
        starts_at: with_offset(session.starts_at.0, &session.time_zone),
        ends_at: with_offset(session.ends_at.0, &session.time_zone),
        time_zone: session.time_zone.clone(),
        place: session.place.clone().filter(|_| !session.place_hidden),
        address: session.address.clone().filter(|_| !session.place_hidden),
    };
    let of_programme = |programme: &programme::Model| ProgrammeFacts {
        slug: programme.slug.clone(),
        name: programme.name_in(language),
        url: site.app.links.absolute(&links::programme(&programme.slug)),
    };
    let cancelled = event.status == EventStatus::Cancelled;
    EventFacts {
        status: if cancelled { "cancelled" } else { "published" },
        kind: event.kind.to_value(),
        format: event.format.to_value(),
        held_in: event.language().code(),
        starts_at: event.starts_at.map(|moment| with_offset(moment.0, zone)),
        ends_at: event.ends_at.map(|moment| with_offset(moment.0, zone)),
        sessions: sessions.iter().map(of_session).collect(),
        programme: programme.as_ref().map(of_programme),
        register: (!cancelled).then(|| site.app.links.absolute(&links::register(&event.slug))),
    }
}
