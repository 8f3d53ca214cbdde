//! Deadlines as organisers say them: "until 8:00 the day before".

use std::fmt;
use std::str::FromStr;

use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, civil};

use serde::{Deserialize, Serialize};

use super::schedule::Repeated;

/// A local time of day, some days before an event begins. Kept as `1 08:00`: days, a space, hours and minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Deadline {
    /// 0 is the day on which the first session begins; at most [`Deadline::MOST_DAYS`] when read.
    pub days_before: u16,
    /// To the minute: the kept form has no seconds.
    pub at: civil::Time,
}

/// The text is not a deadline in its kept form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADeadline;

impl Deadline {
    pub const MOST_DAYS: u16 = 365;

    /// The first moment at which it is too late, for an event whose first session starts at `starts_at`. Days and
    /// time are those of the clock in `zone`.
    ///
    /// A time that the clock skips on that day counts as the moment after the gap, one that it shows twice as the
    /// second one: nobody finds a door shut that was announced open.
    #[must_use]
    pub fn moment(&self, starts_at: Timestamp, zone: &TimeZone) -> Timestamp {
        let first_day = zone.to_datetime(starts_at).date();
        let day = first_day.checked_sub(SignedDuration::from_hours(24 * i64::from(self.days_before))).unwrap_or(civil::Date::MIN);
        moment_of(day.to_datetime(self.at), zone, Repeated::Later)
    }
}

/// The instant of a local time, whatever the clock does on that day: in a gap the moment after it, in a fold the
/// one that is asked for. `schedule::instant` asks people instead; here nobody is left to be asked.
/// What lies beyond the calendar is its first or last moment.
pub fn moment_of(local: civil::DateTime, zone: &TimeZone, repeated: Repeated) -> Timestamp {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let resolved = match (ambiguous.offset(), repeated) {
        (AmbiguousOffset::Gap { .. }, _) => ambiguous.later().map(|beyond| last_change(beyond, zone)),
        (AmbiguousOffset::Fold { .. }, Repeated::Later) => ambiguous.later(),
        (AmbiguousOffset::Fold { .. } | AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.earlier(),
    };
    resolved.unwrap_or(if local.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// When the clock of `zone` was last changed, at or before a moment; the moment itself if it never was.
fn last_change(moment: Timestamp, zone: &TimeZone) -> Timestamp {
    // The changes that precede a moment leave out one at the moment itself.
    let just_after = moment.checked_add(SignedDuration::from_nanos(1)).unwrap_or(moment);
    zone.preceding(just_after).next().map_or(moment, |change| change.timestamp())
}

impl From<Deadline> for String {
    fn from(deadline: Deadline) -> Self {
        deadline.to_string()
    }
}

impl TryFrom<String> for Deadline {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map_err(|NotADeadline| "not a deadline")
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:02}:{:02}", self.days_before, self.at.hour(), self.at.minute())
    }
}

impl FromStr for Deadline {
    type Err = NotADeadline;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (days, time) = text.split_once(' ').ok_or(NotADeadline)?;
        let (hour, minute) = time.split_once(':').ok_or(NotADeadline)?;
        let days_before = days.parse().map_err(|_| NotADeadline)?;
        let at = civil::Time::new(hour.parse().map_err(|_| NotADeadline)?, minute.parse().map_err(|_| NotADeadline)?, 0, 0).map_err(|_| NotADeadline)?;
        let deadline = Self { days_before, at };
        // One deadline has one form: no signs, no further zeros, no `8:0`.
        let fits = days_before <= Self::MOST_DAYS && deadline.to_string() == text;
        fits.then_some(deadline).ok_or(NotADeadline)
    }
}

impl fmt::Display for NotADeadline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a deadline such as `1 08:00`")
    }
}

impl std::error::Error for NotADeadline {}

#[cfg(test)]
mod tests {
    use jiff::civil::{Time, time};
    use jiff::tz::TimeZone;
    use jiff::{Timestamp, Unit};
    use proptest::prelude::*;

    use super::{Deadline, NotADeadline};
    use crate::rules::schedule::zone;

    fn brussels() -> TimeZone {
        zone("Europe/Brussels").expect("a zone")
    }

    fn moment(deadline: &str, starts_at: &str) -> String {
        let starts_at: Timestamp = starts_at.parse().expect("a moment");
        deadline.parse::<Deadline>().expect("a deadline").moment(starts_at, &brussels()).to_string()
    }

