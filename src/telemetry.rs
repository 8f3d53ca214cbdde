//! The log: one line per event on standard error, for people or for machines. It holds no personal data.
//! Control characters are written out, so that nothing a visitor sends can end a line or colour a terminal.

use std::fmt;
use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::fmt::format::{Writer, debug_fn};

use crate::config::Config;

/// Starts the log as the settings say. A second start in the same process changes nothing.
pub fn start(config: &Config) {
    // The schema's steps are told by `belfry migrate`; a setting of one's own comes later and wins.
    let filter = EnvFilter::try_new(format!("sea_orm_migration=warn,{}", config.log)).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if config.log_json {
        log.json().flatten_event(true).try_init()
    } else {
        let fields = debug_fn(
            |writer: &mut Writer<'_>, field: &tracing::field::Field, value: &dyn fmt::Debug| {
                if field.name() == "message" { write_escaped(writer, value) } else { write!(writer, "{field}=").and_then(|()| write_escaped(writer, value)) }
            },
        );
        log.fmt_fields(fields.delimited(" ")).with_ansi(std::io::stderr().is_terminal()).try_init()
    };
    drop(started);
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
