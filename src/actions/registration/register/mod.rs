//! Taking places. Whoever waits at the same moment is registered together: a few statements with many rows, one
//! commit, then everybody's answer. Each place, registration, history row and letter of a batch is there or none is.
//! Start reading at [`Registrar::register`], then `batch` (what is read and written) and `decide` (each answer).

mod batch;
mod decide;

use std::sync::Arc;

use tokio::sync::{Notify, mpsc, oneshot};
use tracing::{Instrument as _, Span};
use uuid::Uuid;
use validator::Validate;

use self::batch::Batch;
pub(super) use self::batch::insert_persons;
pub(super) use self::decide::choice_fault;
pub use self::decide::wrong_sessions;
use super::offer::promote_newcomers;
use super::price;
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, FieldErrors};
use crate::keys::Keys;
use crate::request_id;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::places::Share;
use crate::rules::price::InvoiceData;
use crate::rules::registration_rules::Consents;
use crate::traces;

/// Forms answered together at most.
const LARGEST_BATCH: usize = 128;

/// One form: a person who takes part, or a booker with colleagues.
#[derive(Debug, Clone)]
pub struct RegistrationRequest {
    pub event_slug: String,
    /// Who registers colleagues; `None`: the one participant registers themselves.
    pub booker: Option<Booker>,
    /// At least one; more than one with a booker only.
    pub participants: Vec<Participant>,
    /// When places are short: all get one or all wait. Otherwise those who fit are registered and the others wait.
    pub together: bool,
    /// Whoever sends this would wait. Without it a full event is refused, so that nobody waits without knowing.
    pub accepts_waiting: bool,
    /// The token of an invitation or of the event's secret link.
    pub key: Option<String>,
    /// The form's own random id: the same twice is one form posted twice.
    pub submission: Option<String>,
    /// Who gets the invoice, for all people of the form; kept where the event costs something.
    pub invoice: InvoiceData,
}

#[derive(Debug, Clone)]
pub struct Booker {
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    /// Of the letters.
    pub language: Language,
}

/// One person's wish to take part, parsed. The limits hold for every door.
#[derive(Debug, Clone, Validate)]
pub struct Participant {
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    pub organisation: OrganisationChoice,
    #[validate(length(max = 40, code = "too-long"))]
    pub function_category: Option<String>,
    #[validate(length(max = 120, code = "too-long"))]
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    pub attendance_mode: Option<AttendanceMode>,
    /// Sessions named in the form; those included for all may be among them.
    pub sessions: Vec<Uuid>,
    /// What was sent for the organiser's questions: key and value, several for several choices. Read against the
    /// questions of the moment, whatever the door knew.
    pub answers: Vec<(String, String)>,
    #[validate(length(max = 2000, code = "too-long"))]
    pub remarks: Option<String>,
    /// What the event does not ask counts as not asked.
    #[validate(length(max = 2000, code = "too-long"))]
    pub speaker_question: Option<String>,
    #[validate(length(max = 500, code = "too-long"))]
    pub diet: Option<String>,
    #[validate(length(max = 1000, code = "too-long"))]
    pub access: Option<String>,
    /// Given; what the event does not ask counts as not given.
    pub consents: Consents,
}

/// Order of a form's fields, for the list of its faults.
const FIELDS: [&str; 6] = ["function_category", "job_title", "remarks", "speaker_question", "diet", "access"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationChoice {
    /// Of the register; an organisation that merged stands for its successor.
    Known(Uuid),
    /// As typed; for the organisers to review.
    Named(String),
}

impl OrganisationChoice {
    /// The id or else the typed name, as a registration keeps them, of somebody who takes of the share `share`.
    pub(super) fn stored(&self, share: &Share) -> (Option<Uuid>, Option<String>) {
        match (share, self) {
            (Share::Known(id), _) => (Some(*id), None),
            (Share::Named(_), Self::Named(name)) => (None, Some(name.clone())),
            (Share::Named(_), Self::Known(_)) => (None, None),
        }
    }
}

/// What became of a form: how many people stand where. Says the same for those who were registered already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Registered {
    pub confirmed: usize,
    pub pending: usize,
    pub waitlisted: usize,
    /// Place on the waiting list of the first who waits, from 1.
    pub position: usize,
}

