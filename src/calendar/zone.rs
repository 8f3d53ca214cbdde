//! VTIMEZONE: one STANDARD and at most one DAYLIGHT part with yearly rules, which is all that Outlook keeps.
//! Where a zone cannot be put that way, or an hour happens twice, the moment is written in UTC.

use ics::components::{Component, Property};
use jiff::civil::{self, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::file::component;
use super::value::{plain_property, property, utc};

/// How one zone's moments are written in one file.
pub struct Zone {
    name: String,
    zone: TimeZone,
    /// `None`: in UTC.
    parts: Option<Parts>,
}

struct Parts {
    standard: Part,
    daylight: Option<Part>,
}

/// One half of the year: the offset before and in it, and when it begins.
#[derive(Clone)]
struct Part {
    from: Offset,
    to: Offset,
    abbreviation: String,
    rule: Option<Rule>,
}

/// "On the nth weekday of a month at a local time"; -1 is the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Rule {
    month: i8,
    nth: i8,
    weekday: civil::Weekday,
    time: civil::Time,
}

/// A change of the offset.
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
    abbreviation: String,
}

impl Change {
    /// The wall clock's time when it changed, as shown before the change.
    fn local(&self) -> DateTime {
        self.from.to_datetime(self.at)
    }
}

/// A year and a bit before the first moment: its own rules began there.
const BEFORE: SignedDuration = SignedDuration::from_hours(24 * 400);
/// A moved session may come to lie here.
const AFTER: SignedDuration = SignedDuration::from_hours(24 * 740);

impl Zone {
    /// How moments from `first` to `last` in the zone of that IANA name are written.
    pub fn covering(name: &str, first: Timestamp, last: Timestamp) -> Self {
        let zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
        let parts = if name == "UTC" { None } else { parts(&zone, first, last) };
        Self { name: name.to_owned(), zone, parts }
    }

    /// Start and end of an entry, both in the same way.
    pub fn span(&self, starts_at: Timestamp, ends_at: Timestamp) -> [Property<'static>; 2] {
        if self.writes_local(starts_at, ends_at) {
            let local = |name, moment: Timestamp| {
                let value = self.zone.to_datetime(moment).strftime("%Y%m%dT%H%M%S").to_string();
                property(name, [("TZID", self.name.clone())], value)
            };
            [local("DTSTART", starts_at), local("DTEND", ends_at)]
        } else {
            [plain_property("DTSTART", utc(starts_at)), plain_property("DTEND", utc(ends_at))]
        }
    }

    /// Whether the entry is written in local time, so that the file needs the zone.
    pub fn writes_local(&self, starts_at: Timestamp, ends_at: Timestamp) -> bool {
        let is_plain = |moment: Timestamp| matches!(self.zone.to_ambiguous_timestamp(self.zone.to_datetime(moment)).offset(), AmbiguousOffset::Unambiguous { .. });
        self.parts.is_some() && is_plain(starts_at) && is_plain(ends_at)
    }

    /// The VTIMEZONE; `None` when moments are written in UTC.
    pub fn component(&self) -> Option<Component<'static>> {
        let parts = self.parts.as_ref()?;
        let mut zone = component("VTIMEZONE", vec![plain_property("TZID", self.name.clone())]);
        zone.add_component(parts.standard.component("STANDARD"));
        if let Some(daylight) = &parts.daylight {
            zone.add_component(daylight.component("DAYLIGHT"));
        }
        Some(zone)
    }
}

