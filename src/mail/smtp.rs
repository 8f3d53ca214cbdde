//! Over SMTP: a few connections of our own, kept open between mails. The library's pool does not set TCP_NODELAY,
//! which costs 44 ms a mail, and it waits for each answer before it goes on; and only by giving each command ourselves
//! do we know whether a failure is the letter's fault, the server's, or leaves it open what became of the mail.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use secrecy::ExposeSecret;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::address::one_line;
use super::compose::ComposedMail;
use crate::config::{SmtpConfig, SmtpSecurity};
use crate::rules::names::Reach;

/// What became of one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    Delivered,
    /// The server will not take this mail, also not later.
    Refused {
        reason: String,
        fault: Fault,
    },
    /// Worth another try. `lost`: no reply came, so that nobody knows whether it was taken. `too_fast`: the receiving
    /// side asks for fewer mails at a time (432, 4.7.x).
    Later {
        reason: String,
        lost: bool,
        too_fast: bool,
    },
    /// There is no server to talk to: not this mail's fault.
    NoServer(Trouble),
}

/// What a lasting refusal is about (RFC 3463 §3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such mailbox: 5.1.x about the recipient. Holds the enhanced code.
    Address(String),
    /// Who we are, or what we may send: 5.7.x. Says nothing about the address; the mail's operator must look.
    Policy,
    /// The mail is larger than the server takes: 5.3.4, 5.2.3, or a bare 552 after the message (RFC 5321 §4.2.3).
    Size,
    Other,
}

/// As the reason of a refusal: the address has letters outside ASCII before the `@`, and the mail server does not offer
/// SMTPUTF8 (RFC 6531 §3.2).
pub const NEEDS_SMTPUTF8: &str = "needs-smtputf8";

/// What the mail server was seen to offer when a connection to it was last made; shared by whoever sends and whoever
/// asks. Nothing is known before the first connection.
#[derive(Debug, Clone, Default)]
pub struct Offers(Arc<AtomicBool>);

impl Offers {
    /// The addresses that can be written to.
    #[must_use]
    pub fn reach(&self) -> Reach {
        if self.0.load(Ordering::Relaxed) { Reach::AnyScript } else { Reach::Ascii }
    }

    pub fn note(&self, reach: Reach) {
        self.0.store(reach == Reach::AnyScript, Ordering::Relaxed);
    }
}

/// The enhanced status code at the beginning of a reply's words (RFC 2034), as `5.1.1`.
#[must_use]
pub fn enhanced_code(words: &str) -> Option<&str> {
    let code = words.split([' ', '\t']).next()?;
    let mut parts = code.split('.');
    let class = parts.next().filter(|class| matches!(*class, "2" | "4" | "5"));
    let numbers = [parts.next(), parts.next()].into_iter().all(|part| part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())));
    (class.is_some() && numbers && parts.next().is_none()).then_some(code)
}

/// What a lasting refusal is about, by its enhanced code. 5.1.7 and 5.1.8 are about the sender's address.
#[must_use]
pub fn fault_of(enhanced: Option<&str>) -> Fault {
    match enhanced {
        Some("5.1.7" | "5.1.8") => Fault::Policy,
        Some("5.3.4" | "5.2.3") => Fault::Size,
        Some(code) if code.starts_with("5.1.") => Fault::Address(code.to_owned()),
        Some(code) if code.starts_with("5.7.") => Fault::Policy,
        _ => Fault::Other,
    }
}

/// Why no connection could be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub reason: String,
    /// The server does not let us in: asking often may lock the account.
    pub sign_in: bool,
}

/// A mail server, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// It takes addresses with letters outside ASCII before the `@` (RFC 6531).
    pub smtp_utf8: bool,
    /// Why it does not take mail from our sender.
    pub refuses_sender: Option<String>,
}

pub struct Smtp {
    config: SmtpConfig,
    hello: ClientId,
    tls: Option<TlsParameters>,
    limits: Limits,
    offers: Offers,
    idle: Mutex<Vec<Idle>>,
}

/// The longest that each step may take. A mail waits for at most the sum: under the lease of its row.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// Until a command is answered; greeting and TLS included.
    pub reply: Duration,
    /// Until the message is taken: the server may check all of it first.
    pub message: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(15), reply: Duration::from_secs(30), message: Duration::from_secs(60) }
    }
}

/// An open connection.
struct Line {
    connection: AsyncSmtpConnection,
    /// The server takes several commands at once (RFC 2920).
    pipelining: bool,
}

