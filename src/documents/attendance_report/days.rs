//! Whether day or month comes first: decided once for a whole report, by the day of the session.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

use super::Meeting;
use super::grid::Grid;
use super::written::{DateOrder, Written, WrittenDate, YearAt};

/// How the dates of a report are read.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    pub order: Option<DateOrder>,
    pub could_be_either: bool,
    pub another: Option<Date>,
    pub zone_named: bool,
    /// There are dates, and none is one in any order.
    pub none_fits: bool,
}

impl From<&Decided> for super::Days {
    fn from(decided: &Decided) -> Self {
        Self { order: decided.order, could_be_either: decided.could_be_either, another: decided.another, zone_named: decided.zone_named }
    }
}

/// The order in which most dates are days of the session; else the one in which most are dates.
pub fn decide(grid: &Grid, meeting: &Meeting) -> Decided {
    let dates: Vec<WrittenDate> = grid.moments().filter_map(|written| written.date).collect();
    let mut decided = Decided { zone_named: grid.moments().any(|written| written.offset.is_some()), ..Decided::default() };
    if dates.is_empty() {
        return decided;
    }
    let fitting = |order: DateOrder| dates.iter().filter_map(|date| date.in_order(order)).collect::<Vec<Date>>();
    let near = |dates: &[Date]| dates.iter().filter(|date| is_near(**date, meeting)).count();
    let counts = DateOrder::ALL.map(|order| {
        let dates = fitting(order);
        (order, near(&dates), dates)
    });
    // Of equals the first: here, days come first.
    let best = counts.iter().rev().max_by_key(|(_, near, dates)| (*near, dates.len())).expect("there are orders");
    decided.none_fits = best.2.is_empty();
    let in_numbers = dates.iter().any(|date| matches!(date, WrittenDate::Numbers(_, at) if *at != YearAt::First));
    decided.order = in_numbers.then_some(best.0);
    decided.could_be_either = in_numbers && counts[0].2.len() == dates.len() && counts[1].2.len() == dates.len() && counts[0].2 != counts[1].2;
    if best.1 == 0 && !decided.none_fits {
        decided.another = most_frequent(&best.2);
    }
    decided
}

fn is_near(date: Date, meeting: &Meeting) -> bool {
    let day = 1.day();
    meeting.first_day.checked_sub(day).is_ok_and(|first| first <= date) && meeting.last_day.checked_add(day).is_ok_and(|last| date <= last)
}

fn most_frequent(dates: &[Date]) -> Option<Date> {
    let mut sorted = dates.to_vec();
    sorted.sort_unstable();
    let day = sorted.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
    day.first().copied()
}

impl Decided {
    /// The moment that a cell shows. A time without a date is of `day`, or else of the session's first day.
    pub fn moment(&self, written: &Written, day: Option<&Written>, meeting: &Meeting) -> Option<Timestamp> {
        let order = self.order.unwrap_or(DateOrder::DayFirst);
        let date = match (written.date, day.and_then(|day| day.date)) {
            (Some(date), _) | (None, Some(date)) => date.in_order(order)?,
            (None, None) => meeting.first_day,
        };
        let local = DateTime::from_parts(date, written.time?);
        match written.offset {
            Some(offset) => offset.to_timestamp(local).ok(),
            None => meeting.zone.to_ambiguous_timestamp(local).compatible().ok(),
        }
    }
}
