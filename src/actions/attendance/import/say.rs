//! An organiser says what a file does not: what its columns hold, in which zone its times are.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{draft, fingerprint};
use crate::actions::Acting;
use crate::actions::attendance::open_session;
use crate::app::App;
use crate::entity::{attendance_columns, attendance_import};
use crate::error::Error;
use crate::rules::permission::Permission;

/// What is said of a draft.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Codes with commas between; `None`: as they are recognised.
    pub columns: Option<String>,
    /// The headings that these columns have; files with the same are read so from now on.
    pub headings: Option<String>,
    /// `None`: the session's.
    pub zone: Option<String>,
}

/// Notes it with the draft, and remembers the columns.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`; `Refused(ChangedMeanwhile)`.
pub async fn say(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, import_id: Uuid, said: Said) -> Result<(), Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                open_session(transaction, &ground, event_id, session_id).await?;
                draft(transaction, session_id, import_id).await?;
                if let (Some(columns), Some(headings)) = (&said.columns, &said.headings) {
                    use attendance_columns::Column;
                    let row =
                        attendance_columns::Model { id: ground.clock.id(), headings_hash: fingerprint(headings), columns: columns.clone(), updated_at: ground.clock.now().into() };
                    let newer = OnConflict::column(Column::HeadingsHash).update_columns([Column::Columns, Column::UpdatedAt]).to_owned();
                    attendance_columns::Entity::insert(row.into_active_model()).on_conflict(newer).exec_without_returning(transaction).await?;
                }
                let change = attendance_import::ActiveModel { id: Unchanged(import_id), columns: Set(said.columns), zone: Set(said.zone), ..Default::default() };
                attendance_import::Entity::update(change).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}
