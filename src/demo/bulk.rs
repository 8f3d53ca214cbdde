//! Registrations of the past, written in bulk as the actions would have written them: status, history,
//! invitations, the mails that left, and who was there. Memory stays the same however many there are.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sqlx::PgConnection;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable};
use uuid::Uuid;

use super::attended::attended;
use super::chance::Chance;
use super::copied::{copy, copy_mails};
use crate::actions::registration::facts::{Names, ProgrammeFacts, carrying, confirmation_letters, event_facts, invitation_facts, registration_facts, session_facts};
use crate::actions::registration::findable::{rows, words_by_person};
use crate::app::App;
use crate::entity::outbox::{OutboxState, Urgency};
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance, attendance_evidence, event, invitation, outbox, person, person_word, programme, registration, registration_history, session};
use crate::error::Error;
use crate::keys::Purpose;
use crate::rules::letter::{Because, CancelledBy, EventFacts, Letter, RegistrationFacts, SessionFacts};
use crate::rules::names::EmailAddress;
use crate::rules::registration::Transition;

/// Events and people, and registrations, written in one transaction: the more of them, the less often a page of an index is written.
const CHUNK: usize = 1_000;
const REGISTRATIONS: usize = 5_000;

/// Bound values in one statement. SQLite takes 32,766 and PostgreSQL 65,535, but each statement of another length is
/// kept prepared: shorter ones keep the program small.
const BOUND_VALUES: usize = 5_000;

/// What is said of one event in all its letters.
pub struct Told {
    pub event: event::Model,
    facts: EventFacts,
    sessions: Vec<SessionFacts>,
    /// Those whose list is closed.
    over: Vec<session::Model>,
}

impl Told {
    /// `sessions` by their start.
    #[must_use]
    pub fn of(event: event::Model, programme: Option<&ProgrammeFacts>, sessions: &[session::Model]) -> Self {
        let over = sessions.iter().filter(|session| session.attendance_closed_at.is_some()).cloned().collect();
        Self { facts: event_facts(&event, programme), sessions: sessions.iter().map(session_facts).collect(), over, event }
    }
}

/// How and when a registration ended.
#[derive(Debug, Clone)]
pub struct Cancelled {
    pub at: Timestamp,
    pub by: CancelledBy,
    pub reason: Option<String>,
}

/// Rows that are written together, in one transaction.
#[derive(Default)]
pub struct Batch {
    programmes: Vec<programme::Model>,
    persons: Vec<person::Model>,
    events: Vec<event::Model>,
    sessions: Vec<session::Model>,
    registrations: Vec<registration::Model>,
    words: Vec<person_word::ActiveModel>,
    history: Vec<registration_history::Model>,
    invitations: Vec<invitation::Model>,
    /// Each with the letter that is its facts.
    mails: Vec<(outbox::Model, Letter)>,
    evidence: Vec<attendance_evidence::Model>,
    attendances: Vec<attendance::Model>,
}

/// Rows that wait to be written.
#[derive(Default)]
pub struct Bulk {
    batch: Batch,
    /// People whose words were taken.
    found: HashSet<Uuid>,
}

impl Bulk {
    pub fn add_programmes(&mut self, programmes: Vec<programme::Model>) {
        self.batch.programmes.extend(programmes);
    }