    #[test]
    fn a_deadline_is_local_time_on_a_day_before() {
        assert_eq!(moment("1 08:00", "2027-03-09T09:00:00Z"), "2027-03-08T07:00:00Z");
        assert_eq!(moment("0 08:00", "2027-07-09T09:00:00Z"), "2027-07-09T06:00:00Z");
        // It is the 10th already in Brussels when this begins.
        assert_eq!(moment("1 23:59", "2027-03-09T23:30:00Z"), "2027-03-09T22:59:00Z");
        // Weeks before, on the other side of the clock's change.
        assert_eq!(moment("14 12:00", "2027-04-05T08:00:00Z"), "2027-03-22T11:00:00Z");
    }

    #[test]
    fn a_time_that_the_clock_skips_is_the_moment_after_the_gap() {
        for deadline in ["1 02:00", "1 02:01", "1 02:30", "1 02:59", "1 03:00"] {
            assert_eq!(moment(deadline, "2027-03-29T08:00:00Z"), "2027-03-28T01:00:00Z", "{deadline}");
        }
        assert_eq!(moment("1 01:59", "2027-03-29T08:00:00Z"), "2027-03-28T00:59:00Z");
        assert_eq!(moment("0 03:01", "2027-03-28T08:00:00Z"), "2027-03-28T01:01:00Z");
    }

    #[test]
    fn a_time_that_happens_twice_is_the_second_one() {
        for (deadline, expected) in
            [("1 01:59", "2027-10-30T23:59:00Z"), ("1 02:00", "2027-10-31T01:00:00Z"), ("1 02:30", "2027-10-31T01:30:00Z"), ("1 03:00", "2027-10-31T02:00:00Z")]
        {
            assert_eq!(moment(deadline, "2027-11-01T09:00:00Z"), expected, "{deadline}");
        }
    }

    #[test]
    fn only_the_kept_form_is_read() {
        assert_eq!("365 23:59".parse(), Ok(Deadline { days_before: 365, at: time(23, 59, 0, 0) }));
        for text in ["", "1", "08:00", "1 8:00", "1 08:0", "01 08:00", "+1 08:00", "-1 08:00", "366 08:00", "1 24:00", "1 08:60", "1  08:00", "1 08:00 ", "1 08:00:00", "1 -8:00"] {
            assert_eq!(text.parse::<Deadline>(), Err(NotADeadline), "{text:?}");
        }
    }

    #[test]
    fn the_ends_of_time_are_no_reason_to_panic() {
        let deadline = Deadline { days_before: u16::MAX, at: Time::MAX };
        assert!(deadline.moment(Timestamp::MIN, &brussels()) < Timestamp::UNIX_EPOCH);
        let deadline = Deadline { days_before: 0, at: Time::MAX };
        assert!(deadline.moment(Timestamp::MAX, &brussels()) > Timestamp::UNIX_EPOCH);
    }

    fn deadline() -> impl Strategy<Value = Deadline> {
        (0_u16..=365, 0_i8..24, 0_i8..60).prop_map(|(days_before, hour, minute)| Deadline { days_before, at: time(hour, minute, 0, 0) })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(deadline in deadline()) {
            prop_assert_eq!(deadline.to_string().parse(), Ok(deadline));
        }

        #[test]
        fn no_text_panics(text in "[0-9 :+-]{0,10}|\\PC{0,12}") {
            if let Ok(deadline) = text.parse::<Deadline>() {
                prop_assert_eq!(deadline.to_string(), text);
            }
        }

        #[test]
        fn the_door_is_open_until_the_clock_has_passed_the_announced_time(deadline in deadline(), second in 0_i64..4_000_000_000) {
            let starts_at = Timestamp::from_second(second).expect("in range");
            let moment = deadline.moment(starts_at, &brussels());
            let days = brussels().to_datetime(moment).date().until((Unit::Day, brussels().to_datetime(starts_at).date())).expect("days");
            prop_assert_eq!(days.get_days(), i32::from(deadline.days_before));
            let shown = brussels().to_datetime(moment).time();
            prop_assert!(shown == deadline.at || (shown > deadline.at && shown == time(3, 0, 0, 0)), "{shown} for {deadline}");
        }

        #[test]
        fn an_earlier_deadline_is_never_later(one in deadline(), other in deadline(), second in 0_i64..4_000_000_000) {
            let starts_at = Timestamp::from_second(second).expect("in range");
            let earlier = (std::cmp::Reverse(one.days_before), one.at) <= (std::cmp::Reverse(other.days_before), other.at);
            let (first, last) = if earlier { (one, other) } else { (other, one) };
            prop_assert!(first.moment(starts_at, &brussels()) <= last.moment(starts_at, &brussels()));
        }
    }
}
