//! Work that nobody waits for: delivering mail, telling other systems, telling what changed, reminding, certificates, digests, reports, ending offers, forgetting, and
//! what the service does for itself (audit, backup, looking after what it depends on). Runs
//! beside the pages and never holds them up.
//! Never here: HTTP. Start reading at `deliver_mail`.

pub mod announce;
pub mod audit;
pub mod back_up;
pub mod certify;
pub mod deliver_mail;
pub mod deliver_webhooks;
pub mod digest;
pub mod forget;
mod post;
pub mod promote;
pub mod publish;
pub mod remind;
pub mod report;
pub mod retain;
pub mod send_messages;
mod sent_journal;
pub mod watch;
mod webhook_client;

pub use post::{Post, Transport};

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::app::App;

/// Starts the workers. After `stop` they finish what is being sent, at most ten seconds, and the handle ends.
///
/// # Errors
/// When a letter's template, or a certificate file for the mail server or for webhooks, cannot be read.
pub fn start(app: &App, stop: CancellationToken) -> anyhow::Result<JoinHandle<()>> {
    tokio::spawn(announce::run(app.clone(), stop.clone()));
    tokio::spawn(audit::run(app.clone(), stop.clone()));
    tokio::spawn(back_up::run(app.clone(), stop.clone()));
    tokio::spawn(certify::run(app.clone(), stop.clone()));
    tokio::spawn(forget::run(app.clone(), stop.clone()));
    tokio::spawn(digest::run(app.clone(), stop.clone()));
    tokio::spawn(promote::run(app.clone(), stop.clone()));
    tokio::spawn(publish::run(app.clone(), stop.clone()));
    tokio::spawn(remind::run(app.clone(), stop.clone()));
    tokio::spawn(report::run(app.clone(), stop.clone()));
    tokio::spawn(retain::run(app.clone(), stop.clone()));
    tokio::spawn(send_messages::run(app.clone(), stop.clone()));
    tokio::spawn(watch::run(app.clone(), stop.clone()));
    let webhooks = tokio::spawn(webhooks(app.clone(), webhook_client::Client::new(&app.config.webhooks)?, stop.clone()));
    let post = Arc::new(Post::new(app, Transport::from_config(app)?)?);
    let meeting = Arc::clone(&post);
    tokio::spawn(async move { meeting.meet_server().await });
    Ok(tokio::spawn(async move {
        // A panic must not end the delivery for good: what it held goes on after its lease.
        while AssertUnwindSafe(deliver_mail::run(Arc::clone(&post), &stop)).catch_unwind().await.is_err() {
            tracing::error!("the mail worker panicked; it starts again");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        let _ = webhooks.await;
    }))
}

async fn webhooks(app: App, client: webhook_client::Client, stop: CancellationToken) {
    let run = || deliver_webhooks::run(app.clone(), client.clone(), stop.clone());
    while AssertUnwindSafe(run()).catch_unwind().await.is_err() {
        tracing::error!("the webhook worker panicked; it starts again");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
