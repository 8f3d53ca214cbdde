//! Tells people what changed about an event when the time has come.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::event::tell_changes::tell_due;
use crate::app::App;

/// How late the first may hear; also how soon the rest of many after the first few.
const EVERY: Duration = Duration::from_secs(2);

/// Runs until `stop`. A database that is away is asked again at the next turn; several copies share the work.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        // Stopping waits for no event with thousands: what is left goes on after the next start.
        match stop.run_until_cancelled(tell_due(&app)).await {
            None | Some(Ok(0)) => {}
            Some(Ok(events)) => tracing::info!(events, "people were told what changed"),
            Some(Err(error)) => tracing::warn!(%error, "people could not be told now what changed"),
        }
    }
}
