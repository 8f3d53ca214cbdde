//! A further date. Those who are registered already are told when the event is public.

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::changes::Changes;
use super::collect::{Announcement, collect, snapshot};
use super::create::insert_session;
use super::{SessionDetails, derived, locked, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Adds a session; returns its id, who will hear of it, and when.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(EventCancelled)`; `Invalid` for times that do not fit, or a missing place or link.
pub async fn add_session(app: &App, acting: Acting, event_id: Uuid, details: SessionDetails) -> Result<(Uuid, Announcement), Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    let added = app.db.write(move |transaction| Box::pin(async move { add(transaction, &ground, acting, event_id, &details).await })).await?;
    app.bell.notify_one();
    Ok(added)
}

async fn add(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, details: &SessionDetails) -> Result<(Uuid, Announcement), Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let before = snapshot(transaction, &event).await?;
    let added = insert_session(transaction, app, event_id, details).await?;
    let event = derived::refresh(transaction, &event, app.clock.now()).await?;
    if event.status == EventStatus::Published {
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let announcement = collect(transaction, app, acting, &event, before).await?;
    let mut noted = Changes::default();
    noted.note("starts_at", &None, &Some(added.starts_at));
    noted.note("ends_at", &None, &Some(added.ends_at));
    noted.note("place", &None, &added.place);
    noted.note(announcement.noted(), &0, &announcement.people);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.add", Subject("session", added.id), noted.into_value()).await?;
    Ok((added.id, announcement))
}
