//! Time as offices count it: working hours, without weekends and the public holidays of Belgium.

use jiff::civil::{self, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::deadlines::moment_of;
use super::schedule::Repeated;

const OPENS: civil::Time = civil::time(8, 0, 0, 0);
const CLOSES: civil::Time = civil::time(20, 0, 0, 0);

/// Month and day of the public holidays that stay on their date (Belgian royal decree of 18 April 1974, article 1).
const ON_A_FIXED_DATE: [(i8, i8); 7] = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];

/// Days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
const AFTER_EASTER: [i16; 3] = [1, 39, 50];

/// The moment at which `hours` working hours have passed since `from`. Working hours are Monday to Friday from
/// 08:00 to 20:00 local time in `zone`, both included, except on public holidays ([`is_holiday`]).
///
/// What begins outside them counts from the next 08:00. Hours that run out at 20:00 end at 20:00 of that day, and
/// none at all from 20:00 are up at once: so waiting twice is the same as waiting once for the sum.
/// Beyond the last day of the calendar (the year 9999) the answer is the last moment there is.
#[must_use]
pub fn after_working_hours(from: Timestamp, hours: u16, zone: &TimeZone) -> Timestamp {
    let mut left = SignedDuration::from_hours(i64::from(hours));
    let mut day = zone.to_datetime(from).date();
    loop {
        if let Some((opens, closes)) = working_hours(day, zone) {
            let begins = opens.max(from);
            if begins <= closes {
                let today = begins.duration_until(closes);
                if left <= today {
                    return begins.checked_add(left).unwrap_or(closes);
                }
                left -= today;
            }
        }
        let Ok(tomorrow) = day.tomorrow() else { return Timestamp::MAX };
        day = tomorrow;
    }
}

/// One of the ten public holidays of Belgium. Says nothing of the days that replace those in a weekend: each
/// employer chooses these for itself.
#[must_use]
pub fn is_holiday(day: civil::Date) -> bool {
    // Easter and what follows from it lie in one year, so that days of the year can be compared.
    let since_easter = day.day_of_year() - easter(day.year()).day_of_year();
    ON_A_FIXED_DATE.contains(&(day.month(), day.day())) || AFTER_EASTER.contains(&since_easter)
}

/// From when until when there is work on a local day; `None` on a day off.
fn working_hours(day: civil::Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_holiday(day) {
        return None;
    }
    // Where the clock shows one of them twice, no minute counts that reads as earlier than 08:00 or later than 20:00.
    let opens = moment_of(day.to_datetime(OPENS), zone, Repeated::Later);
    let closes = moment_of(day.to_datetime(CLOSES), zone, Repeated::Earlier);
    // A day that a zone leaves out (Samoa's 30 December 2011) opens and closes in the same moment.
    (opens < closes).then_some((opens, closes))
}

