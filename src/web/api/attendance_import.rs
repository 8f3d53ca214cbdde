//! Taking in a meeting tool's own file.

use std::collections::HashMap;

use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::Caller;
use super::input::{Body, Id};
use super::problem::{Fault, Place, Problem};
use super::{Answer, json};
use crate::actions::attendance::import::apply::{Decided, apply};
use crate::actions::attendance::import::fingerprint;
use crate::actions::attendance::import::start::{NewImport, Started, start};
use crate::documents::attendance_report::{MOST_ROWS, Meeting, Report, ReportFault, kept_text, read};
use crate::entity::{event, session};
use crate::error::{Error, FieldErrors};
use crate::queries::api::events::{event as read_event, session as read_session};
use crate::queries::attendance_import::{Candidate, candidates, crew, import as read_import, remembered};
use crate::rules::attendance_matching::{Attendee, Match, Stay, attendees, facts, matches};
use crate::rules::file_name::FileName;
use crate::rules::schedule;
use crate::web::Site;
use crate::web::background::in_the_background;

/// A file of a meeting tool, as it was downloaded there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceFile {
    /// As the tool calls it.
    #[schema(min_length = 1, max_length = 200, example = "attendance.csv")]
    pub file_name: String,
    /// Its bytes in base64 (RFC 4648 §4).
    #[schema(content_encoding = "base64")]
    pub content: String,
    /// Of who is expected and does not stand in the file it is recorded that they were not there.
    #[serde(default)]
    pub rest_absent: bool,
}

/// What became of the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttendanceImported {
    pub import_id: Uuid,
    /// The tool whose file it is: `teams`, `zoom` …
    pub tool: String,
    /// The same file was taken in before; nothing changed now.
    pub known: bool,
    /// Of whom the file told something that was recorded.
    #[schema(minimum = 0)]
    pub people: i32,
    /// Who stands in the file and is not certain to be somebody of the list: nothing was recorded of them. An organiser can say who they are at the desk.
    pub unmatched: Vec<Unmatched>,
}

/// Somebody in the file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Unmatched {
    /// As the file calls them.
    pub name: String,
    pub reason: UnmatchedReason,
    /// Registrations that it may be.
    pub candidates: Vec<Uuid>,
}

/// Why nobody can be sure who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnmatchedReason {
    /// The name is like one of the list, the address is not.
    Proposed,
    /// Several of the list are called so.
    Namesakes,
    /// Nobody of the list is called so.
    Unknown,
}

/// Take in a meeting tool's attendance file
///
/// People whose address is on the list are certain and are recorded at once; all others are named in the answer. The same file twice is one.
#[utoipa::path(post, path = "/sessions/{session}/attendance/import", tag = "Attendance", operation_id = "importAttendance",
    params(("session" = Uuid, Path, description = "The session's id.")), request_body = AttendanceFile,
    responses((status = 200, description = "What was recorded, and of whom nothing was.", body = AttendanceImported)), security(("token" = ["attendance:write"])))]