/// Registers the people of one form; see [`Registrar::register`]. Whoever joined a waiting list whose order makes it
/// their turn gets the free place at once.
///
/// # Errors
/// Those of [`Registrar::register`].
pub async fn register(app: &App, request: RegistrationRequest) -> Result<Registered, Error> {
    let slug = request.event_slug.clone();
    let result = app.registrar.register(request).await;
    count(app, &result);
    let registered = result?;
    if registered.waitlisted > 0
        && let Err(error) = promote_newcomers(app, &slug).await
    {
        // They are registered and told so; the job that looks at waiting lists comes by within seconds.
        tracing::warn!(%error, "the waiting list could not be looked at now");
    }
    Ok(registered)
}

/// For `/metrics`: how many people stand where, or why a form was not taken.
fn count(app: &App, result: &Result<Registered, Error>) {
    match result {
        Ok(registered) => app.metrics.registered(registered.confirmed, registered.pending, registered.waitlisted),
        Err(Error::Refused(refusal)) => app.metrics.refused(refusal.key()),
        Err(Error::Invalid(_)) => app.metrics.refused("invalid"),
        Err(Error::NotFound) => app.metrics.refused("not-found"),
        Err(Error::TooMany { .. }) => app.metrics.refused("too-many"),
        Err(Error::Busy) => app.metrics.refused("busy"),
        Err(_) => app.metrics.refused("internal"),
    }
}

/// Takes wishes and answers them. Cheap to clone.
#[derive(Clone)]
pub struct Registrar {
    queue: mpsc::Sender<Waiting>,
    most_people: usize,
}

struct Waiting {
    request: RegistrationRequest,
    /// The web request that it came by: its letters say so.
    asked_by: Option<Arc<str>>,
    /// From the moment it waits until it is answered.
    traced: Span,
    answer: oneshot::Sender<Result<Registered, Error>>,
}

/// A form, and the web request that it came by.
type Asked = (RegistrationRequest, Option<Arc<str>>);

/// What registering needs of the ground.
#[derive(Clone)]
struct Desk {
    clock: Clock,
    db: Db,
    keys: Keys,
    bell: Arc<Notify>,
    /// Domain of Message-IDs.
    mail_domain: String,
    /// Domain of UIDs.
    host: String,
    /// Of invitations: the setting `invitation_attendee`.
    asks_answer: bool,
    mails_per_mailbox_per_hour: i64,
}

impl Registrar {
    /// Starts the task that registers whoever waits; it ends when the last registrar is gone.
    #[must_use]
    pub fn start(config: &Config, clock: Clock, db: Db, keys: Keys, bell: Arc<Notify>) -> Self {
        let (queue, waiting) = mpsc::channel(8 * LARGEST_BATCH);
        let desk = Desk {
            clock,
            db,
            keys,
            bell,
            mail_domain: config.mail_from.address.domain().to_owned(),
            host: config.public_url.host_str().unwrap_or("localhost").to_owned(),
            asks_answer: config.invitation_asks_answer,
            mails_per_mailbox_per_hour: config.mails_per_mailbox_per_hour.into(),
        };
        tokio::spawn(desk.work(waiting));
        Self { queue, most_people: config.people_per_form }
    }

