//! An organiser has certificates issued: of lists that were closed before the event gave any, or of a name that was corrected.

use uuid::Uuid;

use super::settle::{Settled, settle};
use crate::actions::Acting;
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Issues what was earned and is not there, and revokes what does not hold.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)` for an event that is not public.
pub async fn issue(app: &App, acting: Acting, event_id: Uuid) -> Result<Settled, Error> {
    acting.needs(Permission::CloseAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                if event.status != EventStatus::Published {
                    return Err(Refusal::AttendanceNotYet.into());
                }
                settle(transaction, &ground, Some(acting), &event).await
            })
        })
        .await
}
