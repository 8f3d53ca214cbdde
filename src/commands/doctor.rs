//! `belfry doctor`

mod machine;

use std::path::Path;
use std::process::ExitCode;

use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need, SmtpSecurity, database_name, sqlite_file};
use belfry::db::{Db, Writable};
use belfry::entity::{outbox, undeliverable_address};
use belfry::identity::{Fault, Provider};
use belfry::links;
use belfry::mail::Letters;
use belfry::mail::smtp::Smtp;
use belfry::queries::upkeep::troubles;
use belfry::rules::names::EmailAddress;
use belfry::web;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use super::{Ended, on_one_thread, settings};

/// How far two clocks may differ before links and invitations suffer.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

/// What was found, told as it comes.
#[derive(Default)]
struct Findings {
    bad: usize,
}

impl Findings {
    fn good(&mut self, what: &str, words: &str) {
        say!("good  {what}: {words}");
    }

    /// Works, and could be better.
    fn note(&mut self, what: &str, words: &str, mend: &str) {
        say!("note  {what}: {words}\n      {mend}");
    }

    fn bad(&mut self, what: &str, words: &str, mend: &str) {
        self.bad += 1;
        say!("BAD   {what}: {}\n      mend: {mend}", words.replace(['\r', '\n'], " "));
    }
}

