//! Forms: what a POST brings, checked for size, type and origin before a handler sees it.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;

use super::errors::PageError;
use super::layers::body_time_limit;
use super::{Site, session};
use crate::error::Error;

/// The hidden field that proves a form came from a page of ours.
pub const TOKEN_FIELD: &str = "csrf";
/// More than any form of ours has: 30 colleagues with all that an event may ask of each.
pub(super) const MOST_FIELDS: usize = 3_000;
/// Bytes of a form too large that are read before the connection is closed on the sender.
const MOST_THROWN_AWAY: usize = 64 * 1024 * 1024;

/// Names and values in the order they were sent. Bytes that are no text, and NUL, are U+FFFD, which no typed
/// value may hold: the field's own check refuses it.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// What people typed stays out of logs.
impl std::fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Fields({} hidden)", self.0.len())
    }
}

impl Fields {
    /// Of parts that were read elsewhere.
    pub(in crate::web) fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (clean(&name), clean(&value))).collect())
    }

    /// Reads `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(bytes).map(|(name, value)| (clean(&name), clean(&value))).collect())
    }

    /// The first value of that name; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The version of what the form was filled with; -1, which nothing has, when it is not there.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.get("version").parse().unwrap_or(-1)
    }

    /// All values of that name, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn checked(&self, name: &str) -> bool {
        !matches!(self.get(name), "" | "0" | "false" | "off")
    }

    /// The fields of a repeated group, `group[0][name]`, as forms of their own with plain names, in the order of their numbers.
    #[must_use]
    pub fn groups(&self, group: &str) -> Vec<Self> {
        let mut groups: BTreeMap<u16, Self> = BTreeMap::new();
        for (name, value) in &self.0 {
            let inner = name.strip_prefix(group).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')?.split_once("]["));
            let Some((Ok(number), inner)) = inner.map(|(number, inner)| (number.parse(), inner)) else { continue };
            groups.entry(number).or_default().0.push((inner.to_owned(), value.clone()));
        }
        groups.into_values().collect()
    }

    /// Everything but the token, for a form that is shown again.
    pub(super) fn without_token(&self) -> Vec<(&str, &str)> {
        self.iter().filter(|&(name, _)| name != TOKEN_FIELD).collect()
    }

    /// Names and values in the order they were sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn clean(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// A form of a public page. Take it as the last argument.
pub struct VisitorForm(pub Fields);

/// A form of the desk: its token is bound to the session. Take it as the last argument.
pub struct DeskForm(pub Fields);

impl FromRequest<Site> for VisitorForm {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        read(site, &parts, body, b"").await.map(Self)
    }
}

impl FromRequest<Site> for DeskForm {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        match session::form_binding(&parts, site).await {
            Ok(bound_to) => read(site, &parts, body, &bound_to).await.map(Self),
            Err(refused) => {
                throw_away(site, body).await;
                Err(refused)
            }
        }
    }
}

