//! Erases, once a night, what was kept long enough; and finishes erasing people whose last mail has left.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::retention::finish::finish_all;
use crate::actions::retention::night::retain;
use crate::app::App;

const EVERY: Duration = Duration::from_secs(60);

/// Runs until `stop`. What was cut off goes on at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(retain(&app)).await {
            None | Some(Ok(None)) => {}
            Some(Ok(Some(erased))) => tracing::info!(rows = erased.0.values().sum::<u64>(), "data that were kept long enough were erased"),
            Some(Err(error)) => tracing::warn!(%error, "data that were kept long enough could not all be erased now"),
        }
        match stop.run_until_cancelled(finish_all(&app)).await {
            None | Some(Ok(0)) => {}
            Some(Ok(people)) => tracing::info!(people, "people who were to be erased are"),
            Some(Err(error)) => tracing::warn!(%error, "people who are to be erased could not be erased now"),
        }
    }
}
