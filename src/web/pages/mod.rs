//! Pages for everyone.

use axum::Router;

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new()
}
