//! The columns of the rows behind a report, and what stands in each: in words for people, by codes for programs.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ActiveEnum, Iterable};

use super::rules_form::FUNCTIONS;
use crate::documents::csv::Cell;
use crate::entity::attendance::AttendanceStatus;
use crate::entity::attendance_evidence::EvidenceKind;
use crate::entity::event::EventKind;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::queries::report::exported::{ExportedRow, Extent, OrganisationPart, RegistrationPart, SessionPart};
use crate::rules::language::Language;
use crate::text::dates::local;
use crate::text::translations::{lookup, text};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    EventId,
    Event,
    EventStatus,
    EventStart,
    Kind,
    ProgrammeId,
    Programme,
    SessionId,
    Session,
    SessionStart,
    SessionEnd,
    SessionSeconds,
    Held,
    Closed,
    RegistrationId,
    Status,
    RegisteredAt,
    CancelledAt,
    Waited,
    Late,
    FirstTime,
    PersonId,
    LastName,
    FirstName,
    Email,
    JobTitle,
    Function,
    Mode,
    Language,
    OrganisationId,
    Organisation,
    Nis,
    CountedId,
    Counted,
    OrganisationKind,
    Province,
    Region,
    Typed,
    Theirs,
    Mark,
    Seconds,
    CountedSeconds,
    Source,
}

use Column as C;

impl Column {
    /// In the order of the file, with their codes.
    pub const ALL: [(Self, &str); 43] = [
        (C::EventId, "event_id"),
        (C::Event, "event"),
        (C::EventStatus, "event_status"),
        (C::EventStart, "event_start"),
        (C::Kind, "kind"),
        (C::ProgrammeId, "programme_id"),
        (C::Programme, "programme"),
        (C::SessionId, "session_id"),
        (C::Session, "session"),
        (C::SessionStart, "session_start"),
        (C::SessionEnd, "session_end"),
        (C::SessionSeconds, "session_seconds"),
        (C::Held, "held"),
        (C::Closed, "closed"),
        (C::RegistrationId, "registration_id"),
        (C::Status, "status"),
        (C::RegisteredAt, "registered_at"),
        (C::CancelledAt, "cancelled_at"),
        (C::Waited, "waited"),
        (C::Late, "late"),
        (C::FirstTime, "first_time"),
        (C::PersonId, "person_id"),
        (C::LastName, "last_name"),
        (C::FirstName, "first_name"),
        (C::Email, "email"),
        (C::JobTitle, "job_title"),
        (C::Function, "function"),
        (C::Mode, "mode"),
        (C::Language, "language"),
        (C::OrganisationId, "organisation_id"),
        (C::Organisation, "organisation"),
        (C::Nis, "nis_code"),
        (C::CountedId, "counted_organisation_id"),
        (C::Counted, "counted_organisation"),
        (C::OrganisationKind, "organisation_kind"),
        (C::Province, "province"),
        (C::Region, "region"),
        (C::Typed, "typed_organisation"),
        (C::Theirs, "expected"),
        (C::Mark, "mark"),
        (C::Seconds, "seconds"),
        (C::CountedSeconds, "counted_seconds"),
        (C::Source, "source"),
    ];

    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, code)| code)
    }

    /// Says who somebody is: there only when it was chosen.
    pub fn names_people(self) -> bool {
        matches!(self, C::LastName | C::FirstName | C::Email | C::JobTitle)
    }

    pub fn label(self, language: Language) -> String {
        text(language, &format!("export-column-{}", self.code().replace('_', "-")))
    }

    /// In letters.
    pub fn width(self) -> f64 {
        match self {
            C::Event | C::Programme | C::Organisation | C::Counted | C::Email => 34.0,
            C::Session | C::LastName | C::FirstName | C::JobTitle | C::Region | C::Typed | C::Source => 22.0,
            C::EventStart | C::SessionStart | C::SessionEnd | C::RegisteredAt | C::CancelledAt => 17.0,
            _ => 12.0,
        }
    }
}

/// How cells are written: all that a row needs beside itself.
pub struct Wording {
    /// Codes stay codes.
    codes: bool,
    language: Language,
    /// The association's, for what has no session.
    zone: String,
    /// By group and code.
    words: HashMap<&'static str, HashMap<String, String>>,
}

impl Wording {
    pub fn new(language: Language, codes: bool, zone: &str) -> Self {
        let mut words: HashMap<&str, HashMap<String, String>> = HashMap::new();
        let mut add = |group, code: String, key: String| {
            words.entry(group).or_default().insert(code, text(language, &key));
        };
        for status in RegistrationStatus::iter() {
            let code = status.to_value();
            add("status", code.clone(), format!("status-{code}"));
        }
        for mark in AttendanceStatus::iter() {
            let code = mark.to_value();
            add("mark", code.clone(), format!("desk-mark-{code}"));
        }
        for source in EvidenceKind::iter() {
            let code = source.to_value();
            add("source", code.clone(), format!("evidence-kind-{}", code.replace('_', "-")));
        }
        for kind in EventKind::iter() {
            let code = kind.to_value();
            add("kind", code.clone(), format!("kind-{code}"));
        }
        for function in FUNCTIONS {
            add("function", function.to_owned(), format!("function-{function}"));
        }
        for mode in ["onsite", "online"] {
            add("mode", mode.to_owned(), format!("format-{mode}"));
        }
        for answer in ["yes", "no"] {
            add("answer", answer.to_owned(), format!("reach-{answer}"));
        }
        for status in ["published", "cancelled"] {
            add("event", status.to_owned(), format!("export-event-{status}"));
        }
        Self { codes, language, zone: zone.to_owned(), words }
    }

