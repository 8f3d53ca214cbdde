//! Past registrations and attendance from a file of the system that was used before: many events in one file, only such as are
//! over. Nobody hears of it: no letter, no invitation, no certificate, no evaluation. What is there already stays as it is; only
//! attendance that was not known is added, so that the same file twice changes nothing.
//!
//! `events` finds the events that rows name, `read` understands the rows, `known` finds who is there already, `write` writes.

mod close;
mod events;
mod known;
mod read;
mod write;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use uuid::Uuid;

use self::events::{Events, PastEvent};
use self::known::{Existing, matched};
use self::read::{Reader, Wanted};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::past_columns::{PastCells, PastColumn};
use crate::rules::permission::{Permission, Scope};
use crate::rules::retention::days_before;
use crate::rules::schedule;

/// Rows of one event in one transaction: registrations elsewhere go on in between.
const TOGETHER: usize = 200;

/// Which organisation of the register a text means on a day.
pub type Organisations<'a> = &'a (dyn Fn(&str, Date) -> Option<Uuid> + Sync);

/// What is done beside the rows themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// Events that are drafts become public; else their rows are refused.
    pub publish_drafts: bool,
    /// The lists of attendance of the file's events are closed, so that reports count them.
    pub close_lists: bool,
    /// Before that, whoever has a place and of whom nothing is known was absent.
    pub rest_absent: bool,
}

/// One import: who, how, and by which id its evidence is known.
#[derive(Debug, Clone, Copy)]
struct Run {
    maker: Option<Acting>,
    how: How,
    id: Uuid,
}

/// What is wrong in one row; `code` is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    pub column: PastColumn,
    pub code: String,
    /// A figure that the message names.
    pub limit: Option<usize>,
}

impl RowFault {
    fn of(column: PastColumn, code: &str) -> Self {
        Self { column, code: code.to_owned(), limit: None }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new, with so many marks of attendance.
    New {
        status: RegistrationStatus,
        marks: usize,
    },
    /// It is there already and stays as it is, but for so many marks that were not known.
    Known {
        registration: Uuid,
        differs: Vec<PastColumn>,
        marks: usize,
    },
    Refused(Vec<RowFault>),
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the file.
    pub row: usize,
    /// As the row has it, shortened.
    pub name: String,
    /// Index of [`Report::events`]; `None` when the row names none that is known.
    pub event: Option<usize>,
    pub outcome: Outcome,
}

/// One event that rows of the file name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: Uuid,
    pub title: String,
    pub starts_at: Option<Timestamp>,
    /// It is a draft, and becomes public.
    pub publishes: bool,
    /// Lists of attendance that are closed.
    pub closes: usize,
    /// Its people become numbers the next night: their term is over.
    pub past_term: bool,
    /// Good rows.
    pub rows: usize,
}

/// What would become of rows, or what became of them.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    pub events: Vec<Held>,
    /// Registrations that are new without an organisation of the register.
    pub typed: usize,
    /// Good rows of the file; [`Past::write`] takes them a number at a time.
    pub good: usize,
    /// `false`: nothing was written.
    pub kept: bool,
}

impl Report {
    #[must_use]
    pub fn refused(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Refused(_))).count()
    }

    /// New registrations, by status.
    #[must_use]
    pub fn new_of(&self, wanted: RegistrationStatus) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::New { status, .. } if status == wanted)).count()
    }

    /// Rows that are new.
    #[must_use]
    pub fn new_rows(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::New { .. })).count()
    }

    /// Marks of attendance that are new.
    #[must_use]
    pub fn marks(&self) -> usize {
        let of = |entry: &Entry| match &entry.outcome {
            Outcome::New { marks, .. } | Outcome::Known { marks, .. } => *marks,
            Outcome::Refused(_) => 0,
        };
        self.entries.iter().map(of).sum()
    }

    /// Lists that are closed, and drafts that become public.
    #[must_use]
    pub fn closes(&self) -> usize {
        self.events.iter().filter(|event| event.rows > 0).map(|event| event.closes).sum()
    }

    #[must_use]
    pub fn publishes(&self) -> usize {
        self.events.iter().filter(|event| event.rows > 0 && event.publishes).count()
    }
}

/// A row with what it means.
struct Judged {
    row: usize,
    name: String,
    event: Option<usize>,
    read: Result<(Wanted, Outcome), Vec<RowFault>>,
}

