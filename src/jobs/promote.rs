//! Ends offers whose deadline has passed, and gives places that time alone made free.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::registration::offer::{expire_offers, promote_by_time};
use crate::app::App;

/// How late the next of a list may hear that an offer ended.
const EVERY: Duration = Duration::from_secs(10);

/// Runs until `stop`. A database that is away is asked again at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match expire_offers(&app).await {
            Ok(0) => {}
            Ok(offers) => tracing::info!(offers, "offers ended without an answer"),
            Err(error) => tracing::warn!(%error, "offers whose deadline has passed could not be ended now"),
        }
        match promote_by_time(&app).await {
            Ok(0) => {}
            Ok(people) => tracing::info!(people, "people who waited got a place"),
            Err(error) => tracing::warn!(%error, "waiting lists could not be looked at now"),
        }
    }
}
