//! What at an event may need an organiser now: the lines of the desk's start page, and the week it shows.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::deadlines::moment_of;
use super::permission::Permission;
use super::schedule::Repeated;

/// Something that waits for an organiser, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// Registrations that await approval.
    Approvals,
    /// Offers of a place that end soon.
    Offers,
    /// Questions about an event that nobody has answered.
    Questions,
    /// People wait although places are free.
    FreePlaces,
    /// An event of which somebody must decide whether it takes place: the day is near, or enough have registered.
    Decisions,
    /// A published session on site without a place.
    PlaceMissing,
    /// A published session online without a link.
    LinkMissing,
    /// A session is over and who was there is not settled.
    Attendance,
    /// Changes that people will be told of.
    Changes,
    /// A draft that would begin soon.
    Drafts,
}

impl Need {
    pub const ALL: [Self; 10] =
        [Self::Approvals, Self::Offers, Self::Questions, Self::FreePlaces, Self::Decisions, Self::PlaceMissing, Self::LinkMissing, Self::Attendance, Self::Changes, Self::Drafts];

    /// In addresses and keys of texts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approvals => "approvals",
            Self::Offers => "offers",
            Self::Questions => "questions",
            Self::FreePlaces => "free-places",
            Self::Decisions => "decisions",
            Self::PlaceMissing => "place-missing",
            Self::LinkMissing => "link-missing",
            Self::Attendance => "attendance",
            Self::Changes => "changes",
            Self::Drafts => "drafts",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.code() == code)
    }

    /// Who may do something about it; nobody else is told.
    #[must_use]
    pub fn permission(self) -> Permission {
        match self {
            Self::Approvals | Self::Offers | Self::FreePlaces => Permission::ChangeRegistrations,
            Self::Questions => Permission::SendMessages,
            Self::Decisions | Self::PlaceMissing | Self::LinkMissing | Self::Changes | Self::Drafts => Permission::EditEvents,
            Self::Attendance => Permission::CloseAttendance,
        }
    }
}

/// How far the start page looks.
#[derive(Debug, Clone, Copy)]
pub struct Horizon {
    pub now: Timestamp,
    /// Attendance is asked for so long after a session.
    pub attendance: SignedDuration,
    /// Questions are asked for an answer so long.
    pub questions: SignedDuration,
    /// Offers that end within this time.
    pub offers: SignedDuration,
    /// Decisions that are due within this time.
    pub decisions: SignedDuration,
    /// Drafts that begin within this time.
    pub drafts: SignedDuration,
}

/// From Monday's first moment to that of the next Monday, where the house is.
#[must_use]
pub fn week(now: Timestamp, zone: &TimeZone) -> (Timestamp, Timestamp) {
    let today = zone.to_datetime(now).date();
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let begin = |day: jiff::civil::Date| moment_of(day.to_datetime(Time::midnight()), zone, Repeated::Earlier);
    (begin(monday), begin(monday.saturating_add(7.days())))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{Need, week};

    #[test]
    fn needs_are_read_as_they_are_written() {
        assert!(Need::ALL.into_iter().all(|need| Need::parse(need.code()) == Some(need)));
        assert_eq!(Need::parse("coffee"), None);
    }

    #[test]
    fn a_week_is_from_monday_to_monday_also_when_the_clock_changes() {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        // Sunday 28 March 2027, the day summer time begins.
        let (from, to) = week("2027-03-28T20:00:00Z".parse().unwrap(), &zone);
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), ("2027-03-21T23:00:00Z", "2027-03-28T22:00:00Z"));
        let (from, _) = week("2027-03-28T22:00:00Z".parse().unwrap(), &zone);
        assert_eq!(from, to);
    }
}
