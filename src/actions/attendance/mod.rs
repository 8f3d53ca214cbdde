//! Who was there: evidence from the desk, the door and the meeting makes one record, closed when it is settled, reopened
//! with a reason. Start reading at `evidence`.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{event, session};
use crate::error::{Error, Refusal};
use crate::rules::attendance::opens_at;
use crate::rules::schedule;

pub mod add_sheet;
pub mod check_in;
pub mod check_oneself_in;
pub mod close;
pub mod evidence;
pub mod import;
pub mod join;
pub mod overrule;
pub mod record;
pub mod record_paper;
pub mod remove_sheet;
pub mod reopen;
pub mod show_code;
pub mod walk_in;
pub mod withdraw;

/// From when the attendance of a session can be marked.
#[must_use]
pub fn opens(session: &session::Model) -> Timestamp {
    opens_at(session.starts_at.0, &schedule::zone(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC))
}

/// Locks the event, then reads its session: everybody who marks, closes or sends waits their turn.
///
/// # Errors
/// `NotFound`; `Refused(AttendanceNotYet)` before the day of the session, and for an event that is not public.
async fn session_of(transaction: &DatabaseTransaction, event_id: Uuid, session_id: Uuid, now: Timestamp) -> Result<(event::Model, session::Model), Error> {
    let event = crate::actions::event::locked(transaction, event_id).await?;
    let found = session::Entity::of(event_id).filter(session::Column::Id.eq(session_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if event.status != event::EventStatus::Published || now < opens(&found) {
        return Err(Refusal::AttendanceNotYet.into());
    }
    Ok((event, found))
}

/// The same while its list is open.
///
/// # Errors
/// As `session_of`, and `Refused(AttendanceClosed)`.
async fn open_session(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, session_id: Uuid) -> Result<(event::Model, session::Model), Error> {
    let (event, session) = session_of(transaction, event_id, session_id, app.clock.now()).await?;
    if session.attendance_closed_at.is_some() { Err(Refusal::AttendanceClosed.into()) } else { Ok((event, session)) }
}
