//! The folder of one event in an audit file: its programme, its registrations, who was there on each day and how that is known. Each
//! list counts its own numbers while it is written; `audit_more` has what was sent, handed out and changed.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::export_columns::{Column as C, Wording};
use super::report_file::paged;
use super::tables::{Heading, Table, blocks, words};
use crate::app::App;
use crate::documents::archive::{Archive, Count};
use crate::documents::csv::Cell;
use crate::documents::pdf::{Align, Block, Paragraph};
use crate::entity::attendance::AttendanceStatus;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{Moment, attendance, kept_name, session};
use crate::error::Error;
use crate::queries::audit_file::{actors, kept_names, overruled, seen, sessions};
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::event_details::event_details;
use crate::queries::report::Asked;
use crate::queries::report::exported::{ExportedRow, Extent, SessionPart, exported, extent};
use crate::rules::language::Language;
use crate::rules::permission::Scope;
use crate::rules::report::Selection;
use crate::text::dates::{clock_time, local, long_date, period};
use crate::text::translations::{text, text_with};

/// Rows of one day that its PDF holds; its CSV holds all.
const MOST_PRINTED: usize = 3_000;

/// One event, as its lists need it.
pub struct Folder<'a> {
    pub app: &'a App,
    pub language: Language,
    /// Before the path of each file: ends with a slash, or is empty.
    pub prefix: String,
    pub shown: DeskEvent,
    /// Also those that were cancelled.
    pub sessions: Vec<session::Model>,
    /// Names on the lists of days of people who were erased, as long as a duty keeps them.
    kept: HashMap<Uuid, kept_name::Model>,
    extent: Arc<Extent>,
    wording: Wording,
}

impl<'a> Folder<'a> {
    /// `number`: of its folder, beside those of other events.
    ///
    /// # Errors
    /// `NotFound`; the database's.
    pub async fn of(app: &'a App, language: Language, event: Uuid, number: Option<usize>) -> Result<Self, Error> {
        let shown = desk_event(&app.db, event).await?;
        let zone = crate::rules::schedule::zone(&app.config.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let selection = Selection { event: Some(event), ..Selection::default() };
        // What may be seen of it was asked at the door.
        let extent = Arc::new(extent(&app.db, &Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() }).await?);
        let wording = Wording::new(language, false, &app.config.time_zone);
        let prefix = number.map_or_else(String::new, |number| format!("{number:03}-{}/", shown.event.slug));
        Ok(Self { app, language, prefix, sessions: sessions(&app.db, event).await?, kept: kept_names(&app.db, event).await?, shown, extent, wording })
    }

    pub fn word(&self, key: &str) -> String {
        text(self.language, key)
    }

    pub fn path(&self, key: &str, ending: &str) -> String {
        format!("{}{}.{ending}", self.prefix, self.word(&format!("audit-path-{key}")))
    }

