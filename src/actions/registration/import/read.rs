//! What a row means for its event: who, since when, how it ended, and who was there. Of a row all that is wrong is said, each by
//! its column.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::events::PastEvent;
use super::{How, Organisations, RowFault};
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::{self, SessionInclusion};
use crate::rules::attendance::Mark;
use crate::rules::deadlines::moment_of;
use crate::rules::event_columns::{format, language};
use crate::rules::names::{EmailAddress, Fault, PersonName, first_and_last, line};
use crate::rules::past_columns::{Meeting, PastCells, PastColumn, Unit};
use crate::rules::past_words::{Said, function, moment, said, status};
use crate::rules::places::Share;
use crate::rules::registration::Status;
use crate::rules::schedule::{self, Repeated};
use crate::rules::search_text::fold;

/// Characters of a name of an organisation, and of a function.
const ORGANISATION: usize = 200;
const JOB_TITLE: usize = 120;

/// What a good row asks for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub row: usize,
    pub email: EmailAddress,
    pub first_name: PersonName,
    pub last_name: PersonName,
    /// Of the register, as it was then.
    pub organisation_id: Option<Uuid>,
    /// As typed, when it is in no register.
    pub organisation_text: Option<String>,
    pub function: Option<&'static str>,
    pub job_title: Option<String>,
    pub language: String,
    pub status: RegistrationStatus,
    /// `None`: the file does not say.
    pub registered_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    pub mode: Option<AttendanceMode>,
    /// What is said of sessions, by their ids.
    pub marks: Vec<(Uuid, Said)>,
    /// Sessions that they chose.
    pub chosen: Vec<Uuid>,
}

impl Wanted {
    pub fn name_folded(&self) -> String {
        fold(&format!("{} {}", self.first_name.as_str(), self.last_name.as_str()))
    }

    pub fn share(&self) -> Share {
        self.organisation_id.map_or_else(|| Share::Named(self.organisation_text.as_deref().map(fold).unwrap_or_default()), Share::Known)
    }

    /// Its organisation is in no register.
    pub fn is_typed(&self) -> bool {
        self.organisation_text.is_some()
    }
}

/// First and last name as a row has them.
fn names(row: &PastCells) -> (String, String) {
    let [first, last, full] = [PastColumn::FirstName, PastColumn::LastName, PastColumn::FullName].map(|column| row.get(column));
    if !first.is_empty() && !last.is_empty() {
        return (first.to_owned(), last.to_owned());
    }
    if full.is_empty() { first_and_last(format!("{first} {last}").trim()) } else { first_and_last(full) }
}

/// What a row is called in a list.
pub(super) fn name_of(row: &PastCells) -> String {
    let (first, last) = names(row);
    let name = format!("{first} {last}").trim().to_owned();
    if name.is_empty() { row.get(PastColumn::Email).to_owned() } else { name }
}

/// What rows are held against.
pub(super) struct Reader<'a> {
    pub zone: TimeZone,
    pub now: Timestamp,
    pub organisations: Organisations<'a>,
    pub how: How,
}

