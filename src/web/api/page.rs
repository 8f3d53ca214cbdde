//! Lists a page at a time: a cursor says where the page before ended, in terms that new rows do not move.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use uuid::Uuid;

use super::problem::{Place, Problem};
use crate::queries::api::events::AfterEvent;
use crate::web::viewer::Viewer;

/// Rows of a page when nothing is said, and the most.
pub const USUAL: u64 = 50;
pub const MOST: u64 = 200;

/// How many rows a page may have: 1 to 200.
#[derive(Debug, Clone, Copy)]
pub struct Limit(pub u64);

impl Default for Limit {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let limit = u64::deserialize(reader)?;
        if (1..=MOST).contains(&limit) { Ok(Self(limit)) } else { Err(serde::de::Error::custom("not 1 to 200")) }
    }
}

/// The schema of [`Limit`].
#[must_use]
pub fn limit_schema() -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(MOST)).default(Some(USUAL.into())).build().into()
}

/// Where a page ended. Nobody outside reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    Id(Uuid),
    Event(AfterEvent),
}

impl Cursor {
    #[must_use]
    pub fn text(self) -> String {
        let mut octets = Vec::with_capacity(25);
        match self {
            Self::Id(id) => {
                octets.push(b'i');
                octets.extend_from_slice(id.as_bytes());
            }
            Self::Event(after) => {
                octets.push(if after.starts_at.is_some() { b's' } else { b'n' });
                octets.extend_from_slice(&after.starts_at.map_or(0, jiff::Timestamp::as_microsecond).to_be_bytes());
                octets.extend_from_slice(after.id.as_bytes());
            }
        }
        URL_SAFE_NO_PAD.encode(octets)
    }

    fn parse(text: &str) -> Option<Self> {
        let octets = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (kind, rest) = octets.split_first()?;
        if *kind == b'i' {
            return Uuid::from_slice(rest).ok().map(Self::Id);
        }
        let (start, id) = rest.split_at_checked(8)?;
        let (start, id) = (i64::from_be_bytes(start.try_into().ok()?), Uuid::from_slice(id).ok()?);
        match kind {
            b's' => Some(Self::Event(AfterEvent { starts_at: Some(jiff::Timestamp::from_microsecond(start).ok()?), id })),
            b'n' => Some(Self::Event(AfterEvent { starts_at: None, id })),
            _ => None,
        }
    }
}

/// # Errors
/// `bad-request` for a cursor of ours that is none, or of another list.
pub fn after_id(text: Option<&str>) -> Result<Option<Uuid>, Problem> {
    match text.map(Cursor::parse) {
        None => Ok(None),
        Some(Some(Cursor::Id(id))) => Ok(Some(id)),
        Some(_) => Err(Problem::at(Place::Parameter("cursor".to_owned()), "bad-parameter")),
    }
}

/// # Errors
/// As [`after_id`].
pub fn after_event(text: Option<&str>) -> Result<Option<AfterEvent>, Problem> {
    match text.map(Cursor::parse) {
        None => Ok(None),
        Some(Some(Cursor::Event(after))) => Ok(Some(after)),
        Some(_) => Err(Problem::at(Place::Parameter("cursor".to_owned()), "bad-parameter")),
    }
}

/// What a list is sent as.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    pub data: Vec<T>,
    /// For the next page; `None` at the end.
    pub next_cursor: Option<String>,
}

/// A page as an answer, with a link to the next one (RFC 8288).
///
/// # Errors
/// `internal` when it cannot be written.
pub fn answer<T: Serialize>(viewer: &Viewer, data: Vec<T>, next: Option<Cursor>) -> Result<Response, Problem> {
    let next_cursor = next.map(Cursor::text);
    let link = next_cursor.as_deref().map(|cursor| next_link(&viewer.path, cursor));
    let mut response = super::json(&Page { data, next_cursor })?;
    if let Some(link) = link.and_then(|link| HeaderValue::try_from(link).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

fn next_link(path: &str, cursor: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor=")).map(|pair| format!("{pair}&")).collect::<String>();
    format!("<{path}?{kept}cursor={cursor}>; rel=\"next\"")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Cursor, after_event, after_id, next_link};
    use crate::queries::api::events::AfterEvent;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let id = Uuid::from_u128(7);
        for starts_at in [None, Some(jiff::Timestamp::from_microsecond(1_800_000_000_000_001).unwrap())] {
            let after = AfterEvent { starts_at, id };
            assert_eq!(after_event(Some(&Cursor::Event(after).text())).ok().flatten(), Some(after));
        }
        assert_eq!(after_id(Some(&Cursor::Id(id).text())).ok().flatten(), Some(id));
        for bad in ["", "x", "aaaa", &Cursor::Id(id).text()[1..], "é"] {
            assert!(after_id(Some(bad)).is_err() && after_event(Some(bad)).is_err(), "{bad}");
        }
        assert!(after_event(Some(&Cursor::Id(id).text())).is_err());
    }

    #[test]
    fn the_link_keeps_the_filters() {
        assert_eq!(next_link("/api/v1/events?kind=webinar&cursor=a", "b"), "</api/v1/events?kind=webinar&cursor=b>; rel=\"next\"");
        assert_eq!(next_link("/api/v1/events", "b"), "</api/v1/events?cursor=b>; rel=\"next\"");
    }
}
