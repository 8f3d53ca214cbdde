//! Who was there: the marks, and from when they can be given.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::deadlines::moment_of;
use super::schedule::Repeated;

/// What is known of one person at one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    Present,
    /// Came late, left early, or both.
    Partial,
    Absent,
    /// Absent, and let us know.
    Excused,
}

impl Mark {
    pub const ALL: [Self; 4] = [Self::Present, Self::Partial, Self::Absent, Self::Excused];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Partial => "partial",
            Self::Absent => "absent",
            Self::Excused => "excused",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.code() == code)
    }

    /// They were there, if only for a part.
    #[must_use]
    pub fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Partial)
    }
}

/// Attendance can be marked from the beginning of the day on which the session starts, in its own zone: the desk
/// opens before the doors do.
#[must_use]
pub fn opens_at(starts_at: Timestamp, zone: &TimeZone) -> Timestamp {
    moment_of(zone.to_datetime(starts_at).date().to_datetime(Time::midnight()), zone, Repeated::Earlier)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{Mark, opens_at};

    #[test]
    fn marks_are_read_as_they_are_written() {
        assert!(Mark::ALL.into_iter().all(|mark| Mark::parse(mark.code()) == Some(mark)));
        assert_eq!(Mark::parse("maybe"), None);
        assert!(Mark::Partial.was_there() && !Mark::Excused.was_there());
    }

    #[test]
    fn the_day_begins_at_midnight_where_the_session_is() {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        assert_eq!(opens_at("2027-03-09T09:00:00Z".parse().unwrap(), &zone), "2027-03-08T23:00:00Z".parse().unwrap());
    }
}
