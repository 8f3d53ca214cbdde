//! Typed settings. `config.default.toml` is their manual and holds the defaults; `belfry.toml` and then the
//! environment override them. What is unknown or malformed stops the start with one line.

mod provider;
mod upkeep;
mod webhooks;

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use config::{File, FileFormat, Value, ValueKind};
use ipnet::IpNet;
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest as _, Sha256};
use url::Url;

pub use self::provider::{ClientProof, ProviderConfig, is_loopback};
pub use self::upkeep::BackupConfig;
pub use self::webhooks::WebhookConfig;
use crate::rules::names::EmailAddress;
use crate::rules::retention::Terms;
use crate::rules::second_step::RequiredOf;
use crate::rules::web_origin::WebOrigin;

const MEGABYTE: usize = 1024 * 1024;
const DEFAULTS: &str = include_str!("config.default.toml");

/// A setting that stops the start. Its text is one line: the name, what was read, what is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingError(String);

impl Display for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for SettingError {}

/// How mails leave.
#[derive(Debug, Clone)]
pub struct SmtpConfig {
    pub host: String,
    pub port: u16,
    pub security: SmtpSecurity,
    /// User and password.
    pub credentials: Option<(String, SecretString)>,
    /// PEM file of a certificate authority of one's own.
    pub ca_file: Option<PathBuf>,
    /// Connections at the same time.
    pub connections: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// In clear; on loopback only.
    Plain,
    /// STARTTLS, required (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Implicit,
}

/// Sender of mails: a display name without control characters, and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub name: Option<String>,
    pub address: EmailAddress,
}

/// Addresses and domains to which answers may go; none: to all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyTo {
    /// `EmailAddress::key`.
    addresses: Vec<String>,
    /// In A-labels, lower case.
    domains: Vec<String>,
}

impl ReplyTo {
    fn parse(text: &str) -> Option<Self> {
        let mut allowed = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            if part.contains('@') {
                allowed.addresses.push(EmailAddress::parse(part).ok()?.key());
            } else {
                // What can stand behind an @ is a domain.
                allowed.domains.push(EmailAddress::parse(&format!("x@{part}")).ok()?.domain().to_ascii_lowercase());
            }
        }
        Some(allowed)
    }

    #[must_use]
    pub fn allows(&self, address: &EmailAddress) -> bool {
        let domain = address.domain().to_ascii_lowercase();
        let within = |allowed: &String| domain == *allowed || domain.strip_suffix(allowed.as_str()).is_some_and(|above| above.ends_with('.'));
        (self.addresses.is_empty() && self.domains.is_empty()) || self.addresses.contains(&address.key()) || self.domains.iter().any(within)
    }

    /// As an operator wrote it, for a message to who may not; empty: all are allowed.
    #[must_use]
    pub fn words(&self) -> String {
        self.addresses.iter().chain(&self.domains).cloned().collect::<Vec<_>>().join(", ")
    }
}

