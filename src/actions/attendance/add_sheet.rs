//! A scan of the signed list is kept with its session.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::session_of;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::file::store::{NewFile, store};
use crate::app::App;
use crate::entity::attendance_sheet;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::file_name::FileName;
use crate::rules::permission::Permission;

/// Scans of one session.
pub const MOST_SHEETS: u64 = 20;

/// Also after the attendance was closed: paper comes later.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` (`file`: `too-many-sheets`); `Refused(AttendanceNotYet)`.
pub async fn add_sheet(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, name: FileName, file: NewFile) -> Result<(), Error> {
    acting.needs(Permission::CloseAttendance)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, (event_id, session_id), &name, &file).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, (event_id, session_id): (Uuid, Uuid), name: &FileName, file: &NewFile) -> Result<(), Error> {
    session_of(transaction, event_id, session_id, app.clock.now()).await?;
    if attendance_sheet::Entity::of(session_id).count(transaction).await? >= MOST_SHEETS {
        let mut faults = FieldErrors::default();
        faults.add("sheet", "too-many-sheets");
        return Err(Error::Invalid(faults));
    }
    let row = attendance_sheet::ActiveModel {
        id: Set(app.clock.id()),
        session_id: Set(session_id),
        file_id: Set(store(transaction, &app.clock, file).await?),
        file_name: Set(name.as_str().to_owned()),
        added_by: Set(acting.organiser_id),
        added_at: Set(app.clock.now().into()),
    };
    attendance_sheet::Entity::insert(row).exec_without_returning(transaction).await?;
    let noted = json!({ "sheet": [null, name.as_str()] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.add_sheet", Subject("session", session_id), noted).await
}
