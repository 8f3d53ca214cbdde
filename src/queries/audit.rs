//! Proof of the invariants, read from the data alone: places, who waits, one active registration, history, mails, calendar, certificates,
//! evaluations.
//! Everything is read in one snapshot, registrations in chunks, so that a live database of any size can be proved.

mod calendar;
mod figures;
mod history;
mod mails;
mod places;
mod waiting;

use std::collections::{HashMap, HashSet};
use std::fmt;

use jiff::Timestamp;
use sea_orm::{
    AccessMode, ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, IsolationLevel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    TransactionOptions, TransactionTrait,
};
use uuid::Uuid;

use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{event, invitation, outbox, pending_change, registration, registration_history, session_choice};
use crate::error::Error;
use crate::revisions::Revisions;
use crate::rules::letter::Letter;

/// Registrations read at a time.
const CHUNK: u64 = 500;

/// One broken promise. Its line names ids only: it may be pasted into a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which invariant: `places`, `waiting`, `one-active`, `history`, `mail`, `calendar`, `certificates`, `evaluations`.
    pub invariant: &'static str,
    pub line: String,
}

impl Violation {
    fn of(invariant: &'static str, line: impl Into<String>) -> Self {
        Self { invariant, line: line.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.invariant, self.line)
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    pub events: usize,
    pub registrations: usize,
    pub violations: Vec<Violation>,
}

/// One registration with all that belongs to it.
struct Case<'c> {
    registration: &'c registration::Model,
    /// Oldest first.
    history: &'c [registration_history::Model],
    /// In the order in which they were decided.
    mails: &'c [outbox::Model],
    invitations: &'c [invitation::Model],
}

/// Looks at everything; writes nothing.
///
/// # Errors
/// The database's.
pub async fn audit(connection: &DatabaseConnection, now: Timestamp) -> Result<Findings, Error> {
    let snapshot = connection.begin_with_options(snapshot_of(connection.get_database_backend())).await?;
    if connection.get_database_backend() == DbBackend::Postgres {
        // Nobody waits for it, and some of its statements go through whole tables.
        snapshot.execute_unprepared("SET LOCAL statement_timeout = '10min'").await?;
    }
    let mut findings = Findings::default();
    findings.events = places::check(&snapshot, now, &mut findings.violations).await?;
    waiting::check(&snapshot, now, &mut findings.violations).await?;
    figures::check(&snapshot, &mut findings.violations).await?;
    calendar::check_uids(&snapshot, &mut findings.violations).await?;
    let mut events = Events { now, read: HashMap::new() };
    let mut after = Uuid::nil();
    loop {
        let registrations = registration::Entity::find().filter(registration::Column::Id.gt(after)).order_by_asc(registration::Column::Id).limit(CHUNK).all(&snapshot).await?;
        let Some(last) = registrations.last() else { break };
        after = last.id;
        findings.registrations += registrations.len();
        check_chunk(&snapshot, &mut events, &registrations, &mut findings.violations).await?;
    }
    snapshot.rollback().await?;
    Ok(findings)
}

/// All statements see the same moment.
fn snapshot_of(backend: DbBackend) -> TransactionOptions {
    match backend {
        DbBackend::Postgres => {
            TransactionOptions { isolation_level: Some(IsolationLevel::RepeatableRead), access_mode: Some(AccessMode::ReadOnly), ..TransactionOptions::default() }
        }
        // A read transaction of SQLite is a snapshot.
        _ => TransactionOptions::default(),
    }
}