    /// Registers the people of one form, durably when this returns. Also `Ok` when an address is registered already:
    /// the answer tells nobody who is; its owner gets the personal link by mail.
    ///
    /// # Errors
    /// `NotFound` for no such (or a draft) event; `Refused` with the reason; `Invalid` for choices that are not there
    /// any more, questions not answered, or a text that is too long (of colleagues as `participants[0][email]`);
    /// `TooMany` for the mailbox; `Busy`.
    pub async fn register(&self, request: RegistrationRequest) -> Result<Registered, Error> {
        let mut faults = FieldErrors::default();
        if request.participants.is_empty() || request.participants.len() > self.most_people {
            faults.add("participants", if request.participants.is_empty() { "required" } else { "too-many-people" });
        }
        for (person, participant) in request.participants.iter().enumerate() {
            if let Err(errors) = participant.validate() {
                faults.extend(FieldErrors::of(&errors, &FIELDS), |field| request.field(person, field));
            }
        }
        faults.extend(price::faults(&request.invoice, false), str::to_owned);
        faults.into_result()?;
        let (answer, answered) = oneshot::channel();
        self.queue.send(Waiting { request, asked_by: request_id::current(), traced: traces::step("registering"), answer }).await.map_err(|_| Error::Busy)?;
        answered.await.map_err(|_| Error::Busy)?
    }
}

impl RegistrationRequest {
    /// The form's name of a person's field.
    fn field(&self, person: usize, field: &str) -> String {
        if self.booker.is_some() { format!("participants[{person}][{field}]") } else { field.to_owned() }
    }
}

impl Desk {
    async fn work(self, mut waiting: mpsc::Receiver<Waiting>) {
        let mut batch = Vec::with_capacity(LARGEST_BATCH);
        while waiting.recv_many(&mut batch, LARGEST_BATCH).await > 0 {
            let (requests, answers): (Vec<_>, Vec<_>) = batch.drain(..).map(|waiting| ((waiting.request, waiting.asked_by), (waiting.traced, waiting.answer))).unzip();
            // What several registered by is no one's.
            let traced = answers.first().filter(|_| answers.len() == 1).map_or_else(Span::none, |(traced, _)| traced.clone());
            let results = self.together(requests).instrument(traced).await;
            self.bell.notify_one();
            for ((_, answer), result) in answers.into_iter().zip(results) {
                // Nobody listens when the visitor went away; the place stands all the same.
                let _ = answer.send(result);
            }
        }
    }

    /// All in one transaction; when that fails for another reason than a passing one, each on its own, so that
    /// nobody pays for a neighbour's fault.
    async fn together(&self, requests: Vec<Asked>) -> Vec<Result<Registered, Error>> {
        let alone = (requests.len() > 1).then(|| requests.clone());
        let count = requests.len();
        match (self.in_one_transaction(requests).await, alone) {
            (Ok(results), _) => results,
            (Err(Error::Busy), _) => (0..count).map(|_| Err(Error::Busy)).collect(),
            (Err(error), None) => vec![Err(error)],
            (Err(error), Some(requests)) => {
                tracing::warn!(error = %error, forms = count, "registering together failed, trying each alone");
                let mut results = Vec::with_capacity(count);
                for request in requests {
                    results.push(match self.in_one_transaction(vec![request]).await {
                        Ok(mut results) => results.pop().unwrap_or(Err(Error::Busy)),
                        Err(error) => Err(error),
                    });
                }
                results
            }
        }
    }

    async fn in_one_transaction(&self, requests: Vec<Asked>) -> Result<Vec<Result<Registered, Error>>, Error> {
        let desk = self.clone();
        self.db
            .write(move |transaction| {
                Box::pin(async move {
                    let (mut requests, asked_by): (Vec<_>, Vec<_>) = requests.into_iter().unzip();
                    let mut batch = Batch::read(&desk, transaction, &mut requests).await?;
                    // Notices to organisers are of the batch.
                    let alone = asked_by.first().filter(|_| asked_by.len() == 1).cloned().flatten();
                    let decide = |(request, by)| request_id::at_once(by, || batch.decide(&desk, request));
                    let results = requests.iter().zip(asked_by).map(decide).collect();
                    request_id::within(alone, batch.write(&desk, transaction)).await?;
                    Ok(results)
                })
            })
            .await
    }
}