impl Reader<'_> {
    pub fn row(&self, row: &PastCells, event: &PastEvent) -> Result<Wanted, Vec<RowFault>> {
        self.takes_past(event).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let wanted = self.person(row, event, &mut faults);
        match wanted {
            Some(wanted) if faults.is_empty() => Ok(wanted),
            _ => Err(faults),
        }
    }

    /// Only what is over is past, and whose people are numbers already gets nobody new.
    fn takes_past(&self, event: &PastEvent) -> Result<(), RowFault> {
        let refused = |code| Err(RowFault::of(PastColumn::Event, code));
        match event.ends_at {
            _ if event.is_cancelled => refused("event-cancelled"),
            None => refused("event-without-date"),
            Some(end) if end > self.now => refused("event-not-over"),
            Some(_) if event.is_draft && !self.how.publish_drafts => refused("event-is-draft"),
            Some(_) if event.erased => refused("event-erased"),
            Some(_) => Ok(()),
        }
    }

    fn person(&self, row: &PastCells, event: &PastEvent, faults: &mut Vec<RowFault>) -> Option<Wanted> {
        let email = EmailAddress::parse(row.get(PastColumn::Email)).map_err(|fault| faults.push(named(PastColumn::Email, fault))).ok();
        let (first, last) = names(row);
        let column = |column| if row.get(column).is_empty() { PastColumn::FullName } else { column };
        let mut name = |text: &str, of| PersonName::parse(text).map_err(|fault| faults.push(named(column(of), fault))).ok();
        let (first_name, last_name) = (name(&first, PastColumn::FirstName), name(&last, PastColumn::LastName));
        let mut short = |of, limit| {
            let text = row.get(of);
            if text.is_empty() { None } else { line(text, limit).map_err(|fault| faults.push(named(of, fault))).ok() }
        };
        let organisation = short(PastColumn::Organisation, ORGANISATION);
        let job_title = short(PastColumn::JobTitle, JOB_TITLE);
        let (status, came) = self.status(row, faults);
        let (registered_at, cancelled_at) = self.moments(row, status, faults);
        let mode = mode(row, event, faults);
        let (marks, chosen) = Marks { row, event, faults }.read(status, came);
        let day = self.zone.to_datetime(event.starts_at?).date();
        let organisation_id = organisation.as_deref().and_then(|typed| (self.organisations)(typed, day));
        let function = job_title.as_deref().and_then(function);
        Some(Wanted {
            row: row.number,
            email: email?,
            first_name: first_name?,
            last_name: last_name?,
            organisation_text: organisation.filter(|_| organisation_id.is_none()),
            organisation_id,
            job_title: job_title.filter(|_| function.is_none()),
            function,
            language: spoken(row.get(PastColumn::Language)).unwrap_or(&event.language).to_owned(),
            status,
            registered_at,
            cancelled_at,
            mode,
            marks,
            chosen,
        })
    }

    /// Who is on the list without a word has a place; who left on a day is gone. With whether the word says that they came.
    fn status(&self, row: &PastCells, faults: &mut Vec<RowFault>) -> (RegistrationStatus, bool) {
        let (text, cancelled) = (row.get(PastColumn::Status), row.get(PastColumn::Cancelled));
        if text.is_empty() {
            return (if cancelled.is_empty() { RegistrationStatus::Confirmed } else { RegistrationStatus::Cancelled }, false);
        }
        let Some((status, came)) = status(text) else {
            faults.push(RowFault::of(PastColumn::Status, "status-unknown"));
            return (RegistrationStatus::Confirmed, false);
        };
        if !cancelled.is_empty() && !matches!(status, Status::Cancelled | Status::Declined) {
            faults.push(RowFault::of(PastColumn::Cancelled, "cancelled-with-place"));
        }
        (status.into(), came)
    }

    fn moments(&self, row: &PastCells, status: RegistrationStatus, faults: &mut Vec<RowFault>) -> (Option<Timestamp>, Option<Timestamp>) {
        let mut at = |column| {
            let text = row.get(column);
            if text.is_empty() {
                return None;
            }
            let Some((day, time)) = moment(text) else {
                faults.push(RowFault::of(column, "not-a-date"));
                return None;
            };
            let moment = moment_of(day.to_datetime(time.unwrap_or(Time::midnight())), &self.zone, Repeated::Earlier);
            if moment > self.now {
                faults.push(RowFault::of(column, "moment-ahead"));
            }
            Some(moment)
        };
        let (registered, cancelled) = (at(PastColumn::Registered), at(PastColumn::Cancelled));
        // A day without a time begins at midnight: on the day itself, both are the same.
        let cancelled = match (registered, cancelled) {
            (Some(registered), Some(cancelled)) if cancelled < registered => {
                if self.zone.to_datetime(registered).date() != self.zone.to_datetime(cancelled).date() {
                    faults.push(RowFault::of(PastColumn::Cancelled, "cancelled-before-registered"));
                }
                Some(registered)
            }
            (_, cancelled) => cancelled,
        };
        (registered, cancelled.filter(|_| status == RegistrationStatus::Cancelled))
    }
}

fn named(column: PastColumn, fault: Fault) -> RowFault {
    let limit = if let Fault::TooLong(limit) = fault { Some(limit) } else { None };
    RowFault { column, code: fault.code().to_owned(), limit }
}

/// The code of a language; others than ours are those of the event.
fn spoken(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    language(&folded).or_else(|| language(first)).map(crate::rules::language::Language::code)
}

/// In the room, if nothing is said; elsewhere than at a hybrid event it counts for nothing.
fn mode(row: &PastCells, event: &PastEvent, faults: &mut Vec<RowFault>) -> Option<AttendanceMode> {
    if !event.is_hybrid {
        return None;
    }
    match row.get(PastColumn::Mode) {
        "" => Some(AttendanceMode::Onsite),
        text => match format(text) {
            Some("online") => Some(AttendanceMode::Online),
            Some("onsite") => Some(AttendanceMode::Onsite),
            _ => {
                faults.push(RowFault::of(PastColumn::Mode, "mode-unknown"));
                None
            }
        },
    }
}

