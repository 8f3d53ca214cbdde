//! `belfry seed`

use std::path::Path;
use std::process::ExitCode;

use belfry::demo::seed::{Amount, Seeded, seed};

use super::{Ended, on_one_thread, open_with_key};

pub fn run(file: Option<&Path>, amount: Amount) -> Ended {
    on_one_thread(async {
        let app = open_with_key(file).await?;
        let Seeded { events, persons, registrations } = seed(&app, amount).await?;
        println!("Sown with seed {}: {events} events, {persons} persons, {registrations} registrations.", amount.seed);
        Ok(ExitCode::SUCCESS)
    })
}