#[derive(Debug, Clone)]
pub struct Config {
    /// Mails go to the built-in mailbox, example data is loaded; listens on loopback only.
    pub demo: bool,
    pub database_url: SecretString,
    pub bind: SocketAddr,
    /// Without a slash at its end.
    pub public_url: Url,
    /// `None` in demo mode: nothing is sent.
    pub smtp: Option<SmtpConfig>,
    pub mail_from: Sender,
    /// Letters' templates in the place of the house's.
    pub email_templates: Option<PathBuf>,
    /// Where answers to an event's letters may go.
    pub mail_reply_to: ReplyTo,
    /// Whose tagged addresses are envelope senders, so that a bounce names its mail; `None`: the sender's own.
    pub bounce_address: Option<EmailAddress>,
    /// Mails that all copies together send in a minute, at most; 0: no limit.
    pub mails_per_minute: u32,
    /// Where the names of the files begin that say what was sent and is not marked yet; `None`: nowhere.
    pub sent_journal: Option<PathBuf>,
    pub secret_key: SecretString,
    pub log: String,
    pub log_json: bool,
    /// Where traces go, if they are wanted: a collector that speaks OTLP over HTTP.
    pub otlp_endpoint: Option<Url>,
    pub trusted_proxies: Vec<IpNet>,
    pub association_name: String,
    pub association_email: Option<EmailAddress>,
    /// Sites that may frame what is made for other sites.
    pub embed_origins: Vec<WebOrigin>,
    /// Cards for link previews that are drawn, at each copy.
    pub cards_per_minute: u32,
    /// IANA name.
    pub time_zone: String,
    /// Reports of reach leave those of this area of the register; empty: all.
    pub reach_area: String,
    pub mails_per_mailbox_per_hour: u32,
    /// How long a mailed link to all of one's registrations opens.
    pub my_link_life: SignedDuration,
    pub posts_per_client_per_hour: u32,
    /// Of one client, and of one mail address.
    pub questions_per_hour: u32,
    /// Of one token, at each copy.
    pub api_requests_per_minute: u32,
    /// Colleagues one form may register.
    pub people_per_form: usize,
    pub request_time_limit: std::time::Duration,
    pub form_bytes: usize,
    /// Of one file, and of a form with all its files.
    /// How long a code that is shown in a session counts.
    pub check_in_code_life: SignedDuration,
    /// Wrong tries of one registration at one code.
    pub check_in_code_tries: i32,
    /// Wrong tries of everybody that spend a code.
    pub check_in_code_wrong: i32,
    pub upload_bytes: usize,
    pub upload_form_bytes: usize,
    /// Until a form with files has come in.
    pub upload_time_limit: std::time::Duration,
    /// Forms with files that are in memory at the same time.
    pub uploads_at_once: usize,
    /// Rows of a file of people, and of one of events.
    pub import_people: usize,
    /// Of them so many are added by one form, so that it is answered in time.
    pub import_people_at_once: usize,
    pub import_events: usize,
    pub import_past: usize,
    pub import_past_at_once: usize,
    pub mail_retry: Vec<SignedDuration>,
    pub mail_give_up: SignedDuration,
    /// Until people are told what changed about an event; zero: at once.
    pub changes_wait: SignedDuration,
    /// At once, too, when a session concerned begins sooner.
    pub changes_at_once: SignedDuration,
    /// Invitations ask for an answer (`PARTSTAT=NEEDS-ACTION;RSVP=TRUE`).
    pub invitation_asks_answer: bool,
    /// When organisers get the digest of the events they follow, in `time_zone`.
    pub digest_time: jiff::civil::Time,
    /// When organisers get the reports that they asked for by mail, in `time_zone`.
    pub report_time: jiff::civil::Time,
    /// So long after it fell due a follow-up is still sent.
    pub follow_up_latest: SignedDuration,
    /// A desk session ends after so long without a request (ASVS 7.3.1) …
    pub session_idle: SignedDuration,
    /// … and after so long in any case (ASVS 7.3.2).
    pub session_longest: SignedDuration,
    /// Who must have a second step at the desk.
    pub second_step: RequiredOf,
    /// The organisation's own OpenID provider, if there is one.
    pub provider: Option<ProviderConfig>,
    /// How far the desk's start page looks: back for attendance that is not closed and for open questions, ahead for offers, decisions and drafts.
    pub start_attendance: SignedDuration,
    pub start_questions: SignedDuration,
    pub start_offers: SignedDuration,
    pub start_decisions: SignedDuration,
    pub start_drafts: SignedDuration,
    /// So long it tells that the answers of an evaluation are complete.
    pub start_evaluations: SignedDuration,
    /// How long data of people are kept.
    pub terms: Terms,
    /// When a night's erasing begins, in `time_zone`.
    pub retention_time: jiff::civil::Time,
    /// When the nightly audit begins, in `time_zone`.
    pub audit_time: jiff::civil::Time,
    /// Backups by schedule, if there are any.
    pub backup: Option<BackupConfig>,
    /// Who shows it may read `/metrics`; `None`: there is no such page.
    pub metrics_token: Option<SecretString>,
    /// Telling other systems what happened.
    pub webhooks: WebhookConfig,
}

/// How much of the settings a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// `belfry serve`: mail, public address and key.
    Serve { demo: bool },
    /// Commands on the database only.
    Database,
}

