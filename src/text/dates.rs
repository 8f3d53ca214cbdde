//! Dates and times as people read them: weekday, long date and 24-hour time in the session's own zone.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::translations::{text, text_with};
use crate::rules::language::Language;

/// The moment in the named zone; an unknown name shows UTC, which the rules never let in.
#[must_use]
pub fn local(moment: Timestamp, zone: &str) -> Zoned {
    moment.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

/// `2027-03-09T10:00:00+01:00`, for programs.
#[must_use]
pub fn with_offset(moment: Timestamp, zone: &str) -> String {
    local(moment, zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn value(text: String) -> FluentValue<'static> {
    FluentValue::from(text)
}

/// `dinsdag 9 maart 2027`, `mardi 9 mars 2027`, `Tuesday 9 March 2027`.
#[must_use]
pub fn long_date(language: Language, moment: &Zoned) -> String {
    let weekday = text(language, &format!("weekday-{}", moment.weekday().to_monday_one_offset()));
    text_with(
        language,
        "date-long",
        [("weekday", value(weekday)), ("day", FluentValue::from(i64::from(moment.day()))), ("month", value(month(language, moment))), ("year", value(moment.year().to_string()))],
    )
}

/// `9 maart 2027`: where nobody comes on that day, the weekday says nothing.
#[must_use]
pub fn plain_date(language: Language, date: jiff::civil::Date) -> String {
    let month = text(language, &format!("month-{}", date.month()));
    text_with(language, "date-plain", [("day", FluentValue::from(i64::from(date.day()))), ("month", value(month)), ("year", value(date.year().to_string()))])
}

/// `2 jaar`, `14 dagen`: how long something is kept.
#[must_use]
pub fn term(language: Language, days: i64) -> String {
    let years = if days % 365 == 0 { days / 365 } else { 0 };
    text_with(language, "date-term", [("days", days.into()), ("years", years.into())])
}

/// `maart`.
#[must_use]
pub fn month(language: Language, moment: &Zoned) -> String {
    text(language, &format!("month-{}", moment.month()))
}

/// `maart 2027`, for groups in lists.
#[must_use]
pub fn month_and_year(language: Language, moment: &Zoned) -> String {
    text_with(language, "date-month", [("month", value(month(language, moment))), ("year", value(moment.year().to_string()))])
}

/// `10:00`.
#[must_use]
pub fn clock_time(moment: &Zoned) -> String {
    format!("{:02}:{:02}", moment.hour(), moment.minute())
}

/// `dinsdag 9 maart 2027, 10:00`.
#[must_use]
pub fn date_and_time(language: Language, moment: &Zoned) -> String {
    format!("{}, {}", long_date(language, moment), clock_time(moment))
}

/// `dinsdag 9 maart 2027, 10:00-11:30`; over midnight both dates are written out.
#[must_use]
pub fn period(language: Language, starts_at: &Zoned, ends_at: &Zoned) -> String {
    if starts_at.date() == ends_at.date() {
        format!("{}, {}-{}", long_date(language, starts_at), clock_time(starts_at), clock_time(ends_at))
    } else {
        format!("{} – {}", date_and_time(language, starts_at), date_and_time(language, ends_at))
    }
}

/// `Europe/Brussels, UTC+01:00`: the zone in words that travel.
#[must_use]
pub fn zone(moment: &Zoned, name: &str) -> String {
    let seconds = moment.offset().seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{name}, UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{local, long_date, period, zone};
    use crate::rules::language::Language;

    #[test]
    fn a_moment_is_shown_in_its_zone_and_language() {
        let start = local("2027-03-09T09:00:00Z".parse().unwrap(), "Europe/Brussels");
        let end = local("2027-03-09T10:30:00Z".parse().unwrap(), "Europe/Brussels");
        assert_eq!(period(Language::Nl, &start, &end), "dinsdag 9 maart 2027, 10:00-11:30");
        assert_eq!(long_date(Language::Fr, &start), "mardi 9 mars 2027");
        assert_eq!(long_date(Language::En, &start), "Tuesday 9 March 2027");
        assert_eq!(zone(&start, "Europe/Brussels"), "Europe/Brussels, UTC+01:00");
    }

    #[test]
    fn the_first_day_of_a_month_in_french_is_an_ordinal() {
        let day = local("2027-06-01T09:00:00Z".parse().unwrap(), "Europe/Brussels");
        assert_eq!(long_date(Language::Fr, &day), "mardi 1er juin 2027");
    }
}
