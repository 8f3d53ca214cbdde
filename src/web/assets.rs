//! Styles, scripts and pictures: in the binary, packed once, kept by browsers until they change.

use std::collections::HashMap;
use std::io::Write as _;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::Embed;
use sha2::{Digest, Sha256};

use super::Site;
use super::errors::PageError;
use super::viewer::accepts_gzip;
use crate::error::Error;

#[derive(Embed)]
#[folder = "src/web/assets/"]
struct Files;

pub struct Assets {
    files: HashMap<String, Asset>,
    /// Changes when any of them does; pages ask for `/assets/{name}?v={version}`.
    pub version: String,
}

struct Asset {
    kind: &'static str,
    plain: Bytes,
    packed: Option<Bytes>,
    tag: HeaderValue,
}

impl Assets {
    /// All files of the folder. Only these are ever served: there is no path on a disk to leave.
    #[must_use]
    pub fn embedded() -> Self {
        let mut whole = Sha256::new();
        let mut files = HashMap::new();
        let mut names: Vec<_> = Files::iter().collect();
        names.sort();
        for name in names {
            let Some(file) = Files::get(&name) else { continue };
            let plain = Bytes::from(file.data.into_owned());
            let hash = file.metadata.sha256_hash();
            whole.update(hash);
            let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..12]));
            let packed = Some(gzip(&plain, Compression::best())).filter(|packed| packed.len() < plain.len());
            files.insert(name.to_string(), Asset { kind: kind(&name), plain, packed, tag: HeaderValue::try_from(tag).expect("base64 in quotes is ASCII") });
        }
        Self { files, version: URL_SAFE_NO_PAD.encode(&whole.finalize()[..9]) }
    }

    /// The house's own style.
    #[must_use]
    pub(super) fn style(&self) -> &str {
        self.files.get("belfry.css").and_then(|file| std::str::from_utf8(&file.plain).ok()).unwrap_or_default()
    }

    /// A file, or that the browser has it already; `None`: there is none of that name.
    pub(super) fn answer(&self, name: &str, query: Option<&str>, headers: &HeaderMap) -> Option<Response> {
        let asset = self.files.get(name)?;
        let forever = query.is_some_and(|query| query.strip_prefix("v=") == Some(self.version.as_str()));
        let keep = if forever { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
        let common = [(header::CACHE_CONTROL, HeaderValue::from_static(keep)), (header::ETAG, asset.tag.clone()), (header::VARY, HeaderValue::from_static("accept-encoding"))];
        if headers.get(header::IF_NONE_MATCH).is_some_and(|given| matches(given, &asset.tag)) {
            return Some((axum::http::StatusCode::NOT_MODIFIED, common).into_response());
        }
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind))];
        Some(match &asset.packed {
            Some(packed) if accepts_gzip(headers) => (common, kind, [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], packed.clone()).into_response(),
            _ => (common, kind, asset.plain.clone()).into_response(),
        })
    }
}

/// Whether `If-None-Match` names this tag (weak comparison, RFC 9110 §13.1.2).
#[must_use]
pub fn matches(given: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(given), Ok(tag)) = (given.to_str(), tag.to_str()) else { return false };
    given.trim() == "*" || given.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

#[must_use]
pub fn gzip(bytes: &[u8], level: Compression) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(Bytes::from).expect("writing into memory does not fail")
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

pub fn routes() -> Router<Site> {
    Router::new().route("/assets/{name}", get(asset)).route("/favicon.svg", get(favicon)).route("/favicon.ico", get(favicon))
}

async fn asset(State(site): State<Site>, Path(name): Path<String>, uri: Uri, headers: HeaderMap) -> Result<Response, PageError> {
    site.assets.answer(&name, uri.query(), &headers).ok_or_else(|| Error::NotFound.into())
}

async fn favicon(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.assets.answer("favicon.svg", None, &headers).ok_or_else(|| Error::NotFound.into())
}