impl Config {
    /// Reads `file` (or `belfry.toml`, if there is one) and `environment` (name and value pairs).
    ///
    /// # Errors
    /// The first setting that is unknown, malformed or missing.
    pub fn load(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>, need: Need) -> Result<Self, SettingError> {
        let mut settings = Settings::default();
        settings.add_toml("config.default.toml", DEFAULTS, false)?;
        let (path, required) = file.map_or((Path::new("belfry.toml"), false), |path| (path, true));
        match std::fs::read_to_string(path) {
            Ok(text) => settings.add_toml(&path.display().to_string(), &text, true)?,
            Err(error) if required || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(SettingError(format!("{}: cannot be read ({error}); expected a settings file", path.display())));
            }
            Err(_) => {}
        }
        settings.add_environment(environment)?;
        settings.into_config(need)
    }
}

#[derive(Default)]
struct Settings {
    values: BTreeMap<String, Read>,
}

#[derive(Clone)]
struct Read {
    text: String,
    /// Where it was read, as a person would look for it.
    place: String,
}

const SECRET: [&str; 6] = ["database_url", "smtp_url", "secret_key", "oidc_client_secret", "oidc_private_key", "metrics_token"];

impl Settings {
    fn add_toml(&mut self, place: &str, text: &str, must_be_known: bool) -> Result<(), SettingError> {
        let parsed = config::Config::builder()
            .add_source(File::from_str(text, FileFormat::Toml))
            .build()
            .and_then(config::Config::try_deserialize::<BTreeMap<String, Value>>)
            .map_err(|error| SettingError(format!("{place}: not a settings file ({}); expected lines as `name = \"value\"`", error.to_string().replace('\n', " "))))?;
        for (name, value) in parsed {
            let text = match value.kind {
                ValueKind::String(text) => text,
                ValueKind::I64(number) => number.to_string(),
                ValueKind::Boolean(truth) => truth.to_string(),
                ValueKind::Array(items) => items
                    .into_iter()
                    .map(config::Value::into_string)
                    .collect::<Result<Vec<_>, _>>()
                    .map_err(|_| wrong(&format!("{name} in {place}"), "a list of something else", "text, a number or a list of these"))?
                    .join(","),
                _ => return Err(wrong(&format!("{name} in {place}"), "a table", "text, a number or a list of these")),
            };
            self.add(&name, Read { text, place: format!("{name} in {place}") }, must_be_known)?;
        }
        Ok(())
    }

