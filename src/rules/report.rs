//! What a report counts, over which period, and how that compares with the period before. Everything that shows figures
//! (page, file, diagram) reads one [`Report`], so that they cannot differ.
//!
//! An event belongs to the period in which its first session starts, in the association's zone, with all its sessions,
//! registrations and attendance: reports over four quarters add up to the year. Only published events count; those that
//! were cancelled are counted apart. Attendance counts once the list of its session is closed.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use super::period::{Period, PeriodFault, Step};

/// What is counted. Nothing chosen is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Of one event it is not asked.
    pub period: Option<Period>,
    pub programmes: Vec<Uuid>,
    /// Code of the event's kind.
    pub kind: Option<String>,
    /// The organiser who leads the event's programme.
    pub lead: Option<Uuid>,
    pub event: Option<Uuid>,
}

/// Sums over what was selected. Numbers of rows, but for `seconds`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Published.
    pub events: i64,
    pub events_cancelled: i64,
    /// Not cancelled.
    pub sessions: i64,
    /// Of these, over.
    pub sessions_held: i64,
    /// Of these, with an open list: nobody there counts yet.
    pub sessions_open: i64,
    /// Registrations as they stand.
    pub confirmed: i64,
    pub pending: i64,
    pub waitlisted: i64,
    pub offered: i64,
    pub cancelled: i64,
    pub declined: i64,
    /// Registrations that are or were on the waiting list.
    pub waited: i64,
    /// Places given up by their holder at or after the event's deadline for changes, or else its last moment for registering.
    pub late_cancellations: i64,
    /// One person at one session, by its closed list: who was there counts however the registration ended, the others when
    /// they have a place.
    pub present: i64,
    pub partial: i64,
    pub absent: i64,
    pub excused: i64,
    /// Had a place, and the closed list says nothing of them.
    pub unknown: i64,
    /// Of those there for a part: nobody knows for how long.
    pub untimed: i64,
    /// Of presence; see [`counted_seconds`].
    pub seconds: i64,
    /// Different people with a place, and those who were there.
    pub people: i64,
    pub people_attended: i64,
    /// People with a place who had none at an event before the period.
    pub first_timers: i64,
    /// Different organisations of the register, followed over mergers, of people with a place and of those who were there.
    pub organisations: i64,
    pub organisations_attended: i64,
    /// Different names that were typed and are in no register.
    pub organisations_typed: i64,
}

/// Seconds that count of somebody who was there: those known; of somebody present of whom none are known, the whole session;
/// of somebody partly there, none.
#[must_use]
pub fn counted_seconds(present: bool, seconds: Option<i64>, session: i64) -> i64 {
    match seconds {
        Some(known) if known > 0 => known,
        _ if present => session,
        _ => 0,
    }
}

impl Figures {
    #[must_use]
    pub fn registrations(&self) -> i64 {
        self.confirmed + self.pending + self.waitlisted + self.offered + self.cancelled + self.declined
    }

    #[must_use]
    pub fn attended(&self) -> i64 {
        self.present + self.partial
    }

    /// Everybody of whom a closed list says, or should say, something.
    #[must_use]
    pub fn expected(&self) -> i64 {
        self.attended() + self.absent + self.excused + self.unknown
    }
}

/// A part of a whole in thousandths, rounded half up; `None` of nothing.
#[must_use]
pub fn permille(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 2000 + whole) / (whole * 2))
}

/// Tenths of hours, rounded half up.
#[must_use]
pub fn tenths_of_hours(seconds: i64) -> i64 {
    (seconds + 180) / 360
}

/// One figure of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    Events,
    EventsCancelled,
    Sessions,
    SessionsHeld,
    SessionsOpen,
    Registrations,
    Confirmed,
    Pending,
    Waitlisted,
    Offered,
    Cancelled,
    Declined,
    Waited,
    LateCancellations,
    Expected,
    Attended,
    Present,
    Partial,
    Absent,
    Excused,
    Unknown,
    ShowUp,
    Hours,
    People,
    PeopleAttended,
    FirstTimers,
    Organisations,
    OrganisationsAttended,
    OrganisationsTyped,
}

