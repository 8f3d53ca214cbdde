//! One attempt at one mail: from the outbox row over the composed letter to what became of it.

use std::panic::AssertUnwindSafe;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use futures_util::FutureExt;
use jiff::SignedDuration;
use lettre::Address;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Deserialize as _;
use tokio::sync::Semaphore;
use tracing::Instrument;
use uuid::Uuid;

use crate::app::App;
use crate::entity::{caught_mail, outbox as row};
use crate::keys::Purpose;
use crate::mail::smtp::{Attempt, Fault, Smtp, Trouble};
use crate::mail::{CalendarForm, ComposedMail, House, LetterLinks, Letters, Outgoing};
use crate::metrics::MailResult;
use crate::outbox::Outcome;
use crate::rules::language::Language;
use crate::rules::letter::{Letter, SessionFacts};
use crate::rules::names::Reach;
use crate::traces;

/// How mails leave.
pub enum Transport {
    Smtp(Box<Smtp>),
    /// Demo: nothing is sent, the mailbox page shows it.
    Mailbox,
}

impl Transport {
    /// # Errors
    /// When the mail server's certificate file cannot be read.
    pub fn from_config(app: &App) -> anyhow::Result<Self> {
        Ok(match &app.config.smtp {
            Some(smtp) => Self::Smtp(Box::new(Smtp::new(smtp, app.links.host())?.noting(app.offers.clone()))),
            None => {
                app.offers.note(Reach::AnyScript);
                Self::Mailbox
            }
        })
    }

    /// Mails that are being sent at the same time, at most.
    #[must_use]
    pub fn connections(&self) -> usize {
        match self {
            Self::Smtp(smtp) => smtp.connections(),
            Self::Mailbox => 4,
        }
    }
}

/// All that an attempt needs; shared by the tasks that send.
pub struct Post {
    pub app: App,
    pub transport: Transport,
    letters: Letters,
    house: House,
    /// One for each connection: further letters are composed while they wait for theirs.
    turns: Semaphore,
    /// What the last attempt met that found no mail server, until there is one again.
    away: Mutex<Option<Trouble>>,
}

/// What became of an attempt.
pub struct Attempted {
    pub outcome: Outcome,
    /// The mail server itself could not be used.
    pub trouble: Option<Trouble>,
    /// The receiving side wants fewer mails at a time.
    pub too_fast: bool,
}

/// Letters composed while all connections are busy: enough that neither waits for the other.
const COMPOSED_AHEAD: usize = 8;

/// In `last_error`: a fault of a template, told in the log.
pub const NOT_COMPOSED: &str = "not-composed";

impl Post {
    /// # Errors
    /// A letter's template that cannot be read.
    pub fn new(app: &App, transport: Transport) -> anyhow::Result<Self> {
        let turns = Semaphore::new(transport.connections());
        Ok(Self { app: app.clone(), transport, letters: Letters::read(app.config.email_templates.as_deref())?, house: House::of(&app.config), turns, away: Mutex::default() })
    }

    /// Mails in the making at the same time: those being sent, and a few that wait for a connection.
    #[must_use]
    pub fn width(&self) -> usize {
        self.transport.connections() + COMPOSED_AHEAD
    }

    /// The mail of a row, as it will be sent each time.
    ///
    /// # Errors
    /// A letter that cannot be read or rendered.
    pub fn compose(&self, row: &row::Model) -> anyhow::Result<ComposedMail> {
        self.compose_as(row, CalendarForm::Whole)
    }

    fn compose_as(&self, row: &row::Model, calendar: CalendarForm) -> anyhow::Result<ComposedMail> {
        let letter = Letter::deserialize(&row.facts).context("facts")?;
        let links = letter_links(&self.app, &letter);
        let mail = self.letters.compose(&Outgoing {
            calendar,
            house: &self.house,
            letter: &letter,
            links: &links,
            recipient: &row.recipient,
            language: Language::parse(&row.language).unwrap_or_default(),
            message_id: &row.message_id,
            thread_message_id: row.thread_message_id.as_deref(),
            posted_at: row.created_at.0,
            preface: row.preface.as_deref(),
            request_id: row.request_id.as_deref(),
        })?;
        Ok(ComposedMail { sender: self.envelope_sender(row.id)?.unwrap_or(mail.sender), ..mail })
    }

    /// Where bounces of this mail go, when a mailbox for them is set: each mail has its own, so that a bounce names it.
    fn envelope_sender(&self, id: Uuid) -> anyhow::Result<Option<Address>> {
        let Some(bounces) = &self.app.config.bounce_address else { return Ok(None) };
        let (local, domain) = bounces.as_str().split_once('@').context("an address")?;
        let address = format!("{local}+{}@{domain}", self.app.keys.bounce_token(id));
        Ok(Some(address.parse().context("the bounce address with a mail's token")?))
    }

