//! One piece of evidence was wrong: a ticket scanned by mistake, a name chosen that was another's.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::evidence::{self, settle};
use super::open_session;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_evidence;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// It counts no more, and stays on record. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn withdraw(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, evidence_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                let found = attendance_evidence::Entity::find_by_id(evidence_id).filter(attendance_evidence::Column::SessionId.eq(session_id)).one(transaction).await?;
                let found = found.ok_or(Error::NotFound)?;
                let people = evidence::withdraw(transaction, &ground.clock, acting, &[evidence_id]).await?;
                if people.is_empty() {
                    return Ok(());
                }
                settle(transaction, &event, &session, &people).await?;
                let noted = json!({ "evidence": [found.kind, null], "session": session_id });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.withdraw", Subject("registration", found.registration_id), noted).await
            })
        })
        .await
}
