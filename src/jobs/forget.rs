//! Erases what has served its purpose, once an hour.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::registration::forget_remarks::forget_remarks;
use crate::app::App;

const EVERY: Duration = Duration::from_secs(3600);
/// Not in the first seconds: a start has other work.
const FIRST: Duration = Duration::from_secs(60);

/// Runs until `stop`. A database that is away is asked again an hour later.
pub async fn run(app: App, stop: CancellationToken) {
    let mut pause = FIRST;
    while stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
        pause = EVERY;
        match forget_remarks(&app).await {
            Ok(0) => {}
            Ok(registrations) => tracing::info!(registrations, "remarks of past events were erased"),
            Err(error) => tracing::warn!(%error, "remarks of past events could not be erased now"),
        }
    }
}
