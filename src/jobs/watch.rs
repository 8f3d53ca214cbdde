//! Looks after what the process depends on: whether the database takes what is written, and whether the clock was set. `/health/ready` and
//! `/metrics` tell it; what was wrong and is mended is noticed by itself.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::db::Writable;

const EVERY: Duration = Duration::from_secs(2);
/// Also when nothing failed: a disk that can only be read is noticed before somebody registers.
const TRY: Duration = Duration::from_secs(60);
/// What the clock may gain or lose in between without having been set: NTP moves it by less.
const JUMP: SignedDuration = SignedDuration::from_secs(5);

/// Runs until `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    let mut before = (app.clock.now(), Instant::now());
    let mut tried: Option<Instant> = None;
    while stop.run_until_cancelled(tokio::time::sleep(if tried.is_none() { Duration::ZERO } else { EVERY })).await.is_some() {
        let now = (app.clock.now(), Instant::now());
        if let Some(jump) = jump(before, now) {
            tracing::warn!(seconds = jump.as_secs(), "the machine's clock was set while the program ran");
            app.metrics.clock_jumped();
            app.health.saw_clock_jump();
        }
        before = now;
        if app.db.is_doubtful() || tried.is_none_or(|tried| tried.elapsed() >= TRY) {
            look(&app).await;
            tried = Some(Instant::now());
        }
    }
}

/// Tries the database anew, and says in the log when it is otherwise than before.
pub async fn look(app: &App) {
    let before = app.db.writable();
    let found = app.db.try_writing().await;
    match (before, found) {
        (before, found) if before == found => {}
        (_, Writable::Yes) => tracing::info!("the database takes what is written again"),
        (_, found) => tracing::error!(database = found.code(), "the database does not take what is written"),
    }
}

/// By how much the machine's clock went otherwise than time itself; `None`: as it should.
fn jump(before: (Timestamp, Instant), now: (Timestamp, Instant)) -> Option<SignedDuration> {
    let passed = SignedDuration::try_from(now.1.saturating_duration_since(before.1)).ok()?;
    let jump = now.0.duration_since(before.0) - passed;
    (jump.abs() > JUMP).then_some(jump)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::{SignedDuration, Timestamp};
    use tokio::time::Instant;

    use super::jump;

    #[test]
    fn a_clock_that_was_set_is_told_from_one_that_goes() {
        let (began, at) = (Instant::now(), "2027-03-08T10:00:00Z".parse::<Timestamp>().unwrap());
        let later = |seconds: u64, clock: i64| jump((at, began), (at + SignedDuration::from_secs(clock), began + Duration::from_secs(seconds)));
        assert_eq!(later(2, 2), None);
        assert_eq!(later(2, 5), None, "NTP moves it a little");
        assert_eq!(later(2, 3_602), Some(SignedDuration::from_secs(3_600)));
        assert_eq!(later(2, -58), Some(SignedDuration::from_secs(-60)));
        assert_eq!(later(3_600, 3_600), None, "a machine that slept");
    }
}
