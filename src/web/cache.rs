//! Pages that look the same for everybody, kept for as long as nothing has changed. A hit touches no database.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, OnceLock, RwLock};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::Site;
use super::assets::{gzip, matches};
use super::errors::PageError;
use super::viewer::{Viewer, accepts_gzip};
use crate::app::App;
use crate::rules::language::Language;

/// Another process on the same database commits unseen by our counter: after this long we look again.
const FRESH: Duration = Duration::from_secs(1);
const MOST_PAGES: usize = 2_000;
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Longer addresses are not kept.
const LONGEST_KEY: usize = 512;

/// A page to keep.
pub struct Rendered {
    pub html: String,
    /// When it will look different although nothing is written: a deadline passes, an event begins.
    pub valid_until: Option<Timestamp>,
    /// Its own `Content-Security-Policy`; `None`: that of all pages.
    pub policy: Option<HeaderValue>,
}

struct Kept {
    policy: Option<HeaderValue>,
    plain: Bytes,
    /// Packed when the first browser asks for it.
    packed: OnceLock<Bytes>,
    tag: HeaderValue,
    made_at: Instant,
    /// The database's count of commits before the page was read from it.
    commits: u64,
    valid_until: Option<Timestamp>,
}

#[derive(Default)]
pub struct Cache {
    shelves: [RwLock<Shelf>; Language::ALL.len()],
}

#[derive(Default)]
struct Shelf {
    pages: HashMap<Box<str>, Arc<Kept>>,
    bytes: usize,
}

impl Cache {
    /// The page at this viewer's address, kept or made by `make`.
    ///
    /// # Errors
    /// Those of `make`; they are not kept.
    pub async fn page<Made, Making>(&self, site: &Site, viewer: &Viewer, headers: &HeaderMap, make: Made) -> Result<Response, PageError>
    where
        Made: FnOnce() -> Making,
        Making: Future<Output = Result<Rendered, PageError>>,
    {
        // Before reading: a commit during the reading makes the page old at once.
        let commits = site.app.db.commits();
        let made_at = Instant::now();
        let Rendered { html, valid_until, policy } = make().await?;
        let hash = Sha256::digest(html.as_bytes());
        let tag = HeaderValue::try_from(format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..15]))).expect("base64 in quotes is ASCII");
        let kept = Arc::new(Kept { policy, plain: Bytes::from(html), packed: OnceLock::new(), tag, made_at, commits, valid_until });
        let response = kept.answer(headers);
        if viewer.path.len() <= LONGEST_KEY {
            self.put(viewer, kept);
        }
        Ok(response)
    }

    /// The kept page at this address, when it still holds.
    #[must_use]
    pub fn hit(&self, app: &App, viewer: &Viewer, headers: &HeaderMap) -> Option<Response> {
        let kept = {
            let shelf = self.shelf(viewer.language).read().unwrap_or_else(std::sync::PoisonError::into_inner);
            Arc::clone(shelf.pages.get(viewer.path.as_str())?)
        };
        let holds = kept.commits == app.db.commits() && kept.made_at.elapsed() < FRESH && kept.valid_until.is_none_or(|until| app.clock.now() < until);
        holds.then(|| kept.answer(headers))
    }

    fn shelf(&self, language: Language) -> &RwLock<Shelf> {
        let place = Language::ALL.iter().position(|one| *one == language).unwrap_or(0);
        &self.shelves[place]
    }

    fn put(&self, viewer: &Viewer, kept: Arc<Kept>) {
        let mut shelf = self.shelf(viewer.language).write().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Packed bytes are never more than the plain ones.
        let size = 2 * kept.plain.len() + viewer.path.len();
        if shelf.pages.len() >= MOST_PAGES / Language::ALL.len() || shelf.bytes + size > MOST_BYTES / Language::ALL.len() {
            // Nothing lives longer than a second anyway: an empty shelf is soon full of what is asked for.
            *shelf = Shelf::default();
        }
        match shelf.pages.insert(viewer.path.as_str().into(), kept) {
            Some(old) => shelf.bytes = (shelf.bytes + size).saturating_sub(2 * old.plain.len() + viewer.path.len()),
            None => shelf.bytes += size,
        }
    }
}

impl Kept {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let matched = asked.get(header::IF_NONE_MATCH).is_some_and(|given| matches(given, &self.tag));
        let packed = !matched && accepts_gzip(asked);
        let body = match (matched, packed) {
            (true, _) => Bytes::new(),
            (false, true) => self.packed.get_or_init(|| gzip(&self.plain, Compression::fast())).clone(),
            (false, false) => self.plain.clone(),
        };
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        // Room for what the layer adds, too.
        headers.reserve(20);
        headers.insert(header::ETAG, self.tag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
        if let Some(policy) = &self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if matched {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if packed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}
