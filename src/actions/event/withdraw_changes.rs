//! Edits that nobody has been told yet are undone: what people know is true again. Who registered meanwhile, and was told
//! the newer state, is told back.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::changes::Changes;
use super::collect::{keep, put, read, retitled};
use super::tell_changes::{at_version, tell_next};
use super::{derived, locked, not_cancelled, publishable, put_back, section_saved};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::promote::look_again;
use crate::actions::reminder::set_aside;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::session::SessionInclusion;
use crate::entity::{event, pending_change, session};
use crate::error::{Error, Refusal};
use crate::revisions::{Kept, Revisions, Snapshot};
use crate::rules::event_section::EventSection;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// Undoes what was collected, as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `ChangedMeanwhile` when it is told already or something was added to it,
/// `EventCancelled`, or `CannotWithdraw` when what was there before does not fit any more.
pub async fn withdraw_changes(app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { withdraw(transaction, &ground, acting, event_id, version).await })).await?;
    app.bell.notify_one();
    Ok(())
}

async fn withdraw(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32) -> Result<(), Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let set = at_version(transaction, event_id, version).await?;
    let revisions = Revisions::of(transaction, event.clone()).await?;
    let before = read(&set)?;
    if !can_be_undone(&before, &revisions.sessions) {
        return Err(Refusal::CannotWithdraw.into());
    }
    let mut changes = Changes::default();
    for session in &revisions.sessions {
        let kept = before.sessions.iter().find(|kept| kept.facts.session_id == session.id);
        undo(transaction, app, acting, &event, session, kept).await?;
    }
    let event = retitle(transaction, app, event, &before.title, &mut changes).await?;
    let event = derived::refresh(transaction, &event, app.clock.now()).await?;
    publishable(event.format, &session::Entity::of(event_id).all(transaction).await?).map_err(|_| Error::from(Refusal::CannotWithdraw))?;
    let row = pending_change::Model { due_at: app.clock.now().into(), told_until: None, version: set.version + 1, ..set };
    put(transaction, row, true).await?;
    tell_next(transaction, app, event_id).await?;
    look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.withdraw-changes", Subject("event", event_id), changes.into_value()).await
}

/// Choices of a session that became one for all are forgotten: nobody knows any more who had made them.
#[must_use]
pub fn can_be_undone(before: &Snapshot, sessions: &[session::Model]) -> bool {
    let was_chosen = |session: &&session::Model| before.sessions.iter().any(|kept| kept.facts.session_id == session.id && kept.inclusion != SessionInclusion::Included);
    !sessions.iter().filter(was_chosen).any(|session| session.inclusion == SessionInclusion::Included)
}

async fn undo(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: &event::Model, session: &session::Model, kept: Option<&Kept>) -> Result<(), Error> {
    let is_removed = session.cancelled_at.is_some();
    let now = app.clock.now().into();
    let mut change =
        session::ActiveModel { id: Unchanged(session.id), version: Set(session.version + 1), sequence: Set(session.sequence + 1), updated_at: Set(now), ..Default::default() };
    match kept {
        // It was added: it goes.
        None if is_removed => return Ok(()),
        None => change.cancelled_at = Set(Some(now)),
        Some(kept) => {
            let is_as_before = session.facts() == kept.facts && session.join_url == kept.join_url && is_removed == kept.removed;
            if is_as_before || (is_removed && kept.removed) {
                return Ok(());
            }
            let facts = &kept.facts;
            change.title = Set(facts.title.clone());
            change.starts_at = Set(facts.starts_at.into());
            change.ends_at = Set(facts.ends_at.into());
            change.time_zone = Set(facts.time_zone.clone());
            change.place = Set(facts.place.clone());
            change.address = Set(facts.address.clone());
            change.place_hidden = Set(facts.place_hidden);
            change.venue_id = Set(kept.venue_id);
            change.directions = Set(kept.directions.clone());
            change.join_url = Set(kept.join_url.clone());
            change.cancelled_at = Set(kept.removed.then_some(now));
            if is_removed {
                change.sequence = Set(session.sequence + put_back::STEPS);
                change.places_taken = Set(put_back::places_taken(transaction, session).await?);
            }
        }
    }
    keep(transaction, app, event, std::slice::from_ref(session)).await?;
    let after = session::Entity::update(change).exec(transaction).await?;
    let ahead = after.cancelled_at.is_none().then_some((after.starts_at.0, after.ends_at.0, after.time_zone.as_str()));
    set_aside::session_changed(transaction, app, session, ahead).await?;
    let noted = differences(session, &after).into_value();
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.withdraw-changes", Subject("session", session.id), noted).await
}

/// For the history.
fn differences(before: &session::Model, after: &session::Model) -> Changes {
    let mut changes = Changes::default();
    // A session that goes, or comes back, has nothing after, or had nothing before.
    let is_there = |session: &session::Model| session.cancelled_at.is_none();
    let starts = |session: &session::Model| is_there(session).then_some(session.starts_at);
    let ends = |session: &session::Model| is_there(session).then_some(session.ends_at);
    changes.note("session_title", &before.title, &after.title);
    changes.note("starts_at", &starts(before), &starts(after));
    changes.note("ends_at", &ends(before), &ends(after));
    changes.note("time_zone", &before.time_zone, &after.time_zone);
    changes.note("place", &before.place, &after.place);
    changes.note("address", &before.address, &after.address);
    // The link lets anybody in: the log says that it changed, never what it is.
    changes.note("join_url", &false, &(before.join_url != after.join_url));
    changes
}

async fn retitle(transaction: &DatabaseTransaction, app: &App, event: event::Model, title: &str, changes: &mut Changes) -> Result<event::Model, Error> {
    if event.title == title {
        return Ok(event);
    }
    changes.note("title", &event.title.as_str(), &title);
    retitled(transaction, app, &event).await?;
    let change = event::ActiveModel {
        id: Unchanged(event.id),
        title: Set(title.to_owned()),
        version: Set(event.version + 1),
        section_versions: Set(section_saved(&event, EventSection::Texts)?),
        updated_at: Set(app.clock.now().into()),
        content_changed_at: Set(Some(app.clock.now().into())),
        ..Default::default()
    };
    Ok(event::Entity::update(change).exec(transaction).await?)
}
