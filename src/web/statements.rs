//! What an association owes its visitors in writing: accessibility, privacy, and the files robots and
//! security researchers look for.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::ToSpan;
use minijinja::context;
use minijinja::value::Serde;

use super::Site;
use super::page::page;
use super::sharing::Sharing;
use super::viewer::Viewer;

pub fn routes() -> Router<Site> {
    Router::new().route("/accessibility", get(accessibility)).route("/privacy", get(privacy)).route("/robots.txt", get(robots)).route("/.well-known/security.txt", get(security))
}

async fn accessibility(State(site): State<Site>, viewer: Viewer) -> Response {
    page(
        &site,
        &viewer,
        StatusCode::OK,
        "statements/accessibility.html",
        context! { share => Serde(Sharing::of(&site, "/accessibility", viewer.language)), address => site.app.links.origin() },
    )
}

async fn privacy(State(site): State<Site>, viewer: Viewer) -> Response {
    page(
        &site,
        &viewer,
        StatusCode::OK,
        "statements/privacy.html",
        context! { share => Serde(Sharing::of(&site, "/privacy", viewer.language)), terms => context! { registrations => site.app.config.terms.registrations, needs => site.app.config.terms.needs } },
    )
}

async fn robots(State(site): State<Site>) -> Response {
    let sitemap = site.app.links.absolute("/sitemap.xml");
    text(format!("User-agent: *\nDisallow: /desk\nDisallow: /my\nDisallow: /r/\nDisallow: /j/\nDisallow: /e/\nDisallow: /demo/\nSitemap: {sitemap}\n"))
}

/// RFC 9116.
async fn security(State(site): State<Site>) -> Response {
    let config = &site.app.config;
    let contact = config.association_email.as_ref().unwrap_or(&config.mail_from.address);
    let expires = (site.app.clock.now() + (180 * 24).hours()).strftime("%Y-%m-%dT00:00:00Z");
    text(format!("Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: nl, fr, en\nCanonical: {}\n", site.app.links.absolute("/.well-known/security.txt")))
}

fn text(body: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")], body).into_response()
}