async fn check_chunk(connection: &impl ConnectionTrait, events: &mut Events, registrations: &[registration::Model], violations: &mut Vec<Violation>) -> Result<(), Error> {
    let ids = || registrations.iter().map(|registration| registration.id);
    let history = registration_history::Entity::find()
        .filter(registration_history::Column::RegistrationId.is_in(ids()))
        .order_by_asc(registration_history::Column::Number)
        .order_by_asc(registration_history::Column::Id)
        .all(connection)
        .await?;
    let mails = outbox::Entity::find().filter(outbox::Column::RegistrationId.is_in(ids())).order_by_asc(outbox::Column::Id).all(connection).await?;
    let invitations = invitation::Entity::find().filter(invitation::Column::RegistrationId.is_in(ids())).order_by_asc(invitation::Column::Id).all(connection).await?;
    let history = grouped(history, |entry| Some(entry.registration_id));
    let mails = grouped(mails, |mail| mail.registration_id);
    let invitations = grouped(invitations, |invitation| Some(invitation.registration_id));
    let chosen = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(ids())).all(connection).await?;
    let chosen = grouped(chosen, |choice| Some(choice.registration_id));
    events.read(connection, registrations).await?;
    for registration in registrations {
        let case = Case {
            registration,
            history: history.get(&registration.id).map_or(&[], Vec::as_slice),
            mails: mails.get(&registration.id).map_or(&[], Vec::as_slice),
            invitations: invitations.get(&registration.id).map_or(&[], Vec::as_slice),
        };
        history::check(&case, violations);
        let Some((revisions, pending)) = events.read.get(&registration.event_id) else { continue };
        let chosen: Vec<Uuid> = chosen.get(&registration.id).into_iter().flatten().map(|choice| choice.session_id).collect();
        let (moved, came_back) = moved(connection, &case).await?;
        mails::check(&case, came_back && registration.status == RegistrationStatus::Cancelled, violations);
        let ground = calendar::Ground { revisions, pending: *pending, chosen: &chosen, now: events.now, moved: &moved };
        calendar::check(&case, &ground, violations);
    }
    Ok(())
}

/// Events of registrations that were looked at, with all that was said of them, and whether changes wait.
struct Events {
    now: Timestamp,
    read: HashMap<Uuid, (Revisions, bool)>,
}

impl Events {
    async fn read(&mut self, connection: &impl ConnectionTrait, registrations: &[registration::Model]) -> Result<(), Error> {
        for registration in registrations {
            if self.read.contains_key(&registration.event_id) {
                continue;
            }
            let Some(event) = event::Entity::find_by_id(registration.event_id).one(connection).await? else { continue };
            let pending = pending_change::Entity::find_by_id(event.id).count(connection).await? > 0;
            self.read.insert(event.id, (Revisions::of(connection, event).await?, pending));
        }
        Ok(())
    }
}

/// UIDs of a registration's mails that belong to another registration of the same person for the same event;
/// and whether there is a later one: who came back before a mail left is told by one of that.
async fn moved(connection: &impl ConnectionTrait, case: &Case<'_>) -> Result<(HashSet<String>, bool), Error> {
    let told = case.mails.iter().filter_map(|mail| serde_json::from_value::<Letter>(mail.facts.clone()).ok());
    let uids: HashSet<String> = told.filter_map(|letter| Some(letter.calendar_message()?.1.invitation.as_ref()?.uid.clone())).collect();
    let gone: Vec<String> = uids.into_iter().filter(|uid| !case.invitations.iter().any(|invitation| invitation.uid == *uid)).collect();
    if gone.is_empty() && case.mails.last().is_none_or(|mail| mail.state != OutboxState::Superseded) {
        return Ok((HashSet::new(), false));
    }
    let theirs = registration::Entity::of(case.registration.event_id).filter(registration::Column::PersonId.eq(case.registration.person_id));
    let came_back = theirs.clone().filter(registration::Column::Id.gt(case.registration.id)).count(connection).await? > 0;
    let theirs = theirs.select_only().column(registration::Column::Id).into_query();
    let found = invitation::Entity::find().filter(invitation::Column::Uid.is_in(gone)).filter(invitation::Column::RegistrationId.in_subquery(theirs)).all(connection).await?;
    Ok((found.into_iter().map(|invitation| invitation.uid).collect(), came_back))
}

fn grouped<T>(rows: Vec<T>, owner: impl Fn(&T) -> Option<Uuid>) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        if let Some(owner) = owner(&row) {
            groups.entry(owner).or_default().push(row);
        }
    }
    groups
}
