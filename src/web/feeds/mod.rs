//! Calendar files for programs that ask again and again: public ones, kept until something changes, and those with
//! a secret address. Never here: cookies, redirects, pages, or answers that depend on who asks.
//! Start reading at `public`, then `answer`.

mod answer;
mod kept;
mod own;
mod public;

use axum::Router;
use axum::routing::get;

pub use kept::Feeds;
// These are reached through the pages of the same address: the router parts addresses at slashes only.
pub use public::{event as event_calendar, programme as programme_calendar};

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new().route("/calendar.ics", get(public::all)).route("/f/{file}", get(own::show))
}
