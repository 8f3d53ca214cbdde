//! Files for programs that ask again and again: public ones (calendars, Atom, JSON), kept until something changes, and calendars
//! with a secret address. Never here: cookies, redirects, pages, or answers that depend on who asks.
//! Start reading at `public`, then `syndicated` and `answer`.

mod answer;
mod kept;
mod own;
mod public;
mod sitemap;
mod syndicated;

use axum::Router;
use axum::routing::get;

pub use kept::Feeds;
// These are reached through the pages of the same address: the router parts addresses at slashes only.
pub use answer::Media;
pub use public::{event as event_calendar, programme as programme_calendar};
pub use syndicated::{event as event_feed, programme as programme_feed};

use super::Site;

/// What a step of an address names: the slug, and the file that is asked for beside the page, if one is.
#[must_use]
pub fn parted(step: &str) -> (&str, Option<Media>) {
    let file = [Media::Calendar, Media::Atom, Media::JsonFeed].into_iter().find_map(|media| Some((step.strip_suffix(media.ending())?.strip_suffix('.')?, Some(media))));
    file.unwrap_or((step, None))
}

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/calendar.ics", get(public::all))
        .route("/calendar.atom", get(syndicated::all_atom))
        .route("/calendar.json", get(syndicated::all_json))
        .route("/sitemap.xml", get(sitemap::whole))
        .route("/sitemap/{file}", get(sitemap::part))
        .route("/f/{file}", get(own::show))
}