    pub fn headings(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.word(&format!("audit-column-{key}"))).collect()
    }

    /// A number of a list.
    pub fn count(&self, key: &str) -> Count {
        Count::of(self.word(&format!("audit-number-{key}")))
    }

    fn zone(&self) -> &str {
        self.shown.zone(&self.app.config.time_zone)
    }

    /// In the event's zone.
    pub fn moment(&self, at: Moment) -> Cell<'static> {
        Cell::Moment(local(at.0, self.zone()).datetime())
    }

    pub fn moment_or_nothing(&self, at: Option<Moment>) -> Cell<'static> {
        at.map_or(Cell::Empty, |at| self.moment(at))
    }

    /// Writes what this file is about.
    ///
    /// # Errors
    /// The database's; the disk's.
    pub async fn write(&self, archive: &mut Archive<File>) -> Result<(), Error> {
        self.programme(archive).await?;
        self.registrations(archive).await?;
        for day in self.days() {
            self.day(archive, day).await?;
        }
        Ok(())
    }

    /// Days on which something takes place.
    fn days(&self) -> BTreeSet<Date> {
        self.sessions.iter().filter(|session| session.cancelled_at.is_none()).map(|session| local(session.starts_at.0, &session.time_zone).date()).collect()
    }

    /// When and where it is held, and what on each day.
    async fn programme(&self, archive: &mut Archive<File>) -> Result<(), Error> {
        let keys = ["session", "title", "start", "end", "zone", "place", "address", "cancelled", "closed"];
        let mut list = archive.list(&self.path("sessions", "csv"), self.headings(&keys), vec![self.count("sessions").only(7, &[""])]).map_err(fault)?;
        for session in &self.sessions {
            let at = |moment: Moment| Cell::Moment(local(moment.0, &session.time_zone).datetime());
            list.row(vec![
                words(session.id.to_string()),
                session.title.clone().map_or(Cell::Empty, words),
                at(session.starts_at),
                at(session.ends_at),
                words(session.time_zone.as_str()),
                session.place.clone().map_or(Cell::Empty, words),
                session.address.clone().map_or(Cell::Empty, words),
                session.cancelled_at.map_or(Cell::Empty, at),
                session.attendance_closed_at.map_or(Cell::Empty, at),
            ])
            .map_err(fault)?;
        }
        list.finish().map_err(fault)?;
        let file = self.programme_of_days().await?;
        archive.file(&self.path("programme", "pdf"), &file).map_err(fault)
    }

    async fn programme_of_days(&self) -> Result<Vec<u8>, Error> {
        let details = event_details(self.app.db.reader(), self.shown.event.id).await?;
        let speakers: HashMap<Uuid, &str> = details.speakers.iter().map(|speaker| (speaker.id, speaker.name.as_str())).collect();
        let said = |text: &str| Block::from(Paragraph::of(text));
        let mut all = vec![Block::Heading { level: 1, text: self.shown.event.title.clone(), align: Align::Start }];
        all.extend(Some(self.shown.event.summary.as_str()).filter(|summary| !summary.is_empty()).map(said));
        for session in &self.shown.sessions {
            let (start, end) = (local(session.starts_at.0, &session.time_zone), local(session.ends_at.0, &session.time_zone));
            let when = period(self.language, &start, &end);
            all.push(Block::Heading { level: 2, text: session.title.as_ref().map_or_else(|| when.clone(), |title| format!("{title}: {when}")), align: Align::Start });
            let place: Vec<&str> = [&session.place, &session.address].into_iter().filter_map(|place| place.as_deref()).collect();
            all.extend(Some(place.join(", ")).filter(|place| !place.is_empty()).map(|place| said(&place)));
            let items = details.agenda.iter().filter(|item| item.session_id == session.id).map(|item| {
                let at = session.starts_at.0 + jiff::SignedDuration::from_mins(item.begins_after.into());
                let names: Vec<&str> = item.speakers().iter().filter_map(|id| speakers.get(id).copied()).collect();
                vec![words(clock_time(&local(at, &session.time_zone))), words(item.title.as_str()), words(names.join(", "))]
            });
            let rows: Vec<Vec<Cell<'static>>> = items.collect();
            if !rows.is_empty() {
                let headings = [("start", 8.0), ("title", 36.0), ("speakers", 24.0)].map(|(key, width)| Heading::words(self.word(&format!("audit-column-{key}")), width));
                let table = Table { name: self.word("audit-path-programme"), headings: headings.into(), rows };
                all.extend(blocks(self.language, &table, 3).into_iter().skip(1));
            }
        }
        paged(self.language, self.shown.event.title.clone(), all, self.app.clock.now())
    }

    /// Everybody who registered, once, with where they come from.
    async fn registrations(&self, archive: &mut Archive<File>) -> Result<(), Error> {
        let columns = [
            C::RegistrationId,
            C::LastName,
            C::FirstName,
            C::Email,
            C::Organisation,
            C::OrganisationKind,
            C::Nis,
            C::Province,
            C::Function,
            C::JobTitle,
            C::Mode,
            C::Language,
            C::Status,
            C::RegisteredAt,
            C::CancelledAt,
            C::Waited,
            C::Late,
        ];
        let confirmed = text(self.language, "status-confirmed");
        let of_confirmed = |key: &str, column: usize| self.count(key).only(12, &[&confirmed]).by(column);
        let yes = self.word("reach-yes");
        let counts = vec![
            self.count("registrations"),
            self.count("registrations").by(12),
            of_confirmed("kind", 5),
            of_confirmed("province", 7),
            of_confirmed("function", 8),
            of_confirmed("mode", 10),
            of_confirmed("language", 11),
            self.count("waited").only(15, &[&yes]),
            self.count("late").only(16, &[&yes]),
        ];
        let headings = columns.iter().map(|column| column.label(self.language)).collect();
        let mut list = archive.list(&self.path("registrations", "csv"), headings, counts).map_err(fault)?;
        let mut last = None;
        let mut pieces = exported(&self.app.db, &self.extent);
        while let Some(rows) = pieces.next().await? {
            // Rows of one registration, a session each, come together.
            for row in rows.iter().filter(|row| row.registration.is_some()) {
                let id = row.registration.as_ref().map(|registration| registration.id);
                if last != id {
                    last = id;
                    list.row(columns.iter().map(|column| self.wording.cell(*column, row, &self.extent)).collect()).map_err(fault)?;
                }
            }
        }
        list.finish().map_err(fault)
    }

    /// Who was expected on a day, who was there, and how that is known.
    async fn day(&self, archive: &mut Archive<File>, day: Date) -> Result<(), Error> {
        let keys = [
            "session",
            "start",
            "registration",
            "last-name",
            "first-name",
            "organisation",
            "status",
            "mark",
            "minutes",
            "source",
            "first",
            "last",
            "overruled",
            "overruled-by",
            "overruled-at",
            "closed",
        ];
        let path = |ending: &str| format!("{}{}-{day}.{ending}", self.prefix, self.word("audit-path-day"));
        let of_day = |key: &str| Count::of(format!("{} ({day})", self.word(&format!("audit-number-{key}"))));
        let [present, partial] = [AttendanceStatus::Present, AttendanceStatus::Partial].map(|mark| self.word(&format!("desk-mark-{}", mark.to_value())));
        let counts = vec![
            of_day("expected").distinct(2),
            of_day("there").only(7, &[&present, &partial]).distinct(2),
            of_day("mark").by(7),
            of_day("source").only(7, &[&present, &partial]).by(9),
        ];
        let mut printed: Vec<Vec<Cell<'static>>> = Vec::new();
        let mut list = archive.list(&path("csv"), self.headings(&keys), counts).map_err(fault)?;
        let mut pieces = exported(&self.app.db, &self.extent);
        while let Some(rows) = pieces.next().await? {
            for (session, rows) in by_session(rows, day) {
                for line in self.lines_of(&session, &rows).await? {
                    if printed.len() < MOST_PRINTED {
                        printed.push([1, 3, 4, 5, 7, 8, 9, 10, 11].map(|at: usize| by_the_clock(&line[at])).into());
                    }
                    list.row(line).map_err(fault)?;
                }
            }
        }
        list.finish().map_err(fault)?;
        let file = self.printed(day, printed)?;
        archive.file(&path("pdf"), &file).map_err(fault)
    }

    async fn lines_of(&self, session: &SessionPart, rows: &[ExportedRow]) -> Result<Vec<Vec<Cell<'static>>>, Error> {
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.registration.as_ref().map(|registration| registration.id)).collect();
        let times = seen(&self.app.db, session.id, ids.clone()).await?;
        let overruled = overruled(&self.app.db, session.id, ids).await?;
        let names = actors(&self.app.db, overruled.values().filter_map(|row| row.overruled_by)).await?;
        Ok(rows.iter().filter_map(|row| self.line(session, row, &times, &overruled, &names)).collect())
    }

    fn line(
        &self,
        session: &SessionPart,
        row: &ExportedRow,
        times: &HashMap<Uuid, (Moment, Moment)>,
        overruled: &HashMap<Uuid, attendance::Model>,
        names: &HashMap<Uuid, String>,
    ) -> Option<Vec<Cell<'static>>> {
        let registration = row.registration.as_ref()?;
        let at = |moment: Moment| Cell::Moment(local(moment.0, &session.time_zone).datetime());
        let said = |text: Option<&String>| text.map_or(Cell::Empty, |text| words(text.as_str()));
        let kept = self.kept.get(&registration.id);
        let own = |column: C| owned(self.wording.cell(column, row, &self.extent));
        let overruling = overruled.get(&registration.id);
        let seen = times.get(&registration.id);
        Some(vec![
            words(session.id.to_string()),
            Cell::Moment(local(session.starts_at, &session.time_zone).datetime()),
            words(registration.id.to_string()),
            words(kept.map_or(registration.last_name.as_str(), |kept| kept.last_name.as_str())),
            words(kept.map_or(registration.first_name.as_str(), |kept| kept.first_name.as_str())),
            said(registration.organisation.name.as_ref().or_else(|| kept.and_then(|kept| kept.organisation.as_ref()))),
            own(C::Status),
            if row.mark.is_some() { own(C::Mark) } else { words(self.word("desk-mark-none")) },
            row.mark.filter(|mark| mark.counted > 0).map_or(Cell::Empty, |mark| Cell::Number((mark.counted + 30) / 60)),
            own(C::Source),
            seen.map_or(Cell::Empty, |seen| at(seen.0)),
            seen.map_or(Cell::Empty, |seen| at(seen.1)),
            overruling.map_or(Cell::Empty, |row| said(row.overrule_reason.as_ref())),
            overruling.and_then(|row| names.get(&row.overruled_by?).cloned()).map_or(Cell::Empty, words),
            overruling.and_then(|row| row.overruled_at).map_or(Cell::Empty, at),
            own(C::Closed),
        ])
    }

    /// The same list to be read and printed.
    fn printed(&self, day: Date, rows: Vec<Vec<Cell<'static>>>) -> Result<Vec<u8>, Error> {
        let at = day.to_zoned(jiff::tz::TimeZone::UTC).map_or_else(|_| day.to_string(), |at| long_date(self.language, &at));
        let title = format!("{}: {at}", self.shown.event.title);
        let columns = [
            ("start", 10.0),
            ("last-name", 14.0),
            ("first-name", 11.0),
            ("organisation", 15.0),
            ("mark", 11.0),
            ("minutes", 8.0),
            ("source", 14.0),
            ("first", 10.0),
            ("last", 10.0),
        ];
        let headings = columns.map(|(key, width)| Heading::words(self.word(&format!("audit-column-{key}")), width)).into();
        let mut all = vec![Block::Heading { level: 1, text: title.clone(), align: Align::Start }];
        if let Some(programme) = &self.shown.programme {
            all.push(Paragraph::of(programme.name.as_str()).into());
            all.extend(programme.funder.as_ref().map(|funder| Paragraph::of(text_with(self.language, "page-funder", [("name", funder.clone().into())])).into()));
        }
        if rows.len() >= MOST_PRINTED {
            all.push(Paragraph::of(self.word("audit-more-in-csv")).into());
        }
        let table = Table { name: self.word("audit-path-day"), headings, rows };
        all.extend(blocks(self.language, &table, 2).into_iter().skip(1));
        paged(self.language, title, all, self.app.clock.now())
    }
}

