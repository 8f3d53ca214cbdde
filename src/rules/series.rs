//! Dates that come back: every second Tuesday, the last Thursday of a month. Own arithmetic over the calendar of jiff,
//! because crates for recurrence rules (RFC 5545 §3.3.10) bring a calendar of their own and rules that nobody asks for.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

/// Most dates that are made at a time.
pub const MOST: usize = 60;
/// Most weeks or months between two dates.
pub const WIDEST: u16 = 52;

/// Which of the days of that name in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl Which {
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last];

    /// As it stands in the form, and at the end of its text key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Last => "last",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.code() == code)
    }

    /// The one that a day is; a fifth is a last.
    #[must_use]
    pub fn of(day: Date) -> Self {
        match (day.day() - 1) / 7 {
            0 => Self::First,
            1 => Self::Second,
            2 => Self::Third,
            3 => Self::Fourth,
            _ => Self::Last,
        }
    }

    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }
}

/// How dates come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Every so many weeks.
    Weeks { every: u16, on: Weekday },
    /// Every so many months.
    Months { every: u16, which: Which, on: Weekday },
}

/// How long they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// That day is the last that may be one.
    On(Date),
    /// So many dates beside the one there is.
    After(usize),
}

/// More dates than [`MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

/// The dates that follow `first`, which is one of the series itself; by day. The first of them lies at least a day
/// after it, and a whole step after it when it fits the rhythm itself.
///
/// # Errors
/// `TooMany`.
pub fn dates(rhythm: Rhythm, first: Date, ends: Ends) -> Result<Vec<Date>, TooMany> {
    let wanted = match ends {
        Ends::On(_) => MOST + 1,
        Ends::After(times) if times > MOST => return Err(TooMany),
        Ends::After(times) => times,
    };
    let last = if let Ends::On(day) = ends { day } else { Date::MAX };
    let mut found = Vec::new();
    for step in 0_i64.. {
        let Some(day) = at(rhythm, first, step) else { break };
        if found.len() >= wanted || day > last {
            break;
        }
        if day > first {
            found.push(day);
        }
    }
    if found.len() > MOST { Err(TooMany) } else { Ok(found) }
}

/// The date of one step; `None` beyond the calendar. Steps grow with time.
fn at(rhythm: Rhythm, first: Date, step: i64) -> Option<Date> {
    match rhythm {
        Rhythm::Weeks { every, on } => {
            let begins = if first.weekday() == on { first } else { first.nth_weekday(1, on).ok()? };
            begins.checked_add(SignedDuration::from_hours(24 * 7 * i64::from(every.max(1)) * step)).ok()
        }
        Rhythm::Months { every, which, on } => {
            let months = i64::from(first.year()) * 12 + i64::from(first.month()) - 1 + i64::from(every.max(1)) * step;
            let year = i16::try_from(months.div_euclid(12)).ok()?;
            let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(which.number(), on).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, Weekday, date};
    use proptest::prelude::*;

    use super::{Ends, MOST, Rhythm, TooMany, Which, dates};

    const TUESDAYS: Rhythm = Rhythm::Weeks { every: 2, on: Weekday::Tuesday };

    #[test]
    fn every_second_tuesday() {
        let expected = [date(2027, 3, 23), date(2027, 4, 6), date(2027, 4, 20)];
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::After(3)), Ok(expected.to_vec()));
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::On(date(2027, 4, 20))), Ok(expected.to_vec()));
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::On(date(2027, 3, 22))), Ok(vec![]));
        // The first one was on a Monday: from the next Tuesday on.
        assert_eq!(dates(TUESDAYS, date(2027, 3, 8), Ends::After(2)), Ok(vec![date(2027, 3, 9), date(2027, 3, 23)]));
    }

    #[test]
    fn the_same_weekday_of_a_month() {
        let last_thursday = Rhythm::Months { every: 1, which: Which::Last, on: Weekday::Thursday };
        assert_eq!(dates(last_thursday, date(2027, 11, 25), Ends::After(3)), Ok(vec![date(2027, 12, 30), date(2028, 1, 27), date(2028, 2, 24)]));
        let second_monday = Rhythm::Months { every: 2, which: Which::Second, on: Weekday::Monday };
        assert_eq!(dates(second_monday, date(2027, 3, 1), Ends::After(2)), Ok(vec![date(2027, 3, 8), date(2027, 5, 10)]));
        assert_eq!(Which::of(date(2027, 11, 25)), Which::Fourth);
        assert_eq!(Which::of(date(2027, 3, 30)), Which::Last);
    }

    #[test]
    fn nobody_makes_a_thousand_events_by_a_slip() {
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::On(date(2200, 1, 1))), Err(TooMany));
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::After(MOST + 1)), Err(TooMany));
        assert_eq!(dates(TUESDAYS, date(2027, 3, 9), Ends::After(MOST)).map(|dates| dates.len()), Ok(MOST));
        assert_eq!(dates(TUESDAYS, date(9999, 12, 20), Ends::After(5)).map(|dates| dates.len()), Ok(1));
    }

    fn weekday() -> impl Strategy<Value = Weekday> {
        (0_i8..7).prop_map(|offset| Weekday::from_monday_zero_offset(offset).expect("a weekday"))
    }

    fn day() -> impl Strategy<Value = Date> {
        (1990_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn weeks_apart_on_the_asked_day(first in day(), on in weekday(), every in 1_u16..=52, times in 1_usize..=20) {
            let found = dates(Rhythm::Weeks { every, on }, first, Ends::After(times)).expect("few");
            prop_assert_eq!(found.len(), times);
            prop_assert!(found.iter().all(|day| day.weekday() == on && *day > first));
            prop_assert!(found.windows(2).all(|pair| pair[0].duration_until(pair[1]).as_hours() == 24 * 7 * i64::from(every)));
            let until = dates(Rhythm::Weeks { every, on }, first, Ends::On(found[times - 1])).expect("few");
            prop_assert_eq!(until, found);
        }

        #[test]
        fn months_apart_and_the_asked_one_of_its_name(first in day(), on in weekday(), every in 1_u16..=12, which in prop::sample::select(Which::ALL.to_vec()), times in 1_usize..=20) {
            let found = dates(Rhythm::Months { every, which, on }, first, Ends::After(times)).expect("few");
            prop_assert_eq!(found.len(), times);
            let month = |day: &Date| i64::from(day.year()) * 12 + i64::from(day.month());
            prop_assert!(found.windows(2).all(|pair| month(&pair[1]) - month(&pair[0]) == i64::from(every)));
            for day in found {
                prop_assert!(day > first && day.weekday() == on);
                let expected = match which { Which::Last => day.day() + 7 > day.days_in_month(), other => Which::of(day) == other };
                prop_assert!(expected, "{}", day);
            }
        }
    }
}
