//! A closed attendance list is opened again, by an organiser who says why.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::evidence::settle;
use super::session_of;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance_evidence, session};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::Permission;

/// Opens the list again. Follow-ups that were sent stay sent; nobody gets the same one twice after the next closing.
///
/// # Errors
/// `Forbidden` for who only takes attendance; `NotFound`; `Invalid` (`reason`) without a reason.
pub async fn reopen(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, reason: String) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    if reason.trim().is_empty() {
        let mut faults = FieldErrors::default();
        faults.add("reason", "required");
        return Err(Error::Invalid(faults));
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, found) = session_of(transaction, event_id, session_id, ground.clock.now()).await?;
                if found.attendance_closed_at.is_none() {
                    return Ok(());
                }
                let change = session::ActiveModel { id: Unchanged(session_id), attendance_closed_at: Set(None), ..Default::default() };
                session::Entity::update(change).exec(transaction).await?;
                // Scans that arrived while it was closed count now.
                let came = attendance_evidence::Entity::of(session_id).select_only().column(attendance_evidence::Column::RegistrationId).distinct();
                let people: Vec<Uuid> = came.into_tuple().all(transaction).await?;
                settle(transaction, &event, &found, &people).await?;
                let noted = json!({ "reason": [null, reason] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.reopen", Subject("session", session_id), noted).await
            })
        })
        .await
}
