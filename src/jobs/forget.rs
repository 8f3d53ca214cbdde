//! Erases what has served its purpose, once an hour.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::api_request::forget::forget as forget_requests;
use crate::actions::attendance::import::sweep::sweep as sweep_drafts;
use crate::actions::file::sweep::sweep;
use crate::actions::my::forget_links::forget_links;
use crate::actions::registration::forget_needs::{Forgotten, forget_needs};
use crate::actions::sign_in::forget_devices::forget_devices;
use crate::actions::webhook::forget::forget as forget_deliveries;
use crate::app::App;

const EVERY: Duration = Duration::from_secs(3600);
/// Not in the first seconds: a start has other work.
const FIRST: Duration = Duration::from_secs(60);

/// Runs until `stop`. A database that is away is asked again an hour later.
pub async fn run(app: App, stop: CancellationToken) {
    let mut pause = FIRST;
    while stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
        pause = EVERY;
        match forget_needs(&app).await {
            Ok(forgotten) if forgotten == Forgotten::default() => {}
            Ok(forgotten) => tracing::info!(remarks = forgotten.remarks, needs = forgotten.needs, "remarks and needs of past events were erased"),
            Err(error) => tracing::warn!(%error, "remarks and needs of past events could not be erased now"),
        }
        match sweep(&app).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "files that nothing refers to were deleted"),
            Err(error) => tracing::warn!(%error, "files that nothing refers to could not be deleted now"),
        }
        match sweep_drafts(&app).await {
            Ok(0) => {}
            Ok(drafts) => tracing::info!(drafts, "meeting reports that nobody took over were deleted"),
            Err(error) => tracing::warn!(%error, "meeting reports that nobody took over could not be deleted now"),
        }
        if let Err(error) = forget_links(&app).await {
            tracing::warn!(%error, "links that ended could not be deleted now");
        }
        if let Err(error) = forget_requests(&app).await {
            tracing::warn!(%error, "answers kept for other systems could not be forgotten now");
        }
        match forget_deliveries(&app).await {
            Ok(0) => {}
            Ok(deliveries) => tracing::info!(deliveries, "old deliveries to other systems were deleted"),
            Err(error) => tracing::warn!(%error, "old deliveries to other systems could not be deleted now"),
        }
        if let Err(error) = forget_devices(&app).await {
            tracing::warn!(%error, "browsers not used for long could not be forgotten now");
        }
    }
}