struct Idle {
    line: Line,
    since: Instant,
}

/// An unused connection is closed after this: servers hang up on those who say nothing.
const IDLE_LIMIT: Duration = Duration::from_secs(20);
const GOODBYE_LIMIT: Duration = Duration::from_secs(2);
/// The longest reply kept, in characters.
const REASON_LIMIT: usize = 300;

/// How far a mail had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Sender,
    Recipient,
    Message,
}

/// Why a command did not succeed.
enum Cause {
    /// The server said no: its code and words.
    Reply { code: u16, text: String },
    /// No reply, or none that is SMTP.
    Lost(String),
    /// The server does not take such addresses; it was not asked.
    NotOffered,
}

struct Stopped {
    stage: Stage,
    cause: Cause,
    /// Every command was answered and none is open: another mail could follow.
    in_step: bool,
}

impl Smtp {
    /// Connects to nothing yet. `hello` is our own host name.
    ///
    /// # Errors
    /// When the certificate file cannot be read.
    pub fn new(config: &SmtpConfig, hello: &str) -> anyhow::Result<Self> {
        let tls = match config.security {
            SmtpSecurity::Plain => None,
            SmtpSecurity::StartTls | SmtpSecurity::Implicit => Some(tls_parameters(config)?),
        };
        let hello = match hello.trim_matches(['[', ']']).parse() {
            Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
            Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
            Err(_) => ClientId::Domain(hello.to_owned()),
        };
        Ok(Self { config: config.clone(), hello, tls, limits: Limits::default(), offers: Offers::default(), idle: Mutex::default() })
    }

    /// With other limits than the usual ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Notes there what the server offers.
    #[must_use]
    pub fn noting(self, offers: Offers) -> Self {
        Self { offers, ..self }
    }

