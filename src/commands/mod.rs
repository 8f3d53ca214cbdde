//! What each command does around the house: read the settings, open the database, call, print. One command, one
//! file. Never here: what a web page could need, too.

/// Prints a line of what the command found.
macro_rules! say {
    ($($words:tt)*) => {
        $crate::commands::print_line(format_args!($($words)*))
    };
}

pub mod audit;
pub mod backup;
pub mod doctor;
pub mod import;
pub mod import_registrations;
pub mod migrate;
pub mod openapi;
pub mod organiser;
pub mod receive;
pub mod seed;
pub mod serve;
pub mod token;

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{self, ExitCode};

use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need, SettingError, database_name};
use belfry::db::Db;
use belfry::error::Error;
use sea_orm::DbErr;
use secrecy::{ExposeSecret, SecretString};

/// Whoever closed the pipe has read enough: the command goes on, for its exit status. What else goes wrong ends it.
fn print_line(words: fmt::Arguments<'_>) {
    match writeln!(io::stdout(), "{words}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("belfry: standard output cannot be written ({error})");
            process::exit(1)
        }
        _ => {}
    }
}

/// Why a command ended early, as one line for people.
pub struct Stopped {
    line: String,
    code: u8,
}

impl Stopped {
    /// Something went wrong: status 1.
    pub fn because(line: impl Into<String>) -> Self {
        Self { line: line.into(), code: 1 }
    }

    pub fn code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

/// On one line, whatever the cause says.
impl fmt::Display for Stopped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.line.replace(['\r', '\n'], " "))
    }
}

impl From<SettingError> for Stopped {
    fn from(error: SettingError) -> Self {
        Self { line: error.to_string(), code: 2 }
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        match error {
            Error::Internal(cause) => Self::because(format!("{cause:#}")),
            Error::Busy => Self::because("the database is locked, full or away; try again"),
            other => Self::because(other.to_string()),
        }
    }
}

pub type Ended = Result<ExitCode, Stopped>;

/// The settings, from the file and the environment.
fn settings(file: Option<&Path>, need: Need) -> Result<Config, SettingError> {
    // What is no Unicode cannot be a good value; it is named in the complaint with its bad letters replaced.
    let environment = std::env::vars_os().map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
    Config::load(file, environment, need)
}

/// Runs a command that needs no more than one thread.
fn on_one_thread(work: impl Future<Output = Ended>) -> Ended {
    runtime(&mut tokio::runtime::Builder::new_current_thread())?.block_on(work)
}

fn runtime(builder: &mut tokio::runtime::Builder) -> Result<tokio::runtime::Runtime, Stopped> {
    builder.enable_all().build().map_err(|error| Stopped::because(format!("the program cannot start its threads ({error})")))
}

/// The database at its newest schema.
async fn open_database(config: &Config) -> Result<Db, Stopped> {
    Db::migrate(&config.database_url).await.map_err(|error| unopened(&config.database_url, &error))?;
    Db::connect(&config.database_url).await.map_err(|error| unopened(&config.database_url, &error))
}

/// The house without its doors, for a command on the database.
async fn open(file: Option<&Path>) -> Result<App, Stopped> {
    let mut config = settings(file, Need::Database)?;
    if config.secret_key.expose_secret().is_empty() {
        config.secret_key = secret_of_the_moment();
    }
    open_as(config).await
}

/// The same, with a key that is still known at the next start: links in the mails must open then.
async fn open_with_key(file: Option<&Path>) -> Result<App, Stopped> {
    let mut config = settings(file, Need::Database)?;
    config.secret_key = demo_key(&config)?;
    open_as(config).await
}

/// The key of the settings, or else the demo's.
fn demo_key(config: &Config) -> Result<SecretString, Stopped> {
    belfry::demo::secret_key::of(config).map_err(|error| Stopped::because(format!("the demo's key file cannot be read or written ({error})")))
}

async fn open_as(config: Config) -> Result<App, Stopped> {
    let db = open_database(&config).await?;
    Ok(App::new(config, Clock::system(), db))
}

/// A key for links that are looked up by their hash only, so that it need not be known again.
fn secret_of_the_moment() -> SecretString {
    SecretString::from(belfry::keys::Keys::new("").random().as_str().to_owned())
}

fn unopened(url: &SecretString, error: &DbErr) -> Stopped {
    Stopped::because(format!("the database {} cannot be opened ({error})", database_name(url)))
}
