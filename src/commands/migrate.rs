//! `belfry migrate`

use std::path::Path;
use std::process::ExitCode;

use belfry::config::{Need, database_name};
use belfry::db::Db;

use super::{Ended, on_one_thread, settings, unopened};

pub fn run(file: Option<&Path>) -> Ended {
    let config = settings(file, Need::Database)?;
    on_one_thread(async {
        let applied = Db::migrate(&config.database_url).await.map_err(|error| unopened(&config.database_url, &error))?;
        for step in &applied {
            say!("applied {step}");
        }
        let name = database_name(&config.database_url);
        if applied.is_empty() {
            say!("{name} has the newest schema; nothing was to be done");
        } else {
            say!("{name} has the newest schema now");
        }
        Ok(ExitCode::SUCCESS)
    })
}
