//! A reader gets a report no longer; the others do. One that nobody gets any more ends.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{report_reader, report_schedule};
use crate::error::Error;
use crate::rules::permission::Permission;

/// # Errors
/// `Forbidden`; `NotFound`, also for who does not get it.
pub async fn leave(app: &App, acting: Acting, id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::SeeEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = locked(transaction, id).await?;
                let gone = report_reader::Entity::delete_by_id((id, acting.organiser_id)).exec(transaction).await?;
                if gone.rows_affected == 0 {
                    return Err(Error::NotFound);
                }
                let left = report_reader::Entity::of(id).count(transaction).await?;
                if left == 0 {
                    let now = ground.clock.now().into();
                    let change = report_schedule::ActiveModel { id: Unchanged(id), ended_at: Set(Some(now)), ended_by: Set(Some(acting.organiser_id)), ..Default::default() };
                    report_schedule::Entity::update(change).exec(transaction).await?;
                }
                let details = json!({ "event": row.scheduled().selection.event, "readers": [left + 1, left] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.leave", Subject("report_schedule", id), details).await
            })
        })
        .await
}
