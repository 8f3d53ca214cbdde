//! An organiser knows better than the evidence: their word counts, with a reason. The evidence stays.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::evidence::settle;
use super::open_session;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_evidence::EvidenceKind;
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance, registration};
use crate::error::{Error, FieldErrors};
use crate::rules::attendance::Mark;
use crate::rules::permission::Permission;

/// Says of one person what counts, whatever the evidence amounts to; `None`: the evidence counts again.
///
/// # Errors
/// `Forbidden` for who only takes attendance; `NotFound` for who is not expected there; `Invalid` (`reason`) without a
/// reason; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn overrule(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, registration_id: Uuid, mark: Option<Mark>, reason: String) -> Result<(), Error> {
    acting.needs(Permission::CloseAttendance)?;
    if mark.is_some() && reason.trim().is_empty() {
        let mut faults = FieldErrors::default();
        faults.add("reason", "required");
        return Err(Error::Invalid(faults));
    }
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, (session_id, registration_id), mark, &reason).await })).await
}

async fn save(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    event_id: Uuid,
    (session_id, registration_id): (Uuid, Uuid),
    mark: Option<Mark>,
    reason: &str,
) -> Result<(), Error> {
    let (event, session) = open_session(transaction, app, event_id, session_id).await?;
    if registration::Entity::expected_at(&session).filter(registration::Column::Id.eq(registration_id)).count(transaction).await? == 0 {
        return Err(Error::NotFound);
    }
    let row = attendance::Entity::of(session_id).filter(attendance::Column::RegistrationId.eq(registration_id)).one(transaction).await?;
    let before = row.as_ref().map(|row| Mark::from(row.status));
    let now = app.clock.now();
    match (row, mark) {
        (None, None) => return Ok(()),
        (Some(row), mark) => {
            let mut change = row.into_active_model();
            change.overruled_at = sea_orm::ActiveValue::Set(mark.map(|_| now.into()));
            change.overruled_by = sea_orm::ActiveValue::Set(mark.map(|_| acting.organiser_id));
            change.overrule_reason = sea_orm::ActiveValue::Set(mark.map(|_| reason.to_owned()));
            if let Some(mark) = mark {
                change.status = sea_orm::ActiveValue::Set(mark.into());
            }
            attendance::Entity::update(change).exec(transaction).await?;
        }
        (None, Some(mark)) => {
            let row = attendance::Model {
                id: app.clock.id(),
                registration_id,
                session_id,
                status: mark.into(),
                computed: None,
                seconds: None,
                source: EvidenceKind::Desk,
                recorded_by: Some(acting.organiser_id),
                recorded_at: now.into(),
                overrule_reason: Some(reason.to_owned()),
                overruled_by: Some(acting.organiser_id),
                overruled_at: Some(now.into()),
            };
            attendance::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
        }
    }
    settle(transaction, &event, &session, &[registration_id]).await?;
    let noted = json!({ "attendance_status": [before.map(Mark::code), mark.map(Mark::code)], "reason": [null, reason], "session": session_id });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.overrule", Subject("registration", registration_id), noted).await
}
