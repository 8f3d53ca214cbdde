//! How often a report comes, which days it is about and who gets it change: by who asked for it, or by an administrator.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{Rhythm, locked, readers, write_readers};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{report_reader, report_schedule};
use crate::error::Error;

/// Another rhythm begins with its next day; the same one keeps its day.
///
/// # Errors
/// `Forbidden`, also for colleagues when the role does not write to others; `NotFound`, also of one that has ended, or that is somebody
/// else's; `Invalid` at `readers`.
pub async fn change(app: &App, acting: Acting, id: Uuid, rhythm: Rhythm) -> Result<(), Error> {
    rhythm.may_be_set_by(acting)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = locked(transaction, id).await?;
                if !row.may_be_changed_by(acting.organiser_id, acting.role) {
                    return Err(Error::NotFound);
                }
                let selection = row.scheduled().selection;
                let readers = readers(transaction, acting, &selection, &rhythm.readers).await?;
                let before = report_reader::Entity::of(id).all(transaction).await?.len();
                let due_on = if row.every() == rhythm.every { row.due_on.clone() } else { rhythm.every.next(ground.today()).to_string() };
                let change = report_schedule::ActiveModel {
                    id: Unchanged(id),
                    every: Set(rhythm.every.code().to_owned()),
                    covers: Set(rhythm.covers.code().to_owned()),
                    due_on: Set(due_on),
                    ..Default::default()
                };
                report_schedule::Entity::update(change).exec(transaction).await?;
                report_reader::Entity::delete_many().filter(report_reader::Column::ScheduleId.eq(id)).exec(transaction).await?;
                write_readers(transaction, id, &readers).await?;
                let details = json!({ "event": selection.event, "report_every": [row.every, rhythm.every.code()], "readers": [before, readers.len()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.reschedule", Subject("report_schedule", id), details).await
            })
        })
        .await
}
