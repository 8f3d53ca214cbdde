//! Sends reminders and follow-ups when their moment has come; asks who was there to evaluate, and counts what they answered.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::evaluation::count::count_due;
use crate::actions::evaluation::remind::remind_due;
use crate::actions::evaluation::send::send_due as ask_due;
use crate::actions::reminder::send::send_due;
use crate::app::App;

/// How late a reminder may be put into the outbox.
const EVERY: Duration = Duration::from_secs(20);

/// Runs until `stop`. A database that is away is asked again at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(send_due(&app)).await {
            None | Some(Ok(0)) => {}
            Some(Ok(mails)) => tracing::info!(mails, "reminders and follow-ups were put into the outbox"),
            Some(Err(error)) => tracing::warn!(%error, "reminders and follow-ups could not all be put into the outbox now"),
        }
        // After the thanks, which bring the link along.
        match stop.run_until_cancelled(evaluate(&app)).await {
            None | Some(Ok(())) => {}
            Some(Err(error)) => tracing::warn!(%error, "evaluations could not all be asked for or counted now"),
        }
    }
}

async fn evaluate(app: &App) -> Result<(), crate::error::Error> {
    let asked = ask_due(app).await;
    let reminded = remind_due(app).await;
    let opened = count_due(app).await;
    let (mails, opened) = (asked? + reminded?, opened?);
    if mails > 0 || opened > 0 {
        tracing::info!(mails, opened, "evaluations were asked for or counted");
    }
    Ok(())
}