pub async fn import(State(site): State<Site>, caller: Caller, Id(id): Id, Body(sent): Body<AttendanceFile>) -> Answer {
    let found = read_session(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let event = read_event(&site.app.db, found.session.event_id).await?.ok_or_else(|| Problem::of("not-found"))?.event;
    let session = found.session;
    let (file_name, bytes) = file(&site, &sent)?;
    let zone = schedule::zone(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let meeting = Meeting::new(session.starts_at.0, session.ends_at.0, zone);
    let reading = move || kept_text(&bytes).and_then(|text| read(text.as_bytes(), &meeting, None).map(|report| (text, report)));
    let (text, report) = in_the_background(reading).await?.map_err(unreadable)?;
    let tool = report.tool.code().to_owned();
    let started = start(&site.app, caller.acting, event.id, session.id, NewImport { file_name, text, tool: tool.clone() }).await?;
    let (import_id, known) = match started {
        Started::Draft(id) => (id, false),
        Started::Known(id) => (id, true),
    };
    let list = candidates(&site.app.db, &session).await?;
    let people = matched(&site, &event, &list, &report).await?;
    let unmatched = people.iter().filter_map(|(person, found)| unmatched(person, found)).collect();
    let people = if known {
        read_import(&site.app.db, session.id, import_id).await?.map_or(0, |import| import.people)
    } else {
        let decided = decided(&session, &people, sent.rest_absent);
        let applied = apply(&site.app, caller.acting, event.id, session.id, import_id, decided).await?;
        i32::try_from(applied.people).unwrap_or(i32::MAX)
    };
    json(&AttendanceImported { import_id, tool, known, people, unmatched })
}

fn file(site: &Site, sent: &AttendanceFile) -> Result<(String, Vec<u8>), Problem> {
    let mut faults = FieldErrors::default();
    let name = FileName::clean(&sent.file_name);
    let bytes = STANDARD.decode(sent.content.as_bytes()).map_err(|_| faults.add("content", "not-base64")).unwrap_or_default();
    if faults.is_empty() && bytes.is_empty() {
        faults.add("content", "file-empty");
    }
    if bytes.len() > site.app.config.upload_bytes {
        return Err(Problem::of("too-large"));
    }
    if faults.is_empty() { Ok((name.as_str().to_owned(), bytes)) } else { Err(Problem::of_fields(faults, |field| format!("/{field}"))) }
}

fn unreadable(fault: ReportFault) -> Problem {
    Problem::invalid(vec![Fault { place: Place::Pointer("/content".to_owned()), code: fault.code().into(), limit: Some(MOST_ROWS) }])
}

async fn matched(site: &Site, event: &event::Model, list: &[Candidate], report: &Report) -> Result<Vec<(Attendee, Match)>, Error> {
    let people = attendees(&report.rows);
    let keys: HashMap<String, &String> = people.iter().flat_map(|person| std::iter::once(&person.key).chain(&person.addresses)).map(|key| (fingerprint(key), key)).collect();
    let hashes: Vec<String> = keys.keys().cloned().collect();
    let known = remembered(&site.app.db, event.id, &hashes).await?;
    let of_person: HashMap<Uuid, Uuid> =
        list.iter().filter(|candidate| candidate.listed.expected).map(|candidate| (candidate.person_id, candidate.listed.registration_id)).collect();
    let remembered = known.into_iter().filter_map(|(hash, person)| Some(((*keys.get(&hash)?).clone(), *of_person.get(&person)?))).collect();
    let listed: Vec<_> = list.iter().map(|candidate| candidate.listed.clone()).collect();
    let found = matches(&people, &listed, &crew(&site.app.db, event).await?, &remembered);
    Ok(people.into_iter().zip(found).collect())
}

/// Those who are certain, with what the file tells of them.
fn decided(session: &session::Model, people: &[(Attendee, Match)], rest_absent: bool) -> Decided {
    let ticked = people.iter().flat_map(|(person, _)| &person.stays).all(|stay| matches!(stay, Stay::There | Stay::Away));
    let times = (session.starts_at.0, session.ends_at.0);
    let certain = people.iter().filter_map(|(person, found)| match found {
        Match::Certain(id) => Some((*id, facts(&person.stays, times, false, ticked))),
        _ => None,
    });
    Decided { people: certain.collect(), rest_absent, ..Decided::default() }
}

fn unmatched(person: &Attendee, found: &Match) -> Option<Unmatched> {
    let (reason, candidates) = match found {
        Match::Certain(_) | Match::Crew => return None,
        Match::Proposed(id) => (UnmatchedReason::Proposed, vec![*id]),
        Match::Namesakes(ids) => (UnmatchedReason::Namesakes, ids.clone()),
        Match::Unknown(ids) => (UnmatchedReason::Unknown, ids.clone()),
    };
    person.was_there().then(|| Unmatched { name: person.shown(), reason, candidates })
}
