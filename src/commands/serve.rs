//! `belfry serve`

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need};
use belfry::mail::Letters;
use belfry::{demo, jobs, telemetry, web};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::{Ended, Stopped, demo_key, open_database, runtime, settings};

/// The longest the stop may take before what still runs is left behind.
const LONGEST_STOP: Duration = Duration::from_secs(10);

pub fn run(file: Option<&Path>, demo: bool) -> Ended {
    let mut config = settings(file, Need::Serve { demo })?;
    if demo {
        config.secret_key = demo_key(&config)?;
    }
    runtime(&mut tokio::runtime::Builder::new_multi_thread())?.block_on(serve(config))
}

async fn serve(config: Config) -> Ended {
    let traces = telemetry::start_with_traces(&config).map_err(|error| Stopped::because(format!("traces cannot be sent ({error:#})")))?;
    let ended = served(config).await;
    if let Some(traces) = traces {
        traces.end().await;
    }
    ended
}

async fn served(config: Config) -> Ended {
    // A letter that cannot be written is found now, not when somebody waits for it.
    Letters::load(config.email_templates.as_deref()).map_err(|error| Stopped::because(format!("a letter's template is broken: {error}")))?;
    let stop = stop_on_signals()?;
    let bind = config.bind;
    let listener = TcpListener::bind(bind).await.map_err(|error| Stopped::because(format!("cannot listen on {bind} ({error})")))?;
    let db = open_database(&config).await?;
    let app = App::new(config, Clock::system(), db);
    if app.config.demo {
        let link = demo::prepare(&app).await?;
        welcome(&app, &link);
    }
    let router = web::router(app.clone()).map_err(|error| Stopped::because(format!("a template is broken ({error:#})")))?;
    tracing::info!(address = %bind, public_url = app.links.origin(), database = belfry::config::database_name(&app.config.database_url), "serving");
    let worker = jobs::start(&app, stop.clone()).map_err(|error| Stopped::because(format!("the mail worker cannot start ({error:#})")))?;
    let running = async {
        let served = web::server::serve(listener, router, stop.clone()).await;
        // Whatever ended the site ends the program: the worker finishes what it sends.
        stop.cancel();
        if worker.await.is_err() {
            tracing::error!("the mail worker did not end well");
        }
        served.map_err(|error| Stopped::because(format!("the listener failed ({error})")))
    };
    tokio::select! {
        ended = running => ended?,
        () = async { stop.cancelled().await; tokio::time::sleep(LONGEST_STOP).await; } => tracing::warn!("stopped before everything had ended"),
    }
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Cancelled by SIGTERM or SIGINT; listens from now on, so that no early signal is missed.
fn stop_on_signals() -> Result<CancellationToken, Stopped> {
    let listen = |kind| signal(kind).map_err(|error| Stopped::because(format!("cannot listen for signals ({error})")));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    let stop = CancellationToken::new();
    let cancel = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("asked to stop");
        cancel.cancel();
    });
    Ok(stop)
}

/// Where to look, for whoever started the demo.
fn welcome(app: &App, sign_in: &str) {
    say!("Belfry is open, with example data.");
    say!("");
    say!("  Events    {}", app.links.absolute("/"));
    say!("  Mailbox   {}   every mail that would have been sent", app.links.absolute("/demo/mailbox"));
    say!("  Desk      {sign_in}");
    say!("");
    say!("The desk's link signs you in once, within a day. Stop with Ctrl-C.");
}