    /// Whether it is time to write.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.batch.registrations.len() >= REGISTRATIONS || self.batch.events.len() >= CHUNK || self.batch.persons.len() >= CHUNK
    }

    pub fn add_person(&mut self, person: person::Model) {
        self.batch.persons.push(person);
    }

    /// An event and its sessions, before those who register for it.
    pub fn add_event(&mut self, event: event::Model, sessions: &[session::Model]) {
        self.batch.events.push(event);
        self.batch.sessions.extend_from_slice(sessions);
    }

    /// A registration as it was confirmed at `created_at`, and what became of it. The id, token, history and
    /// letters are made here; the event's places are the caller's to count.
    ///
    /// # Errors
    /// `Internal` when the address is none.
    pub fn add(
        &mut self,
        app: &App,
        chance: &mut Chance,
        told: &Told,
        mut registration: registration::Model,
        organisation: Option<&str>,
        cancelled: Option<&Cancelled>,
    ) -> Result<(), Error> {
        let confirmed_at: Timestamp = registration.created_at.into();
        registration.id = chance.id(confirmed_at);
        registration.event_id = told.event.id;
        registration.token_hash = app.keys.derive(Purpose::Registration, registration.id, 0).hash();
        registration.status = RegistrationStatus::Confirmed;
        let mut invitations = self.invite(app, chance, told, registration.id, confirmed_at);
        let facts = registration_facts(&registration, Names { organisation, ..Names::default() }, &told.facts, &told.sessions);
        self.batch.history.push(history(chance, registration.id, None, RegistrationStatus::Confirmed, ActorKind::Participant, None, confirmed_at));
        let letters = confirmation_letters(&facts, &invitations, confirmed_at, Because::Registered);
        let thread = self.post(app, chance, &registration, letters, None, confirmed_at)?;
        if let Some(cancelled) = cancelled {
            registration.status = RegistrationStatus::Cancelled;
            registration.holds_place = false;
            registration.version += 1;
            registration.updated_at = cancelled.at.into();
            let actor = if cancelled.by == CancelledBy::Participant { ActorKind::Participant } else { ActorKind::Organiser };
            self.batch.history.push(history(
                chance,
                registration.id,
                Some(RegistrationStatus::Confirmed),
                RegistrationStatus::Cancelled,
                actor,
                cancelled.reason.clone(),
                cancelled.at,
            ));
            let letters = farewells(&facts, &mut invitations, cancelled);
            self.post(app, chance, &registration, letters, thread, cancelled.at)?;
        }
        for session in told.over.iter().filter(|_| registration.holds_place) {
            if let Some((evidence, row)) = attended(chance, session, &registration) {
                self.batch.evidence.push(evidence);
                self.batch.attendances.push(row);
            }
        }
        self.batch.invitations.extend(invitations);
        self.batch.registrations.push(registration);
        Ok(())
    }

    fn invite(&self, app: &App, chance: &mut Chance, told: &Told, registration_id: Uuid, at: Timestamp) -> Vec<invitation::Model> {
        let ahead = told.sessions.iter().filter(|session| session.ends_at > at);
        ahead
            .map(|session| {
                let uid = chance.random_id();
                invitation::Model {
                    id: chance.id(at),
                    registration_id,
                    session_id: session.session_id,
                    uid: format!("{uid}@{}", app.links.host()),
                    sequence: 0,
                    asks_answer: false,
                    cancelled: false,
                    join_token_hash: app.keys.derive(Purpose::Join, uid, 0).hash(),
                    stamp: at.into(),
                    session_sequence: 0,
                    partstat: None,
                    answered_at: None,
                    asked_at: None,
                }
            })
            .collect()
    }

    /// Rows of letters that left a few seconds after they were decided; returns the thread's Message-ID.
    fn post(
        &mut self,
        app: &App,
        chance: &mut Chance,
        registration: &registration::Model,
        letters: Vec<Letter>,
        mut thread: Option<String>,
        at: Timestamp,
    ) -> Result<Option<String>, Error> {
        let caused_by_visitor = thread.is_none();
        let mailbox = EmailAddress::parse(&registration.email).map_err(|fault| anyhow::anyhow!("an example address: {}", fault.code()))?.mailbox();
        for (letter, position) in letters.into_iter().zip(0_i64..) {
            // A millisecond apart, so that their ids keep their order.
            let decided = at + SignedDuration::from_millis(position);
            let message_id = format!("{}@{}", chance.random_id().simple(), app.mail_domain());
            let revision = letter.calendar_message().and_then(|(_, session)| session.invitation.as_ref());
            let row = outbox::Model {
                id: chance.id(decided),
                registration_id: Some(registration.id),
                letter: letter.template().to_owned(),
                facts: serde_json::Value::Null,
                recipient: registration.email.clone(),
                mailbox: mailbox.clone(),
                language: registration.language.clone(),
                message_id: message_id.clone(),
                thread_message_id: thread.clone(),
                caused_by_visitor: caused_by_visitor && position == 0,
                urgency: Urgency::AtOnce,
                state: OutboxState::Sent,
                attempts: 1,
                due_at: at.into(),
                lease_until: None,
                lease_owner: None,
                last_error: None,
                created_at: at.into(),
                sent_at: Some((at + SignedDuration::from_secs(chance.between(1, 20))).into()),
                organiser_message_id: None,
                calendar_uid: revision.map(|revision| revision.uid.clone()),
                calendar_sequence: revision.map_or(0, |revision| revision.sequence),
                attempted_at: Some(at.into()),
                put_off_since: None,
                preface: None,
                request_id: None,
            };
            self.batch.mails.push((row, letter));
            thread.get_or_insert(message_id);
        }
        Ok(thread)
    }

    /// Everything that waits.
    pub fn take(&mut self) -> Batch {
        let mut batch = std::mem::take(&mut self.batch);
        // Who came before is found already: they keep their names and address.
        let new: Vec<registration::Model> = batch.registrations.iter().filter(|row| self.found.insert(row.person_id)).cloned().collect();
        batch.words = rows(&words_by_person(&new));
        batch
    }
}

