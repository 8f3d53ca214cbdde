//! A scan of the signed list is taken away; that it was there, and who took it away, stays in the audit log.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::session_of;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_sheet;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// # Errors
/// `Forbidden`; `NotFound`, also for one that is gone already; `Refused(AttendanceNotYet)`.
pub async fn remove_sheet(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::CloseAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                session_of(transaction, event_id, session_id, ground.clock.now()).await?;
                let gone = attendance_sheet::Entity::of(session_id).filter(attendance_sheet::Column::Id.eq(id)).one(transaction).await?.ok_or(Error::NotFound)?;
                attendance_sheet::Entity::delete_by_id(id).exec(transaction).await?;
                let noted = json!({ "sheet": [gone.file_name, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.remove_sheet", Subject("session", session_id), noted).await
            })
        })
        .await
}
