//! A file of many entries that calendar programs read again and again: METHOD:PUBLISH, no attendees. The same data
//! give the same octets, so that a program which asks again hears "not changed".

use std::collections::BTreeMap;

use ics::components::{Component, Property};
use jiff::Timestamp;

use super::file::{Writer, calendar, component};
use super::value::{line, mailbox, parameter, plain_property, property, text_property, uri, utc};
use super::zone::Zone;

/// What a feed says of itself.
#[derive(Debug, Clone)]
pub struct Feed<'f> {
    /// As calendar programs list it.
    pub name: &'f str,
    /// Its own absolute address (RFC 7986 §5.8); `None` where the address is a secret that a shared file would tell.
    pub source: Option<&'f str>,
    /// The sender of mails: its name (or the association's) and address.
    pub organiser_name: &'f str,
    pub organiser_address: &'f str,
    /// IANA name; of the empty file, which must hold something (RFC 5545 §3.6).
    pub time_zone: &'f str,
}

/// How firmly an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Confirmed,
    /// Not sure yet: blocks no time (RFC 5545 §3.8.2.7).
    Tentative,
    Cancelled,
}

/// A reminder by the reader's own program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    pub minutes_before: u32,
    pub words: String,
}

/// One entry, whoever it is for.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Never changes.
    pub uid: String,
    /// Grows with each change that a calendar shows.
    pub sequence: i32,
    pub created_at: Option<Timestamp>,
    /// When it last changed: DTSTAMP and LAST-MODIFIED, never the time of asking.
    pub changed_at: Timestamp,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    pub standing: Standing,
    pub alarm: Option<Alarm>,
    /// SUMMARY, LOCATION, DESCRIPTION …
    pub(super) words: Vec<Property<'static>>,
}

/// Any moment whose rules still hold.
const EMPTY_SINCE: Timestamp = Timestamp::constant(1_790_000_000, 0);

/// From so many entries on a second thread does half of them.
const WORTH_A_THREAD: usize = 1_000;
/// A guess of an entry's size, in octets.
const SIZE: usize = 900;

/// The feed's octets: CRLF line ends, at most 75 octets a line, one VTIMEZONE per zone before the entries.
#[must_use]
pub fn feed(feed: &Feed<'_>, entries: &[Entry]) -> String {
    let zones = zones(entries);
    let mut writer = Writer::new(&head(feed), entries.len() * SIZE);
    for (name, zone) in &zones {
        let is_used = entries.iter().any(|entry| entry.time_zone == **name && zone.writes_local(entry.starts_at, entry.ends_at));
        if let (true, Some(zone)) = (is_used, zone.component()) {
            writer.add(&zone);
        }
    }
    if entries.is_empty()
        && let Some(zone) = Zone::covering(feed.time_zone, EMPTY_SINCE, EMPTY_SINCE).component()
    {
        writer.add(&zone);
    }
    let organiser = property("ORGANIZER", [("CN", parameter(feed.organiser_name))], mailbox(feed.organiser_address));
    let parts = in_halves(entries, |entries| {
        let mut part = Writer::part(entries.len() * SIZE);
        for entry in entries {
            if let Some(zone) = zones.get(entry.time_zone.as_str()) {
                part.add(&event(entry, zone, &organiser));
            }
        }
        part
    });
    parts.iter().for_each(|part| writer.join(part));
    writer.finish()
}

/// What `work` makes of the items, in their order: of all at once, or, when they are many, of both halves at the same time.
pub(super) fn in_halves<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    if items.len() < WORTH_A_THREAD {
        return vec![work(items)];
    }
    let (first, second) = items.split_at(items.len() / 2);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| work(second));
        vec![work(first), second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
    })
}

fn head(feed: &Feed<'_>) -> Component<'static> {
    let mut head = calendar("PUBLISH");
    let name = line(feed.name, 255);
    for property in [
        plain_property("NAME", name.clone()),
        plain_property("X-WR-CALNAME", name),
        property("REFRESH-INTERVAL", [("VALUE", "DURATION".to_owned())], "PT4H".to_owned()),
        plain_property("X-PUBLISHED-TTL", "PT4H"),
        // A name of CSS: the house's own colour is nearest to it.
        plain_property("COLOR", "teal"),
    ] {
        head.add_property(property);
    }
    if let Some(source) = feed.source {
        head.add_property(property("SOURCE", [("VALUE", "URI".to_owned())], uri(source)));
    }
    head
}

/// One zone for all entries that name it.
fn zones(entries: &[Entry]) -> BTreeMap<&str, Zone> {
    let mut spans: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    for entry in entries {
        let span = spans.entry(&entry.time_zone).or_insert((entry.starts_at, entry.ends_at));
        *span = (span.0.min(entry.starts_at), span.1.max(entry.ends_at));
    }
    spans.into_iter().map(|(name, (first, last))| (name, Zone::covering(name, first, last))).collect()
}

fn event(entry: &Entry, zone: &Zone, organiser: &Property<'static>) -> Component<'static> {
    let mut properties = vec![
        text_property("UID", &entry.uid),
        plain_property("DTSTAMP", utc(entry.changed_at)),
        plain_property("SEQUENCE", entry.sequence.max(0).to_string()),
        plain_property("LAST-MODIFIED", utc(entry.changed_at)),
    ];
    properties.extend(entry.created_at.map(|created_at| plain_property("CREATED", utc(created_at))));
    properties.extend(zone.span(entry.starts_at, entry.ends_at));
    properties.extend(entry.words.iter().cloned());
    properties.push(organiser.clone());
    let (status, transparency) = match entry.standing {
        Standing::Confirmed => ("CONFIRMED", "OPAQUE"),
        Standing::Tentative => ("TENTATIVE", "TRANSPARENT"),
        Standing::Cancelled => ("CANCELLED", "TRANSPARENT"),
    };
    properties.push(plain_property("STATUS", status));
    properties.push(plain_property("TRANSP", transparency));
    let mut event = component("VEVENT", properties);
    if let Some(alarm) = entry.alarm.as_ref().filter(|_| entry.standing == Standing::Confirmed) {
        let trigger = plain_property("TRIGGER", format!("-PT{}M", alarm.minutes_before));
        event.add_component(component("VALARM", vec![plain_property("ACTION", "DISPLAY"), plain_property("DESCRIPTION", line(&alarm.words, 255)), trigger]));
    }
    event
}
