//! A month as a table of weeks, Monday first: on each day what is held then.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, civil};
use serde::Serialize;

use crate::entity::event::EventStatus;
use crate::queries::other_sites::PublicDate;
use crate::rules::language::Language;
use crate::text::dates;
use crate::text::translations::text;

/// Months before and after this one that can be looked at.
const BACK: i32 = 12;
const AHEAD: i32 = 24;
/// Most days on which one session is shown.
const LONGEST: i32 = 31;

#[derive(Debug, Serialize)]
pub struct Week {
    days: Vec<Day>,
}

#[derive(Debug, Serialize)]
pub struct Day {
    /// `2027-03-09`.
    date: String,
    number: i8,
    weekday: String,
    inside: bool,
    today: bool,
    dates: Vec<Held>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Held {
    slug: String,
    title: String,
    title_language: &'static str,
    /// When it begins, on its first day; in the session's own zone.
    time: Option<String>,
    cancelled: bool,
}

/// The first day of the month that is shown, of the one before and of the one after it, where these can be looked at.
#[must_use]
pub fn months(asked: Option<civil::Date>, today: civil::Date) -> (civil::Date, Option<civil::Date>, Option<civil::Date>) {
    let this = today.first_of_month();
    let by = |date: civil::Date, months: i32| date.checked_add(Span::new().months(months)).unwrap_or(date);
    let (first, last) = (by(this, -BACK), by(this, AHEAD));
    let shown = asked.map_or(this, civil::Date::first_of_month).clamp(first, last);
    (shown, (shown > first).then(|| by(shown, -1)), (shown < last).then(|| by(shown, 1)))
}

/// When a month begins, and when the next one does.
#[must_use]
pub fn bounds(month: civil::Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let start = |date: civil::Date| zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().ok();
    Some((start(month)?, start(month.checked_add(Span::new().months(1)).ok()?)?))
}

/// The weeks of a month.
#[must_use]
pub fn weeks(month: civil::Date, today: civil::Date, dates: &[PublicDate], zone: &TimeZone, language: Language) -> Vec<Week> {
    let held = held(month, dates, zone, language);
    let from = month.checked_sub(Span::new().days(i64::from(month.weekday().to_monday_zero_offset()))).unwrap_or(month);
    let mut weeks = Vec::new();
    let mut day = from;
    while day <= month.last_of_month() {
        let mut week = Week { days: Vec::with_capacity(7) };
        for _ in 0..7 {
            week.days.push(Day {
                date: day.to_string(),
                number: day.day(),
                weekday: text(language, &format!("weekday-{}", day.weekday().to_monday_one_offset())),
                inside: day.month() == month.month(),
                today: day == today,
                dates: held.iter().filter(|(on, _)| *on == day && day.month() == month.month()).map(|(_, held)| held.clone()).collect(),
            });
            day = day.tomorrow().unwrap_or(day);
        }
        weeks.push(week);
    }
    weeks
}

fn held(month: civil::Date, dates: &[PublicDate], zone: &TimeZone, language: Language) -> Vec<(civil::Date, Held)> {
    let mut all = Vec::new();
    for PublicDate { session, event } in dates {
        let texts = event.texts_for(language);
        let starts_at = session.starts_at.0.to_zoned(zone.clone());
        // What ends at midnight is not held on the next day.
        let last = (session.ends_at.0 - jiff::SignedDuration::from_secs(1)).to_zoned(zone.clone()).date();
        let mut day = starts_at.date().max(month);
        for _ in 0..LONGEST {
            let first = day == starts_at.date();
            all.push((
                day,
                Held {
                    slug: event.slug.clone(),
                    title: texts.title.text.clone(),
                    title_language: texts.title.language.code(),
                    time: first.then(|| dates::clock_time(&dates::local(session.starts_at.0, &session.time_zone))),
                    cancelled: event.status == EventStatus::Cancelled,
                },
            ));
            if day >= last || day >= month.last_of_month() {
                break;
            }
            day = day.tomorrow().unwrap_or(day);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::{months, weeks};
    use crate::rules::language::Language;

    #[test]
    fn a_month_has_whole_weeks_that_begin_on_monday() {
        let shown = weeks(date(2027, 3, 1), date(2027, 3, 9), &[], &TimeZone::UTC, Language::Nl);
        assert_eq!(shown.len(), 5);
        assert_eq!((shown[0].days[0].date.as_str(), shown[4].days[6].date.as_str()), ("2027-03-01", "2027-04-04"));
        assert!(shown[1].days[1].today && !shown[4].days[3].inside);
        assert_eq!(weeks(date(2026, 2, 1), date(2027, 3, 9), &[], &TimeZone::UTC, Language::Nl).len(), 5);
    }

    #[test]
    fn months_end_somewhere_for_those_who_follow_every_link() {
        let today = date(2027, 3, 9);
        assert_eq!(months(None, today), (date(2027, 3, 1), Some(date(2027, 2, 1)), Some(date(2027, 4, 1))));
        assert_eq!(months(Some(date(2199, 1, 1)), today), (date(2029, 3, 1), Some(date(2029, 2, 1)), None));
        assert_eq!(months(Some(date(1970, 1, 1)), today), (date(2026, 3, 1), None, Some(date(2026, 4, 1))));
    }
}