impl Judged {
    fn good(&self) -> Option<&Wanted> {
        self.read.as_ref().ok().map(|(wanted, _)| wanted)
    }

    /// It is there already, with all that the row says of attendance.
    fn changes_nothing(&self) -> bool {
        matches!(self.read, Ok((_, Outcome::Known { marks: 0, .. })))
    }
}

/// A file that was read and held against what is there. Nothing is written before [`Past::write`].
pub struct Past {
    events: Events,
    /// In the order of the file.
    judged: Vec<Judged>,
    /// Good rows in the order in which they are written: event by event, the same whenever the file is read.
    order: Vec<usize>,
    run: Run,
}

impl Past {
    /// Without a maker the program itself asks.
    ///
    /// # Errors
    /// `Forbidden`; the database's.
    pub async fn read(app: &App, maker: Option<Acting>, rows: Vec<PastCells>, organisations: Organisations<'_>, how: How) -> Result<Self, Error> {
        let (events, judged) = judge(app, maker, rows, organisations, how).await?;
        let mut order: Vec<usize> = (0..judged.len()).filter(|at| judged[*at].good().is_some()).collect();
        order.sort_by_key(|at| (judged[*at].event, *at));
        Ok(Self { events, judged, order, run: Run { maker, how, id: app.clock.id() } })
    }

    /// What would become of each row, or became of those that were written.
    #[must_use]
    pub fn report(&self, app: &App) -> Report {
        self.report_on(app, |_| true)
    }

    /// Writes the good rows of `range`, counted in the order in which they are written; a few hundred rows of one event in one
    /// transaction. Tells of these, and of the rows that are refused.
    ///
    /// # Errors
    /// The database's: what was written before stays.
    pub async fn write(&mut self, app: &App, range: Range<usize>) -> Result<Report, Error> {
        let until = range.end.min(self.order.len());
        let taken: Vec<usize> = self.order[range.start.min(until)..until].to_vec();
        let mut from = 0;
        while from < taken.len() {
            let event = self.judged[taken[from]].event;
            let end = taken[from..].iter().position(|at| self.judged[*at].event != event).map_or(taken.len(), |length| from + length).min(from + TOGETHER);
            let last = self.order.get(range.start + end).is_none_or(|next| self.judged[*next].event != event);
            if let Some(event) = event {
                self.write_piece(app, event, &taken[from..end], last).await?;
            }
            from = end;
        }
        let written: HashSet<usize> = taken.into_iter().collect();
        let mut told = self.report_on(app, |at| written.contains(&at) || self.judged[at].good().is_none());
        told.kept = true;
        note(app, self.run, &told).await?;
        Ok(told)
    }

    async fn write_piece(&mut self, app: &App, event: usize, rows: &[usize], last: bool) -> Result<(), Error> {
        let past = &self.events.all[event];
        let closes = last && self.run.how.close_lists && past.sessions.iter().any(|session| session.attendance_closed_at.is_none());
        if !past.is_draft && !closes && rows.iter().all(|at| self.judged[*at].changes_nothing()) {
            return Ok(());
        }
        let piece: Vec<(usize, Wanted)> = rows.iter().filter_map(|at| Some((*at, self.judged[*at].good()?.clone()))).collect();
        let (ground, run, past) = (app.clone(), self.run, past.clone());
        let outcomes = app.db.write(move |transaction| Box::pin(async move { write::piece(transaction, &ground, run, &past, piece, last).await })).await?;
        for (at, outcome) in outcomes {
            if let Ok((_, told)) = &mut self.judged[at].read {
                *told = outcome;
            }
        }
        Ok(())
    }

    fn report_on(&self, app: &App, tells: impl Fn(usize) -> bool) -> Report {
        let limit = days_before(app.clock.now(), app.config.terms.registrations);
        let mut told = Report { good: self.order.len(), ..Report::default() };
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, judged) in self.judged.iter().enumerate() {
            let event = judged.event.map(|event| {
                *places.entry(event).or_insert_with(|| {
                    told.events.push(held(&self.events.all[event], self.run.how, limit));
                    told.events.len() - 1
                })
            });
            if let (Some(event), true) = (event, judged.good().is_some()) {
                told.events[event].rows += 1;
            }
            if !tells(at) {
                continue;
            }
            let outcome = match &judged.read {
                Ok((wanted, outcome)) => {
                    told.typed += usize::from(matches!(outcome, Outcome::New { .. }) && wanted.is_typed());
                    outcome.clone()
                }
                Err(faults) => Outcome::Refused(faults.clone()),
            };
            told.entries.push(Entry { row: judged.row, name: judged.name.clone(), event, outcome });
        }
        told
    }
}

