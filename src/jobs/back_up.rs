//! Backs the SQLite database up by schedule, lets old backups go, and has administrators told when that fails.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::upkeep::begin::begin;
use crate::actions::upkeep::finish::{Ended, Taken, finish};
use crate::app::App;
use crate::backup::{back_up, in_folder, rotate};
use crate::error::Error;
use crate::rules::upkeep::{Figures, Upkeep};

const EVERY: Duration = Duration::from_secs(60);

/// Runs until `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    if app.config.backup.is_none() {
        return;
    }
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        // A backup that was begun is finished: the stop has the patience for it, or the next start begins it anew.
        if let Err(error) = night(&app).await {
            tracing::warn!(%error, "what became of a backup could not be written down now");
        }
    }
}

/// Makes this night's backup, when it is due; gives whether it was made well.
///
/// # Errors
/// The database's, when it cannot be written down.
pub async fn night(app: &App) -> Result<Option<bool>, Error> {
    let Some(backup) = &app.config.backup else { return Ok(None) };
    let (task, owner) = (Upkeep::Backup, app.clock.random_id());
    let Some(day) = begin(app, task, owner).await? else { return Ok(None) };
    let now = app.clock.now();
    let ended = match back_up(&app.config.database_url, &in_folder(&backup.folder, now)).await {
        Ok(made) => {
            let file = made.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            tracing::info!(file, bytes = made.bytes, "a backup was made");
            match rotate(&backup.folder, backup.rotation, now) {
                Ok(0) => {}
                Ok(files) => tracing::info!(files, "old backups were deleted"),
                // The backup itself is there.
                Err(error) => tracing::error!(%error, "old backups could not be deleted"),
            }
            Ended::BackedUp { figures: Figures { file, bytes: made.bytes, ..Figures::default() } }
        }
        Err(fault) => {
            tracing::error!(%fault, "no backup could be made");
            Ended::Failed { reason: fault.to_string() }
        }
    };
    let good = matches!(ended, Ended::BackedUp { .. });
    finish(app, Taken { task, day, owner }, ended).await?;
    Ok(Some(good))
}