    /// Meets the mail server before there is a mail for it, so that forms know which addresses it takes. A mail that
    /// waits meets it by itself.
    pub async fn meet_server(&self) {
        if matches!(self.transport, Transport::Mailbox) {
            return self.app.health.found_mail_server(true);
        }
        let waits = crate::outbox::is_anything_due(&self.app.db, self.app.clock.now()).await.unwrap_or(true);
        if let (false, Transport::Smtp(smtp)) = (waits, &self.transport) {
            let _turn = self.turns.acquire().await;
            self.app.health.found_mail_server(smtp.probe().await.is_ok());
        }
    }

    /// The mail server can be used again.
    pub fn found_server(&self) {
        *self.away() = None;
    }

    fn away(&self) -> MutexGuard<'_, Option<Trouble>> {
        self.away.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tries to deliver a claimed mail.
    pub async fn attempt(&self, row: &row::Model) -> Attempted {
        let request = row.request_id.as_deref();
        let traced = traces::mail(&row.letter, request);
        // What the log says of it names the request that caused it.
        let span = traced.in_scope(|| request.map_or_else(tracing::Span::none, |id| tracing::info_span!("mail", request.id = id)));
        self.attempt_once(row).instrument(span).instrument(traced).await
    }

    async fn attempt_once(&self, row: &row::Model) -> Attempted {
        let attempt = AssertUnwindSafe(self.try_once(row)).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(outbox.id = %row.id, outbox.letter = row.letter, "panic while sending a mail");
            Attempt::Later { reason: "a fault of the program".to_owned(), lost: true, too_fast: false }
        });
        let plain = |outcome| Attempted { outcome, trouble: None, too_fast: false };
        self.app.metrics.mailed(match &attempt {
            Attempt::Delivered => MailResult::Delivered,
            Attempt::Refused { .. } => MailResult::Refused,
            Attempt::Later { .. } => MailResult::PutOff,
            Attempt::NoServer(_) => MailResult::NoServer,
        });
        match attempt {
            Attempt::Delivered => {
                tracing::debug!(outbox.id = %row.id, outbox.letter = row.letter, "a mail left");
                plain(Outcome::Delivered)
            }
            Attempt::Refused { reason, fault } => {
                let (id, letter, code) = (row.id, row.letter.as_str(), code(&reason));
                if fault == Fault::Policy {
                    // Not this address's fault: likely every mail meets it until somebody mends sender, DNS or relay.
                    tracing::error!(outbox.id = %id, outbox.letter = letter, smtp.code = code, "a mail server refuses mail from us: look at `belfry doctor`");
                } else {
                    tracing::warn!(outbox.id = %id, outbox.letter = letter, smtp.code = code, "a mail was refused for good");
                }
                let undeliverable = if let Fault::Address(code) = fault { Some(code) } else { None };
                plain(Outcome::Failed { error: reason, undeliverable })
            }
            Attempt::Later { reason, lost, too_fast } => Attempted { too_fast, ..plain(self.later(row, reason, lost)) },
            // Where it stood in the queue it stays.
            Attempt::NoServer(trouble) => Attempted { outcome: Outcome::NotTried { at: row.due_at.0, error: trouble.reason.clone() }, trouble: Some(trouble), too_fast: false },
        }
    }

    /// Tries a mail, and where it is too large for a mail server, what is left without that which can be spared: first
    /// the calendar's second copy, then the calendar message, whose place its words take.
    async fn try_once(&self, row: &row::Model) -> Attempt {
        let forms: &[CalendarForm] = if row.calendar_uid.is_some() { &CalendarForm::ALL } else { &[CalendarForm::Whole] };
        let mut attempt = self.try_as(row, CalendarForm::Whole).await;
        for form in &forms[1..] {
            if !matches!(attempt, Attempt::Refused { fault: Fault::Size, .. }) {
                break;
            }
            tracing::warn!(outbox.id = %row.id, outbox.letter = row.letter, calendar = ?form, "a mail is too large for a mail server and is tried smaller");
            attempt = self.try_as(row, *form).await;
        }
        attempt
    }

    async fn try_as(&self, row: &row::Model, form: CalendarForm) -> Attempt {
        let mail = match self.compose_as(row, form) {
            Ok(mail) => mail,
            Err(error) => {
                tracing::error!(outbox.id = %row.id, outbox.letter = row.letter, error = format!("{error:#}"), "a letter could not be composed");
                return Attempt::Refused { reason: NOT_COMPOSED.to_owned(), fault: Fault::Other };
            }
        };
        match &self.transport {
            Transport::Smtp(smtp) => {
                let _turn = self.turns.acquire().await;
                // Whoever stood behind one that found no server keeps its place behind it.
                if let Some(trouble) = self.away().clone() {
                    return Attempt::NoServer(trouble);
                }
                let attempt = smtp.send(&mail).await;
                if let Attempt::NoServer(trouble) = &attempt {
                    *self.away() = Some(trouble.clone());
                }
                attempt
            }
            Transport::Mailbox => match self.catch(mail).await {
                Ok(()) => Attempt::Delivered,
                Err(error) => Attempt::Later { reason: error.to_string(), lost: true, too_fast: false },
            },
        }
    }

    /// Into the built-in mailbox, once.
    async fn catch(&self, mail: ComposedMail) -> Result<(), crate::error::Error> {
        let (id, now) = (self.app.clock.id(), self.app.clock.now());
        self.app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    let caught = caught_mail::Entity::find().filter(caught_mail::Column::MessageId.eq(&mail.message_id)).count(transaction).await?;
                    if caught == 0 {
                        let row = caught_mail::ActiveModel {
                            id: Set(id),
                            recipient: Set(mail.recipient.to_string()),
                            subject: Set(mail.subject),
                            message_id: Set(mail.message_id),
                            raw: Set(mail.raw),
                            caught_at: Set(now.into()),
                        };
                        caught_mail::Entity::insert(row).exec_without_returning(transaction).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Another try after a pause that grows, or the end of trying.
    fn later(&self, row: &row::Model, reason: String, lost: bool) -> Outcome {
        let (now, config) = (self.app.clock.now(), &self.app.config);
        let age = row.put_off_since.map_or(SignedDuration::ZERO, |since| now.duration_since(since.0));
        tracing::info!(outbox.id = %row.id, outbox.letter = row.letter, outbox.attempts = row.attempts, smtp.code = code(&reason), "a mail was put off");
        if age >= config.mail_give_up {
            return Outcome::Failed { error: reason, undeliverable: None };
        }
        let tries = usize::try_from(row.attempts.max(1) - 1).unwrap_or(0);
        let step = config.mail_retry.get(tries).or(config.mail_retry.last()).copied().unwrap_or(SignedDuration::from_mins(1));
        // A line that broke says nothing of the server's wishes: ten seconds, twenty, forty …
        let pause = if lost { step.min(SignedDuration::from_secs(10 << tries.min(12))) } else { step };
        Outcome::Later { at: now + pause + self.jitter(pause), error: reason }
    }

    /// Up to a tenth more, so that copies do not come back in the same second.
    fn jitter(&self, pause: SignedDuration) -> SignedDuration {
        let share = i64::try_from(self.app.clock.random_id().as_u128() % 100).unwrap_or(0);
        SignedDuration::from_millis(i64::try_from(pause.as_millis()).unwrap_or(0) / 1_000 * share)
    }
}

/// The reply's code alone: what follows may name the recipient and is not for logs.
fn code(reason: &str) -> &str {
    reason.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or("none")
}

/// The addresses in a letter. What opens something is derived anew: it is stored nowhere.
fn letter_links(app: &App, letter: &Letter) -> LetterLinks {
    let registration = letter.registration();
    let join = |session: &SessionFacts| {
        let invitation = session.invitation.as_ref().filter(|_| session.online)?;
        let uid = Uuid::parse_str(invitation.uid.split('@').next()?).ok()?;
        Some((session.session_id, app.links.join(&app.keys.derive(Purpose::Join, uid, 0))))
    };
    LetterLinks {
        event: letter.event().map(|event| app.links.event(&event.slug)),
        registration: match letter {
            // There is no registration behind it.
            Letter::Message { registration, message } if message.test => Some(app.links.event(&registration.event.slug)),
            _ => registration.map(|registration| app.links.registration(&app.keys.derive(Purpose::Registration, registration.registration_id, registration.token_generation))),
        },
        ticket: letter.ticket_of().map(|registration| app.links.ticket(&app.keys.ticket(registration))),
        join: letter.sessions().iter().filter_map(join).collect(),
        sign_in: match letter {
            Letter::Welcome { .. } => Some(app.links.absolute("/desk/sign-in")),
            Letter::SignIn { sign_in } => Some(app.links.sign_in(&app.keys.derive(Purpose::SignIn, sign_in.sign_in_id, 0))),
            _ => None,
        },
        my: match letter {
            Letter::MyLink { my_link } => Some(app.links.my(&app.keys.derive(Purpose::My, my_link.my_link_id, 0))),
            _ => None,
        },
        booking: match letter {
            Letter::Booking { booking } => Some(app.links.booking(&app.keys.derive(Purpose::Booking, booking.booking_id, booking.token_generation))),
            _ => None,
        },
        invitee: match letter {
            Letter::Invitee { invitee, .. } => Some(app.links.invitee(&app.keys.derive(Purpose::Invitee, invitee.invitee_id, 0))),
            _ => None,
        },
        next_events: letter.follow_up().map(|follow_up| follow_up.next.iter().map(|next| app.links.event(&next.slug)).collect()).unwrap_or_default(),
        evaluation: letter.evaluation().map(|asked| app.links.evaluation(&app.keys.derive(Purpose::Evaluation, asked.evaluation_invitation_id, 0))),
        unsubscribe_mail: letter.mailing_address().zip(app.config.bounce_address.as_ref()).and_then(|(address, bounces)| {
            let (local, domain) = bounces.as_str().split_once('@')?;
            Some(format!("mailto:{local}+{}@{domain}?subject=unsubscribe", app.keys.unsubscribe_tag(address)))
        }),
        unsubscribe: letter.mailing_address().map(|address| app.links.unsubscribe(&app.keys.derive(Purpose::Unsubscribe, address, 0))),
        ..LetterLinks::at_desk(&app.links, letter)
    }
}