/// Easter Sunday of the Gregorian calendar, by the "anonymous" algorithm sent to Nature in 1876 (13, p. 487), as
/// given by J. Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 8.
fn easter(year: i16) -> civil::Date {
    let whole = i32::from(year);
    let moon_year = whole.rem_euclid(19);
    let (century, in_century) = (whole.div_euclid(100), whole.rem_euclid(100));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let full_moon = (19 * moon_year + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - full_moon - in_century % 4).rem_euclid(7);
    // Keeps the latest Easter at 25 April.
    let week_earlier = (moon_year + 11 * full_moon + 22 * to_sunday) / 451;
    let after_earliest = full_moon + to_sunday - 7 * week_earlier;
    let earliest = civil::date(year, 3, 22);
    earliest.checked_add(SignedDuration::from_hours(24 * i64::from(after_earliest))).unwrap_or(earliest)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, Weekday, date, time};
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::{after_working_hours, easter, is_holiday};
    use crate::rules::schedule::zone;

    fn brussels() -> TimeZone {
        zone("Europe/Brussels").expect("a zone")
    }

    fn at(local: &str, zone: &TimeZone) -> Timestamp {
        zone.to_timestamp(local.parse().expect("a local time")).expect("an instant")
    }

    #[test]
    fn hours_pass_while_offices_work() {
        let brussels = brussels();
        for (from, hours, until) in [
            // Within a day, and to its very end.
            ("2027-03-02T10:15:30", 3, "2027-03-02T13:15:30"),
            ("2027-03-05T18:00", 2, "2027-03-05T20:00"),
            ("2027-03-02T08:00", 12, "2027-03-02T20:00"),
            // Over nights and weekends.
            ("2027-03-02T10:00", 24, "2027-03-04T10:00"),
            ("2027-03-05T19:00", 2, "2027-03-08T09:00"),
            ("2027-03-02T22:00", 1, "2027-03-03T09:00"),
            ("2027-03-02T05:00", 1, "2027-03-02T09:00"),
            ("2027-03-02T20:00", 1, "2027-03-03T09:00"),
            // No hours: when work goes on.
            ("2027-03-06T12:00", 0, "2027-03-08T08:00"),
            ("2027-03-02T20:00", 0, "2027-03-02T20:00"),
            ("2027-03-02T20:00:01", 0, "2027-03-03T08:00"),
            // Over the national holiday, over Easter with the clock's change, over the turn of the year.
            ("2027-07-20T19:00", 2, "2027-07-22T09:00"),
            ("2027-03-26T19:00", 2, "2027-03-30T09:00"),
            ("2026-12-31T19:00", 2, "2027-01-04T09:00"),
        ] {
            assert_eq!(after_working_hours(at(from, &brussels), hours, &brussels), at(until, &brussels), "{hours} hours from {from}");
        }
    }

    #[test]
    fn a_day_that_a_zone_leaves_out_is_no_working_day() {
        let apia = zone("Pacific/Apia").expect("a zone");
        assert_eq!(after_working_hours(at("2011-12-29T19:00", &apia), 2, &apia), at("2012-01-02T09:00", &apia));
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn belgium_has_ten_public_holidays() {
        let of_2027: Vec<Date> = date(2027, 1, 1).series(jiff::Span::new().days(1)).take(365).filter(|day| is_holiday(*day)).collect();
        let expected = [(1, 1), (3, 29), (5, 1), (5, 6), (5, 17), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];
        assert_eq!(of_2027, expected.map(|(month, day)| date(2027, month, day)));
    }

    #[test]
    fn the_ends_of_time_are_no_reason_to_panic() {
        for zone in [brussels(), TimeZone::UTC, TimeZone::fixed(jiff::tz::Offset::MAX), TimeZone::fixed(jiff::tz::Offset::MIN)] {
            assert!(after_working_hours(Timestamp::MIN, u16::MAX, &zone) > Timestamp::MIN);
            assert_eq!(after_working_hours(Timestamp::MAX, u16::MAX, &zone), Timestamp::MAX);
        }
        assert!(is_holiday(date(-9999, 12, 25)) && is_holiday(date(9999, 12, 25)));
    }

    fn moment() -> impl Strategy<Value = Timestamp> {
        (0_i64..4_000_000_000, 0_i32..1_000_000_000).prop_map(|(second, nanosecond)| Timestamp::new(second, nanosecond).expect("in range"))
    }

    fn somewhere() -> impl Strategy<Value = TimeZone> {
        prop::sample::select(vec!["Europe/Brussels", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Kwajalein"])
            .prop_map(|name| zone(name).expect("a zone"))
    }

    proptest! {
        #[test]
        fn hours_end_in_working_time_and_never_before_they_begin(from in moment(), hours in 0_u16..300, zone in somewhere()) {
            let until = after_working_hours(from, hours, &zone);
            prop_assert!(until >= from);
            let local = zone.to_datetime(until);
            prop_assert!(local.time() >= time(8, 0, 0, 0) && local.time() <= time(20, 0, 0, 0), "{}", local);
            prop_assert!(!matches!(local.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(local.date()), "{}", local);
        }

        #[test]
        fn later_or_longer_never_ends_earlier(from in moment(), later in 0_i64..2_000_000, hours in 0_u16..200, more in 0_u16..200, zone in somewhere()) {
            let until = after_working_hours(from, hours, &zone);
            let delayed = Timestamp::new(from.as_second() + later, from.subsec_nanosecond()).expect("in range");
            prop_assert!(after_working_hours(delayed, hours, &zone) >= until);
            prop_assert!(after_working_hours(from, hours + more, &zone) >= until);
        }

        #[test]
        fn waiting_twice_is_waiting_for_the_sum(from in moment(), first in 0_u16..200, second in 0_u16..200, zone in somewhere()) {
            let twice = after_working_hours(after_working_hours(from, first, &zone), second, &zone);
            prop_assert_eq!(twice, after_working_hours(from, first + second, &zone));
        }

        #[test]
        fn easter_is_a_sunday_of_spring(year in 1583_i16..=9999) {
            let easter = easter(year);
            prop_assert_eq!(easter.weekday(), Weekday::Sunday);
            prop_assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25));
        }
    }
}
