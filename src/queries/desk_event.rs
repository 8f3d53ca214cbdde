//! All that the desk shows of one event: itself, its sessions, its numbers, its history.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, audit_entry, event, outbox, programme, session, slot};
use crate::error::Error;

/// Entries of the history that are shown; `audit_log` has them all.
const HISTORY: u64 = 20;

#[derive(Debug)]
pub struct DeskEvent {
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    /// Those that take place, by start.
    pub sessions: Vec<session::Model>,
    /// In the organiser's order.
    pub slots: Vec<slot::Model>,
    pub numbers: Numbers,
}

impl DeskEvent {
    /// The zone in which its dates are shown: that of its first session, else `default`.
    #[must_use]
    pub fn zone<'z>(&'z self, default: &'z str) -> &'z str {
        self.sessions.first().map_or(default, |session| &session.time_zone)
    }
}

/// How many registrations stand where.
#[derive(Debug, Default, Serialize)]
pub struct Numbers {
    pub confirmed: i64,
    pub pending: i64,
    pub waitlisted: i64,
    pub offered: i64,
    pub cancelled: i64,
    pub declined: i64,
    /// Mails about this event that were given up.
    pub failed_mails: u64,
}

impl Numbers {
    /// All registrations, also those that ended.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.confirmed + self.pending + self.waitlisted + self.offered + self.cancelled + self.declined
    }

    /// Registrations that stand so.
    #[must_use]
    pub fn of(&self, status: RegistrationStatus) -> i64 {
        match status {
            RegistrationStatus::Confirmed => self.confirmed,
            RegistrationStatus::Pending => self.pending,
            RegistrationStatus::Waitlisted => self.waitlisted,
            RegistrationStatus::Offered => self.offered,
            RegistrationStatus::Cancelled => self.cancelled,
            RegistrationStatus::Declined => self.declined,
        }
    }
}

/// # Errors
/// `NotFound`.
pub async fn desk_event(db: &Db, id: Uuid) -> Result<DeskEvent, Error> {
    let event = event::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let programme = match event.programme_id {
        Some(programme) => programme::Entity::find_by_id(programme).one(db.reader()).await?,
        None => None,
    };
    let sessions = session::Entity::of(id).all(db.reader()).await?;
    let slots = slot::Entity::of(id).all(db.reader()).await?;
    Ok(DeskEvent { event, programme, sessions, slots, numbers: numbers(db, id).await? })
}

async fn numbers(db: &Db, event_id: Uuid) -> Result<Numbers, Error> {
    let mut numbers = Numbers::default();
    for (status, count) in counts(db, event_id).await? {
        match status {
            RegistrationStatus::Confirmed => numbers.confirmed = count,
            RegistrationStatus::Pending => numbers.pending = count,
            RegistrationStatus::Waitlisted => numbers.waitlisted = count,
            RegistrationStatus::Offered => numbers.offered = count,
            RegistrationStatus::Cancelled => numbers.cancelled = count,
            RegistrationStatus::Declined => numbers.declined = count,
        }
    }
    // Few mails are given up: each is asked whose it is, not each registration whether it has one.
    let of_this_event = Query::select()
        .expr(Expr::value(1))
        .from(registration::Entity)
        .and_where(Expr::col((registration::Entity, registration::Column::Id)).equals((outbox::Entity, outbox::Column::RegistrationId)))
        .and_where(Expr::col((registration::Entity, registration::Column::EventId)).eq(event_id))
        .to_owned();
    numbers.failed_mails = outbox::Entity::given_up().filter(Expr::exists(of_this_event)).count(db.reader()).await?;
    Ok(numbers)
}

async fn counts(db: &Db, event_id: Uuid) -> Result<Vec<(RegistrationStatus, i64)>, Error> {
    Ok(registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .select_only()
        .column(registration::Column::Status)
        .column_as(registration::Column::Id.count(), "count")
        .group_by(registration::Column::Status)
        .into_tuple()
        .all(db.reader())
        .await?)
}

/// One line of the history: who did what, with what it was before and after.
#[derive(Debug)]
pub struct HistoryLine {
    pub at: Moment,
    pub actor: ActorKind,
    /// The organiser's name; `None` for the program itself.
    pub name: Option<String>,
    pub action: String,
    pub subject_id: Option<Uuid>,
    pub details: serde_json::Value,
}

/// What happened last to an event, its sessions and its questions, the latest first.
///
/// # Errors
/// The database's.
pub async fn history(db: &Db, event_id: Uuid) -> Result<Vec<HistoryLine>, Error> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::EventId.eq(event_id))
        .filter(audit_entry::Column::Subject.is_in(["event", "session", "question"]))
        .order_by_desc(audit_entry::Column::Id)
        .limit(HISTORY)
        .all(db.reader())
        .await?;
    let names = organiser_names(db, entries.iter().filter_map(|entry| entry.actor_id).collect()).await?;
    Ok(entries
        .into_iter()
        .map(|entry| HistoryLine {
            at: entry.at,
            actor: entry.actor,
            name: entry.actor_id.and_then(|id| names.get(&id).cloned()),
            action: entry.action,
            subject_id: entry.subject_id,
            details: entry.details,
        })
        .collect())
}

pub(super) async fn organiser_names(db: &Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    super::audit_log::actor_names(db.reader(), ids).await
}
