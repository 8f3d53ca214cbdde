//! `belfry seed`

use std::path::Path;
use std::process::ExitCode;

use belfry::demo::seed::{Amount, Seeded, seed};

use super::{Ended, open_with_key, runtime};

pub fn run(file: Option<&Path>, amount: Amount) -> Ended {
    // Rows are made on one thread and written on another.
    runtime(&mut tokio::runtime::Builder::new_multi_thread())?.block_on(async {
        let app = open_with_key(file).await?;
        let Seeded { events, persons, registrations } = seed(&app, amount).await?;
        say!("Sown with seed {}: {events} events, {persons} persons, {registrations} registrations.", amount.seed);
        Ok(ExitCode::SUCCESS)
    })
}
