//! What other sites show in a frame: the list and the calendar of events, in their colours, without a script or a cookie.
//! `/embed.js` is for pages that want the frame as high as what is in it. Never here: anything that one must be somebody to see.
//! Start reading at `choice`, then `pages`.

pub mod choice;
mod month;
mod pages;
pub mod style;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use axum::routing::get;

use super::Site;
use super::errors::PageError;
use crate::entity::programme;
use crate::error::Error;
use crate::rules::web_origin::WebOrigin;

pub fn routes() -> Router<Site> {
    Router::new().route("/embed/list", get(pages::list)).route("/embed/calendar", get(pages::calendar)).route("/embed.css", get(style::show)).route("/embed.js", get(script))
}

/// The script of pages that hold a frame.
async fn script(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let mut response = site.assets.answer("embed.js", None, &headers).ok_or(Error::NotFound)?;
    response.headers_mut().insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    Ok(response)
}

/// Sites that may frame the events of a programme, or all events: those of the settings and those of the programme.
#[must_use]
pub fn sites(site: &Site, programme: Option<&programme::Model>) -> Vec<WebOrigin> {
    let mut all = site.app.config.embed_origins.clone();
    all.extend(programme.map(|programme| WebOrigin::kept(&programme.embed_origins)).unwrap_or_default());
    all.sort();
    all.dedup();
    all
}