/// Reads what a row says of the sessions of its event.
struct Marks<'a, 'f> {
    row: &'a PastCells,
    event: &'a PastEvent,
    faults: &'f mut Vec<RowFault>,
}

impl<'a> Marks<'a, '_> {
    fn read(mut self, status: RegistrationStatus, came: bool) -> (Vec<(Uuid, Said)>, Vec<Uuid>) {
        let mut marks: Vec<(&'a session::Model, Said)> = Vec::new();
        for (meeting, (text, unit)) in &self.row.sessions {
            let Some(said) = self.said(PastColumn::Session, text, *unit) else { continue };
            let Some(session) = self.session(*meeting) else { continue };
            marks.push((session, said));
        }
        let whole = match &self.row.attendance {
            Some((text, unit)) => self.said(PastColumn::Attendance, text, *unit),
            None => came.then_some(Said::Mark(Mark::Present)),
        };
        if let Some(said) = whole {
            for session in self.whole_event(said, &marks) {
                marks.push((session, said));
            }
        }
        if status != RegistrationStatus::Confirmed {
            if marks.iter().any(|(_, said)| was_there(*said)) {
                self.faults.push(RowFault::of(PastColumn::Attendance, "attendance-without-place"));
            }
            return (Vec::new(), Vec::new());
        }
        // Who was not at a session that one chooses may not have chosen it.
        marks.retain(|(session, said)| session.inclusion == SessionInclusion::Included || was_there(*said) || *said == Said::Mark(Mark::Excused));
        let chosen: Vec<&session::Model> = marks.iter().filter(|(session, _)| session.inclusion != SessionInclusion::Included).map(|(session, _)| *session).collect();
        let mut slots: Vec<Uuid> = chosen.iter().filter_map(|session| session.slot_id).collect();
        slots.sort_unstable();
        if slots.windows(2).any(|pair| pair[0] == pair[1]) {
            self.faults.push(RowFault::of(PastColumn::Session, "session-same-time"));
        }
        let chosen = chosen.iter().map(|session| session.id).collect();
        (marks.iter().map(|(session, said)| (session.id, *said)).collect(), chosen)
    }

    fn said(&mut self, column: PastColumn, text: &str, unit: Option<Unit>) -> Option<Said> {
        let said = said(text, unit);
        if said.is_none() {
            self.faults.push(RowFault::of(column, "attendance-unknown"));
        }
        said
    }

    /// The sessions for which a word about the whole event stands: those for all of which nothing else is said.
    fn whole_event(&mut self, said: Said, marks: &[(&session::Model, Said)]) -> Vec<&'a session::Model> {
        let event = self.event;
        let included: Vec<&session::Model> = event.sessions.iter().filter(|session| session.inclusion == SessionInclusion::Included).collect();
        // A length of time is that of one session, and of sessions that one chooses it must be said which.
        if (included.is_empty() && !event.sessions.is_empty() && marks.is_empty()) || (included.len() > 1 && matches!(said, Said::Lasted(_))) {
            self.faults.push(RowFault::of(PastColumn::Attendance, "attendance-by-session"));
            return Vec::new();
        }
        included.into_iter().filter(|session| marks.iter().all(|(other, _)| other.id != session.id)).collect()
    }

    fn session(&mut self, meeting: Meeting) -> Option<&'a session::Model> {
        let event = self.event;
        let found: Vec<&session::Model> = match meeting {
            Meeting::Number(number) => number.checked_sub(1).and_then(|at| event.sessions.get(at)).into_iter().collect(),
            Meeting::Day(day) => event.sessions.iter().filter(|session| day_of(session) == Some(day)).collect(),
        };
        match found.as_slice() {
            [one] => return Some(*one),
            [] => self.faults.push(RowFault::of(PastColumn::Session, "session-unknown")),
            _ => self.faults.push(RowFault::of(PastColumn::Session, "session-several")),
        }
        None
    }
}

/// The day on which a session began, where it was.
fn day_of(session: &session::Model) -> Option<jiff::civil::Date> {
    Some(schedule::zone(&session.time_zone).ok()?.to_datetime(session.starts_at.0).date())
}

fn was_there(said: Said) -> bool {
    match said {
        Said::Mark(mark) => mark.was_there(),
        Said::Lasted(_) => true,
    }
}
