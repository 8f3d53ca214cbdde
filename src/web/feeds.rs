//! Feeds and downloads for calendar programs and readers.

use axum::Router;

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new()
}