    /// Connections used at the same time, at most.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.config.connections
    }

    /// Looks whether the server is there; the connection is kept for the next mail.
    ///
    /// # Errors
    /// Why not.
    pub async fn probe(&self) -> Result<(), Trouble> {
        let line = self.connect().await?;
        self.keep(line);
        Ok(())
    }

    /// Looks at the server as a mail would meet it, up to the sender's address; sends nothing.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub async fn examine(&self, sender: &str) -> Result<Relay, Trouble> {
        let Line { mut connection, .. } = self.connect().await?;
        let smtp_utf8 = takes_any_script(&connection);
        let refuses_sender = match sender.parse() {
            Ok(sender) => match reply(self.limits.reply, connection.command(Mail::new(Some(sender), vec![]))).await {
                Ok(()) => None,
                Err(Cause::Reply { code, text }) => Some(one_line(&format!("{code} {text}"), REASON_LIMIT)),
                Err(Cause::Lost(reason)) => Some(reason),
                Err(Cause::NotOffered) => Some(NEEDS_SMTPUTF8.to_owned()),
            },
            Err(_) => Some("it cannot be sent from".to_owned()),
        };
        let _ = timeout(GOODBYE_LIMIT, connection.quit()).await;
        Ok(Relay { smtp_utf8, refuses_sender })
    }

    /// Sends one mail. Takes at most about four minutes, usually a few milliseconds.
    pub async fn send(&self, mail: &ComposedMail) -> Attempt {
        if let Some(mut line) = self.take() {
            match transfer(&mut line, mail, self.limits).await {
                // A connection that was left alone for a while may be gone, or used up: that says nothing about the mail.
                Err(Stopped { stage: Stage::Sender, cause: Cause::Lost(_) | Cause::Reply { code: 421, .. }, .. }) => {}
                result => return self.judge(line, result).await,
            }
        }
        match self.connect().await {
            Ok(mut line) => {
                let result = transfer(&mut line, mail, self.limits).await;
                self.judge(line, result).await
            }
            Err(trouble) => Attempt::NoServer(trouble),
        }
    }

    /// Says goodbye on connections that were not used for a while.
    pub async fn close_idle(&self) {
        self.close_older_than(IDLE_LIMIT).await;
    }

    /// Says goodbye on all connections that are not in use.
    pub async fn close(&self) {
        self.close_older_than(Duration::ZERO).await;
    }

    async fn close_older_than(&self, age: Duration) {
        let old: Vec<Idle> = self.idle().extract_if(.., |idle| idle.since.elapsed() >= age).collect();
        futures_util::future::join_all(old.into_iter().map(|mut idle| async move {
            let _ = timeout(GOODBYE_LIMIT, idle.line.connection.quit()).await;
        }))
        .await;
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn take(&self) -> Option<Line> {
        let mut idle = self.idle();
        idle.retain(|idle| idle.since.elapsed() < IDLE_LIMIT);
        idle.pop().map(|idle| idle.line)
    }

    fn keep(&self, line: Line) {
        let mut idle = self.idle();
        if idle.len() < self.config.connections {
            idle.push(Idle { line, since: Instant::now() });
        }
    }

    async fn judge(&self, mut line: Line, result: Result<(), Stopped>) -> Attempt {
        let Err(Stopped { stage, cause, in_step }) = result else {
            self.keep(line);
            return Attempt::Delivered;
        };
        let (code, text) = match cause {
            Cause::Lost(reason) => return Attempt::Later { reason, lost: true, too_fast: false },
            Cause::NotOffered => {
                self.keep(line);
                return Attempt::Refused { reason: NEEDS_SMTPUTF8.to_owned(), fault: Fault::Other };
            }
            Cause::Reply { code, text } => (code, text),
        };
        let reason = one_line(&format!("{code} {text}"), REASON_LIMIT);
        if in_step && code != 421 && matches!(timeout(GOODBYE_LIMIT, line.connection.command(Rset)).await, Ok(Ok(_))) {
            self.keep(line);
        }
        let enhanced = enhanced_code(&text);
        let too_fast = stage != Stage::Sender && (code == 432 || enhanced.is_some_and(|enhanced| enhanced.starts_with("4.7.")));
        match (stage, code) {
            // 530, 534, 535, 538: about us, not about the mail (RFC 4954 §6).
            (_, 530 | 534 | 535 | 538) => Attempt::NoServer(Trouble { reason, sign_in: true }),
            (Stage::Sender, 421) => Attempt::NoServer(Trouble { reason, sign_in: false }),
            // A server that does not like our sender refuses every mail: a setting is wrong, and the mails must outlive it.
            (Stage::Sender, _) | (_, 400..=499) => Attempt::Later { reason, lost: false, too_fast },
            (Stage::Message, 552) if enhanced.is_none() => Attempt::Refused { reason, fault: Fault::Size },
            _ => Attempt::Refused { reason, fault: fault_of(enhanced) },
        }
    }

    async fn connect(&self) -> Result<Line, Trouble> {
        let trouble = |reason: String| Trouble { reason: one_line(&reason, REASON_LIMIT), sign_in: false };
        let late = |what: &str| trouble(format!("{what}: no answer in time"));
        let server = (self.config.host.as_str(), self.config.port);
        let mut connection = if self.config.security == SmtpSecurity::Implicit {
            let connecting = AsyncSmtpConnection::connect_tokio1(server, Some(self.limits.connect), &self.hello, self.tls.clone(), None);
            timeout(self.limits.reply, connecting).await.map_err(|_| late("TLS and greeting"))?.map_err(|error| trouble(words(&error)))?
        } else {
            let stream = timeout(self.limits.connect, TcpStream::connect(server)).await.map_err(|_| late("connecting"))?.map_err(|error| trouble(error.to_string()))?;
            stream.set_nodelay(true).map_err(|error| trouble(error.to_string()))?;
            let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello);
            timeout(self.limits.reply, greeting).await.map_err(|_| late("greeting"))?.map_err(|error| trouble(words(&error)))?
        };
        if self.config.security == SmtpSecurity::StartTls
            && let Some(tls) = &self.tls
        {
            if !connection.can_starttls() {
                return Err(trouble("the server does not offer STARTTLS; nothing is sent in clear".to_owned()));
            }
            timeout(self.limits.reply, connection.starttls(tls.clone(), &self.hello)).await.map_err(|_| late("STARTTLS"))?.map_err(|error| trouble(words(&error)))?;
        }
        if let Some((user, password)) = &self.config.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            let signing_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            let result = timeout(self.limits.reply, signing_in).await.map_err(|_| late("AUTH"))?;
            result.map_err(|error| Trouble { reason: one_line(&format!("AUTH: {}", words(&error)), REASON_LIMIT), sign_in: error.is_permanent() || error.is_client() })?;
        }
        self.offers.note(if takes_any_script(&connection) { Reach::AnyScript } else { Reach::Ascii });
        // The library keeps of a greeting only what it knows itself.
        let greeting = timeout(self.limits.reply, connection.command(Ehlo::new(self.hello.clone()))).await.map_err(|_| late("EHLO"))?;
        let greeting = greeting.map_err(|error| trouble(words(&error)))?;
        let pipelining = greeting.message().any(|offer| offer.eq_ignore_ascii_case("PIPELINING"));
        Ok(Line { connection, pipelining })
    }
}

