//! `belfry backup`

use std::path::Path;
use std::process::ExitCode;

use belfry::backup::{back_up, in_folder};
use belfry::clock::Clock;
use belfry::config::Need;

use super::{Ended, Stopped, on_one_thread, settings};

/// Copies the live SQLite database and says what else is to be kept. Ends with 1 when there is no backup afterwards.
pub fn run(file: Option<&Path>, target: &Path) -> Ended {
    let config = settings(file, Need::Database)?;
    on_one_thread(async {
        let file = if target.is_dir() { in_folder(target, Clock::system().now()) } else { target.to_owned() };
        let made = back_up(&config.database_url, &file).await.map_err(|fault| Stopped::because(fault.to_string()))?;
        say!("{}", made.file.display());
        eprintln!("{} bytes, checked and whole: all data, with files and mails that wait.", made.bytes);
        eprintln!("Keep elsewhere what is not in it: secret_key (links in mails are made from it), your settings, and letters of your own (email_templates).");
        Ok(ExitCode::SUCCESS)
    })
}
