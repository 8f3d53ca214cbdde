//! A file was handed in: it is kept as a draft while somebody looks at what it says.

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::fingerprint;
use crate::actions::Acting;
use crate::actions::attendance::open_session;
use crate::app::App;
use crate::entity::attendance_import::{self, ImportState};
use crate::error::Error;
use crate::rules::permission::Permission;

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct NewImport {
    pub file_name: String,
    pub text: String,
    pub tool: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Started {
    Draft(Uuid),
    /// The same file was taken in for this session before; nothing changes.
    Known(Uuid),
}

/// Keeps the file's text until it is taken in, or a day has passed. Nothing counts yet.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn start(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, new: NewImport) -> Result<Started, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                open_session(transaction, &ground, event_id, session_id).await?;
                let file_hash = fingerprint(&new.text);
                let same = attendance_import::Entity::of(session_id).filter(attendance_import::Column::FileHash.eq(&file_hash));
                if let Some(known) = same.filter(attendance_import::Column::State.eq(ImportState::Done)).one(transaction).await? {
                    return Ok(Started::Known(known.id));
                }
                let id = ground.clock.id();
                let row = attendance_import::Model {
                    id,
                    session_id,
                    file_name: new.file_name,
                    file_hash,
                    tool: new.tool,
                    state: ImportState::Draft,
                    content: Some(new.text),
                    columns: None,
                    zone: None,
                    another_time: false,
                    people: 0,
                    created_by: Some(acting.organiser_id),
                    created_at: ground.clock.now().into(),
                    done_at: None,
                    undone_at: None,
                    undone_by: None,
                };
                attendance_import::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                Ok(Started::Draft(id))
            })
        })
        .await
}
