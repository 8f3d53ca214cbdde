//! A further date. Those who are registered already are told when the event is public.

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::changes::Changes;
use super::create::insert_session;
use super::{SessionDetails, derived, locked, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::announce;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Adds a session; returns its id and how many people are told.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(EventCancelled)`; `Invalid` for times that do not fit, or a missing place or link.
pub async fn add_session(app: &App, acting: Acting, event_id: Uuid, details: SessionDetails) -> Result<(Uuid, u64), Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    let added = app.db.write(move |transaction| Box::pin(async move { add(transaction, &ground, acting, event_id, &details).await })).await?;
    app.bell.notify_one();
    Ok(added)
}

async fn add(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, details: &SessionDetails) -> Result<(Uuid, u64), Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let before = session::Entity::of(event_id).all(transaction).await?;
    let added = insert_session(transaction, app, event_id, details).await?;
    let event = derived::refresh(transaction, &event, app.clock.now()).await?;
    let mut told = 0;
    if event.status == EventStatus::Published {
        publishable(event.format, &session::Entity::of(event_id).all(transaction).await?)?;
        told = announce::sessions_changed(transaction, app, &event, &before).await?;
    }
    let mut noted = Changes::default();
    noted.note("starts_at", &None, &Some(added.starts_at));
    noted.note("ends_at", &None, &Some(added.ends_at));
    noted.note("place", &None, &added.place);
    noted.note("told", &0, &told);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "session.add", Subject("session", added.id), noted.into_value()).await?;
    Ok((added.id, told))
}
