//! Downloads for calendar programs. Never here: anything of a registered person, or a meeting's link.

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use sha2::{Digest, Sha256};

use super::Site;
use super::errors::PageError;
use crate::calendar::{CalendarEvent, CalendarSession, event_calendar as calendar_of};
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::session;
use crate::error::Error;
use crate::queries::event_page::{EventPage, event_page};
use crate::rules::names::Slug;

pub fn routes() -> Router<Site> {
    // `/events/{slug}.ics` is reached through the event page: the router parts addresses at slashes only.
    Router::new()
}

/// `/events/{slug}.ics`: the dates of an event as a file.
pub async fn event_calendar(site: &Site, slug: &str, asked: &HeaderMap) -> Result<Response, PageError> {
    let slug = Slug::parse(slug).map_err(|_| Error::NotFound)?;
    let found = event_page(site.app.db.reader(), slug.as_str()).await?.ok_or(Error::NotFound)?;
    let file = calendar_of(&facts(site, &found));
    let changed_at = found.sessions.iter().chain(&found.taken_out).map(|session| session.updated_at.0).fold(found.event.updated_at.0, Timestamp::max);
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(file.as_bytes())[..16]));
    let mut response = if is_unchanged(asked, &tag, changed_at) { StatusCode::NOT_MODIFIED.into_response() } else { file.into_response() };
    let headers = response.headers_mut();
    // A slug holds letters, digits and hyphens only: it needs no quoting.
    for (name, value) in [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.ics\"", slug.as_str())),
        (header::ETAG, tag),
        (header::LAST_MODIFIED, http_date(changed_at)),
        (header::CACHE_CONTROL, "public, max-age=60".to_owned()),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    Ok(response)
}

fn facts(site: &Site, found: &EventPage) -> CalendarEvent {
    let EventPage { event, sessions, taken_out, .. } = found;
    let config = &site.app.config;
    let mut sessions: Vec<&session::Model> = sessions.iter().chain(taken_out).collect();
    sessions.sort_by_key(|session| (session.starts_at, session.id));
    let entry = |session: &session::Model| CalendarSession {
        session_id: session.id,
        title: session.title.clone(),
        starts_at: session.starts_at.into(),
        ends_at: session.ends_at.into(),
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
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
        calendar_url: site.app.links.event_calendar(&event.slug),
        host: site.app.links.host().to_owned(),
        organiser_name: config.mail_from.name.clone().unwrap_or_else(|| config.association_name.clone()),
        organiser_address: config.mail_from.address.to_string(),
        sessions: sessions.into_iter().map(entry).collect(),
    }
}

/// `If-None-Match` decides when it is there; else `If-Modified-Since`, in whole seconds (RFC 9110 §13.2.2).
fn is_unchanged(asked: &HeaderMap, tag: &str, changed_at: Timestamp) -> bool {
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(tags) = text(header::IF_NONE_MATCH) {
        return tags.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag);
    }
    let since = text(header::IF_MODIFIED_SINCE).and_then(|since| rfc2822::parse(since).ok());
    since.is_some_and(|since| changed_at.as_second() <= since.timestamp().as_second())
}

/// `Tue, 09 Mar 2027 09:00:00 GMT`.
fn http_date(moment: Timestamp) -> String {
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use jiff::Timestamp;

    use super::{http_date, is_unchanged};

    #[test]
    fn an_unchanged_file_is_recognised_by_its_tag_or_its_date() {
        let changed_at: Timestamp = "2027-03-09T09:00:00.5Z".parse().unwrap();
        let asked = |name, value: &str| HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())]);
        assert!(is_unchanged(&asked(header::IF_NONE_MATCH, "\"a\", W/\"b\""), "\"b\"", changed_at));
        assert!(!is_unchanged(&asked(header::IF_NONE_MATCH, "\"a\""), "\"b\"", changed_at));
        assert_eq!(http_date(changed_at), "Tue, 09 Mar 2027 09:00:00 GMT");
        assert!(is_unchanged(&asked(header::IF_MODIFIED_SINCE, &http_date(changed_at)), "\"b\"", changed_at));
        assert!(!is_unchanged(&asked(header::IF_MODIFIED_SINCE, "Tue, 09 Mar 2027 08:59:59 GMT"), "\"b\"", changed_at));
        assert!(!is_unchanged(&asked(header::IF_MODIFIED_SINCE, "nonsense"), "\"b\"", changed_at));
    }
}
