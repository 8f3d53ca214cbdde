//! One attempt at one mail: from the outbox row over the composed letter to what became of it.

use std::panic::AssertUnwindSafe;

use anyhow::Context as _;
use futures_util::FutureExt;
use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{caught_mail, outbox as row};
use crate::keys::Purpose;
use crate::mail::smtp::{Attempt, Smtp, Trouble};
use crate::mail::{ComposedMail, House, LetterLinks, Letters, Outgoing};
use crate::outbox::Outcome;
use crate::rules::language::Language;
use crate::rules::letter::Letter;

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
            Some(smtp) => Self::Smtp(Box::new(Smtp::new(smtp, app.links.host())?)),
            None => Self::Mailbox,
        })
    }
}

/// All that an attempt needs; shared by the tasks that send.
pub struct Post {
    pub app: App,
    pub transport: Transport,
    letters: Letters,
    house: House,
}

impl Post {
    /// # Errors
    /// A letter's template that cannot be read.
    pub fn new(app: &App, transport: Transport) -> anyhow::Result<Self> {
        let config = &app.config;
        let house = House::of(config);
        Ok(Self { app: app.clone(), transport, letters: Letters::read(config.email_templates.as_deref())?, house })
    }

    /// Mails sent at the same time.
    #[must_use]
    pub fn width(&self) -> usize {
        match &self.transport {
            Transport::Smtp(smtp) => smtp.connections(),
            Transport::Mailbox => 4,
        }
    }

    /// The mail of a row, as it will be sent each time.
    ///
    /// # Errors
    /// A letter that cannot be read or rendered.
    pub fn compose(&self, row: &row::Model) -> anyhow::Result<ComposedMail> {
        let letter: Letter = serde_json::from_value(row.facts.clone()).context("facts")?;
        let links = links(&self.app, &letter);
        self.letters.compose(&Outgoing {
            house: &self.house,
            letter: &letter,
            links: &links,
            recipient: &row.recipient,
            language: Language::parse(&row.language).unwrap_or_default(),
            message_id: &row.message_id,
            thread_message_id: row.thread_message_id.as_deref(),
            posted_at: row.created_at.0,
        })
    }

    /// Tries to deliver a claimed mail. The second part tells of trouble with the mail server itself.
    pub async fn attempt(&self, row: &row::Model) -> (Outcome, Option<Trouble>) {
        let attempt = AssertUnwindSafe(self.try_once(row)).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(outbox.id = %row.id, outbox.letter = row.letter, "panic while sending a mail");
            Attempt::Later { reason: "a fault of the program".to_owned(), lost: true }
        });
        match attempt {
            Attempt::Delivered => (Outcome::Delivered, None),
            Attempt::Refused { reason } => {
                tracing::warn!(outbox.id = %row.id, outbox.letter = row.letter, smtp.code = code(&reason), "a mail was refused for good");
                (Outcome::Failed { error: reason }, None)
            }
            Attempt::Later { reason, lost } => (self.later(row, reason, lost), None),
            // Where it stood in the queue it stays.
            Attempt::NoServer(trouble) => (Outcome::NotTried { at: row.due_at.0, error: trouble.reason.clone() }, Some(trouble)),
        }
    }

    async fn try_once(&self, row: &row::Model) -> Attempt {
        let mail = match self.compose(row) {
            Ok(mail) => mail,
            Err(error) => {
                tracing::error!(outbox.id = %row.id, outbox.letter = row.letter, error = format!("{error:#}"), "a letter could not be composed");
                return Attempt::Refused { reason: "the letter could not be composed".to_owned() };
            }
        };
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(&mail).await,
            Transport::Mailbox => match self.catch(mail).await {
                Ok(()) => Attempt::Delivered,
                Err(error) => Attempt::Later { reason: error.to_string(), lost: true },
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
        let age = now.duration_since(row.created_at.0);
        tracing::info!(outbox.id = %row.id, outbox.letter = row.letter, outbox.attempts = row.attempts, smtp.code = code(&reason), "a mail was put off");
        if age >= config.mail_give_up {
            return Outcome::Failed { error: reason };
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
fn links(app: &App, letter: &Letter) -> LetterLinks {
    let registration = letter.registration();
    let session = letter.calendar_message().map(|(_, session)| session);
    let uid =
        session.filter(|session| session.online).and_then(|session| session.invitation.as_ref()).and_then(|invitation| Uuid::parse_str(invitation.uid.split('@').next()?).ok());
    LetterLinks {
        event: letter.event().map(|event| app.links.event(&event.slug)),
        registration: registration.map(|registration| app.links.registration(&app.keys.derive(Purpose::Registration, registration.registration_id, registration.token_generation))),
        join: uid.map(|uid| app.links.join(&app.keys.derive(Purpose::Join, uid, 0))),
        sign_in: match letter {
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
    }
}