/// Looks at settings, database, clock, templates and mail server, and says what is wrong and how to mend it. Sends no
/// mail, changes nothing. Ends with 0 when all is good, with 1 when something must be mended.
pub fn run(file: Option<&Path>) -> Ended {
    let mut findings = Findings::default();
    let config = match settings(file, Need::Serve { demo: false }) {
        Ok(config) => config,
        Err(error) => {
            findings.bad("settings", &error.to_string(), "correct this one; then look again, for there may be more");
            return Ok(ExitCode::FAILURE);
        }
    };
    findings.good("settings", "complete and readable; the secret key is long enough");
    public_address(&mut findings, &config);
    machine::examine(&mut findings, &config);
    on_one_thread(async {
        let db = database(&mut findings, &config).await;
        templates(&mut findings, &config);
        if let Some(db) = db {
            clock(&mut findings, &db).await;
            writing(&mut findings, &db).await;
            waiting_mail(&mut findings, &db).await;
            nights(&mut findings, &db).await;
            if let Err(error) = web::router(App::new(config.clone(), Clock::system(), db)) {
                findings.bad("pages", &format!("{error:#}"), "install the program again: its page templates are part of it (or mend the line on the OpenID provider below)");
            }
        }
        mail_server(&mut findings, &config).await;
        provider(&mut findings, &config).await;
        senders(&mut findings, &config);
        dns(&config);
        say!("");
        say!("{}", if findings.bad == 0 { "Nothing must be mended." } else { "Mend what is marked BAD, then look again." });
        Ok(if findings.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

fn public_address(findings: &mut Findings, config: &Config) {
    let url = config.public_url.as_str().trim_end_matches('/');
    let here = config.public_url.host_str().is_some_and(|host| host == "localhost" || host.starts_with("127.") || host == "[::1]");
    match (config.public_url.scheme(), here) {
        (_, true) => findings.note("public address", url, "only this machine can open the links in mails; set public_url to what people type"),
        ("https", false) => findings.good("public address", url),
        _ => findings.bad("public address", &format!("{url} is not encrypted"), "let a proxy end TLS and set public_url to https://…"),
    }
}

async fn database(findings: &mut Findings, config: &Config) -> Option<Db> {
    let name = database_name(&config.database_url);
    // Opening would make it.
    if sqlite_file(&config.database_url).is_some_and(|path| !path.exists()) {
        findings.note("database", &format!("{name} is not there yet"), "`belfry serve` or `belfry migrate` makes it");
        return None;
    }
    match Db::pending(&config.database_url).await {
        Err(error) => {
            findings.bad("database", &format!("{name} cannot be opened ({error})"), "check database_url, the server, and who may read and write there");
            return None;
        }
        Ok(pending) if pending.is_empty() => findings.good("database", &format!("{name} answers and has the newest schema")),
        Ok(pending) => {
            findings.bad("database", &format!("{name} lacks {} steps of the schema", pending.len()), "run `belfry migrate`; `belfry serve` does so at its start, too");
            return None;
        }
    }
    Db::connect(&config.database_url).await.ok()
}

fn templates(findings: &mut Findings, config: &Config) {
    match Letters::load(config.email_templates.as_deref()) {
        Ok(_) => findings.good("letters", "all templates can be read"),
        Err(error) => findings.bad("letters", &format!("{error:#}"), "correct the template at that line"),
    }
}

async fn clock(findings: &mut Findings, db: &Db) {
    let now = Clock::system().now();
    let latest = outbox::Entity::find().order_by_desc(outbox::Column::CreatedAt).one(db.reader()).await.ok().flatten().map(|mail| mail.created_at.0);
    let theirs = db.clock().await.ok().flatten();
    let behind = |moment: Timestamp| moment.duration_since(now) > CLOCK_TOLERANCE;
    if latest.is_some_and(behind) {
        findings.bad("clock", &format!("it is {now} here, and there is a mail from later"), "set the machine's clock, by NTP at best");
    } else if theirs.is_some_and(|theirs| behind(theirs) || now.duration_since(theirs) > CLOCK_TOLERANCE) {
        findings.bad("clock", &format!("it is {now} here, and another time at the database"), "set both clocks, by NTP at best");
    } else {
        findings.good("clock", &now.strftime("%Y-%m-%d %H:%M UTC").to_string());
    }
}

/// A row is written and taken away again, as the service does each minute.
async fn writing(findings: &mut Findings, db: &Db) {
    match db.try_writing().await {
        Writable::Yes => findings.good("writing", "the database takes what is written"),
        Writable::Full => findings.bad("writing", "no room is left on the database's disk", "make room: the service goes on by itself then"),
        Writable::ReadOnly => findings.bad(
            "writing",
            "the database can be read only",
            "let the program's user write the file and its folder (SQLite); name the primary server, not a standby (PostgreSQL)",
        ),
        Writable::Failing => findings.bad("writing", "the database refuses what is written", "look in the log of the database server, and whether somebody holds a lock"),
    }
}

async fn nights(findings: &mut Findings, db: &Db) {
    let Ok(found) = troubles(db).await else { return };
    if found.findings > 0 {
        findings.bad(
            "invariants",
            &format!("the last nightly audit found {} violations", found.findings),
            "run `belfry audit` for their lines, and pass them on to whoever maintains the program",
        );
    } else if found.audit_failed {
        findings.bad("invariants", "the last nightly audit could not be made", "run `belfry audit` and see what it says");
    } else {
        findings.good("invariants", "the last nightly audit found nothing, if there was one yet");
    }
    if found.backup_failed {
        findings.bad("backups", "the last try by schedule failed", "the desk says why, under the state of the service");
    }
}

async fn waiting_mail(findings: &mut Findings, db: &Db) {
    let failed = outbox::Entity::given_up().count(db.reader()).await.unwrap_or(0);
    let unreachable = undeliverable_address::Entity::find().count(db.reader()).await.unwrap_or(0);
    let waiting = belfry::outbox::depth(db).await.map_or(0, |(waiting, _)| waiting);
    let words = format!("{waiting} wait, {failed} were given up, {unreachable} addresses do not exist");
    if failed > 0 { findings.note("outbox", &words, "look at the desk under Mails") } else { findings.good("outbox", &words) }
}

async fn mail_server(findings: &mut Findings, config: &Config) {
    let Some(smtp) = &config.smtp else { return };
    let name = format!("{}:{}", smtp.host, smtp.port);
    let host = config.public_url.host_str().unwrap_or("localhost");
    let server = match Smtp::new(smtp, host) {
        Ok(server) => server,
        Err(error) => return findings.bad("mail server", &format!("{error:#}"), "correct smtp_ca_file"),
    };
    let sender = config.bounce_address.as_ref().unwrap_or(&config.mail_from.address);
    match server.examine(sender.as_str()).await {
        Err(trouble) if trouble.sign_in => findings.bad("mail server", &format!("{name} does not let us in: {}", trouble.reason), "correct user and password in smtp_url"),
        Err(trouble) => findings.bad(
            "mail server",
            &format!("{name}: {}", trouble.reason),
            match smtp.security {
                SmtpSecurity::Plain => "check host and port in smtp_url, and that the server runs",
                _ => "check host and port in smtp_url, the firewall, and that the server's certificate is for that name (smtp_ca_file for an authority of your own)",
            },
        ),
        Ok(relay) => {
            let how = match smtp.security {
                SmtpSecurity::Plain => "without encryption, on this machine",
                SmtpSecurity::StartTls => "by STARTTLS, with a certificate that fits",
                SmtpSecurity::Implicit => "by TLS, with a certificate that fits",
            };
            let who = if smtp.credentials.is_some() { "; user and password are accepted" } else { "" };
            findings.good("mail server", &format!("{name} answers {how}{who}"));
            if let Some(refusal) = relay.refuses_sender {
                findings.bad(
                    "sender",
                    &format!("{name} does not take mail from {sender}: {refusal}"),
                    "use an address in mail_from (and bounce_address) that this account may send from",
                );
            }
            findings.good(
                "addresses",
                if relay.smtp_utf8 { "it takes addresses of any script (SMTPUTF8), and so do our forms" } else { "it takes plain addresses only, as our forms do" },
            );
        }
    }
}

async fn provider(findings: &mut Findings, config: &Config) {
    let Some(settings) = &config.provider else { return };
    let callback = format!("{}{}", config.public_url.as_str().trim_end_matches('/'), links::PROVIDER_CALLBACK);
    let provider = match Provider::new(settings, &Clock::system(), callback.clone()) {
        Ok(provider) => provider,
        Err(error) => return findings.bad("OpenID provider", &format!("{error:#}"), "correct oidc_private_key or oidc_ca_file"),
    };
    let issuer = &settings.issuer_text;
    match provider.check().await {
        Ok(()) => findings.good("OpenID provider", &format!("{issuer} says what it is; {callback} must be registered there")),
        Err(Fault::Away(words)) => {
            findings.bad(
                "OpenID provider",
                &format!("{issuer} does not answer ({words})"),
                "check oidc_issuer, the firewall, and its certificate (oidc_ca_file for an authority of your own)",
            );
        }
        Err(Fault::NotBelieved(words)) => {
            findings.bad(
                "OpenID provider",
                &format!("{issuer}: {words}"),
                "write oidc_issuer exactly as the provider writes it in its metadata, and its further hosts in oidc_hosts",
            );
        }
    }
}

fn senders(findings: &mut Findings, config: &Config) {
    let from = &config.mail_from.address;
    if from.as_str().to_ascii_lowercase().starts_with("noreply") || from.as_str().to_ascii_lowercase().starts_with("no-reply") {
        findings.note("sender", &format!("{from} says that nobody reads it"), "calendars answer invitations to this address; take one that is read (docs/operations.md)");
    }
    match &config.bounce_address {
        None => findings.note("bounces", &format!("come to {from}, for people to read"), "with bounce_address and `belfry receive`, Belfry reads them itself (docs/operations.md)"),
        Some(bounces) if !aligned(bounces, from) => findings.note(
            "bounces",
            &format!("{bounces} is of another domain than {from}"),
            "DMARC wants the domain of the envelope to be that of the sender, or one below it; else DKIM alone must align",
        ),
        Some(bounces) => findings.good("bounces", &format!("come to {bounces}")),
    }
}

/// One domain is the other, or lies below it (RFC 7489 §3.1, relaxed).
fn aligned(one: &EmailAddress, other: &EmailAddress) -> bool {
    let below = |low: &str, high: &str| low == high || low.ends_with(&format!(".{high}"));
    below(one.domain(), other.domain())
        || below(other.domain(), one.domain())
        || one.domain().split_once('.').is_some_and(|(_, parent)| parent.contains('.') && below(other.domain(), parent))
}

/// What only the owner of the domain can set, and no program here can prove.
fn dns(config: &Config) {
    let domain = config.mail_from.address.domain();
    let envelope = config.bounce_address.as_ref().map_or(domain, EmailAddress::domain);
    let relay = config.smtp.as_ref().map_or("the mail server", |smtp| smtp.host.as_str());
    say!("");
    say!("What the DNS should say, so that Gmail, Microsoft and others take the mail (nothing is looked up from here: ask whoever runs it, or dig):");
    say!("  SPF    TXT of {envelope}: \"v=spf1 include:… -all\", in the words that the operator of {relay} gives");
    say!("  DKIM   TXT of SELECTOR._domainkey.{domain}: \"v=DKIM1; k=rsa; p=…\", the public key of {relay}, which signs as d={domain}");
    say!("         (relaxed/relaxed; From, To, Subject, Date, Message-ID, Reply-To, List-Unsubscribe and List-Unsubscribe-Post)");
    say!("  DMARC  TXT of _dmarc.{domain}: \"v=DMARC1; p=none; rua=mailto:postmaster@{domain}\"; p=quarantine when the reports are clean");
    say!("  MX     of {envelope}: a host that takes bounces in");
}
