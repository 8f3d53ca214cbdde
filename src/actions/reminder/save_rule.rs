//! A rule is added or changed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_version, columns};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::{locked, not_cancelled};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::reminder_rule;
use crate::error::{Error, FieldError, FieldErrors};
use crate::rules::permission::Permission;
use crate::rules::reminders::ReminderRule;

/// Most rules of one event.
pub const MOST: usize = 20;

/// Saves a rule over the version that was seen, or (`None`) a new one. What fell due before is not sent by it.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Invalid`: `amount`
/// (`reminder-too-much`, `reminder-nothing`, `reminder-twice`, `reminder-too-many`), `time_of_day`, `audience`.
pub async fn save_rule(app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, rule: ReminderRule) -> Result<Uuid, Error> {
    acting.needs(Permission::EditEvents)?;
    check(&rule)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, over, &rule).await })).await
}

fn check(rule: &ReminderRule) -> Result<(), Error> {
    let limit = |code: &str| (code == "reminder-too-much").then(|| rule.unit.most() as usize);
    FieldErrors(rule.faults().into_iter().map(|(field, code)| FieldError { field: field.to_owned(), code: code.to_owned(), limit: limit(code) }).collect()).into_result()
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, rule: &ReminderRule) -> Result<Uuid, Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let rules = reminder_rule::Entity::of(event_id).all(transaction).await?;
    let mut faults = FieldErrors::default();
    if rules.iter().any(|other| over.is_none_or(|(id, _)| other.id != id) && other.rule().as_ref() == Some(rule)) {
        faults.add("amount", "reminder-twice");
    } else if over.is_none() && rules.len() >= MOST {
        faults.add("amount", "reminder-too-many");
    }
    faults.into_result()?;
    let now = app.clock.now();
    let (id, action, before) = match over {
        None => {
            let id = app.clock.id();
            let row = reminder_rule::ActiveModel { id: Set(id), event_id: Set(event_id), version: Set(1), since: Set(now.into()), removed_at: Set(None), ..columns(rule) };
            reminder_rule::Entity::insert(row).exec_without_returning(transaction).await?;
            (id, "reminder.add", None)
        }
        Some((id, version)) => {
            let before = at_version(transaction, event_id, id, version).await?;
            if before.rule().as_ref() == Some(rule) {
                return Ok(id);
            }
            let change = reminder_rule::ActiveModel { id: Unchanged(id), version: Set(version + 1), since: Set(now.into()), ..columns(rule) };
            reminder_rule::Entity::update(change).exec(transaction).await?;
            (id, "reminder.edit", Some(before.letter))
        }
    };
    let noted = json!({ "letter": [before, rule.kind.code()] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), noted).await?;
    Ok(id)
}
