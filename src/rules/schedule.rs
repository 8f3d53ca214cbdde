//! When a session is: local time in a named zone, stored as instants.

use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Span, Timestamp};

/// Which of two equal local times is meant in the hour that the end of summer time repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    Earlier,
    Later,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScheduleFault {
    /// No zone of that name in the IANA database.
    UnknownZone,
    /// The clock skips this hour on that day.
    Skipped,
    /// The clock shows this hour twice on that day; ask which.
    HappensTwice,
    EndBeforeStart,
    /// Longer than [`LONGEST_SESSION_DAYS`].
    TooLong,
}

impl ScheduleFault {
    /// The end of its text key, `field-{code}`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownZone => "unknown-zone",
            Self::Skipped => "time-skipped",
            Self::HappensTwice => "time-happens-twice",
            Self::EndBeforeStart => "end-before-start",
            Self::TooLong => "session-too-long",
        }
    }
}

/// One session is one meeting; what lasts longer is several sessions.
pub const LONGEST_SESSION_DAYS: i32 = 14;

/// The zone of that IANA name.
///
/// # Errors
/// `UnknownZone`.
pub fn zone(name: &str) -> Result<TimeZone, ScheduleFault> {
    // Names only: a POSIX rule or a path is no zone a calendar would know.
    let is_name = name.contains('/') || name == "UTC";
    let zone = is_name.then(|| TimeZone::get(name).ok()).flatten().ok_or(ScheduleFault::UnknownZone)?;
    Ok(zone)
}

/// The latest moment, not after `now`, at which the clock of that zone showed this time of day. A time that the clock
/// skips on a day counts as the one after the gap.
#[must_use]
pub fn latest_daily(now: Timestamp, zone_name: &str, time: civil::Time) -> Option<Timestamp> {
    let zone = zone(zone_name).ok()?;
    let today = zone.to_datetime(now).date();
    let at = |date: civil::Date| zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok();
    at(today).filter(|moment| *moment <= now).or_else(|| at(today.yesterday().ok()?))
}

/// The instant of a local time.
///
/// # Errors
/// `Skipped` in a gap; `HappensTwice` in a fold when `repeated` does not say which.
pub fn instant(local: civil::DateTime, zone: &TimeZone, repeated: Option<Repeated>) -> Result<Timestamp, ScheduleFault> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let resolved = match (ambiguous.offset(), repeated) {
        (AmbiguousOffset::Gap { .. }, _) => return Err(ScheduleFault::Skipped),
        (AmbiguousOffset::Fold { .. }, None) => return Err(ScheduleFault::HappensTwice),
        (AmbiguousOffset::Fold { .. }, Some(Repeated::Later)) => ambiguous.later(),
        (AmbiguousOffset::Fold { .. } | AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.earlier(),
    };
    resolved.map_err(|_| ScheduleFault::Skipped)
}

/// Start and end fit together: the end lies after the start, and both belong to one meeting.
///
/// # Errors
/// `EndBeforeStart` or `TooLong`.
pub fn fits(starts_at: Timestamp, ends_at: Timestamp) -> Result<(), ScheduleFault> {
    if ends_at <= starts_at {
        return Err(ScheduleFault::EndBeforeStart);
    }
    let longest = Span::new().hours(LONGEST_SESSION_DAYS * 24);
    if starts_at.checked_add(longest).is_ok_and(|latest| ends_at > latest) {
        return Err(ScheduleFault::TooLong);
    }
    Ok(())
}

/// Reads a date as `2027-03-09` (what browsers send) or as people type it: `9/3/2027`, `9-3-2027`, `9.3.2027`.
#[must_use]
pub fn date(text: &str) -> Option<civil::Date> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let number = |text: &str| (text.len() <= 4 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i16>().ok()).flatten();
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    let year = number(year)?;
    if !(1970..=2200).contains(&year) {
        return None;
    }
    civil::Date::new(year, i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?).ok()
}

/// Reads a time of day of 24 hours: `10:00`, `10u30`, `10.30`, `10h`, `9u`, `10:00:00`.
#[must_use]
pub fn time(text: &str) -> Option<civil::Time> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text.split([':', '.', 'u', 'h']).collect();
    let number = |text: &str| (text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i8>().ok()).flatten();
    let (hour, minute) = match parts.as_slice() {
        [hour, ""] => (number(hour)?, 0),
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => (number(hour)?, number(minute)?),
        _ => return None,
    };
    civil::Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as on, datetime, time as clock};
    use proptest::prelude::*;

    use super::{Repeated, ScheduleFault, date, fits, instant, time, zone};

    #[test]
    fn the_hour_that_summer_time_skips_is_refused() {
        let brussels = zone("Europe/Brussels").expect("a zone");
        assert_eq!(instant(datetime(2027, 3, 28, 2, 30, 0, 0), &brussels, None), Err(ScheduleFault::Skipped));
        assert!(instant(datetime(2027, 3, 28, 3, 0, 0, 0), &brussels, None).is_ok());
    }

    #[test]
    fn the_hour_that_happens_twice_is_asked_for() {
        let brussels = zone("Europe/Brussels").expect("a zone");
        let twice = datetime(2027, 10, 31, 2, 30, 0, 0);
        assert_eq!(instant(twice, &brussels, None), Err(ScheduleFault::HappensTwice));
        let first = instant(twice, &brussels, Some(Repeated::Earlier)).expect("an instant");
        let second = instant(twice, &brussels, Some(Repeated::Later)).expect("an instant");
        assert_eq!(second.as_second() - first.as_second(), 3600);
    }

    #[test]
    fn dates_and_times_are_read_as_people_write_them() {
        for text in ["2027-03-09", "9/3/2027", "9-3-2027", "09.03.2027"] {
            assert_eq!(date(text), Some(on(2027, 3, 9)), "{text}");
        }
        for text in ["10:30", "10u30", "10.30", "10h30", "10:30:00"] {
            assert_eq!(time(text), Some(clock(10, 30, 0, 0)), "{text}");
        }
        assert_eq!(time("9u"), Some(clock(9, 0, 0, 0)));
        for text in ["", "2027-02-30", "9/3/27", "9/3", "99999-1-1", "-5/3/2027"] {
            assert_eq!(date(text), None, "{text}");
        }
        for text in ["", "24:00", "10:3", "10", "10:30:15", "tien"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn only_names_of_the_iana_database_are_zones() {
        for name in ["", "Mars/Olympus", "CET-1CEST", "../../etc/passwd", ":Europe/Brussels", "Europe/Brussels\0"] {
            assert!(zone(name).is_err(), "{name:?}");
        }
        assert!(zone("America/Argentina/Ushuaia").is_ok());
    }

    proptest! {
        #[test]
        fn a_session_never_ends_before_it_starts(start in 0_i64..4_000_000_000, length in -100_000_i64..2_000_000) {
            let start = jiff::Timestamp::from_second(start).expect("in range");
            let end = jiff::Timestamp::from_second(start.as_second() + length).expect("in range");
            prop_assert_eq!(fits(start, end).is_ok(), length > 0 && length <= 14 * 86_400);
        }
    }
}
