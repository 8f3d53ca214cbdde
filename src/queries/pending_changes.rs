//! What of an event has changed that people are not told yet, and who would get which mail.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{event, pending_change, session};
use crate::error::Error;
use crate::revisions::{News, Person, Revisions, Snapshot};
use crate::rules::changes::Aspect;
use crate::rules::letter::SessionFacts;

/// A set of changes that waits, with a dry run of telling it.
#[derive(Debug)]
pub struct PendingChanges {
    pub set: pending_change::Model,
    /// The title before, if it is another now.
    pub title_before: Option<String>,
    pub sessions: Vec<ChangedSession>,
    /// What differs in all, in the order in which it is told.
    pub aspects: Vec<Aspect>,
    /// How many people are told.
    pub people: u64,
    /// Those who are told first, then those who are not, by name.
    pub everybody: Vec<(Person, News)>,
    /// Registrations that were cancelled or declined: told nothing.
    pub ended: u64,
    pub before: Snapshot,
    /// All sessions as they are, also those taken out.
    pub now: Vec<session::Model>,
}

/// A session that says something else than before the changes.
#[derive(Debug)]
pub struct ChangedSession {
    pub id: Uuid,
    /// `None`: it was added.
    pub before: Option<SessionFacts>,
    /// `None`: it was taken out.
    pub after: Option<SessionFacts>,
    pub aspects: Vec<Aspect>,
}

/// `None` when everybody knows everything. `now` decides what is over.
///
/// # Errors
/// `NotFound` for no such event; the database's.
pub async fn pending_changes(db: &Db, event_id: Uuid, now: Timestamp) -> Result<Option<PendingChanges>, Error> {
    let Some(set) = pending_change::Entity::find_by_id(event_id).one(db.reader()).await? else { return Ok(None) };
    let event = event::Entity::find_by_id(event_id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let before: Snapshot = serde_json::from_value(set.before.clone()).map_err(|error| Error::Internal(error.into()))?;
    let revisions = Revisions::of(db.reader(), event).await?;
    let mut everybody = revisions.everybody(db.reader(), &before, now).await?;
    everybody.sort_by_key(|(_, news)| !news.tells());
    let sessions: Vec<ChangedSession> = revisions
        .changed_since(&before)
        .into_iter()
        .filter_map(|(id, earlier, aspects)| {
            let session = revisions.session(id)?;
            let after = session.cancelled_at.is_none().then(|| session.facts());
            Some(ChangedSession { id, before: earlier.filter(|earlier| !earlier.removed).map(|earlier| earlier.session), after, aspects })
        })
        .collect();
    let aspects: BTreeSet<Aspect> = sessions.iter().flat_map(|session| session.aspects.iter().copied()).collect();
    let ended = [RegistrationStatus::Cancelled, RegistrationStatus::Declined];
    Ok(Some(PendingChanges {
        title_before: (before.title != revisions.event.title).then(|| before.title.clone()),
        people: everybody.iter().filter(|(_, news)| news.tells()).count() as u64,
        aspects: aspects.into_iter().collect(),
        ended: registration::Entity::of(event_id).filter(registration::Column::Status.is_in(ended)).count(db.reader()).await?,
        sessions,
        everybody,
        set,
        before,
        now: revisions.sessions,
    }))
}

/// Sessions of an event that were taken out and would still lie ahead, by start.
///
/// # Errors
/// The database's.
pub async fn taken_out(db: &Db, event_id: Uuid, now: Timestamp) -> Result<Vec<session::Model>, Error> {
    let rows = session::Entity::find().filter(session::Column::EventId.eq(event_id)).filter(session::Column::CancelledAt.is_not_null());
    let rows = rows.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(db.reader()).await?;
    Ok(rows.into_iter().filter(|session| session.ends_at.0 > now).collect())
}
