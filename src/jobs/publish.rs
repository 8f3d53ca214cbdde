//! Publishes drafts at the moment their organiser chose.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::event::publish_at::publish_due;
use crate::app::App;

/// How late a page may appear.
const EVERY: Duration = Duration::from_secs(10);

/// Runs until `stop`. A database that is away is asked again at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match publish_due(&app).await {
            Ok(0) => {}
            Ok(events) => tracing::info!(events, "events were published at their moment"),
            Err(error) => tracing::warn!(%error, "events could not be published at their moment"),
        }
    }
}
