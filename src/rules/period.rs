//! A period of whole days, the one before it, and how it is cut into months, quarters and years.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::deadlines::moment_of;
use super::schedule::Repeated;

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub first: Date,
    pub last: Date,
}

/// Why two days are no period. The end of a text key, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodFault {
    /// The last day comes before the first.
    Backwards,
    /// More than [`Period::LONGEST_YEARS`].
    TooLong,
}

impl PeriodFault {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Backwards => "period-backwards",
            Self::TooLong => "period-too-long",
        }
    }
}

/// How a period is cut for a time series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Month,
    Quarter,
    Year,
}

impl Step {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl Period {
    pub const LONGEST_YEARS: i16 = 50;

    /// # Errors
    /// `Backwards`, `TooLong`.
    pub fn new(first: Date, last: Date) -> Result<Self, PeriodFault> {
        if last < first {
            Err(PeriodFault::Backwards)
        } else if last.year() - first.year() > Self::LONGEST_YEARS {
            Err(PeriodFault::TooLong)
        } else {
            Ok(Self { first, last })
        }
    }

    /// The period of the same length that ends the day before: as many months when this one is whole months, else as many days.
    /// `None` before the calendar begins.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let last = self.first.yesterday().ok()?;
        let first = if self.first.day() == 1 && self.last == self.last.last_of_month() {
            self.first.checked_sub(self.months().months()).ok()?
        } else {
            self.first.checked_sub(self.days().days()).ok()?
        };
        Some(Self { first, last })
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> i32 {
        self.first.until(self.last).map_or(0, |span| span.get_days()) + 1
    }

    /// How many calendar months it touches.
    fn months(self) -> i32 {
        (i32::from(self.last.year()) - i32::from(self.first.year())) * 12 + i32::from(self.last.month()) - i32::from(self.first.month()) + 1
    }

    /// Its first moment, and the first one after it: midnights in `zone`, whatever the clock does on those days.
    #[must_use]
    pub fn moments(self, zone: &TimeZone) -> (Timestamp, Timestamp) {
        let midnight = |date: Date| moment_of(date.to_datetime(jiff::civil::Time::midnight()), zone, Repeated::Earlier);
        (midnight(self.first), self.last.tomorrow().map_or(Timestamp::MAX, midnight))
    }

    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Months up to two years, quarters up to ten, else years; the first and the last as far as they lie in the period.
    #[must_use]
    pub fn steps(self) -> (Step, Vec<Self>) {
        let step = match self.months() {
            ..=24 => Step::Month,
            25..=120 => Step::Quarter,
            _ => Step::Year,
        };
        (step, self.cut(step))
    }

    /// Its calendar years, the first and the last as far as they lie in it.
    #[must_use]
    pub fn years(self) -> Vec<Self> {
        self.cut(Step::Year)
    }

    fn cut(self, step: Step) -> Vec<Self> {
        let months = step.months();
        let month = (i32::from(self.first.month()) - 1) / months * months + 1;
        let mut begins = Date::new(self.first.year(), i8::try_from(month).unwrap_or(1), 1).unwrap_or(self.first);
        let mut parts = Vec::new();
        while begins <= self.last {
            let Ok(next) = begins.checked_add(months.months()) else { break };
            let ends = next.yesterday().unwrap_or(self.last);
            parts.push(Self { first: begins.max(self.first), last: ends.min(self.last) });
            begins = next;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::{Period, Step};

    fn period(first: jiff::civil::Date, last: jiff::civil::Date) -> Period {
        Period::new(first, last).expect("a period")
    }

    #[test]
    fn whole_months_are_compared_with_as_many_months_and_other_days_with_as_many_days() {
        assert_eq!(period(date(2027, 1, 1), date(2027, 3, 31)).before(), Some(period(date(2026, 10, 1), date(2026, 12, 31))));
        assert_eq!(period(date(2024, 1, 1), date(2024, 12, 31)).before(), Some(period(date(2023, 1, 1), date(2023, 12, 31))));
        assert_eq!(period(date(2027, 3, 9), date(2027, 3, 9)).before(), Some(period(date(2027, 3, 8), date(2027, 3, 8))));
        assert_eq!(period(date(2027, 1, 1), date(2027, 1, 10)).before(), Some(period(date(2026, 12, 22), date(2026, 12, 31))));
    }

    #[test]
    fn a_day_is_as_long_as_the_clock_makes_it() {
        let brussels = TimeZone::get("Europe/Brussels").expect("a zone");
        let hours = |day| {
            let (from, until) = period(day, day).moments(&brussels);
            until.duration_since(from).as_hours()
        };
        assert_eq!((hours(date(2027, 3, 28)), hours(date(2027, 3, 29)), hours(date(2027, 10, 31))), (23, 24, 25));
    }

    #[test]
    fn periods_that_are_none_are_told() {
        assert!(Period::new(date(2027, 1, 2), date(2027, 1, 1)).is_err());
        assert!(Period::new(date(1900, 1, 1), date(2027, 1, 1)).is_err());
        assert_eq!(period(date(2007, 1, 1), date(2027, 12, 31)).steps().0, Step::Year);
    }

    proptest! {
        #[test]
        fn the_steps_of_a_period_are_the_period(start in 0_i32..20_000, length in 0_i32..9_000) {
            let first = date(2000, 1, 1).checked_add(jiff::Span::new().days(start)).expect("a day");
            let it = period(first, first.checked_add(jiff::Span::new().days(length)).expect("a day"));
            for parts in [it.steps().1, it.years()] {
                prop_assert_eq!(parts.first().map(|part| part.first), Some(it.first));
                prop_assert_eq!(parts.last().map(|part| part.last), Some(it.last));
                prop_assert!(parts.windows(2).all(|two| two[0].last.tomorrow().expect("a day") == two[1].first));
                prop_assert_eq!(parts.iter().map(|part| part.days()).sum::<i32>(), it.days());
            }
            let before = it.before().expect("a period before");
            prop_assert_eq!(before.last.tomorrow().expect("a day"), it.first);
        }
    }
}