/// Addresses and headers in UTF-8 (RFC 6531 §3.1: who offers one offers the other).
fn takes_any_script(connection: &AsyncSmtpConnection) -> bool {
    let server = connection.server_info();
    server.supports_feature(Extension::SmtpUtfEight) && server.supports_feature(Extension::EightBitMime)
}

fn tls_parameters(config: &SmtpConfig) -> anyhow::Result<TlsParameters> {
    let mut builder = TlsParameters::builder(config.host.clone());
    if let Some(path) = &config.ca_file {
        let pem = std::fs::read(path).with_context(|| format!("smtp_ca_file {}", path.display()))?;
        let authority = Certificate::from_pem(&pem).with_context(|| format!("smtp_ca_file {}", path.display()))?;
        builder = builder.certificate_store(CertificateStore::None).add_root_certificate(authority);
    }
    builder.build().context("TLS")
}

/// One mail over one connection.
async fn transfer(line: &mut Line, mail: &ComposedMail, limits: Limits) -> Result<(), Stopped> {
    let Line { connection, pipelining } = line;
    let parameters = if AsRef::<str>::as_ref(&mail.recipient).is_ascii() {
        vec![]
    } else if takes_any_script(connection) {
        vec![MailParameter::SmtpUtfEight, MailParameter::Body(MailBodyParameter::EightBitMime)]
    } else {
        return Err(Stopped { stage: Stage::Recipient, cause: Cause::NotOffered, in_step: true });
    };
    let (sender, recipient) = (Mail::new(Some(mail.sender.clone()), parameters), Rcpt::new(mail.recipient.clone(), vec![]));
    let at = |stage| move |cause| Stopped { stage, cause, in_step: true };
    if *pipelining {
        envelope_at_once(connection, format!("{sender}{recipient}{Data}"), limits.reply).await?;
    } else {
        reply(limits.reply, connection.command(sender)).await.map_err(at(Stage::Sender))?;
        reply(limits.reply, connection.command(recipient)).await.map_err(at(Stage::Recipient))?;
        reply(limits.reply, connection.command(Data)).await.map_err(at(Stage::Recipient))?;
    }
    reply(limits.message, connection.message(&mail.raw)).await.map_err(at(Stage::Message))
}

/// MAIL, RCPT and DATA in one go, and their three answers: one way there and back instead of three (RFC 2920 §3.1).
async fn envelope_at_once(connection: &mut AsyncSmtpConnection, commands: String, limit: Duration) -> Result<(), Stopped> {
    let at = |stage, in_step| move |cause| Stopped { stage, cause, in_step };
    let sender = reply(limit, connection.command(commands)).await;
    if let Err(Cause::Lost(_)) = sender {
        return sender.map_err(at(Stage::Sender, false));
    }
    let recipient = reply(limit, connection.read_response()).await;
    if let Err(Cause::Lost(_)) = recipient {
        // What was said of the sender says more than the silence after it.
        return sender.map_err(at(Stage::Sender, false)).and(recipient.map_err(at(Stage::Recipient, false)));
    }
    let data = reply(limit, connection.read_response()).await;
    // A server that waits for a message all the same gets none: the connection ends.
    let in_step = matches!(data, Err(Cause::Reply { .. }));
    sender.map_err(at(Stage::Sender, in_step))?;
    recipient.and(data).map_err(at(Stage::Recipient, in_step))
}

async fn reply<T>(limit: Duration, command: impl Future<Output = Result<T, lettre::transport::smtp::Error>>) -> Result<(), Cause> {
    match timeout(limit, command).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(match error.status() {
            Some(code) => Cause::Reply { code: code.into(), text: said(&error) },
            None => Cause::Lost(one_line(&words(&error), REASON_LIMIT)),
        }),
        Err(_) => Err(Cause::Lost("no answer in time".to_owned())),
    }
}

/// The server's own words, without the library's.
fn said(error: &lettre::transport::smtp::Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn words(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("{} {}", u16::from(code), said(error)),
        None => error.to_string(),
    }
}