/// Of a list of one day, the day is known.
fn by_the_clock(cell: &Cell<'static>) -> Cell<'static> {
    match cell {
        Cell::Moment(moment) => words(moment.strftime("%H:%M").to_string()),
        other => other.clone(),
    }
}

/// A cell that lasts.
fn owned(cell: Cell<'_>) -> Cell<'static> {
    match cell {
        Cell::Text(text) => words(text.into_owned()),
        Cell::Empty => Cell::Empty,
        Cell::Number(number) => Cell::Number(number),
        Cell::Decimal(number, places) => Cell::Decimal(number, places),
        Cell::Date(date) => Cell::Date(date),
        Cell::Moment(moment) => Cell::Moment(moment),
    }
}

/// Those of whom the list of a session on that day says, or should say, something.
fn by_session(rows: Vec<ExportedRow>, day: Date) -> Vec<(std::sync::Arc<SessionPart>, Vec<ExportedRow>)> {
    let mut found: Vec<(std::sync::Arc<SessionPart>, Vec<ExportedRow>)> = Vec::new();
    for row in rows {
        let Some(session) = row.session.clone().filter(|session| local(session.starts_at, &session.time_zone).date() == day) else { continue };
        let there = row.mark.is_some_and(|mark| matches!(mark.status, AttendanceStatus::Present | AttendanceStatus::Partial));
        let confirmed = row.registration.as_ref().is_some_and(|registration| registration.status == RegistrationStatus::Confirmed);
        if there || (confirmed && (row.mark.is_some() || row.theirs)) {
            match found.iter_mut().find(|(known, _)| known.id == session.id) {
                Some((_, rows)) => rows.push(row),
                None => found.push((session, vec![row])),
            }
        }
    }
    found
}

/// The disk's.
pub fn fault(error: std::io::Error) -> Error {
    Error::Internal(error.into())
}

/// When an archive was made, as a local time.
pub fn made_at(app: &App) -> DateTime {
    local(app.clock.now(), &app.config.time_zone).datetime()
}
