//! What anybody may subscribe to: all events, those of a programme, one event. Never here: anything of a registered
//! person, or a meeting's link.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;

use super::answer::{FeedFile, Media, Sharing};
use super::kept::Made;
use crate::calendar::{CalendarEvent, CalendarSession, Feed, event_calendar as calendar_of, feed, public_entries};
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::session;
use crate::error::Error;
use crate::links;
use crate::queries::event_list::EventFilter;
use crate::queries::event_page::{EventPage, event_page};
use crate::queries::public_feed::{PublicSession, programme_of, public_feed};
use crate::rules::feeds::Window;
use crate::rules::language::Language;
use crate::rules::names::Slug;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::pages::events;

/// `/calendar.ics`: all public events, or those that a filter of the list finds.
pub async fn all(State(site): State<Site>, asked: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let filter = events::filter(&Fields::parse(query.unwrap_or_default().as_bytes()));
    let address = events::calendar_address(&filter);
    let name = site.app.config.association_name.clone();
    kept(&site, &asked, &address, &name, "calendar", &filter).await
}

/// `/programmes/{slug}.ics`.
pub async fn programme(site: &Site, slug: &str, asked: &HeaderMap) -> Result<Response, PageError> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let programme = programme_of(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    let filter = EventFilter { programme: programme.slug.clone(), ..EventFilter::default() };
    kept(site, asked, &links::programme_calendar(&programme.slug), &programme.name, &programme.slug, &filter).await
}

async fn kept(site: &Site, asked: &HeaderMap, path: &str, name: &str, file_name: &str, filter: &EventFilter) -> Result<Response, PageError> {
    // A programme's new name is no change of an event.
    let key = format!("{path}\n{name}");
    let made = async || made(site, path, name, filter).await;
    Ok(site.feeds.with(&site.app, &key, made, |file| file.answer(asked, Sharing::Public, file_name, false)).await?)
}

async fn made(site: &Site, path: &str, name: &str, filter: &EventFilter) -> Result<Made, Error> {
    let rows = public_feed(site.app.db.reader(), filter, Window::at(site.app.clock.now())).await?;
    let changed_at = rows.iter().map(|row| row.session_updated_at.max(row.event_updated_at).0).max();
    let valid_until = rows.iter().map(|row| Window::leaves_at(row.ends_at.0, row.cancelled_at().map(Into::into))).min();
    let (site, name, source) = (site.clone(), name.to_owned(), site.app.links.absolute(path));
    let writing = in_the_background(move || {
        let (organiser_name, organiser_address) = organiser(&site);
        let head = Feed { name: &name, source: Some(&source), organiser_name: &organiser_name, organiser_address: &organiser_address, time_zone: &site.app.config.time_zone };
        let events: Vec<CalendarEvent> = rows.into_iter().map(|row| event_of(&site, row)).collect();
        FeedFile::new(Media::Calendar, feed(&head, &public_entries(&events)), changed_at)
    });
    Ok(Made { file: writing.await?, valid_until })
}

/// Name and address of who sends: ORGANIZER of every entry.
pub(super) fn organiser(site: &Site) -> (String, String) {
    let config = &site.app.config;
    (config.mail_from.name.clone().unwrap_or_else(|| config.association_name.clone()), config.mail_from.address.to_string())
}

fn event_of(site: &Site, row: PublicSession) -> CalendarEvent {
    let cancelled = row.is_cancelled();
    CalendarEvent {
        url: site.app.links.event(&row.slug),
        language: Language::parse(&row.language).unwrap_or_default(),
        title: row.event_title,
        summary: row.summary,
        host: site.app.links.host().to_owned(),
        sessions: vec![CalendarSession {
            session_id: row.session_id,
            title: row.session_title,
            starts_at: row.starts_at.into(),
            ends_at: row.ends_at.into(),
            time_zone: row.time_zone,
            place: row.place,
            address: row.address,
            place_hidden: row.place_hidden,
            online: row.format != EventFormat::Onsite,
            sequence: row.sequence,
            cancelled,
            created_at: row.session_created_at.into(),
            updated_at: row.session_updated_at.max(row.event_updated_at).into(),
        }],
    }
}

/// `/events/{slug}.ics`: the dates of an event as a file.
pub async fn event(site: &Site, slug: &str, asked: &HeaderMap) -> Result<Response, PageError> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let found = event_page(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    let (organiser_name, organiser_address) = organiser(site);
    let source = site.app.links.event_calendar(&found.event.slug);
    let head =
        Feed { name: &found.event.title, source: Some(&source), organiser_name: &organiser_name, organiser_address: &organiser_address, time_zone: &site.app.config.time_zone };
    let text = calendar_of(&head, &facts(site, &found));
    let changed_at = found.sessions.iter().chain(&found.taken_out).map(|session| session.updated_at.0).fold(found.event.updated_at.0, Timestamp::max);
    Ok(FeedFile::new(Media::Calendar, text, Some(changed_at)).answer(asked, Sharing::Public, slug.as_str(), true))
}

fn facts(site: &Site, found: &EventPage) -> CalendarEvent {
    let EventPage { event, sessions, taken_out, .. } = found;
    // What was taken out of a draft, nobody has ever seen.
    let seen = |session: &&session::Model| session.cancelled_at >= event.published_at || session.cancelled_at.is_none();
    let mut sessions: Vec<&session::Model> = sessions.iter().chain(taken_out.iter().filter(seen)).collect();
    sessions.sort_by_key(|session| (session.starts_at, session.id));
    let entry = |session: &session::Model| CalendarSession {
        session_id: session.id,
        title: session.title.clone(),
        starts_at: session.starts_at.into(),
        ends_at: session.ends_at.into(),
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
        place_hidden: session.place_hidden,
        online: event.format != EventFormat::Onsite,
        sequence: session.sequence,
        cancelled: session.cancelled_at.is_some() || event.status == EventStatus::Cancelled,
        created_at: session.created_at.into(),
        updated_at: session.updated_at.0.max(event.updated_at.0),
    };
    CalendarEvent {
        title: event.title.clone(),
        summary: event.summary.clone(),
        language: event.language(),
        url: site.app.links.event(&event.slug),
        host: site.app.links.host().to_owned(),
        sessions: sessions.into_iter().map(entry).collect(),
    }
}
