//! Mails certificates that go by themselves, once the attendance is closed.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::certificate::send::send_due;
use crate::app::App;

/// How late a certificate may be put into the outbox.
const EVERY: Duration = Duration::from_secs(20);

/// Runs until `stop`. A database that is away is asked again at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(send_due(&app)).await {
            None | Some(Ok(0)) => {}
            Some(Ok(mails)) => tracing::info!(mails, "certificates were put into the outbox"),
            Some(Err(error)) => tracing::warn!(%error, "certificates could not all be put into the outbox now"),
        }
    }
}
