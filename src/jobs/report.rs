//! Reports that organisers get by mail each week, month or quarter.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::report_schedule::send::send_due;
use crate::app::App;

const EVERY: Duration = Duration::from_secs(60);

/// Runs until `stop`. A database that is away is asked again a minute later; the report comes late then, and once.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(send_due(&app)).await {
            None | Some(Ok(0)) => {}
            Some(Ok(mails)) => tracing::info!(mails, "reports were put into the outbox"),
            Some(Err(error)) => tracing::warn!(%error, "reports could not all be put into the outbox now"),
        }
    }
}
