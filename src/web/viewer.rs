//! Who asks, and in which language: made once per request from its headers, for handlers and error pages alike.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};

use super::Site;
use crate::rules::language::Language;

/// The cookie that remembers a chosen language.
pub const LANGUAGE_COOKIE: &str = "__Host-language";

#[derive(Debug, Clone)]
pub struct Viewer {
    pub language: Language,
    /// Path and query as asked.
    pub path: String,
    pub client: IpAddr,
    /// Ours, or that of a proxy we trust; never one that a visitor brings. Shown on error pages and in the log.
    pub request_id: String,
    /// Whether the answer should be problem+json instead of a page.
    pub wants_json: bool,
}

impl Viewer {
    #[must_use]
    pub fn of(uri: &Uri, headers: &HeaderMap, client: IpAddr, request_id: String) -> Self {
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        // "//host" at the start of a path is another host in a link.
        let path = format!("/{}", path.trim_start_matches(['/', '\\']));
        let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
        let wants_json = is_api(&path) || (accept.contains("json") && !accept.contains("text/html"));
        let language = match () {
            () if is_api(&path) => accepted(headers).unwrap_or_default(),
            () if is_framed(&path) => asked_language(uri).or_else(|| accepted(headers)).unwrap_or_default(),
            () => language(uri, headers),
        };
        Self { language, path, client, request_id, wants_json }
    }
}

/// `?language=`, else the cookie, else `Accept-Language`, else Dutch.
fn language(uri: &Uri, headers: &HeaderMap) -> Language {
    asked_language(uri).or_else(|| cookie(headers, LANGUAGE_COOKIE).and_then(Language::parse)).or_else(|| accepted(headers)).unwrap_or_default()
}

fn accepted(headers: &HeaderMap) -> Option<Language> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok()).and_then(Language::from_accept_language)
}

/// Whether programs ask here: they get JSON whatever they accept, and no cookie.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/v1")
}

/// Whether pages of other sites show in a frame what is there: the same for everybody, whatever cookies come along.
#[must_use]
pub fn is_framed(path: &str) -> bool {
    path.starts_with("/embed/")
}

/// Whether a file is there, or something else that is no page of ours: what one reads there is no choice of a language.
#[must_use]
pub fn is_no_page(path: &str) -> bool {
    is_api(path) || is_framed(path) || path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

/// The language a link of the page's switch asks for.
#[must_use]
pub fn asked_language(uri: &Uri) -> Option<Language> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("language=")).and_then(Language::parse)
}

/// The first cookie of that name.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Whether the browser unpacks gzip.
#[must_use]
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT_ENCODING).and_then(|header| header.to_str().ok()).is_some_and(|header| {
        header.split(',').any(|coding| {
            let (coding, weight) = coding.split_once(';').unwrap_or((coding, ""));
            matches!(coding.trim(), "gzip" | "x-gzip") && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    })
}

impl FromRequestParts<Site> for Viewer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        // The layer has put it there; a handler called without the layer gets its own.
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self::of(&parts.uri, &parts.headers, IpAddr::V4(Ipv4Addr::LOCALHOST), site.app.clock.request_id())))
    }
}
