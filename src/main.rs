//! The commands, a few lines each. What they do stands in `commands`, and behind that in the house.

mod commands;

use std::path::PathBuf;
use std::process::ExitCode;

use belfry::rules::api_scope::ApiScope;
use belfry::rules::permission::Role;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

/// Event and webinar registration for associations of local authorities.
#[derive(Parser)]
#[command(name = "belfry", version, arg_required_else_help = true)]
struct Belfry {
    /// Settings file; `belfry.toml` in this folder, if there is one, without it. The environment wins.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings the database up to date, serves the site and sends the mail.
    Serve {
        /// Needs no settings: example events, mail caught in a mailbox page, a link that signs you in. On this machine only.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the database to the newest schema and says what was done.
    Migrate,
    /// The people who may sign in at the desk.
    #[command(subcommand)]
    Organiser(OrganiserCommand),
    /// Tokens with which other systems use the API.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Prints the OpenAPI document of the API.
    Openapi,
    /// Loads data from files.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Proves from the data that the invariants hold: 0 when they do, 2 with a line per violation. Writes nothing.
    Audit,
    /// Copies a live SQLite database into a file that is not there yet, or into a folder; checks the copy. 0: it is there and whole; 1: it is
    /// not, and why. PostgreSQL has tools of its own.
    Backup {
        /// The file, or a folder, in which it is named by the moment.
        #[arg(value_name = "FILE")]
        target: PathBuf,
    },
    /// Looks at settings, database, clock, templates and mail server, and says what is wrong and how to mend it. Sends no
    /// mail. 0: all is good; 1: something must be mended.
    Doctor,
    /// Reads one mail from standard input, for a mail host's pipe: bounces and calendars' answers. 0: done; 3: for people;
    /// 75: try again later.
    Receive {
        /// The address it came to, when the mail host knows; otherwise its headers are asked.
        #[arg(long, value_name = "ADDRESS")]
        recipient: Option<String>,
        /// People get the mail anyway: 0 also for theirs.
        #[arg(long)]
        copy: bool,
    },
    /// Fills the database with example data for measurements; the same seed gives the same data.
    Seed {
        /// Events to make, over five years.
        #[arg(long, value_name = "N")]
        events: u64,
        /// Registrations to make for them.
        #[arg(long, value_name = "M")]
        registrations: u64,
        /// Where chance begins.
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
}

#[derive(Subcommand)]
enum OrganiserCommand {
    /// Makes an organiser (or gives an existing one a new name and role) and prints a one-time sign-in link.
    Add {
        /// Their mail address.
        email: String,
        /// Their name.
        #[arg(long)]
        name: String,
        /// What they may do: admin, organiser or desk.
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Takes away the second step of an organiser who lost phone and recovery codes, and ends their sessions.
    ResetSecondStep {
        /// Their mail address.
        email: String,
    },
}

#[derive(Subcommand)]
enum TokenCommand {
    /// Makes a token and prints it, once.
    Create {
        /// Which system it is for; stands in the history of what it does.
        #[arg(long)]
        name: String,
        /// What it may do; several times for several.
        #[arg(long = "scope", required = true, num_args = 1.., value_parser = scopes())]
        scopes: Vec<ApiScope>,
        /// It works for so many days; without, until an administrator ends it at the desk.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3660))]
        days: Option<u16>,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// The register of local authorities, told row by row; a second run of the same files changes nothing.
    Organisations(ImportOrganisations),
    /// Events as drafts, one per row, told row by row; a second run of the same file makes nothing twice.
    Events(ImportEvents),
    /// Past registrations with who was there, of events that are over. Nobody is told; a second run of the same file changes
    /// nothing.
    Registrations(ImportRegistrations),
}

#[derive(Args)]
struct ImportOrganisations {
    /// CSV files, or a folder of them, recognised by their headings, in any order.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Keep nothing, and end with status 1, when a row is refused. Without it good rows are kept.
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct ImportEvents {
    /// A CSV file or a workbook (xlsx), with headings in Dutch, French or English.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Keep nothing, and end with status 1, when a row is refused. Without it good rows are kept.
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct ImportRegistrations {
    /// A CSV file or a workbook (xlsx), with headings in Dutch, French or English.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Keep nothing, and end with status 1, when a row is refused. Without it good rows are kept.
    #[arg(long)]
    strict: bool,
    /// Keep nothing: only say what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Publish events that are drafts; without it their rows are refused.
    #[arg(long)]
    publish_drafts: bool,
    /// Close the lists of attendance of these events, so that reports count them. No certificate is given.
    #[arg(long)]
    close_lists: bool,
    /// With --close-lists: whoever has a place and of whom nothing is known was absent.
    #[arg(long, requires = "close_lists")]
    rest_absent: bool,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| "expected admin, organiser, desk or reader".to_owned())
}

fn scopes() -> impl TypedValueParser<Value = ApiScope> {
    PossibleValuesParser::new(ApiScope::ALL.map(ApiScope::code)).try_map(|text| ApiScope::parse(&text).ok_or("not a scope"))
}

fn main() -> ExitCode {
    let Belfry { config, command } = Belfry::parse();
    let file = config.as_deref();
    let ended = match command {
        Command::Serve { demo } => commands::serve::run(file, demo),
        Command::Migrate => commands::migrate::run(file),
        Command::Audit => commands::audit::run(file),
        Command::Backup { target } => commands::backup::run(file, &target),
        Command::Organiser(OrganiserCommand::Add { email, name, role }) => commands::organiser::add(file, &email, &name, role),
        Command::Organiser(OrganiserCommand::ResetSecondStep { email }) => commands::organiser::reset_second_step(file, &email),
        Command::Token(TokenCommand::Create { name, scopes, days }) => commands::token::create(file, &name, scopes, days),
        Command::Openapi => commands::openapi::run(),
        Command::Doctor => commands::doctor::run(file),
        Command::Receive { recipient, copy } => commands::receive::run(file, recipient.as_deref(), copy),
        Command::Seed { events, registrations, seed } => commands::seed::run(file, belfry::demo::seed::Amount { events, registrations, seed }),
        Command::Import(ImportCommand::Organisations(ImportOrganisations { files, strict })) => commands::import::organisations(file, &files, strict),
        Command::Import(ImportCommand::Events(ImportEvents { file: path, strict })) => commands::import::events(file, &path, strict),
        Command::Import(ImportCommand::Registrations(ImportRegistrations { file: path, strict, dry_run, publish_drafts, close_lists, rest_absent })) => {
            let how = belfry::actions::registration::import::How { publish_drafts, close_lists, rest_absent };
            commands::import_registrations::registrations(file, &path, commands::import_registrations::Wishes { strict, dry_run, how })
        }
    };
    match ended {
        Ok(code) => code,
        Err(stopped) => {
            eprintln!("belfry: {stopped}");
            stopped.code()
        }
    }
}