/// Reads the form and decides whether it came from a page of ours.
///
/// # Errors
/// 403 for a form of another site, 408, 413 and 415 for its pace, size and type, and the form itself, shown again,
/// when only its token is missing or too old.
pub(super) async fn read(site: &Site, parts: &Parts, body: Body, bound_to: &[u8]) -> Result<Fields, PageError> {
    let refused = if !is_form(&parts.headers) {
        Some(PageError::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))
    } else if !is_ours(&parts.headers, site.app.links.origin()) {
        Some(Error::Forbidden.into())
    } else {
        None
    };
    // A form that is refused is read to its end all the same: a browser that is still sending sees no answer.
    let limit = if refused.is_some() { 0 } else { site.app.config.form_bytes };
    let Ok(read) = tokio::time::timeout(body_time_limit(site), read_body(body, limit)).await else {
        return Err(PageError::of_status(StatusCode::REQUEST_TIMEOUT));
    };
    if let Some(refused) = refused {
        return Err(refused);
    }
    let fields = Fields::parse(&read?);
    if fields.0.len() > MOST_FIELDS {
        return Err(PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let now = site.app.clock.now();
    if !site.app.keys.form_token_fits(fields.get(TOKEN_FIELD), bound_to, now) {
        return Err(PageError::stale(fields, site.app.keys.form_token(bound_to, now)));
    }
    Ok(fields)
}

/// Reads what a refused request still sends: a browser that is sending sees no answer.
pub(super) async fn throw_away(site: &Site, body: Body) {
    let _ = tokio::time::timeout(body_time_limit(site), read_body(body, 0)).await;
}

/// At most `limit` bytes; what comes after them is thrown away as it comes in.
async fn read_body(mut body: Body, limit: usize) -> Result<Vec<u8>, PageError> {
    let mut bytes = Vec::new();
    let mut thrown_away = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(PageError::of_status(StatusCode::BAD_REQUEST)) };
        let Ok(data) = frame.into_data() else { continue };
        if thrown_away == 0 && bytes.len() + data.len() <= limit {
            bytes.extend_from_slice(&data);
            continue;
        }
        thrown_away += data.len();
        bytes.clear();
        if thrown_away > MOST_THROWN_AWAY {
            break;
        }
    }
    if thrown_away > 0 { Err(PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE)) } else { Ok(bytes) }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// Whether the browser says that the form came from us. A proxy may have taken out what it says: then the token
/// alone decides. A page that sends no referrer (`/r/…`) sends `Origin: null`; the browser's own word that it
/// is the same origin then counts.
pub(super) fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let site = text("sec-fetch-site");
    if site == Some("cross-site") {
        return false;
    }
    match text("origin") {
        None => true,
        Some("null") => site == Some("same-origin"),
        Some(given) => {
            let here =
                text("host").is_some_and(|host| given.split_once("://").is_some_and(|(scheme, given)| matches!(scheme, "http" | "https") && given.eq_ignore_ascii_case(host)));
            here || given.eq_ignore_ascii_case(origin)
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Fields, is_form, is_ours};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_form_of_another_site_is_not_ours() {
        let ours = |pairs: &[(&'static str, &'static str)]| is_ours(&headers(pairs), "https://events.example.org");
        for good in [
            &[][..],
            &[("origin", "https://events.example.org"), ("host", "inside:8080")],
            &[("origin", "http://localhost:8080"), ("host", "localhost:8080")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
        ] {
            assert!(ours(good), "{good:?}");
        }
        for foreign in [
            &[("origin", "https://evil.example"), ("host", "events.example.org")][..],
            &[("origin", "https://events.example.org.evil.example")],
            &[("origin", "null")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "cross-site")],
            &[("origin", "http://localhost"), ("host", "localhost:8080")],
            &[("origin", "file://"), ("host", "")],
        ] {
            assert!(!ours(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn only_forms_are_forms() {
        assert!(is_form(&headers(&[("content-type", "application/x-www-form-urlencoded; charset=UTF-8")])));
        for other in ["text/plain", "multipart/form-data; boundary=b", "application/json", "application/x-www-form-urlencoded-x", ""] {
            assert!(!is_form(&headers(&[("content-type", other)])), "{other}");
        }
    }

    #[test]
    fn groups_are_forms_of_their_own() {
        let fields = Fields::parse(b"a=0&p[1][a]=1&p[0][b]=2&p[1][c]=3&p[x][a]=4&p[0]=5&p[70000][a]=6");
        let groups = fields.groups("p");
        assert_eq!(groups.len(), 2);
        assert_eq!((groups[0].get("b"), groups[1].get("a"), groups[1].get("c")), ("2", "1", "3"));
    }

    #[test]
    fn the_first_value_counts_and_what_is_no_text_is_marked() {
        let fields = Fields::parse(b"a=1&a=2&b=%00x&c=%ff&d=+y+");
        assert_eq!(fields.get("a"), "1");
        assert_eq!(fields.all("a"), ["1", "2"]);
        assert_eq!((fields.get("b"), fields.get("c"), fields.get("d"), fields.get("e")), ("\u{FFFD}x", "\u{FFFD}", " y ", ""));
    }
}