    fn add_environment(&mut self, environment: impl Iterator<Item = (String, String)>) -> Result<(), SettingError> {
        for (variable, text) in environment {
            if let Some(name) = variable.strip_prefix("BELFRY_") {
                self.add(&name.to_ascii_lowercase(), Read { text, place: variable.clone() }, true)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, read: Read, must_be_known: bool) -> Result<(), SettingError> {
        let from_file = name.strip_suffix("_file").filter(|name| SECRET.contains(name));
        let known = !must_be_known || self.values.contains_key(name) || from_file.is_some();
        if !known {
            let nearest = self.values.keys().find(|known| known.contains(name) || name.contains(known.as_str()));
            let hint = nearest.map_or_else(|| "one of those in config.default.toml".to_owned(), |nearest| format!("perhaps {nearest}"));
            return Err(SettingError(format!("{}: unknown setting; expected {hint}", read.place)));
        }
        match from_file {
            Some(name) => {
                let text = std::fs::read_to_string(&read.text).map_err(|error| wrong(&read.place, &read.text, &format!("a file that can be read ({error})")))?;
                self.values.insert(name.to_owned(), Read { text: text.trim_end().to_owned(), place: read.place });
            }
            None => {
                self.values.insert(name.to_owned(), read);
            }
        }
        Ok(())
    }

    fn read(&self, name: &str) -> Read {
        self.values.get(name).cloned().unwrap_or_else(|| Read { text: String::new(), place: name.to_owned() })
    }

    fn parse<T>(&self, name: &str, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, SettingError> {
        let read = self.read(name);
        parse(read.text.trim()).ok_or_else(|| wrong(&read.place, if SECRET.contains(&name) { "(hidden)" } else { &read.text }, expected))
    }

    /// Like `parse`; empty is `None`.
    fn optional<T>(&self, name: &str, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, SettingError> {
        if self.read(name).text.trim().is_empty() { Ok(None) } else { self.parse(name, expected, parse).map(Some) }
    }

    fn number<T: FromStr + PartialOrd + Copy + Display>(&self, name: &str, least: T, most: T) -> Result<T, SettingError> {
        self.parse(name, &format!("a whole number from {least} to {most}"), |text| text.parse().ok().filter(|number| (least..=most).contains(number)))
    }

    fn flag(&self, name: &str) -> Result<bool, SettingError> {
        self.parse(name, "yes or no", |text| match text {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => None,
        })
    }

    fn into_config(self, need: Need) -> Result<Config, SettingError> {
        let demo = need == Need::Serve { demo: true };
        let missing =
            |name: &str, what: &str| SettingError(format!("BELFRY_{}: not set; expected {what} (or start with --demo, which needs no settings)", name.to_ascii_uppercase()));
        let database_url = self.parse("database_url", "sqlite://FILE?mode=rwc or postgres://user:password@host/name", |text| {
            (text.starts_with("sqlite:") || text.starts_with("postgres://") || text.starts_with("postgresql://")).then(|| SecretString::from(text.to_owned()))
        })?;
        let bind: SocketAddr = self.parse("bind", "an address and a port, as 127.0.0.1:8080", |text| text.parse().ok())?;
        if demo && !bind.ip().is_loopback() {
            return Err(wrong(&self.read("bind").place, &bind.to_string(), "a loopback address with --demo, which lets anybody in who reads the link"));
        }
        let public_url = self.optional("public_url", "an http or https address without path, as https://events.example.org", public_url)?;
        let smtp = self.optional("smtp_url", "smtp://user:password@host:port or smtps://user:password@host:port (plain only on loopback)", smtp)?;
        let sender = self.optional("mail_from", "`Name <address>` or an address", sender)?;
        let secret_key = self.optional("secret_key", "at least 32 characters, not a sample", |text| {
            let distinct = text.chars().collect::<std::collections::BTreeSet<_>>().len();
            (text.len() >= 32 && distinct >= 8).then(|| SecretString::from(text.to_owned()))
        })?;
        let ca_file = self.optional("smtp_ca_file", "a PEM file", |text| Path::new(text).is_file().then(|| PathBuf::from(text)))?;
        let connections = self.number("smtp_connections", 1, 64)?;
        if need == (Need::Serve { demo: false }) {
            smtp.as_ref().ok_or_else(|| missing("smtp_url", "smtp://user:password@host:port"))?;
            public_url.as_ref().ok_or_else(|| missing("public_url", "the address people type, as https://events.example.org"))?;
            sender.as_ref().ok_or_else(|| missing("mail_from", "the sender of all mails, as `Events <events@example.org>`"))?;
            secret_key.as_ref().ok_or_else(|| missing("secret_key", "at least 32 random characters"))?;
        }
        let example = || Sender { name: Some("Ledenkoepel".to_owned()), address: EmailAddress::parse("activiteiten@ledenkoepel.example").expect("an address") };
        let retry = self.parse("mail_retry_minutes", "whole minutes parted by commas, as 1,5,15,60", |text| {
            let minutes: Option<Vec<i64>> = text.split(',').map(|part| part.trim().parse().ok().filter(|minutes| (1..=10_080).contains(minutes))).collect();
            minutes.filter(|minutes| !minutes.is_empty())
        })?;
        let sent_journal = self.optional("sent_journal", "a file's name in a folder that exists", |text| {
            let path = PathBuf::from(text);
            path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir()).then_some(path)
        })?;
        let beside_database = || {
            let mut name = sqlite_file(&database_url).or_else(|| server_database(&database_url))?.into_os_string();
            name.push("-sent");
            Some(PathBuf::from(name))
        };
        let upload_megabytes: usize = self.number("upload_megabytes", 1, 1_024)?;
        Ok(Config {
            demo,
            sent_journal: sent_journal.or_else(beside_database),
            database_url,
            bind,
            public_url: public_url.unwrap_or_else(|| Url::parse(&format!("http://{bind}")).expect("an address makes a URL")),
            smtp: if demo { None } else { smtp.map(|smtp| SmtpConfig { ca_file, connections, ..smtp }) },
            mail_from: sender.unwrap_or_else(example),
            email_templates: self.optional("email_templates", "a folder", |text| Path::new(text).is_dir().then(|| PathBuf::from(text)))?,
            mail_reply_to: self.parse("mail_reply_to", "addresses and domains parted by commas, as events@example.org, example.net", ReplyTo::parse)?,
            bounce_address: self.optional("bounce_address", "a mail address of at most 15 characters before the @, without a plus sign", |text| {
                EmailAddress::parse(text).ok().filter(|address| address.as_str().split_once('@').is_some_and(|(local, _)| local.len() <= 15 && !local.contains('+')))
            })?,
            mails_per_minute: self.number("mails_per_minute", 0, 1_000_000)?,
            secret_key: secret_key.unwrap_or_else(|| SecretString::from(String::new())),
            log: self.parse("log", "a level or a list as `info,belfry::jobs=debug`", |text| tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| text.to_owned()))?,
            log_json: self.parse("log_format", "text or json", |text| match text {
                "text" => Some(false),
                "json" => Some(true),
                _ => None,
            })?,
            otlp_endpoint: self.optional("otlp_endpoint", "the address of a collector without a query, as http://127.0.0.1:4318", |text| {
                Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none())
            })?,
            trusted_proxies: self.parse("trusted_proxies", "addresses or networks parted by commas, as 10.0.0.7,192.168.1.0/24", networks)?,
            association_name: self.parse("association_name", "a name of at most 80 characters", |text| crate::rules::names::line(text, 80).ok())?,
            association_email: self.optional("association_email", "a mail address", |text| EmailAddress::parse(text).ok())?,
            embed_origins: self.parse("embed_origins", "sites parted by commas, as https://www.example.org", |text| WebOrigin::list(text).ok())?,
            cards_per_minute: self.number("cards_per_minute", 1, 100_000)?,
            time_zone: self.parse("time_zone", "a name of the IANA database, as Europe/Brussels", |text| crate::rules::schedule::zone(text).ok().map(|_| text.to_owned()))?,
            reach_area: self
                .parse("reach_area", "an area of the register of at most 80 characters", |text| Some(text.trim().to_owned()).filter(|area| area.chars().count() <= 80))?,
            mails_per_mailbox_per_hour: self.number("mails_per_mailbox_per_hour", 1, 10_000)?,
            my_link_life: SignedDuration::from_hours(self.number("my_link_hours", 1, 720)?),
            posts_per_client_per_hour: self.number("posts_per_client_per_hour", 1, 1_000_000_000)?,
            questions_per_hour: self.number("questions_per_hour", 1, 1_000_000)?,
            api_requests_per_minute: self.number("api_requests_per_minute", 1, 1_000_000)?,
            people_per_form: self.number("people_per_form", 1, 100)?,
            request_time_limit: std::time::Duration::from_secs(self.number("request_seconds", 1, 300)?),
            form_bytes: self.number::<usize>("form_kilobytes", 16, 10_240)? * 1024,
            check_in_code_life: SignedDuration::from_mins(self.number("check_in_code_minutes", 1, 240)?),
            check_in_code_tries: self.number("check_in_code_tries", 1, 100)?,
            check_in_code_wrong: self.number("check_in_code_wrong", 1, 100_000)?,
            upload_bytes: upload_megabytes * MEGABYTE,
            upload_form_bytes: self.number::<usize>("upload_form_megabytes", upload_megabytes, 2_048)? * MEGABYTE,
            upload_time_limit: std::time::Duration::from_secs(self.number("upload_seconds", 1, 3_600)?),
            uploads_at_once: self.number("uploads_at_once", 1, 100)?,
            import_people: self.number("import_people", 1, 200_000)?,
            import_people_at_once: self.number("import_people_at_once", 1, 50_000)?,
            import_events: self.number("import_events", 1, 10_000)?,
            import_past: self.number("import_past", 1, 200_000)?,
            import_past_at_once: self.number("import_past_at_once", 1, 50_000)?,
            mail_retry: retry.into_iter().map(SignedDuration::from_mins).collect(),
            invitation_asks_answer: self.parse("invitation_attendee", "accepted or needs-action", |text| match text {
                "accepted" => Some(false),
                "needs-action" => Some(true),
                _ => None,
            })?,
            report_time: self.time_of_day("report_time")?,
            digest_time: self.time_of_day("digest_time")?,
            mail_give_up: SignedDuration::from_hours(self.number("mail_give_up_hours", 1, 240)?),
            changes_wait: SignedDuration::from_mins(self.number("changes_wait_minutes", 0, 10_080)?),
            changes_at_once: SignedDuration::from_hours(self.number("changes_at_once_hours", 0, 720)?),
            follow_up_latest: SignedDuration::from_hours(self.number("follow_up_latest_days", 1, 60)? * 24),
            session_idle: SignedDuration::from_mins(self.number("session_idle_minutes", 5, 1440)?),
            session_longest: SignedDuration::from_hours(self.number("session_hours", 1, 168)?),
            second_step: self.parse("second_step", "admins or everybody", |text| match text {
                _ if demo => Some(RequiredOf::Nobody),
                "admins" => Some(RequiredOf::Admins),
                "everybody" => Some(RequiredOf::Everybody),
                _ => None,
            })?,
            provider: self.provider()?,
            start_attendance: SignedDuration::from_hours(self.number("start_attendance_days", 1, 366)? * 24),
            start_questions: SignedDuration::from_hours(self.number("start_question_days", 1, 366)? * 24),
            start_offers: SignedDuration::from_hours(self.number("start_offer_hours", 1, 720)?),
            start_decisions: SignedDuration::from_hours(self.number("start_decision_days", 1, 366)? * 24),
            start_drafts: SignedDuration::from_hours(self.number("start_draft_days", 1, 366)? * 24),
            start_evaluations: SignedDuration::from_hours(self.number("start_evaluation_days", 1, 366)? * 24),
            terms: Terms {
                registrations: self.number("keep_registration_days", 1, 36_500)?,
                needs: self.number("keep_need_days", 1, 366)?,
                mails: self.number("keep_mail_days", 1, 3_660)?,
                sign_ins: self.number("keep_sign_in_days", 1, 3_660)?,
            },
            retention_time: self.time_of_day("retention_time")?,
            audit_time: self.time_of_day("audit_time")?,
            backup: self.backup()?,
            metrics_token: self.metrics_token()?,
            webhooks: self.webhooks()?,
        })
    }
}

fn wrong(place: &str, read: &str, expected: &str) -> SettingError {
    SettingError(format!("{place}: read {read:?}; expected {expected}"))
}

fn public_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let fits = matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.path() == "/" && url.query().is_none() && url.username().is_empty();
    fits.then_some(url)
}

