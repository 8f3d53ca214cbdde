//! The desk: pages for organisers.

use axum::Router;

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new()
}
