//! Proves the invariants once a night, in one of the copies, and has administrators told of what is found.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::upkeep::begin::begin;
use crate::actions::upkeep::finish::{Ended, Taken, finish};
use crate::actions::upkeep::hold::hold;
use crate::app::App;
use crate::error::Error;
use crate::queries::audit::audit;
use crate::rules::upkeep::{Figures, Upkeep};

const EVERY: Duration = Duration::from_secs(60);
/// Well within the lease.
const HOLD: Duration = Duration::from_secs(120);

/// Runs until `stop`. What was cut off begins anew, here or in another copy, once its lease has ended.
pub async fn run(app: App, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(night(&app)).await {
            None | Some(Ok(None)) => {}
            Some(Ok(Some(0))) => tracing::info!("the nightly audit found nothing"),
            Some(Ok(Some(violations))) => tracing::error!(violations, "the nightly audit found broken invariants: look at the desk under the state of the service"),
            Some(Err(error)) => tracing::warn!(%error, "the nightly audit could not be made now"),
        }
    }
}

/// Makes this night's audit, when it is due and nobody else does; gives how many violations it found.
///
/// # Errors
/// The database's.
pub async fn night(app: &App) -> Result<Option<usize>, Error> {
    let (task, owner) = (Upkeep::Audit, app.clock.random_id());
    let Some(day) = begin(app, task, owner).await? else { return Ok(None) };
    let mut looking = std::pin::pin!(audit(app.db.reader(), app.clock.now()));
    let looked = loop {
        match tokio::time::timeout(HOLD, looking.as_mut()).await {
            Ok(looked) => break looked,
            // It takes its time: nobody else begins it meanwhile.
            Err(_) => hold(app, task, day, owner).await?,
        }
    };
    let (ended, violations) = match looked {
        Ok(found) => {
            let findings: Vec<(String, String)> = found.violations.iter().map(|violation| (violation.invariant.to_owned(), violation.line.clone())).collect();
            let figures = Figures { events: found.events as u64, registrations: found.registrations as u64, violations: findings.len() as u64, ..Figures::default() };
            (Ended::Audited { figures, findings }, Ok(Some(found.violations.len())))
        }
        Err(error) => (Ended::Failed { reason: error.to_string() }, Err(error)),
    };
    finish(app, Taken { task, day, owner }, ended).await?;
    violations
}
