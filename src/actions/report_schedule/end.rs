//! A report is sent to nobody any more: who asked for it ends it, or an administrator.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::report_schedule;
use crate::error::Error;
use crate::rules::permission::Permission;

/// # Errors
/// `Forbidden`; `NotFound`, also of one that has ended, or that is somebody else's.
pub async fn end(app: &App, acting: Acting, id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::SeeEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = locked(transaction, id).await?;
                if !row.may_be_changed_by(acting.organiser_id, acting.role) {
                    return Err(Error::NotFound);
                }
                let change = report_schedule::ActiveModel {
                    id: Unchanged(id),
                    ended_at: Set(Some(ground.clock.now().into())),
                    ended_by: Set(Some(acting.organiser_id)),
                    ..Default::default()
                };
                report_schedule::Entity::update(change).exec(transaction).await?;
                let details = json!({ "event": row.scheduled().selection.event, "report_every": [row.every, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.unschedule", Subject("report_schedule", id), details).await
            })
        })
        .await
}