/// One entry of the log for the whole; each event has one of its own.
async fn note(app: &App, run: Run, told: &Report) -> Result<(), Error> {
    let (new, marks, refused) = (told.new_rows(), told.marks(), told.refused());
    if new + marks == 0 {
        return Ok(());
    }
    let ground = app.clone();
    let noted = json!({ "imported": [null, new], "imported_marks": [null, marks], "imported_refused": [null, refused] });
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let actor = if run.maker.is_some() { ActorKind::Organiser } else { ActorKind::System };
                audit::record(transaction, &ground.clock, actor, run.maker.as_ref(), "registration.import_file", Subject("registration_import", run.id), noted).await
            })
        })
        .await
}

async fn judge(app: &App, maker: Option<Acting>, rows: Vec<PastCells>, organisations: Organisations<'_>, how: How) -> Result<(Events, Vec<Judged>), Error> {
    let reader = app.db.reader();
    let scope = match maker {
        Some(acting) => {
            acting.needs(Permission::ImportHistory)?;
            acting.scope(reader).await?
        }
        None => Scope::All,
    };
    let now = app.clock.now();
    let mut events = Events::read(reader, &scope, schedule::zone(&app.config.time_zone).unwrap_or(TimeZone::UTC)).await?;
    let named: Vec<Result<usize, RowFault>> = rows.iter().map(|row| events.named(row)).collect();
    let mentioned: Vec<usize> = named.iter().filter_map(|found| found.as_ref().ok().copied()).collect::<HashSet<_>>().into_iter().collect();
    events.read_more(reader, &mentioned, app.today()).await?;
    let reader_of_rows = Reader { zone: events.zone.clone(), now, organisations, how };
    let mut judged = Vec::with_capacity(rows.len());
    for (row, found) in rows.into_iter().zip(named) {
        let name: String = read::name_of(&row).chars().take(120).collect();
        let event = found.as_ref().ok().copied();
        let read = match found {
            Err(fault) => Err(vec![fault]),
            Ok(at) => reader_of_rows.row(&row, &events.all[at]),
        };
        judged.push((row.number, name, event, read));
    }
    let existing = Existing::of_events(reader, &events, &mentioned, judged.iter().filter_map(|(.., read)| read.as_ref().ok())).await?;
    let judged = compare(&events, &existing, judged);
    Ok((events, judged))
}

type Read = (usize, String, Option<usize>, Result<Wanted, Vec<RowFault>>);

/// Row against row, and rows against what is there: by event and person.
fn compare(events: &Events, existing: &Existing, read: Vec<Read>) -> Vec<Judged> {
    let mut people: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, (_, _, event, wanted)) in read.iter().enumerate() {
        if let (Some(event), Ok(wanted)) = (event, wanted) {
            people.entry((*event, existing.key(wanted))).or_default().push(at);
        }
    }
    let mut outcomes: HashMap<usize, Result<Outcome, RowFault>> = HashMap::new();
    for ((event, _), rows) in people {
        let wanted: Vec<&Wanted> = rows.iter().filter_map(|at| read[*at].3.as_ref().ok()).collect();
        let found = matched(&events.all[event], &wanted, existing);
        outcomes.extend(rows.into_iter().zip(found));
    }
    let judged = read.into_iter().enumerate().map(|(at, (row, name, event, wanted))| {
        let read = match (wanted, outcomes.remove(&at)) {
            (Ok(wanted), Some(Ok(outcome))) => Ok((wanted, outcome)),
            (Ok(_), Some(Err(fault))) => Err(vec![fault]),
            (Ok(_), None) => Err(Vec::new()),
            (Err(faults), _) => Err(faults),
        };
        Judged { row, name, event, read }
    });
    judged.collect()
}

fn held(event: &PastEvent, how: How, limit: Timestamp) -> Held {
    let open = event.sessions.iter().filter(|session| session.attendance_closed_at.is_none()).count();
    Held {
        id: event.id,
        title: event.title.clone(),
        starts_at: event.starts_at,
        publishes: event.is_draft && how.publish_drafts,
        closes: if how.close_lists { open } else { 0 },
        past_term: event.ends_at.is_some_and(|end| end < limit) && !event.on_hold,
        rows: 0,
    }
}