impl Batch {
    /// Every table that a batch may have rows for.
    pub const TABLES: [&str; 11] =
        ["programmes", "persons", "events", "sessions", "registrations", "person_words", "registration_history", "invitations", "outbox", "attendance_evidence", "attendances"];

    /// # Errors
    /// The database's; `Internal` when a letter cannot be written as JSON.
    pub async fn insert(self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        insert(transaction, self.programmes).await?;
        insert(transaction, self.persons).await?;
        insert(transaction, self.events).await?;
        insert(transaction, self.sessions).await?;
        insert(transaction, self.registrations).await?;
        insert(transaction, self.words).await?;
        insert(transaction, self.history).await?;
        insert(transaction, self.invitations).await?;
        insert(transaction, with_facts(self.mails)?).await?;
        insert(transaction, self.evidence).await?;
        insert(transaction, self.attendances).await
    }

    /// # Errors
    /// The database's; `Internal` when a letter cannot be written as JSON.
    pub async fn copy(self, connection: &mut PgConnection) -> Result<(), Error> {
        copy(connection, self.programmes).await?;
        copy(connection, self.persons).await?;
        copy(connection, self.events).await?;
        copy(connection, self.sessions).await?;
        copy(connection, self.registrations).await?;
        copy(connection, self.words).await?;
        copy(connection, self.history).await?;
        copy(connection, self.invitations).await?;
        copy_mails(connection, self.mails).await?;
        copy(connection, self.evidence).await?;
        copy(connection, self.attendances).await
    }
}

fn with_facts(mails: Vec<(outbox::Model, Letter)>) -> Result<Vec<outbox::Model>, Error> {
    let facts = |letter| serde_json::to_value(letter).map_err(|error| Error::Internal(error.into()));
    mails.into_iter().map(|(row, letter)| Ok(outbox::Model { facts: facts(letter)?, ..row })).collect()
}

/// Rows in as few statements as the engines take.
///
/// # Errors
/// The database's.
async fn insert<M, A>(transaction: &DatabaseTransaction, rows: Vec<M>) -> Result<(), Error>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    loop {
        let chunk: Vec<A> = rows.by_ref().take(BOUND_VALUES / columns).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        A::Entity::insert_many(chunk).exec_without_returning(transaction).await?;
    }
}

fn history(
    chance: &mut Chance,
    registration_id: Uuid,
    from: Option<RegistrationStatus>,
    to: RegistrationStatus,
    actor: ActorKind,
    reason: Option<String>,
    at: Timestamp,
) -> registration_history::Model {
    let transition = if from.is_none() { Transition::Register } else { Transition::Cancel };
    registration_history::Model {
        id: chance.id(at),
        registration_id,
        from_status: from,
        to_status: to,
        transition: transition.code().to_owned(),
        actor,
        actor_id: None,
        reason,
        number: i32::from(from.is_some()),
        cause: None,
        related_id: None,
        at: at.into(),
    }
}

/// Withdraws the dates that lay ahead: one letter each, the first of which says it all.
fn farewells(facts: &RegistrationFacts, invitations: &mut [invitation::Model], cancelled: &Cancelled) -> Vec<Letter> {
    let mut letters = Vec::new();
    for session in facts.sessions.iter().filter(|session| session.ends_at > cancelled.at) {
        let Some(invitation) = invitations.iter_mut().find(|invitation| invitation.session_id == session.session_id) else { continue };
        invitation.sequence += 1;
        invitation.cancelled = true;
        invitation.stamp = cancelled.at.into();
        let registration = carrying(facts, session, &invitation_facts(invitation));
        letters.push(if letters.is_empty() {
            Letter::Cancelled { registration, by: cancelled.by, reason: cancelled.reason.clone() }
        } else {
            Letter::Withdrawal { registration, whole: true }
        });
    }
    if letters.is_empty() {
        letters.push(Letter::Cancelled { registration: facts.clone(), by: cancelled.by, reason: cancelled.reason.clone() });
    }
    letters
}