fn smtp(text: &str) -> Option<SmtpConfig> {
    let url = Url::parse(text).ok()?;
    let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']').to_owned();
    let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    let security = match (url.scheme(), tls.as_deref()) {
        ("smtps", None) => SmtpSecurity::Implicit,
        ("smtp", None) if loopback => SmtpSecurity::Plain,
        ("smtp", None | Some("required")) => SmtpSecurity::StartTls,
        _ => return None,
    };
    let port = url.port().unwrap_or(match security {
        SmtpSecurity::Implicit => 465,
        SmtpSecurity::StartTls => 587,
        SmtpSecurity::Plain => 25,
    });
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned);
    let credentials = match (decode(url.username())?, url.password()) {
        (user, Some(password)) if !user.is_empty() => Some((user, SecretString::from(decode(password)?))),
        (user, None) if user.is_empty() => None,
        _ => return None,
    };
    Some(SmtpConfig { host, port, security, credentials, ca_file: None, connections: 1 })
}

fn sender(text: &str) -> Option<Sender> {
    let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", text),
    };
    let name = if name.is_empty() { None } else { Some(crate::rules::names::line(name, 75).ok()?) };
    Some(Sender { name, address: EmailAddress::parse(address).ok()? })
}

fn networks(text: &str) -> Option<Vec<IpNet>> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))).collect()
}

/// The database's address without its password, for logs.
#[must_use]
pub fn database_name(url: &SecretString) -> String {
    let text = url.expose_secret();
    if text.starts_with("sqlite:") { text.to_owned() } else { "PostgreSQL".to_owned() }
}

/// The file of a SQLite address, without its parameters; `None` for others and for memory.
#[must_use]
pub fn sqlite_file(url: &SecretString) -> Option<PathBuf> {
    let path = url.expose_secret().strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split('?').next().unwrap_or(path);
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

/// A name for files that belong to a database of a server, the same whoever signs in; `None` for SQLite.
fn server_database(url: &SecretString) -> Option<PathBuf> {
    let mut url = Url::parse(url.expose_secret()).ok().filter(|url| url.scheme().starts_with("postgres"))?;
    url.set_password(None).ok()?;
    url.set_username("").ok()?;
    let digest: String = Sha256::digest(url.as_str()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Some(PathBuf::from(format!("belfry-{digest}")))
}
