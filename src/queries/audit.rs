//! Proof of the invariants, read from the data alone: places, who waits, one active registration, history, mails, calendar.
//! Everything is read in one snapshot, registrations in chunks, so that a live database of any size can be proved.

mod calendar;
mod history;
mod mails;
mod places;
mod waiting;

use std::collections::HashMap;
use std::fmt;

use jiff::Timestamp;
use sea_orm::{
    AccessMode, ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, IsolationLevel, QueryFilter, QueryOrder, QuerySelect, TransactionOptions,
    TransactionTrait,
};
use uuid::Uuid;

use crate::entity::{invitation, outbox, registration, registration_history};
use crate::error::Error;

/// Registrations read at a time.
const CHUNK: u64 = 500;

/// One broken promise. Its line names ids only: it may be pasted into a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which invariant: `places`, `waiting`, `one-active`, `history`, `mail`, `calendar`.
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
    let mut findings = Findings::default();
    findings.events = places::check(&snapshot, now, &mut findings.violations).await?;
    waiting::check(&snapshot, now, &mut findings.violations).await?;
    calendar::check_uids(&snapshot, &mut findings.violations).await?;
    let mut after = Uuid::nil();
    loop {
        let registrations = registration::Entity::find().filter(registration::Column::Id.gt(after)).order_by_asc(registration::Column::Id).limit(CHUNK).all(&snapshot).await?;
        let Some(last) = registrations.last() else { break };
        after = last.id;
        findings.registrations += registrations.len();
        check_chunk(&snapshot, &registrations, &mut findings.violations).await?;
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

async fn check_chunk(connection: &impl ConnectionTrait, registrations: &[registration::Model], violations: &mut Vec<Violation>) -> Result<(), DbErr> {
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
    for registration in registrations {
        let case = Case {
            registration,
            history: history.get(&registration.id).map_or(&[], Vec::as_slice),
            mails: mails.get(&registration.id).map_or(&[], Vec::as_slice),
            invitations: invitations.get(&registration.id).map_or(&[], Vec::as_slice),
        };
        history::check(&case, violations);
        mails::check(&case, violations);
        calendar::check(&case, violations);
    }
    Ok(())
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
