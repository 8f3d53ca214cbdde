//! A file that was taken in counts no more; or a draft is put away.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::apply::known_of;
use crate::actions::Acting;
use crate::actions::attendance::evidence::{settle, withdraw};
use crate::actions::attendance::open_session;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_evidence;
use crate::entity::attendance_import::{self, ImportState};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Withdraws all evidence that the file brought; a draft is deleted. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn undo(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, import_id: Uuid) -> Result<ImportState, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                let import = attendance_import::Entity::of(session_id).filter(attendance_import::Column::Id.eq(import_id)).one(transaction).await?.ok_or(Error::NotFound)?;
                match import.state {
                    ImportState::Undone => return Ok(ImportState::Undone),
                    ImportState::Draft => {
                        attendance_import::Entity::delete_by_id(import_id).exec(transaction).await?;
                        return Ok(ImportState::Draft);
                    }
                    ImportState::Done => {}
                }
                let brought = attendance_evidence::Entity::of(session_id).filter(attendance_evidence::Column::SourceId.eq(import_id));
                let brought: Vec<Uuid> = brought.select_only().column(attendance_evidence::Column::Id).into_tuple().all(transaction).await?;
                let mut people = known_of(transaction, session_id).await?;
                people.extend(withdraw(transaction, &ground.clock, acting, &brought).await?);
                settle(transaction, &event, &session, &people.into_iter().collect::<Vec<_>>()).await?;
                let change = attendance_import::ActiveModel {
                    id: Unchanged(import_id),
                    state: Set(ImportState::Undone),
                    undone_at: Set(Some(ground.clock.now().into())),
                    undone_by: Set(Some(acting.organiser_id)),
                    ..Default::default()
                };
                attendance_import::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "file": [import.file_name, null], "people": [import.people, 0] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.import-undone", Subject("session", session_id), noted).await?;
                Ok(ImportState::Done)
            })
        })
        .await
}
