//! Reports that come by mail again and again: when the next one is due, which days it is about, and who may read it.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::period::Period;
use super::permission::Scope;
use super::report::Selection;

/// Readers of one report at most.
pub const MOST_READERS: usize = 50;
/// The report of one event comes so long after its end: by then its lists are closed.
pub const DAYS_AFTER_EVENT: i32 = 31;

/// Which page the mail leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    #[default]
    Report,
    Reach,
}

impl View {
    pub const ALL: [Self; 2] = [Self::Report, Self::Reach];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Reach => "reach",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Every {
    /// On Mondays.
    Week,
    /// On the first day of a month.
    #[default]
    Month,
    /// On the first day of January, April, July and October.
    Quarter,
}

impl Every {
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.code() == code)
    }

    /// The last day on which one is due, up to and including `today`.
    #[must_use]
    pub fn latest(self, today: Date) -> Date {
        match self {
            Self::Week => today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days()),
            Self::Month => today.first_of_month(),
            Self::Quarter => date(today.year(), (today.month() - 1) / 3 * 3 + 1, 1),
        }
    }

    /// The first day after `day` on which one is due.
    #[must_use]
    pub fn next(self, day: Date) -> Date {
        let latest = self.latest(day);
        match self {
            Self::Week => latest.saturating_add(7.days()),
            Self::Month => latest.saturating_add(1.month()),
            Self::Quarter => latest.saturating_add(3.months()),
        }
    }
}

/// Which days a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Covers {
    /// The week, month or quarter that has just ended.
    #[default]
    Ended,
    /// The year so far: up to the end of what has just ended.
    YearSoFar,
}

impl Covers {
    pub const ALL: [Self; 2] = [Self::Ended, Self::YearSoFar];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::YearSoFar => "year",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|covers| covers.code() == code)
    }

    /// The days that the report of `due` is about; `due` is a day on which one is due.
    #[must_use]
    pub fn period(self, every: Every, due: Date) -> Period {
        let last = due.yesterday().unwrap_or(due);
        let first = match self {
            Self::Ended => every.latest(last),
            Self::YearSoFar => last.first_of_year(),
        };
        Period { first, last }
    }
}

/// Of what: a selection whose period moves along, with what else stands in the address of its page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Scheduled {
    pub selection: Selection,
    /// Of reach: what counts, and of which organisations.
    #[serde(default)]
    pub more: Vec<(String, String)>,
}

/// Whether an organiser may read a report: the event, or all programmes that it names, are theirs; of one that names none, they see at
/// least something. `programme` is that of the event.
#[must_use]
pub fn may_read(scope: &Scope, selection: &Selection, programme: Option<Uuid>) -> bool {
    if selection.event.is_some() {
        return scope.holds(programme);
    }
    match scope {
        Scope::All => true,
        Scope::Programmes(own) => !own.is_empty() && selection.programmes.iter().all(|programme| own.contains(programme)),
    }
}

/// What the mail with the link says: nothing of anybody but its reader's own name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFacts {
    /// Whom it is written to.
    pub organiser: String,
    pub view: View,
    /// Of what, with its period.
    pub scheduled: Scheduled,
    /// Titles of the event or of the programmes that it is about.
    #[serde(default)]
    pub about: Vec<String>,
}

impl Scheduled {
    /// What stands behind the question mark of its page.
    #[must_use]
    pub fn in_address(&self) -> String {
        self.selection.in_address(self.more.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}

impl Selection {
    /// As it stands in an address, with what else should.
    #[must_use]
    pub fn in_address<'a>(&self, more: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let mut address = url::form_urlencoded::Serializer::new(String::new());
        if let Some(event) = self.event {
            address.append_pair("event", &event.to_string());
        }
        if let Some(period) = self.period {
            address.append_pair("from", &period.first.to_string()).append_pair("until", &period.last.to_string());
        }
        for programme in &self.programmes {
            address.append_pair("programme", &programme.to_string());
        }
        if let Some(kind) = &self.kind {
            address.append_pair("kind", kind);
        }
        if let Some(lead) = self.lead {
            address.append_pair("lead", &lead.to_string());
        }
        address.extend_pairs(more).finish()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Covers, Every, may_read};
    use crate::rules::period::Period;
    use crate::rules::permission::Scope;
    use crate::rules::report::Selection;

    #[test]
    fn a_quarter_that_has_just_ended_is_the_one_before() {
        let due = Every::Quarter.next(date(2026, 11, 23));
        assert_eq!(due, date(2027, 1, 1));
        assert_eq!(Covers::Ended.period(Every::Quarter, due), Period { first: date(2026, 10, 1), last: date(2026, 12, 31) });
        // On the first of January the year so far is the whole year that has ended.
        assert_eq!(Covers::YearSoFar.period(Every::Quarter, due), Period { first: date(2026, 1, 1), last: date(2026, 12, 31) });
        assert_eq!(Every::Quarter.next(due), date(2027, 4, 1));
    }

    #[test]
    fn weeks_end_on_sundays_and_months_however_long_they_are() {
        // Summer time begins on Sunday 28 March 2027.
        assert_eq!(Covers::Ended.period(Every::Week, date(2027, 3, 29)), Period { first: date(2027, 3, 22), last: date(2027, 3, 28) });
        assert_eq!(Covers::Ended.period(Every::Month, date(2028, 3, 1)), Period { first: date(2028, 2, 1), last: date(2028, 2, 29) });
    }

    #[test]
    fn who_sees_one_of_two_programmes_may_not_read_of_both() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let of = |programmes: &[Uuid]| Selection { programmes: programmes.to_vec(), ..Selection::default() };
        let scope = Scope::Programmes([one].into());
        assert!(may_read(&scope, &of(&[one]), None) && may_read(&scope, &of(&[]), None) && !may_read(&scope, &of(&[one, other]), None));
        assert!(!may_read(&Scope::Programmes([].into()), &of(&[]), None) && may_read(&Scope::All, &of(&[one, other]), None));
        let event = Selection { event: Some(Uuid::from_u128(9)), ..Selection::default() };
        assert!(may_read(&scope, &event, Some(one)) && !may_read(&scope, &event, Some(other)) && !may_read(&scope, &event, None));
    }

    proptest! {
        #[test]
        fn occasions_follow_each_other_and_their_periods_leave_no_day_out(days in 0_i32..20_000, which in 0_usize..3) {
            let every = Every::ALL[which];
            let today = date(2000, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day");
            let (latest, next) = (every.latest(today), every.next(today));
            prop_assert!(latest <= today && today < next);
            prop_assert_eq!((every.latest(latest), every.latest(next)), (latest, next));
            prop_assert_eq!(Covers::Ended.period(every, next).first, latest);
            prop_assert_eq!(Covers::Ended.period(every, next).last.tomorrow().expect("a day"), next);
        }
    }
}
