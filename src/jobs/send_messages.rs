//! Turns organisers' messages that are due into mails, a few at a time, with a pause after each step.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::actions::message::expand::{Step, step};
use crate::app::App;

/// How late a message may begin.
const LOOK: Duration = Duration::from_secs(1);
/// After each step the database is left to others for so many times as long as the step took.
const REST: u32 = 3;
/// The shortest rest: one step's rows are on their way before the next comes.
const SHORTEST_REST: Duration = Duration::from_millis(20);

/// Runs until `stop`. A database that is away is asked again at the next turn.
pub async fn run(app: App, stop: CancellationToken) {
    let mut pause = LOOK;
    while stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
        let begun = Instant::now();
        pause = match step(&app).await {
            Ok(Step::Idle) => LOOK,
            Ok(Step::Posted(_) | Step::Turned) => (begun.elapsed() * REST).clamp(SHORTEST_REST, LOOK),
            Err(error) => {
                tracing::warn!(%error, "a message could not be turned into mails now");
                LOOK
            }
        };
    }
}

/// For tests: takes steps until nothing is due, and returns how many mails were decided.
///
/// # Errors
/// The database's.
pub async fn until_idle(app: &App) -> Result<usize, crate::error::Error> {
    let mut posted = 0;
    loop {
        match step(app).await? {
            Step::Idle => return Ok(posted),
            Step::Posted(mails) => posted += mails,
            Step::Turned => {}
        }
    }
}
