//! What the program tells of its work: the log, and traces where they are wanted. Neither holds personal data.
//!
//! The log is one line per event on standard error, for people or for machines. Control characters are written out, so that nothing a
//! visitor sends can end a line or colour a terminal.

use std::fmt;
use std::io::IsTerminal as _;

use tracing::Subscriber;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::fmt::format::{Writer, debug_fn};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use crate::config::Config;
use crate::traces::{self, Traces};

/// Starts the log as the settings say. A second start in the same process changes nothing.
pub fn start(config: &Config) {
    drop(Registry::default().with(log(config)).try_init());
}

/// The same with traces, where the settings name who collects them; on the runtime that sends them. They end with what is given back.
///
/// # Errors
/// An address or a variable of OpenTelemetry's own that cannot be used.
pub fn start_with_traces(config: &Config) -> anyhow::Result<Option<Traces>> {
    let Some(endpoint) = &config.otlp_endpoint else {
        start(config);
        return Ok(None);
    };
    let (traces, layer) = Traces::to(endpoint)?;
    drop(Registry::default().with(log(config)).with(layer).try_init());
    Ok(Some(traces))
}

fn log<S: Subscriber + for<'s> LookupSpan<'s>>(config: &Config) -> impl Layer<S> + use<S> {
    // The schema's steps are told by `belfry migrate`; a setting of one's own comes later and wins.
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,{}=off,{}", traces::TARGET, config.log)).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = if config.log_json {
        log.json().flatten_event(true).boxed()
    } else {
        let fields = debug_fn(
            |writer: &mut Writer<'_>, field: &tracing::field::Field, value: &dyn fmt::Debug| {
                if field.name() == "message" { write_escaped(writer, value) } else { write!(writer, "{field}=").and_then(|()| write_escaped(writer, value)) }
            },
        );
        log.fmt_fields(fields.delimited(" ")).with_ansi(std::io::stderr().is_terminal()).boxed()
    };
    log.with_filter(filter)
}

fn write_escaped(writer: &mut Writer<'_>, value: &dyn fmt::Debug) -> fmt::Result {
    for letter in format!("{value:?}").chars() {
        if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            write!(writer, "{}", letter.escape_unicode())?;
        } else {
            fmt::Write::write_char(writer, letter)?;
        }
    }
    Ok(())
}
