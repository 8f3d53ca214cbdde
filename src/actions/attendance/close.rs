//! Who was there is settled: follow-ups may go out.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::record::mark_rest;
use super::session_of;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::certificate::settle::settle;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::{Error, Refusal};
use crate::rules::attendance::Mark;
use crate::rules::permission::Permission;

/// Closes the attendance of a session that has ended. Twice is once. With `rest_absent`, people of whom nothing is known
/// were not there; without it they get no follow-up. Certificates follow: who earned one has it.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)` before the end of the session.
pub async fn close(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, rest_absent: bool) -> Result<(), Error> {
    acting.needs(Permission::CloseAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let now = ground.clock.now();
                let (event, found) = session_of(transaction, event_id, session_id, now).await?;
                if now < found.ends_at.0 {
                    return Err(Refusal::AttendanceNotYet.into());
                }
                if found.attendance_closed_at.is_some() {
                    return Ok(());
                }
                if rest_absent {
                    mark_rest(transaction, &ground, acting, &event, &found, Mark::Absent).await?;
                }
                let change = session::ActiveModel { id: Unchanged(session_id), attendance_closed_at: Set(Some(now.into())), ..Default::default() };
                session::Entity::update(change).exec(transaction).await?;
                audit::record(
                    transaction,
                    &ground.clock,
                    ActorKind::Organiser,
                    Some(&acting),
                    "attendance.close",
                    Subject("session", session_id),
                    json!({ "attendance_closed": [false, true] }),
                )
                .await?;
                settle(transaction, &ground, Some(acting), &event).await.map(|_| ())
            })
        })
        .await
}