impl Part {
    fn component(&self, name: &'static str) -> Component<'static> {
        let start = self.rule.map_or(civil::date(1970, 1, 1).at(0, 0, 0, 0), |rule| rule.in_year(1970).unwrap_or(civil::date(1970, 1, 1).at(0, 0, 0, 0)));
        let mut properties = vec![
            plain_property("DTSTART", start.strftime("%Y%m%dT%H%M%S").to_string()),
            plain_property("TZOFFSETFROM", offset(self.from)),
            plain_property("TZOFFSETTO", offset(self.to)),
            super::value::text_property("TZNAME", &self.abbreviation),
        ];
        if let Some(rule) = self.rule {
            properties.insert(1, plain_property("RRULE", format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{}", rule.month, rule.nth, weekday(rule.weekday))));
        }
        component(name, properties)
    }
}

impl Rule {
    fn in_year(self, year: i16) -> Option<DateTime> {
        let month = civil::Date::new(year, self.month, 1).ok()?;
        Some(month.nth_weekday_of_month(self.nth, self.weekday).ok()?.to_datetime(self.time))
    }

    /// The ways to say when this moment is; which of them the zone means shows in other years.
    fn candidates(local: DateTime) -> Vec<Self> {
        let rule = |nth| Self { month: local.month(), nth, weekday: local.weekday(), time: local.time() };
        let nth = (local.day() - 1) / 7 + 1;
        let mut candidates = Vec::new();
        if local.day() + 7 > local.date().days_in_month() {
            candidates.push(rule(-1));
        }
        if nth <= 4 {
            candidates.push(rule(nth));
        }
        candidates
    }
}

fn parts(zone: &TimeZone, first: Timestamp, last: Timestamp) -> Option<Parts> {
    let (from, until) = (first.checked_sub(BEFORE).ok()?, last.checked_add(AFTER).ok()?);
    let mut changes: Vec<Change> = Vec::new();
    for transition in zone.following(from) {
        if transition.timestamp() > until {
            break;
        }
        let at = transition.timestamp();
        let before = zone.to_offset(at.checked_sub(SignedDuration::from_secs(1)).ok()?);
        // A change of the name alone is none for a calendar.
        if before != transition.offset() {
            changes.push(Change { at, from: before, to: transition.offset(), abbreviation: transition.abbreviation().to_owned() });
        }
        if changes.len() > 200 {
            return None;
        }
    }
    let Some(change) = changes.first() else {
        let info = zone.to_offset_info(first);
        let (offset, abbreviation) = (info.offset(), info.abbreviation().to_owned());
        return whole_minutes(offset).then_some(Parts { standard: Part { from: offset, to: offset, abbreviation, rule: None }, daylight: None });
    };
    let (low, high) = (change.from.min(change.to), change.from.max(change.to));
    if !changes.iter().all(|change| change.from.min(change.to) == low && change.from.max(change.to) == high) || !whole_minutes(low) || !whole_minutes(high) {
        return None;
    }
    Some(Parts { standard: part(&changes, low)?, daylight: Some(part(&changes, high)?) })
}

/// The half of the year with that offset, if one rule tells when it begins in every year looked at.
fn part(changes: &[Change], to: Offset) -> Option<Part> {
    let beginnings: Vec<&Change> = changes.iter().filter(|change| change.to == to).collect();
    let sample = beginnings.first()?;
    let fits = |rule: &Rule| beginnings.iter().all(|change| rule.in_year(change.local().year()) == Some(change.local()));
    let every_year = beginnings.windows(2).all(|pair| pair[1].local().year() == pair[0].local().year() + 1);
    let rule = Rule::candidates(sample.local()).into_iter().find(fits)?;
    (every_year && beginnings.len() >= 2).then(|| Part { from: sample.from, to, abbreviation: sample.abbreviation.clone(), rule: Some(rule) })
}

fn whole_minutes(offset: Offset) -> bool {
    offset.seconds() % 60 == 0
}

/// `+0100`.
fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn weekday(weekday: civil::Weekday) -> &'static str {
    match weekday {
        civil::Weekday::Monday => "MO",
        civil::Weekday::Tuesday => "TU",
        civil::Weekday::Wednesday => "WE",
        civil::Weekday::Thursday => "TH",
        civil::Weekday::Friday => "FR",
        civil::Weekday::Saturday => "SA",
        civil::Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::Zone;
    use crate::calendar::file::write;

    fn written(name: &str, start: &str, end: &str) -> (String, String) {
        let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
        let zone = Zone::covering(name, start, end);
        let [starts, _] = zone.span(start, end);
        (zone.component().map(|zone| write(&zone)).unwrap_or_default(), starts.to_string().trim_end().to_owned())
    }

    #[test]
    fn brussels_has_summer_time_by_rule() {
        let (zone, start) = written("Europe/Brussels", "2027-03-29T08:00:00Z", "2027-03-29T10:00:00Z");
        assert_eq!(start, "DTSTART;TZID=Europe/Brussels:20270329T100000");
        let standard = "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n";
        let daylight = "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n";
        assert!(zone.contains(standard) && zone.contains(daylight), "{zone}");
    }

    #[test]
    fn other_zones_have_their_own_rules_or_none() {
        let (zone, _) = written("Asia/Kolkata", "2027-03-29T08:00:00Z", "2027-03-29T10:00:00Z");
        assert!(zone.contains("TZOFFSETTO:+0530") && !zone.contains("DAYLIGHT"), "{zone}");
        let (zone, _) = written("Australia/Lord_Howe", "2027-03-29T08:00:00Z", "2027-03-29T10:00:00Z");
        assert!(zone.contains("TZOFFSETTO:+1030") && zone.contains("TZOFFSETTO:+1100"), "{zone}");
        let (zone, _) = written("Europe/Dublin", "2027-07-01T08:00:00Z", "2027-07-01T10:00:00Z");
        assert!(zone.contains("BEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100"), "{zone}");
        let (zone, _) = written("America/New_York", "2027-07-01T08:00:00Z", "2027-07-01T10:00:00Z");
        assert!(zone.contains("BYMONTH=3;BYDAY=2SU") && zone.contains("BYMONTH=11;BYDAY=1SU"), "{zone}");
    }

    #[test]
    fn what_cannot_be_told_by_rule_is_told_in_utc() {
        let (zone, start) = written("Africa/Casablanca", "2027-03-29T08:00:00Z", "2027-03-29T10:00:00Z");
        assert_eq!((zone.as_str(), start.as_str()), ("", "DTSTART:20270329T080000Z"));
        // 02:30 happens twice on that morning.
        let (_, start) = written("Europe/Brussels", "2027-10-31T00:30:00Z", "2027-10-31T03:00:00Z");
        assert_eq!(start, "DTSTART:20271031T003000Z");
    }
}
