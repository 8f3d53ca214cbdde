//! A new event from an earlier one: what comes along, and how its dates shift. Registrations, attendance and history
//! never come along, nor does a join link: last year's leads into last year's meeting.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::deadlines::moment_of;
use super::schedule::{self, Repeated, ScheduleFault};

/// What an organiser may leave out of a copy. Kind, format, language, programme, contacts and visibility always come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Summary and description, in every language.
    Texts,
    /// Sessions and their slots, on other days.
    Sessions,
    /// Where the sessions are.
    Places,
    /// Places, opening and closing, and the rules of registering.
    Rules,
    Questions,
    /// How letters are written, the reminders, and who signs its certificates.
    Letters,
    /// Speakers and the programme of the day.
    Speakers,
    Prices,
    /// Links and files but recordings.
    Materials,
    /// As addresses that stand ready and were not written to yet.
    Invitees,
}

impl Part {
    /// In the form's order.
    pub const ALL: [Self; 10] =
        [Self::Texts, Self::Sessions, Self::Places, Self::Rules, Self::Questions, Self::Letters, Self::Speakers, Self::Prices, Self::Materials, Self::Invitees];

    /// The end of its text key, and its value in the form.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Sessions => "sessions",
            Self::Places => "places",
            Self::Rules => "rules",
            Self::Questions => "questions",
            Self::Letters => "letters",
            Self::Speakers => "speakers",
            Self::Prices => "prices",
            Self::Materials => "materials",
            Self::Invitees => "invitees",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// What comes along unless an organiser says otherwise: whom one invites is thought about anew.
    #[must_use]
    pub fn is_usual(self) -> bool {
        self != Self::Invitees
    }
}

/// All dates of an event move by the same number of days; the clock on the wall shows the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    days: i64,
}

impl Shift {
    /// The one that brings one day to another.
    #[must_use]
    pub fn between(from: Date, to: Date) -> Self {
        Self { days: from.duration_until(to).as_hours() / 24 }
    }

    /// A session on its other day. Of a time that the clock shows twice there, the first is meant.
    ///
    /// # Errors
    /// `Skipped` for a local time that does not exist there; `EndBeforeStart` or `TooLong` when the change of the clock
    /// lies in between and nothing is left of it.
    pub fn session(self, starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> Result<(Timestamp, Timestamp), ScheduleFault> {
        let moved = |moment: Timestamp| {
            let local = zone.to_datetime(moment);
            let day = self.day(local.date()).ok_or(ScheduleFault::Skipped)?;
            schedule::instant(day.to_datetime(local.time()), zone, Some(Repeated::Earlier))
        };
        let (starts_at, ends_at) = (moved(starts_at)?, moved(ends_at)?);
        schedule::fits(starts_at, ends_at)?;
        Ok((starts_at, ends_at))
    }

    /// A deadline on its other day; one that the clock skips there is the moment after the gap.
    #[must_use]
    pub fn moment(self, moment: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = zone.to_datetime(moment);
        self.day(local.date()).map_or(moment, |day| moment_of(day.to_datetime(local.time()), zone, Repeated::Later))
    }

    /// `None` beyond the calendar.
    fn day(self, day: Date) -> Option<Date> {
        day.checked_add(SignedDuration::from_hours(self.days * 24)).ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{Part, Shift};
    use crate::rules::schedule::{ScheduleFault, zone};

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn the_clock_on_the_wall_stays_across_the_change_to_summer_time() {
        let brussels = zone("Europe/Brussels").expect("a zone");
        let shift = Shift::between(date(2027, 3, 9), date(2027, 4, 6));
        assert_eq!(shift.session(at("2027-03-09T09:00:00Z"), at("2027-03-09T10:30:00Z"), &brussels), Ok((at("2027-04-06T08:00:00Z"), at("2027-04-06T09:30:00Z"))));
        assert_eq!(shift.moment(at("2027-03-08T11:00:00Z"), &brussels), at("2027-04-05T10:00:00Z"));
    }

    #[test]
    fn a_time_that_does_not_exist_is_refused_and_a_deadline_goes_beyond_the_gap() {
        let brussels = zone("Europe/Brussels").expect("a zone");
        let shift = Shift::between(date(2027, 3, 27), date(2027, 3, 28));
        assert_eq!(shift.session(at("2027-03-27T01:30:00Z"), at("2027-03-27T03:00:00Z"), &brussels), Err(ScheduleFault::Skipped));
        assert_eq!(shift.moment(at("2027-03-27T01:30:00Z"), &brussels), at("2027-03-28T01:00:00Z"));
    }

    #[test]
    fn every_part_is_known_by_its_code() {
        for part in Part::ALL {
            assert_eq!(Part::parse(part.code()), Some(part));
        }
        assert_eq!(Part::parse("registrations"), None);
    }

    fn day() -> impl Strategy<Value = Date> {
        (1990_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn a_session_lands_on_the_asked_day_at_its_own_time(from in day(), to in day(), hour in 4_i8..22) {
            let brussels = zone("Europe/Brussels").expect("a zone");
            let local = from.at(hour, 30, 0, 0);
            let start = brussels.to_timestamp(local).expect("a moment");
            let end = brussels.to_timestamp(from.at(hour + 1, 15, 0, 0)).expect("a moment");
            let (starts, ends) = Shift::between(from, to).session(start, end, &brussels).expect("a time that exists");
            prop_assert_eq!(brussels.to_datetime(starts), to.at(hour, 30, 0, 0));
            prop_assert_eq!(brussels.to_datetime(ends), to.at(hour + 1, 15, 0, 0));
            prop_assert_eq!(Shift::between(to, from).session(starts, ends, &brussels), Ok((start, end)));
        }
    }
}
