//! `belfry audit`

use std::path::Path;
use std::process::ExitCode;

use belfry::clock::Clock;
use belfry::config::{Need, database_name, sqlite_file};
use belfry::db::Db;
use belfry::queries::audit::audit;

use super::{Ended, Stopped, on_one_thread, settings, unopened};

/// Ends with 0 when the invariants hold, with 2 and a line per violation when not.
pub fn run(file: Option<&Path>) -> Ended {
    let config = settings(file, Need::Database)?;
    // Opening would make it.
    if sqlite_file(&config.database_url).is_some_and(|path| !path.exists()) {
        return Err(Stopped::because(format!("there is no database {}", database_name(&config.database_url))));
    }
    on_one_thread(async {
        let db = Db::connect(&config.database_url).await.map_err(|error| unopened(&config.database_url, &error))?;
        let findings = audit(db.reader(), Clock::system().now()).await?;
        for violation in &findings.violations {
            say!("{violation}");
        }
        eprintln!("{} events and {} registrations: {} violations", findings.events, findings.registrations, findings.violations.len());
        Ok(if findings.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
    })
}
