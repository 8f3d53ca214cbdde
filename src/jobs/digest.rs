//! The daily digest of organisers who follow events.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::organiser::digest::post_digests;
use crate::app::App;

const EVERY: Duration = Duration::from_secs(60);

/// Runs until `stop`. A database that is away is asked again a minute later; the digest comes late then, and whole.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match post_digests(&app).await {
            Ok(0) => {}
            Ok(digests) => tracing::info!(digests, "digests of followed events were posted"),
            Err(error) => tracing::warn!(%error, "digests of followed events could not be posted now"),
        }
    }
}
