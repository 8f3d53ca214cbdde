//! The usual rules: every new event begins with them, and an event without any can take them.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::columns;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::{locked, not_cancelled};
use crate::app::App;
use crate::entity::event::EventFormat;
use crate::entity::registration_history::ActorKind;
use crate::entity::reminder_rule;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;
use crate::rules::reminders::ReminderRule;

/// Gives the usual rules to an event that has none.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(EventCancelled)`; `Refused(ChangedMeanwhile)` when it has rules by now.
pub async fn use_usual(app: &App, acting: Acting, event_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                not_cancelled(&event)?;
                if reminder_rule::Entity::of(event_id).one(transaction).await?.is_some() {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                insert(transaction, &ground, event_id, &ReminderRule::usual(event.format != EventFormat::Onsite)).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "reminder.use_usual", Subject("event", event_id), json!({})).await
            })
        })
        .await
}

/// Writes the rules with which an event begins.
///
/// # Errors
/// The database's.
pub async fn insert(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, rules: &[ReminderRule]) -> Result<(), Error> {
    if rules.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    let rows = rules.iter().map(|rule| reminder_rule::ActiveModel {
        id: Set(app.clock.id()),
        event_id: Set(event_id),
        version: Set(1),
        since: Set(now.into()),
        removed_at: Set(None),
        ..columns(rule)
    });
    reminder_rule::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}
