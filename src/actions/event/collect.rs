//! Edits to a published event are collected: people are told of all of them at once, in a while, and nobody is told of
//! what was put back meanwhile. What a session said is kept, for calendars show it until then.

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::tell_changes::tell_next;
use crate::actions::Acting;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::{Moment, event, pending_change, session, session_revision};
use crate::error::Error;
use crate::revisions::{Revisions, Snapshot};

/// Who hears of an edit, and when.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Announcement {
    /// Of all that is collected by now.
    pub people: u64,
    /// `None`: now.
    pub due_at: Option<Timestamp>,
}

impl Announcement {
    /// How the history names the people: those who were told, or those who will be.
    #[must_use]
    pub(in crate::actions) fn noted(self) -> &'static str {
        if self.due_at.is_some() { "to_tell" } else { "told" }
    }
}

/// The event as it is, for [`collect`] after the edit.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn snapshot(transaction: &DatabaseTransaction, event: &event::Model) -> Result<Snapshot, Error> {
    Ok(Snapshot::of(&Revisions::of(transaction, event.clone()).await?))
}

/// Keeps what these sessions say, before they say something else under a higher SEQUENCE. `event` as it still is.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn keep(transaction: &DatabaseTransaction, app: &App, event: &event::Model, sessions: &[session::Model]) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(sessions.len());
    for session in sessions {
        let revision = crate::rules::changes::Revision { event_title: event.title.clone(), session: session.facts(), removed: session.cancelled_at.is_some() };
        rows.push(session_revision::ActiveModel {
            session_id: Set(session.id),
            sequence: Set(session.sequence),
            facts: Set(serde_json::to_value(&revision).map_err(|error| Error::Internal(error.into()))?),
            changed_at: Set(app.clock.now().into()),
        });
    }
    if !rows.is_empty() {
        session_revision::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Another title shows in the entries of all sessions ahead: each is one revision further.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn retitled(transaction: &DatabaseTransaction, app: &App, before: &event::Model) -> Result<(), Error> {
    let now = app.clock.now();
    let sessions: Vec<session::Model> = session::Entity::of(before.id).all(transaction).await?.into_iter().filter(|session| session.ends_at.0 > now).collect();
    keep(transaction, app, before, &sessions).await?;
    session::Entity::update_many()
        .col_expr(session::Column::Sequence, Expr::col(session::Column::Sequence).add(1))
        .col_expr(session::Column::UpdatedAt, Expr::value(Moment(now)))
        .filter(session::Column::Id.is_in(sessions.iter().map(|session| session.id)))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Adds an edit of a published event to what is collected; `before` is the event before the edit, `event` as it is now.
/// People are told now when nobody needs telling any more, when nothing is to be waited for, or when the start is near.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn collect(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: &event::Model, before: Snapshot) -> Result<Announcement, Error> {
    if event.status != EventStatus::Published {
        return Ok(Announcement::default());
    }
    let now = app.clock.now();
    let open = pending_change::Entity::find_by_id(event.id).one(transaction).await?;
    let (since, version) = open.as_ref().map_or((Moment(now), 0), |open| (open.since, open.version));
    // While a set is being told, a further edit begins a new one; who was not told yet hears of both.
    let (since, before) = match &open {
        Some(open) if open.told_until.is_none() => (since, read(open)?),
        _ => (Moment(now), before),
    };
    let revisions = Revisions::of(transaction, event.clone()).await?;
    let people = revisions.everybody(transaction, &before, now).await?.iter().filter(|(_, news)| news.tells()).count() as u64;
    let is_near = revisions.nearest_start(&before, now).is_some_and(|start| start.duration_since(now) < app.config.changes_at_once);
    let at_once = people == 0 || is_near || app.config.changes_wait == SignedDuration::ZERO;
    let due_at = if at_once { now } else { now + app.config.changes_wait };
    let row = pending_change::Model {
        event_id: event.id,
        organiser_id: Some(acting.organiser_id),
        since,
        due_at: due_at.into(),
        before: serde_json::to_value(&before).map_err(|error| Error::Internal(error.into()))?,
        told_until: None,
        told: 0,
        version: version + 1,
    };
    put(transaction, row, open.is_some()).await?;
    if at_once {
        // The first of them in this transaction; the job goes on with the others.
        tell_next(transaction, app, event.id).await?;
    }
    Ok(Announcement { people, due_at: (!at_once).then_some(due_at) })
}

/// Writes a set of changes, over the one that is there.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn put(transaction: &DatabaseTransaction, row: pending_change::Model, is_there: bool) -> Result<(), Error> {
    if is_there {
        pending_change::Entity::delete_by_id(row.event_id).exec(transaction).await?;
    }
    pending_change::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// The event before a set of changes.
///
/// # Errors
/// `Internal` when it cannot be read.
pub(in crate::actions) fn read(set: &pending_change::Model) -> Result<Snapshot, Error> {
    serde_json::from_value(set.before.clone()).map_err(|error| Error::Internal(error.into()))
}
