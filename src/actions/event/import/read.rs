//! Rows of a table as events: words become kinds, dates, links. Of a row all that is wrong is said, each by its column.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use sea_orm::{ActiveEnum, Iterable};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Ground, RowFault, Usual};
use crate::actions::event::create::MOST_SESSIONS;
use crate::actions::event::{EventDetails, SessionAttendance, SessionDetails};
use crate::entity::event::{EventFormat, EventKind};
use crate::rules::event_columns::{self, EventColumn, EventRow};
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::names::{self, Fault, Slug, WebAddress};
use crate::rules::schedule::{self, Repeated};
use crate::rules::search_text::fold;

/// An event as the file has it.
pub(super) struct Candidate {
    /// Numbers of its rows in the file.
    pub rows: Vec<usize>,
    pub title: String,
    pub read: Result<Wanted, Vec<RowFault>>,
}

/// What a good row asks for.
#[derive(Clone)]
pub(super) struct Wanted {
    pub details: EventDetails,
    pub sessions: Vec<SessionDetails>,
    /// What the file says itself; the rest is as its kind begins.
    pub given: BTreeSet<EventColumn>,
    /// By which the same rows are known again.
    pub hash: String,
    /// Number of its first row in the file.
    pub row: usize,
}

impl Wanted {
    pub fn starts_at(&self) -> Option<Timestamp> {
        self.sessions.iter().map(|session| session.starts_at).min()
    }

    /// Another event has the address.
    pub fn slug_taken(&self) -> RowFault {
        RowFault { row: self.row, column: EventColumn::Slug, code: "slug-taken".to_owned(), limit: None }
    }

    /// What tells events apart.
    pub fn title_and_start(&self) -> (String, Option<Timestamp>) {
        (fold(&self.details.title), self.starts_at())
    }
}

