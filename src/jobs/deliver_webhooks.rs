//! Tells other systems what happened: claim by lease, send outside any transaction, write down what became of it. A few at a time for
//! each receiver, so that one that hangs holds up no other.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;
use uuid::Uuid;

use super::webhook_client::Client;
use crate::actions::webhook::claim::{Claimed, claim};
use crate::actions::webhook::settle::settle;
use crate::app::App;
use crate::error::Error;
use crate::traces;

/// The worker looks this often.
const LOOK: Duration = Duration::from_secs(1);
/// The longest pause while the database is away.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Deliveries under way to one receiver, and in all, of one copy of the program.
const OF_ONE: usize = 8;
const IN_ALL: usize = 64;
/// A stop lets what is under way finish for so long.
const FAREWELL: Duration = Duration::from_secs(8);

/// Delivers until `stop`, then finishes what is under way.
pub async fn run(app: App, client: Client, stop: CancellationToken) {
    let owner = app.clock.random_id();
    let (mut tasks, lanes) = (JoinSet::new(), Lanes::default());
    let mut failures: u32 = 0;
    while !stop.is_cancelled() {
        match fill(&app, &client, owner, &lanes, &mut tasks).await {
            Ok(()) => failures = 0,
            Err(error) => {
                if failures == 0 {
                    tracing::warn!(%error, "webhooks wait: the database does not take what would become of them");
                }
                failures = failures.saturating_add(1);
            }
        }
        let pause = if failures == 0 { LOOK } else { Duration::from_secs(1 << failures.min(5)).min(LONGEST_PAUSE) };
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(pause) => {}
            Some(_) = tasks.join_next(), if failures == 0 && !tasks.is_empty() => {}
        }
        while tasks.try_join_next().is_some() {}
    }
    let _ = tokio::time::timeout(FAREWELL, async { while tasks.join_next().await.is_some() {} }).await;
}

/// For tests: delivers what is due until nothing is; gives how many tries that were.
///
/// # Errors
/// The database's; a certificate file that cannot be read.
pub async fn until_idle(app: &App) -> Result<usize, Error> {
    let client = Client::new(&app.config.webhooks).map_err(Error::Internal)?;
    let (owner, mut tries) = (app.clock.random_id(), 0);
    loop {
        let claimed = claim(app, owner, |_| OF_ONE as u64).await?;
        if claimed.is_empty() {
            return Ok(tries);
        }
        for delivery in claimed {
            deliver(app, &client, owner, &delivery).await;
            tries += 1;
        }
    }
}

/// What is under way to each receiver.
#[derive(Default)]
struct Lanes(Mutex<HashMap<Uuid, Arc<Semaphore>>>);

impl Lanes {
    fn of(&self, endpoint: Uuid) -> Arc<Semaphore> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(lanes.entry(endpoint).or_insert_with(|| Arc::new(Semaphore::new(OF_ONE))))
    }

    /// A claim is a commit: better one for several than one for each.
    fn room(&self, endpoint: Uuid) -> u64 {
        let free = self.of(endpoint).available_permits();
        if free * 2 < OF_ONE { 0 } else { free as u64 }
    }
}

async fn fill(app: &App, client: &Client, owner: Uuid, lanes: &Lanes, tasks: &mut JoinSet<()>) -> Result<(), Error> {
    if tasks.len() + OF_ONE > IN_ALL {
        return Ok(());
    }
    for delivery in claim(app, owner, |endpoint| lanes.room(endpoint)).await? {
        let (app, client, lane) = (app.clone(), client.clone(), lanes.of(delivery.endpoint_id));
        // Of the room that was asked for.
        let Ok(permit) = lane.try_acquire_owned() else { continue };
        tasks.spawn(async move {
            deliver(&app, &client, owner, &delivery).await;
            drop(permit);
        });
    }
    Ok(())
}

async fn deliver(app: &App, client: &Client, owner: Uuid, delivery: &Claimed) {
    let outcome = client.send(delivery, app.clock.now().as_second()).instrument(traces::delivery(delivery.id)).await;
    if let Some(fault) = outcome.fault {
        tracing::debug!(delivery.id = %delivery.id, fault, "a webhook did not arrive");
    }
    app.metrics.told_system(outcome.fault.is_none());
    if let Err(error) = settle(app, owner, delivery.id, outcome).await {
        tracing::warn!(%error, delivery.id = %delivery.id, "a webhook was sent and cannot be marked; it is sent again");
    }
}