/// A figure's value with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "unit", content = "value")]
pub enum Amount {
    Count(i64),
    /// Thousandths of a whole; `None` when there is none.
    Permille(Option<i64>),
    TenthsOfHours(i64),
}

impl Amount {
    /// As one number, in its unit.
    #[must_use]
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Count(number) | Self::TenthsOfHours(number) => Some(number),
            Self::Permille(number) => number,
        }
    }

    /// This less the other, in the same unit; `None` when one of both is none.
    #[must_use]
    pub fn less(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Count(one), Self::Count(other)) => Some(Self::Count(one - other)),
            (Self::TenthsOfHours(one), Self::TenthsOfHours(other)) => Some(Self::TenthsOfHours(one - other)),
            (Self::Permille(Some(one)), Self::Permille(Some(other))) => Some(Self::Permille(Some(one - other))),
            _ => None,
        }
    }
}

impl Figure {
    pub const ALL: [Self; 29] = [
        Self::Events,
        Self::EventsCancelled,
        Self::Sessions,
        Self::SessionsHeld,
        Self::SessionsOpen,
        Self::Registrations,
        Self::Confirmed,
        Self::Pending,
        Self::Waitlisted,
        Self::Offered,
        Self::Cancelled,
        Self::Declined,
        Self::Waited,
        Self::LateCancellations,
        Self::Expected,
        Self::Attended,
        Self::Present,
        Self::Partial,
        Self::Absent,
        Self::Excused,
        Self::Unknown,
        Self::ShowUp,
        Self::Hours,
        Self::People,
        Self::PeopleAttended,
        Self::FirstTimers,
        Self::Organisations,
        Self::OrganisationsAttended,
        Self::OrganisationsTyped,
    ];

    /// In addresses, files and the ends of text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::EventsCancelled => "events-cancelled",
            Self::Sessions => "sessions",
            Self::SessionsHeld => "sessions-held",
            Self::SessionsOpen => "sessions-open",
            Self::Registrations => "registrations",
            Self::Confirmed => "confirmed",
            Self::Pending => "pending",
            Self::Waitlisted => "waitlisted",
            Self::Offered => "offered",
            Self::Cancelled => "cancelled",
            Self::Declined => "declined",
            Self::Waited => "waited",
            Self::LateCancellations => "late-cancellations",
            Self::Expected => "expected",
            Self::Attended => "attended",
            Self::Present => "present",
            Self::Partial => "partial",
            Self::Absent => "absent",
            Self::Excused => "excused",
            Self::Unknown => "unknown",
            Self::ShowUp => "show-up",
            Self::Hours => "hours",
            Self::People => "people",
            Self::PeopleAttended => "people-attended",
            Self::FirstTimers => "first-timers",
            Self::Organisations => "organisations",
            Self::OrganisationsAttended => "organisations-attended",
            Self::OrganisationsTyped => "organisations-typed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.code() == code)
    }

    #[must_use]
    pub fn of(self, figures: &Figures) -> Amount {
        let count = match self {
            Self::ShowUp => return Amount::Permille(permille(figures.attended(), figures.expected())),
            Self::Hours => return Amount::TenthsOfHours(tenths_of_hours(figures.seconds)),
            Self::Events => figures.events,
            Self::EventsCancelled => figures.events_cancelled,
            Self::Sessions => figures.sessions,
            Self::SessionsHeld => figures.sessions_held,
            Self::SessionsOpen => figures.sessions_open,
            Self::Registrations => figures.registrations(),
            Self::Confirmed => figures.confirmed,
            Self::Pending => figures.pending,
            Self::Waitlisted => figures.waitlisted,
            Self::Offered => figures.offered,
            Self::Cancelled => figures.cancelled,
            Self::Declined => figures.declined,
            Self::Waited => figures.waited,
            Self::LateCancellations => figures.late_cancellations,
            Self::Expected => figures.expected(),
            Self::Attended => figures.attended(),
            Self::Present => figures.present,
            Self::Partial => figures.partial,
            Self::Absent => figures.absent,
            Self::Excused => figures.excused,
            Self::Unknown => figures.unknown,
            Self::People => figures.people,
            Self::PeopleAttended => figures.people_attended,
            Self::FirstTimers => figures.first_timers,
            Self::Organisations => figures.organisations,
            Self::OrganisationsAttended => figures.organisations_attended,
            Self::OrganisationsTyped => figures.organisations_typed,
        };
        Amount::Count(count)
    }
}

