//! Dates and times as organisers type and read them in form fields.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

use crate::error::FieldErrors;
use crate::rules::schedule::{self, Repeated, ScheduleFault};

/// `9/03/2027`.
pub fn date_field(moment: &Zoned) -> String {
    format!("{}/{:02}/{}", moment.day(), moment.month(), moment.year())
}

/// `10:00`.
pub fn time_field(moment: &Zoned) -> String {
    format!("{:02}:{:02}", moment.hour(), moment.minute())
}

/// A date that must be there; a fault goes to the field.
pub fn date(text: &str, field: &str, faults: &mut FieldErrors) -> Option<Date> {
    read(text, field, "not-a-date", faults, schedule::date)
}

/// A time of day that must be there; a fault goes to the field.
pub fn time(text: &str, field: &str, faults: &mut FieldErrors) -> Option<Time> {
    read(text, field, "not-a-time", faults, schedule::time)
}

fn read<T>(text: &str, field: &str, code: &str, faults: &mut FieldErrors, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    if text.trim().is_empty() {
        faults.add(field, "required");
        return None;
    }
    let value = parse(text);
    if value.is_none() {
        faults.add(field, code);
    }
    value
}

/// The instant of a local time; a fault goes to the field.
pub fn instant(local: DateTime, zone: &TimeZone, repeated: Option<Repeated>, field: &str, faults: &mut FieldErrors) -> Option<Timestamp> {
    match schedule::instant(local, zone, repeated) {
        Ok(instant) => Some(instant),
        Err(fault) => {
            faults.add(field, fault.code());
            None
        }
    }
}

/// Whether the clock shows this time twice on that day.
pub fn happens_twice(date_text: &str, time_text: &str, zone: &str) -> bool {
    let (Some(date), Some(time), Ok(zone)) = (schedule::date(date_text), schedule::time(time_text), schedule::zone(zone)) else { return false };
    schedule::instant(date.to_datetime(time), &zone, None) == Err(ScheduleFault::HappensTwice)
}

/// Which of two equal local times a stored instant is: the value of the form's radio buttons; empty when there is one.
pub fn repeated_field(moment: &Zoned) -> &'static str {
    let ambiguous = moment.time_zone().to_ambiguous_timestamp(moment.datetime());
    match ambiguous.offset() {
        AmbiguousOffset::Fold { before, .. } if before == moment.offset() => "earlier",
        AmbiguousOffset::Fold { .. } => "later",
        _ => "",
    }
}

pub fn repeated(text: &str) -> Option<Repeated> {
    match text {
        "earlier" => Some(Repeated::Earlier),
        "later" => Some(Repeated::Later),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{date_field, happens_twice, repeated_field, time_field};
    use crate::text::dates::local;

    #[test]
    fn a_moment_is_shown_as_it_is_typed() {
        let moment = local("2027-03-09T09:05:00Z".parse().unwrap(), "Europe/Brussels");
        assert_eq!((date_field(&moment).as_str(), time_field(&moment).as_str(), repeated_field(&moment)), ("9/03/2027", "10:05", ""));
    }

    #[test]
    fn the_repeated_hour_knows_which_it_is() {
        for (instant, which) in [("2027-10-31T00:30:00Z", "earlier"), ("2027-10-31T01:30:00Z", "later")] {
            assert_eq!(repeated_field(&local(instant.parse().unwrap(), "Europe/Brussels")), which);
        }
        assert!(happens_twice("31/10/2027", "2u30", "Europe/Brussels"));
        assert!(!happens_twice("31/10/2027", "3u30", "Europe/Brussels"));
        assert!(!happens_twice("31/10/2027", "", "Nowhere"));
    }
}
