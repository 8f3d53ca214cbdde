//! A check-in that was a mistake counts no more; it stays on record.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::evidence::{settle, withdraw};
use super::open_session;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_evidence::{Column, Entity, EvidenceKind};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Takes one check-in or check-out back. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound` for what is no check-in of that session; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn undo_check_in(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, evidence_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                let at_the_door = Column::Kind.is_in([EvidenceKind::CheckIn, EvidenceKind::CheckOut]);
                let found = Entity::find_by_id(evidence_id).filter(Column::SessionId.eq(session_id)).filter(at_the_door).one(transaction).await?;
                let found = found.ok_or(Error::NotFound)?;
                let people = withdraw(transaction, &ground.clock, acting, &[evidence_id]).await?;
                if people.is_empty() {
                    return Ok(());
                }
                settle(transaction, &event, &session, &people).await?;
                let noted = json!({ "session": session_id });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.undo", Subject("registration", found.registration_id), noted).await
            })
        })
        .await
}
