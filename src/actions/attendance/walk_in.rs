//! Somebody without a registration stands at the door: they are put on the list, beyond its places if need be, and checked in.

use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::check_in::{Answer, Direction, Door, Scan, Shown, comes_to};
use super::session_of;
use crate::actions::Acting;
use crate::actions::registration::add::{self, NewParticipant, Outcome};
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::rules::permission::Permission;

/// Who came, and when.
#[derive(Debug, Clone)]
pub struct WalkIn {
    /// Of the check-in; chosen by the door, so that the same one sent twice is one.
    pub id: Uuid,
    pub person: NewParticipant,
    /// When it was, if it is told later.
    pub at: Option<Timestamp>,
    pub device: Option<Uuid>,
}

/// Adds somebody and checks them in; whoever is on the list already is checked in as they stand there. `happened`: the door
/// had no network then, so that it is recorded also when the list was closed meanwhile, whose record it does not change.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`; `Refused` as adding refuses.
pub async fn walk_in(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, who: WalkIn, happened: bool) -> Result<Answer, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    let answer = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = session_of(transaction, event_id, session_id, ground.clock.now()).await?;
                if session.attendance_closed_at.is_some() && !happened {
                    return Err(Refusal::AttendanceClosed.into());
                }
                enter(transaction, &Door { app: &ground, acting, event: &event, session: &session, happened }, &who).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(answer)
}

async fn enter(transaction: &DatabaseTransaction, door: &Door<'_>, who: &WalkIn) -> Result<Answer, Error> {
    let (registration, new) = match add::walk_in(transaction, door.app, door.acting, door.event.id, who.person.clone()).await? {
        Outcome::Done { registration, .. } => (registration, true),
        Outcome::Known(registration) => (registration, false),
        Outcome::Refused(refusal) => return Err(refusal.into()),
    };
    let scan = Scan { id: who.id, shown: Shown::Name(registration), direction: Direction::In, at: who.at, device: who.device };
    if !new {
        return door.take(transaction, &scan).await;
    }
    comes_to(transaction, door.session, registration).await?;
    Ok(Answer { registration: Some(registration), verdict: door.note(transaction, &scan, registration).await?, closed: door.session.attendance_closed_at.is_some() })
}