    fn word<'a>(&'a self, group: &str, code: impl Into<Cow<'a, str>>) -> Cell<'a> {
        let code = code.into();
        match self.known(group, &code).filter(|_| !self.codes) {
            Some(word) => word.into(),
            None => Cell::Text(code),
        }
    }

    fn known(&self, group: &str, code: &str) -> Option<&str> {
        self.words.get(group)?.get(code).map(String::as_str)
    }

    fn answer(&self, yes: bool) -> Cell<'_> {
        self.word("answer", if yes { "yes" } else { "no" })
    }

    fn moment(&self, at: Timestamp, zone: &str) -> Cell<'static> {
        Cell::Moment(local(at, zone).datetime())
    }

    pub fn heading(&self, column: Column) -> Cow<'static, str> {
        if self.codes { Cow::Borrowed(column.code()) } else { Cow::Owned(column.label(self.language)) }
    }

    /// What stands in that column of the row.
    pub fn cell<'a>(&'a self, column: Column, row: &'a ExportedRow, extent: &'a Extent) -> Cell<'a> {
        let event = &row.event;
        match column {
            C::EventId => event.id.to_string().into(),
            C::Event => event.title.as_str().into(),
            C::EventStatus => self.word("event", event.status.as_str()),
            C::EventStart => event.starts_at.map_or(Cell::Empty, |at| self.moment(at, &self.zone)),
            C::Kind => self.word("kind", event.kind.as_str()),
            C::ProgrammeId => event.programme.map_or(Cell::Empty, |id| id.to_string().into()),
            C::Programme => event.programme.and_then(|id| extent.programmes.get(&id)).map(String::as_str).into(),
            C::SessionId | C::Session | C::SessionStart | C::SessionEnd | C::SessionSeconds | C::Held | C::Closed => {
                row.session.as_ref().map_or(Cell::Empty, |session| self.of_session(column, session, extent))
            }
            C::Theirs if row.registration.is_some() && row.session.is_some() => self.answer(row.theirs),
            C::Theirs => Cell::Empty,
            C::Mark => row.mark.map_or(Cell::Empty, |mark| self.word("mark", mark.status.to_value())),
            C::Seconds => row.mark.and_then(|mark| mark.seconds).map_or(Cell::Empty, Cell::Number),
            C::CountedSeconds => row.mark.map_or(Cell::Empty, |mark| Cell::Number(mark.counted)),
            C::Source => row.mark.map_or(Cell::Empty, |mark| self.word("source", mark.source.to_value())),
            _ => row.registration.as_ref().map_or(Cell::Empty, |registration| self.of_registration(column, registration, extent)),
        }
    }

    fn of_session<'a>(&'a self, column: Column, session: &'a SessionPart, extent: &Extent) -> Cell<'a> {
        match column {
            C::SessionId => session.id.to_string().into(),
            C::Session => session.title.as_deref().into(),
            C::SessionStart => self.moment(session.starts_at, &session.time_zone),
            C::SessionEnd => self.moment(session.ends_at, &session.time_zone),
            C::SessionSeconds => Cell::Number(session.ends_at.duration_since(session.starts_at).as_secs()),
            C::Held => self.answer(session.ends_at <= extent.as_of),
            _ => self.answer(session.closed),
        }
    }

    fn of_registration<'a>(&'a self, column: Column, registration: &'a RegistrationPart, extent: &Extent) -> Cell<'a> {
        match column {
            C::RegistrationId => registration.id.to_string().into(),
            C::Status => self.word("status", registration.status.to_value()),
            C::RegisteredAt => self.moment(registration.registered_at, &self.zone),
            C::CancelledAt => registration.cancelled_at.map_or(Cell::Empty, |at| self.moment(at, &self.zone)),
            C::Waited => self.answer(registration.waited),
            C::Late => self.answer(registration.late),
            C::FirstTime => self.answer(registration.first_time),
            C::PersonId => registration.person.to_string().into(),
            C::LastName => registration.last_name.as_str().into(),
            C::FirstName => registration.first_name.as_str().into(),
            C::Email => registration.email.as_str().into(),
            C::JobTitle => registration.job_title.as_deref().into(),
            C::Function => registration.function.as_deref().map_or(Cell::Empty, |function| self.function(function)),
            C::Mode => registration.mode.map_or(Cell::Empty, |mode| self.word("mode", if mode == AttendanceMode::Online { "online" } else { "onsite" })),
            C::Language => registration.language.as_str().into(),
            _ => self.of_organisation(column, &registration.organisation, extent),
        }
    }

    fn function<'a>(&'a self, code: &'a str) -> Cell<'a> {
        if self.codes || self.known("function", code).is_some() {
            return self.word("function", code);
        }
        // One of former days.
        lookup(self.language, &format!("function-{code}"), &Default::default()).map_or_else(|| code.into(), Cell::from)
    }

    fn of_organisation<'a>(&'a self, column: Column, organisation: &'a OrganisationPart, extent: &Extent) -> Cell<'a> {
        match column {
            C::OrganisationId => organisation.id.map_or(Cell::Empty, |id| id.to_string().into()),
            C::Organisation => organisation.name.as_deref().into(),
            C::Nis => organisation.nis_code.as_deref().into(),
            C::CountedId => organisation.counted.map_or(Cell::Empty, |id| id.to_string().into()),
            C::Counted => organisation.counted.and_then(|id| extent.organisation(id)).map_or(Cell::Empty, Cell::from),
            C::OrganisationKind => organisation.kind.as_deref().into(),
            C::Province => organisation.province.as_deref().into(),
            C::Region => organisation.region.as_deref().into(),
            _ => organisation.typed.as_deref().into(),
        }
    }
}