/// The events of a table, in its order. One that stands there twice counts once.
pub(super) fn candidates(rows: &[EventRow], ground: &Ground, usual: &Usual, zone_name: &str) -> Vec<Candidate> {
    let zone = schedule::zone(zone_name).unwrap_or(TimeZone::UTC);
    let mut groups: Vec<Vec<&EventRow>> = Vec::new();
    for row in rows.iter().filter(|row| !row.cells.is_empty()) {
        match groups.last_mut() {
            Some(group) if row.is_further_date() => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    let mut seen: BTreeMap<(String, Option<Timestamp>), usize> = BTreeMap::new();
    let mut slugs: BTreeMap<String, usize> = BTreeMap::new();
    let mut candidates = Vec::with_capacity(groups.len());
    for group in groups {
        let mut reader = Reader { ground, usual, zone: &zone, zone_name, row: group[0], faults: Vec::new() };
        let wanted = reader.event(&group);
        let read = match wanted {
            Some(wanted) if reader.faults.is_empty() => match seen.get(&wanted.title_and_start()) {
                Some(first) => Err(vec![RowFault { row: group[0].number, column: EventColumn::Title, code: "event-twice".to_owned(), limit: Some(*first) }]),
                None if wanted.details.slug.as_ref().is_some_and(|slug| slugs.insert(slug.as_str().to_owned(), group[0].number).is_some()) => Err(vec![wanted.slug_taken()]),
                None => {
                    seen.insert(wanted.title_and_start(), group[0].number);
                    Ok(wanted)
                }
            },
            _ => Err(reader.faults),
        };
        let title = group[0].get(EventColumn::Title).chars().take(200).collect();
        candidates.push(Candidate { rows: group.iter().map(|row| row.number).collect(), title, read });
    }
    candidates
}

struct Reader<'a> {
    ground: &'a Ground,
    usual: &'a Usual,
    zone: &'a TimeZone,
    zone_name: &'a str,
    /// The one that is read.
    row: &'a EventRow,
    faults: Vec<RowFault>,
}

impl<'a> Reader<'a> {
    /// `None`, or faults, when something cannot be read.
    fn event(&mut self, group: &[&'a EventRow]) -> Option<Wanted> {
        let title = self.line(EventColumn::Title, 200).unwrap_or_default();
        if title.is_empty() && self.faults.is_empty() {
            self.fault(EventColumn::Title, "required");
        }
        let kind = self.kind();
        let house = KindDefaults::default();
        let defaults = kind.and_then(|kind| self.ground.kinds.get(&kind.to_value())).unwrap_or(&house);
        let format = self.format(defaults);
        let capacity = self.capacity(defaults);
        let programme_id = self.programme();
        let summary = self.text(EventColumn::Summary, 500);
        let description = self.text(EventColumn::Description, 20_000);
        let language = self.language();
        let closes = self.closes();
        let slug = self.slug();
        let mut sessions = Vec::new();
        for row in group {
            self.row = row;
            sessions.extend(self.session(group[0]));
        }
        self.row = group[0];
        if group.len() > MOST_SESSIONS {
            self.faults.push(RowFault { row: self.row.number, column: EventColumn::Date, code: "import-too-many-dates".to_owned(), limit: Some(MOST_SESSIONS) });
        }
        let (contact_name, contact_email) = self.usual.contact.clone().unzip();
        let details = EventDetails {
            slug,
            title,
            summary,
            description,
            kind: kind?,
            format: format?,
            language,
            programme_id,
            capacity,
            registration_closes_at: closes,
            contact_name,
            contact_email,
            ..EventDetails::default()
        };
        let given = group.iter().flat_map(|row| row.cells.keys().copied()).collect();
        let hash = row_hash(&details.title, sessions.iter().map(|session| session.starts_at).min(), details.programme_id);
        Some(Wanted { details, sessions, given, hash, row: group[0].number })
    }

    fn fault(&mut self, column: EventColumn, code: &str) {
        self.faults.push(RowFault { row: self.row.number, column, code: code.to_owned(), limit: None });
    }

    fn named(&mut self, column: EventColumn, fault: Fault) {
        let limit = if let Fault::TooLong(limit) = fault { Some(limit) } else { None };
        self.faults.push(RowFault { row: self.row.number, column, code: fault.code().to_owned(), limit });
    }

    /// One line; `None` when it is empty or cannot be kept.
    fn line(&mut self, column: EventColumn, limit: usize) -> Option<String> {
        let text = self.row.get(column);
        if text.is_empty() {
            return None;
        }
        names::line(text, limit).map_err(|fault| self.named(column, fault)).ok()
    }

    fn text(&mut self, column: EventColumn, limit: usize) -> String {
        names::text(self.row.get(column), limit).map_err(|fault| self.named(column, fault)).unwrap_or_default()
    }

    /// As our addresses are written: `Klimaat.2026` of another system becomes `klimaat-2026`.
    fn slug(&mut self) -> Option<Slug> {
        let text = self.row.get(EventColumn::Slug);
        if text.is_empty() {
            return None;
        }
        let slug = Slug::from_title(text.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
        if slug.is_none() {
            self.fault(EventColumn::Slug, "not-a-slug");
        }
        slug
    }

    fn kind(&mut self) -> Option<EventKind> {
        let text = self.row.get(EventColumn::Kind);
        let kind = event_columns::kind(text).and_then(of_code::<EventKind>);
        if kind.is_none() {
            self.fault(EventColumn::Kind, if text.is_empty() { "required" } else { "kind-unknown" });
        }
        kind
    }

    /// Without a word of it: what place and link say, else as its kind begins.
    fn format(&mut self, defaults: &KindDefaults) -> Option<EventFormat> {
        let text = self.row.get(EventColumn::Format);
        if text.is_empty() {
            let has = |column| !self.row.get(column).is_empty();
            return Some(match (has(EventColumn::Place) || has(EventColumn::Address), has(EventColumn::JoinLink)) {
                (true, true) => EventFormat::Hybrid,
                (true, false) => EventFormat::Onsite,
                (false, true) => EventFormat::Online,
                (false, false) => of_code(&defaults.format).unwrap_or(EventFormat::Onsite),
            });
        }
        let format = event_columns::format(text).and_then(of_code);
        if format.is_none() {
            self.fault(EventColumn::Format, "format-unknown");
        }
        format
    }

    fn capacity(&mut self, defaults: &KindDefaults) -> Option<i32> {
        let text = self.row.get(EventColumn::Capacity);
        if text.is_empty() {
            return defaults.capacity;
        }
        if event_columns::is_unlimited(text) {
            return None;
        }
        let places = text.parse::<i32>().ok().filter(|places| (1..=100_000).contains(places));
        if places.is_none() {
            self.fault(EventColumn::Capacity, "capacity-unknown");
        }
        places
    }

    /// By its name in any language, or its address. Who sees one programme only means that one.
    fn programme(&mut self) -> Option<uuid::Uuid> {
        let text = self.row.get(EventColumn::Programme);
        if text.is_empty() {
            if self.ground.programme_needed && self.ground.only_programme.is_none() {
                self.fault(EventColumn::Programme, "programme-needed");
            }
            return self.ground.only_programme;
        }
        match self.ground.programmes.get(&fold(text)).map(Vec::as_slice) {
            Some([id]) => Some(*id),
            Some(_) => {
                self.fault(EventColumn::Programme, "programme-several");
                None
            }
            None => {
                self.fault(EventColumn::Programme, "programme-unknown");
                None
            }
        }
    }

    fn language(&mut self) -> crate::rules::language::Language {
        let text = self.row.get(EventColumn::Language);
        let language = event_columns::language(text);
        if language.is_none() && !text.is_empty() {
            self.fault(EventColumn::Language, "language-unknown");
        }
        language.unwrap_or(self.usual.language)
    }

    /// A day, whose end is meant, or a day and a time.
    fn closes(&mut self) -> Option<Timestamp> {
        let text = self.row.get(EventColumn::Closes);
        if text.is_empty() {
            return None;
        }
        let (day, time) = day_and_time(text);
        let day = self.date(EventColumn::Closes, day)?;
        let time = match time {
            Some(time) => self.time(EventColumn::Closes, time)?,
            None => Time::constant(23, 59, 0, 0),
        };
        // In the hour that comes twice nobody finds the door shut that was announced open.
        schedule::instant(day.to_datetime(time), self.zone, Some(Repeated::Later)).map_err(|fault| self.fault(EventColumn::Closes, fault.code())).ok()
    }

    /// The date of this row; place and link that it does not say are those of the event's first row.
    fn session(&mut self, first: &EventRow) -> Option<SessionDetails> {
        let says = |column| !self.row.get(column).is_empty();
        if ![EventColumn::Date, EventColumn::Start, EventColumn::End].into_iter().any(says) {
            // A draft may wait for its date; a place alone makes no session.
            let columns = [EventColumn::Place, EventColumn::Address, EventColumn::JoinLink];
            if columns.into_iter().any(says) {
                self.fault(EventColumn::Date, "required");
            }
            return None;
        }
        let (day, time) = day_and_time(self.row.get(EventColumn::Date));
        let on = self.date(EventColumn::Date, day);
        // A spreadsheet may have date and time in one cell.
        let start = if self.row.get(EventColumn::Start).is_empty() { time.unwrap_or_default() } else { self.row.get(EventColumn::Start) };
        let starts = self.time(EventColumn::Start, start);
        let (end_day, end) = day_and_time(self.row.get(EventColumn::End));
        let (end_on, end) = match end {
            Some(end) => (self.date(EventColumn::End, end_day), end),
            None => (on, end_day),
        };
        let ends = self.time(EventColumn::End, end);
        let starts_at = self.instant(EventColumn::Start, on?, starts?)?;
        let ends_at = self.instant(EventColumn::End, end_on?, ends?)?;
        if let Err(fault) = schedule::fits(starts_at, ends_at) {
            self.fault(EventColumn::End, fault.code());
        }
        let own = self.row;
        let (place, address) = if says_where(own) { self.place() } else { self.of(first, |there| there.place()) };
        let join_url = if own.get(EventColumn::JoinLink).is_empty() { self.of(first, |there| there.join_url()) } else { self.join_url() };
        Some(SessionDetails {
            title: None,
            starts_at,
            ends_at,
            time_zone: self.zone_name.to_owned(),
            venue: None,
            place,
            address,
            place_hidden: false,
            join_url,
            attendance: SessionAttendance::All,
            capacity: None,
        })
    }

    /// Reads from another row; what is wrong there is said there.
    fn of<T>(&mut self, row: &EventRow, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        let mut there = Reader { ground: self.ground, usual: self.usual, zone: self.zone, zone_name: self.zone_name, row, faults: Vec::new() };
        let read = read(&mut there);
        if row.number == self.row.number {
            self.faults.extend(there.faults);
        }
        read
    }

    fn place(&mut self) -> (Option<String>, Option<String>) {
        (self.line(EventColumn::Place, 200), self.line(EventColumn::Address, 300))
    }

    fn join_url(&mut self) -> Option<WebAddress> {
        let text = self.row.get(EventColumn::JoinLink);
        if text.is_empty() {
            return None;
        }
        WebAddress::parse(text).map_err(|fault| self.named(EventColumn::JoinLink, fault)).ok()
    }

    fn date(&mut self, column: EventColumn, text: &str) -> Option<Date> {
        let date = schedule::date(text);
        if date.is_none() {
            self.fault(column, if text.is_empty() { "required" } else { "not-a-date" });
        }
        date
    }

    fn time(&mut self, column: EventColumn, text: &str) -> Option<Time> {
        let time = schedule::time(text);
        if time.is_none() {
            self.fault(column, if text.is_empty() { "required" } else { "not-a-time" });
        }
        time
    }

    /// The hour that comes twice is nobody's for a meeting: it is planned on the event's own page, which asks.
    fn instant(&mut self, column: EventColumn, on: Date, at: Time) -> Option<Timestamp> {
        let code = |fault: schedule::ScheduleFault| if fault == schedule::ScheduleFault::HappensTwice { "time-twice-in-file" } else { fault.code() };
        schedule::instant(on.to_datetime(at), self.zone, None).map_err(|fault| self.fault(column, code(fault))).ok()
    }
}

fn says_where(row: &EventRow) -> bool {
    [EventColumn::Place, EventColumn::Address].into_iter().any(|column| !row.get(column).is_empty())
}

fn of_code<T: ActiveEnum<Value = String> + Iterable>(code: &str) -> Option<T> {
    T::iter().find(|value| value.to_value() == code)
}

/// `2027-03-09 10:00` in its two parts; a text without a date before its last word is one part.
fn day_and_time(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once([' ', 'T']) {
        Some((day, time)) if schedule::date(day).is_some() => (day.trim(), Some(time)),
        _ => (text, None),
    }
}

/// By which a row is known again: title, start and programme. Organisers of different programmes do not come upon each other's
/// events.
pub fn row_hash(title: &str, start: Option<Timestamp>, programme: Option<Uuid>) -> String {
    let start = start.map(|start| start.to_string()).unwrap_or_default();
    let programme = programme.map(|id| id.to_string()).unwrap_or_default();
    let digest = Sha256::digest(format!("{}\n{start}\n{programme}", fold(title)));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::day_and_time;

    #[test]
    fn date_and_time_may_share_a_cell() {
        assert_eq!(day_and_time("2027-03-09 10:00"), ("2027-03-09", Some("10:00")));
        assert_eq!(day_and_time("9/3/2027 10u30"), ("9/3/2027", Some("10u30")));
        assert_eq!(day_and_time("2027-03-09T10:00"), ("2027-03-09", Some("10:00")));
        for alone in ["9 3 2027", "2027-03-09", "10:00", "", "ooit eens"] {
            assert_eq!(day_and_time(alone), (alone, None));
        }
    }
}
