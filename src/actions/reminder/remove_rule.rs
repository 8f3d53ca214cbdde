//! A rule is taken out: nothing more is sent by it.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::at_version;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::reminder_rule;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Takes out the rule as it was at `version`. What it sent stays on record.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn remove_rule(app: &App, acting: Acting, event_id: Uuid, rule_id: Uuid, version: i32) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let rule = at_version(transaction, event_id, rule_id, version).await?;
                let now = ground.clock.now();
                let change = reminder_rule::ActiveModel { id: Unchanged(rule_id), removed_at: Set(Some(now.into())), version: Set(version + 1), ..Default::default() };
                reminder_rule::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "letter": [rule.letter, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "reminder.remove", Subject("event", event_id), noted).await
            })
        })
        .await
}
