//! Holding an event or a programme for a funder's audit, and lifting that. Of several holds the longest counts.

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, IntoActiveModel, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, programme, retention_hold};
use crate::error::{Error, FieldErrors};
use crate::rules::names::line;
use crate::rules::permission::Permission;

/// Longest reason.
pub const REASON: usize = 300;

/// What is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Event(Uuid),
    /// All events of it, also later ones.
    Programme(Uuid),
}

/// Holds until the end of that day.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` at `hold_reason` or `hold_until`.
pub async fn hold(app: &App, acting: Acting, what: Held, reason: &str, until: &str) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    let mut faults = FieldErrors::default();
    let reason = line(reason, REASON).map_err(|fault| faults.add_fault("hold_reason", fault)).unwrap_or_default();
    let until: Option<Date> = until.trim().parse().ok();
    match until {
        None => faults.add("hold_until", "not-a-date"),
        Some(day) if day < app.today() => faults.add("hold_until", "hold-past"),
        Some(_) => {}
    }
    faults.into_result()?;
    let Some(until) = until else { return Err(Error::NotFound) };
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event_id, programme_id) = match what {
                    Held::Event(id) => (Some(id), None),
                    Held::Programme(id) => (None, Some(id)),
                };
                let there = match what {
                    Held::Event(id) => event::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.is_some(),
                    Held::Programme(id) => programme::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.is_some(),
                };
                if !there {
                    return Err(Error::NotFound);
                }
                let row = retention_hold::Model {
                    id: ground.clock.id(),
                    event_id,
                    programme_id,
                    reason: reason.clone(),
                    until: until.to_string(),
                    set_by: acting.organiser_id,
                    created_at: ground.clock.now().into(),
                    ended_at: None,
                    ended_by: None,
                };
                retention_hold::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                let details = json!({ "reason": [null, reason], "until": [null, until.to_string()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "retention.hold", subject(what), details).await
            })
        })
        .await
}

/// Ends a hold of `what` before its last day. One that has ended stays so.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn lift(app: &App, acting: Acting, what: Held, id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = retention_hold::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                let of = match what {
                    Held::Event(id) => row.event_id == Some(id),
                    Held::Programme(id) => row.programme_id == Some(id),
                };
                if !of {
                    return Err(Error::NotFound);
                }
                if row.ended_at.is_some() {
                    return Ok(());
                }
                let change = retention_hold::ActiveModel {
                    id: Unchanged(id),
                    ended_at: Set(Some(ground.clock.now().into())),
                    ended_by: Set(Some(acting.organiser_id)),
                    ..Default::default()
                };
                retention_hold::Entity::update(change).exec(transaction).await?;
                let details = json!({ "reason": [row.reason, null], "until": [row.until, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "retention.lift", subject(what), details).await
            })
        })
        .await
}

fn subject(what: Held) -> Subject {
    match what {
        Held::Event(id) => Subject("event", id),
        Held::Programme(id) => Subject("programme", id),
    }
}