/// By what figures are broken down: the organisation as it was recorded on the registration, followed over mergers, and
/// the function given there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    Kind,
    Function,
    Province,
    Region,
}

impl Axis {
    pub const ALL: [Self; 4] = [Self::Kind, Self::Function, Self::Province, Self::Region];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Function => "function",
            Self::Province => "province",
            Self::Region => "region",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.code() == code)
    }
}

/// What fell to one value of an axis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Slice {
    /// `None`: not known.
    pub value: Option<String>,
    pub confirmed: i64,
    pub attended: i64,
    pub absent: i64,
    pub excused: i64,
    pub unknown: i64,
    pub seconds: i64,
    pub people: i64,
    pub people_attended: i64,
    /// Of the register, of people with a place.
    pub organisations: i64,
}

impl Slice {
    /// Thousandths of those expected.
    #[must_use]
    pub fn show_up(&self) -> Option<i64> {
        permille(self.attended, self.attended + self.absent + self.excused + self.unknown)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Breakdown {
    pub axis: Axis,
    /// Most people with a place first; what is not known last.
    pub slices: Vec<Slice>,
}

/// One event of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventLine {
    pub id: Uuid,
    pub title: String,
    /// Language of the title.
    pub language: String,
    /// Of its first session.
    pub starts_at: Option<Timestamp>,
    pub confirmed: i64,
    pub attended: i64,
    pub seconds: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    pub period: Period,
    pub events: i64,
    pub confirmed: i64,
    pub attended: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Series {
    pub step: Step,
    pub points: Vec<Point>,
}

impl Series {
    /// The events of a period by when they start.
    #[must_use]
    pub fn of(period: Period, zone: &TimeZone, events: &[EventLine]) -> Self {
        let (step, parts) = period.steps();
        let mut points: Vec<Point> = parts.into_iter().map(|period| Point { period, events: 0, confirmed: 0, attended: 0 }).collect();
        for event in events {
            let Some(day) = event.starts_at.map(|start| zone.to_datetime(start).date()) else { continue };
            let at = points.partition_point(|point| point.period.last < day);
            let Some(point) = points.get_mut(at).filter(|point| point.period.holds(day)) else { continue };
            point.events += 1;
            point.confirmed += event.confirmed;
            point.attended += event.attended;
        }
        Self { step, points }
    }
}

/// A report, ready to be shown in whatever form. No names of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub selection: Selection,
    /// When the data was read.
    pub as_of: Timestamp,
    pub figures: Figures,
    /// Of the period before; `None` without a period.
    pub before: Option<Figures>,
    pub breakdowns: Vec<Breakdown>,
    /// `None` without a period.
    pub series: Option<Series>,
    /// By their start.
    pub events: Vec<EventLine>,
}

#[cfg(test)]
mod tests {
    use super::{Amount, Figure, counted_seconds, permille, tenths_of_hours};

    #[test]
    fn figures_have_names_of_their_own() {
        assert!(Figure::ALL.into_iter().all(|figure| Figure::parse(figure.code()) == Some(figure)));
        assert_eq!(Amount::Permille(None).less(Amount::Permille(Some(3))), None);
    }

    #[test]
    fn parts_are_rounded_half_up() {
        assert_eq!((permille(1, 3), permille(2, 3), permille(1, 2000), permille(0, 0)), (Some(333), Some(667), Some(1), None));
        assert_eq!((tenths_of_hours(179), tenths_of_hours(180), tenths_of_hours(5400)), (0, 1, 15));
    }

    #[test]
    fn presence_without_a_known_time_is_the_whole_session_and_partial_presence_is_none() {
        assert_eq!(counted_seconds(true, None, 90), 90);
        assert_eq!(counted_seconds(true, Some(0), 90), 90);
        assert_eq!(counted_seconds(true, Some(40), 90), 40);
        assert_eq!(counted_seconds(false, None, 90), 0);
    }
}
