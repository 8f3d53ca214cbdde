//! Saying who was there.

use std::collections::HashMap;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::Caller;
use super::input::{Body, Id, stated};
use super::problem::Problem;
use super::{Answer, json};
use crate::actions::attendance::record::{Said, record};
use crate::entity::attendance::AttendanceStatus;
use crate::error::FieldErrors;
use crate::queries::api::attendance::marks;
use crate::queries::api::events::session as read_session;
use crate::rules::attendance::Mark;
use crate::web::Site;

/// People of one request.
pub const MOST: usize = 1_000;

/// Who was at a session.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceMarks {
    /// Each registration once; of who is not named, nothing changes.
    #[schema(max_items = 1000)]
    pub attendance: Vec<AttendanceMark>,
}

/// Whether one person was there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceMark {
    pub registration_id: Uuid,
    /// `null` takes the mark away.
    #[serde(deserialize_with = "stated")]
    #[schema(required = true)]
    pub status: Option<AttendanceStatus>,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttendanceRecorded {
    /// People whose mark changed.
    #[schema(minimum = 0)]
    pub changed: u64,
    /// Registrations that are not expected at this session: nothing was recorded of them.
    pub not_expected: Vec<Uuid>,
    /// Of whom somebody else said something different at the same moment; theirs stands.
    pub changed_meanwhile: Vec<Uuid>,
    /// Of whom a scan or a meeting's report says otherwise; only an organiser at the desk overrules that, with a reason.
    pub contradicted: Vec<Uuid>,
}

/// Say who was at a session
///
/// From the day of the session on, and until its list is closed. What is sent twice is recorded once.
#[utoipa::path(put, path = "/sessions/{session}/attendance", tag = "Attendance", operation_id = "setAttendance", params(("session" = Uuid, Path, description = "The session's id.")),
    request_body = AttendanceMarks, responses((status = 200, description = "What was recorded, and what was not.", body = AttendanceRecorded)),
    security(("token" = ["attendance:write"])))]
pub async fn set(State(site): State<Site>, caller: Caller, Id(id): Id, Body(sent): Body<AttendanceMarks>) -> Answer {
    let found = read_session(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let said = said(&sent)?;
    let (expected, before) = marks(&site.app.db, &found.session).await?;
    let not_expected: Vec<Uuid> = said.keys().filter(|id| !expected.contains(id)).copied().collect();
    let said = said.into_iter().filter(|(id, _)| expected.contains(id));
    let said = said.map(|(registration_id, mark)| Said { registration_id, before: before.get(&registration_id).copied().map(Mark::from), mark }).collect();
    let recorded = record(&site.app, caller.acting, found.session.event_id, id, said).await?;
    json(&AttendanceRecorded { changed: recorded.changed, not_expected, changed_meanwhile: recorded.met, contradicted: recorded.contradicted })
}

fn said(sent: &AttendanceMarks) -> Result<HashMap<Uuid, Option<Mark>>, Problem> {
    let mut faults = FieldErrors::default();
    if sent.attendance.len() > MOST {
        faults.0.push(crate::error::FieldError { field: "attendance".to_owned(), code: "list-too-long".to_owned(), limit: Some(MOST) });
    }
    let mut said = HashMap::with_capacity(sent.attendance.len());
    for (at, mark) in sent.attendance.iter().enumerate() {
        if said.insert(mark.registration_id, mark.status.map(Mark::from)).is_some() {
            faults.add(&format!("attendance/{at}/registration_id"), "repeated");
        }
    }
    if faults.is_empty() { Ok(said) } else { Err(Problem::of_fields(faults, |field| format!("/{field}"))) }
}
