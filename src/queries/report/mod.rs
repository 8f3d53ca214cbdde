//! What happened, in figures? Registrations and marks are read once, some events at a time, and added up here.

mod behind;
pub mod exported;
pub(super) mod selected;
pub(super) mod tally;

use std::collections::{HashMap, HashSet};
use std::iter;

use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{EntityTrait, FromQueryResult, QuerySelect};
use serde::Deserialize;
use uuid::Uuid;

pub use self::behind::{Behind, Found, PAGE, Sliced, behind};
pub use self::selected::Asked;
use self::selected::{BOOKED, PLACES, Sql, deadlines, gone_late};
use self::tally::{Cell, OfEvent, Tally, Who, first_timers, tally};
use crate::db::Db;
use crate::entity::{Moment, event};
use crate::error::Error;
use crate::rules::reach::{Body, Place, Register};
use crate::rules::report::{Axis, Breakdown, EventLine, Figures, Report, Selection, Series, Slice};

/// Everything that a report says.
///
/// # Errors
/// The database's.
pub async fn report(db: &Db, asked: &Asked<'_>) -> Result<Report, Error> {
    let before = asked.selection.period.and_then(|period| period.before()).filter(|_| asked.selection.event.is_none());
    let before = before.map(|period| Selection { period: Some(period), ..asked.selection.clone() });
    let register = register(db).await?;
    let counted_before = async {
        match &before {
            Some(selection) => Ok(Some(counted(db, &Asked { selection, ..*asked }, &register, false).await?)),
            None => Ok(None),
        }
    };
    let (mut this, mut before) = tokio::try_join!(counted(db, asked, &register, true), counted_before)?;
    count_first_timers(db, iter::once(&mut this).chain(&mut before).collect()).await?;
    let (Sum { figures, breakdowns, events, .. }, before) = (this, before.map(|before| before.figures));
    let series = asked.selection.period.filter(|_| asked.selection.event.is_none()).map(|period| Series::of(period, asked.zone, &events));
    Ok(Report { selection: asked.selection.clone(), as_of: asked.now, figures, before, breakdowns, series, events })
}

/// The register as the rules see it: about fifteen hundred rows.
///
/// # Errors
/// The database's.
pub async fn register(db: &Db) -> Result<Register, Error> {
    let sql = Sql::new(db);
    let [id, successor] = ["id", "successor_id"].map(|column| sql.id(column));
    let active = "CASE WHEN active THEN 1 ELSE 0 END";
    let cells = [&id, "kind", "name", "nis_code", "region", "province", "reference_region", "valid_from", "valid_until", active, &successor];
    type Row = (Uuid, String, String, Option<String>, Option<String>, Option<String>, Option<String>, Option<Date>, Option<Date>, i32, Option<Uuid>);
    let rows: Vec<Row> = sql.gathered(db, &cells, "", "FROM organisations").await?;
    let body = |(id, kind, name, nis_code, area, province, reference_region, valid_from, valid_until, active, successor_id): Row| Body {
        id,
        kind,
        name,
        nis_code,
        area,
        province,
        reference_region,
        valid_from,
        valid_until,
        active: active == 1,
        successor_id,
    };
    Ok(Register::new(rows.into_iter().map(body).collect()))
}

/// The day whose register counts: the last of the period, or that of the event.
pub(super) async fn register_day(db: &Db, asked: &Asked<'_>) -> Result<(Date, Option<Timestamp>), Error> {
    if let Some(id) = asked.selection.event {
        let starts_at = event::Entity::find_by_id(id).select_only().column(event::Column::StartsAt).into_tuple::<Option<Moment>>().one(db.reports()).await?.flatten();
        let start = starts_at.map(|start| start.0);
        return Ok((asked.zone.to_datetime(start.unwrap_or(asked.now)).date(), start));
    }
    Ok(match asked.selection.period {
        Some(period) => (period.last, Some(period.moments(asked.zone).0)),
        None => (asked.zone.to_datetime(asked.now).date(), None),
    })
}

/// Of one period.
struct Sum {
    /// When it begins; without a beginning nothing came before.
    begins: Option<Timestamp>,
    tally: Tally,
    figures: Figures,
    breakdowns: Vec<Breakdown>,
    events: Vec<EventLine>,
}

/// Whoever is in a sum is there for the first time, until this has looked at what came before.
async fn count_first_timers(db: &Db, sums: Vec<&mut Sum>) -> Result<(), Error> {
    let (begun, mut figures): (Vec<_>, Vec<_>) = sums.into_iter().filter_map(|Sum { begins, tally, figures, .. }| Some(((&*tally, (*begins)?), figures))).unzip();
    for (figures, first) in figures.iter_mut().zip(first_timers(db, &begun).await?) {
        figures.first_timers = first;
    }
    Ok(())
}

/// All but who comes for the first time.
async fn counted(db: &Db, asked: &Asked<'_>, register: &Register, broken_down: bool) -> Result<Sum, Error> {
    let (day, begins) = register_day(db, asked).await?;
    let places = places(register, day);
    // Two at a time, and two for the period before: a long report leaves connections for everybody else.
    let one = async {
        let (meetings, events) = (meetings(db, asked).await?, published(db, asked).await?);
        let tally = tally(db, &events.iter().map(|event| event.id).collect::<Vec<_>>()).await?;
        Ok::<_, Error>((meetings, events, tally))
    };
    let other = async { Ok((waited(db, asked).await?, late_cancellations(db, asked).await?, typed_organisations(db, asked).await?)) };
    let ((meetings, events, tally), (waited, late, typed)) = tokio::try_join!(one, other)?;
    let mut figures = Figures { waited, late_cancellations: late, organisations_typed: typed, ..meetings };
    for (status, count) in &tally.standing {
        match status.as_str() {
            "confirmed" => figures.confirmed = *count,
            "pending" => figures.pending = *count,
            "waitlisted" => figures.waitlisted = *count,
            "offered" => figures.offered = *count,
            "cancelled" => figures.cancelled = *count,
            "declined" => figures.declined = *count,
            _ => {}
        }
    }
    let mut organisations: HashSet<Uuid> = HashSet::new();
    let mut attended: HashSet<Uuid> = HashSet::new();
    for cell in &tally.cells {
        figures.present += cell.present;
        figures.partial += cell.partial;
        figures.absent += cell.absent;
        figures.excused += cell.excused;
        figures.unknown += cell.unknown;
        figures.untimed += cell.untimed;
        figures.seconds += cell.seconds;
        if let Some(place) = cell.organisation_id.and_then(|id| places.get(&id)) {
            if cell.confirmed > 0 {
                organisations.insert(place.organisation);
            }
            if cell.present + cell.partial > 0 {
                attended.insert(place.organisation);
            }
        }
    }
    figures.people = tally.people(Who::Booked, tally.cells.iter());
    figures.people_attended = tally.people(Who::Came, tally.cells.iter());
    figures.first_timers = figures.people;
    figures.organisations = i64::try_from(organisations.len()).unwrap_or(i64::MAX);
    figures.organisations_attended = i64::try_from(attended.len()).unwrap_or(i64::MAX);
    let breakdowns = if broken_down { Axis::ALL.into_iter().map(|axis| breakdown(axis, &places, &tally)).collect() } else { Vec::new() };
    let events = events.into_iter().map(|event| event.line(&tally)).collect();
    Ok(Sum { begins, tally, figures, breakdowns, events })
}

/// Where each organisation counts on a day.
pub(super) type Places = HashMap<Uuid, Place>;

pub(super) fn places(register: &Register, day: Date) -> Places {
    register.bodies().iter().filter_map(|body| Some((body.id, register.place_on(day, body.id)?))).collect()
}

/// What an organisation counts under on an axis; not that of functions.
pub(super) fn value_of(axis: Axis, place: &Place) -> Option<&str> {
    match axis {
        Axis::Kind => Some(&place.kind),
        Axis::Province => place.province.as_deref(),
        Axis::Region => place.reference_region.as_deref(),
        Axis::Function => None,
    }
}

#[derive(FromQueryResult)]
struct Meetings {
    events: i64,
    events_cancelled: i64,
    sessions: i64,
    sessions_held: i64,
    sessions_open: i64,
}

async fn meetings(db: &Db, asked: &Asked<'_>) -> Result<Figures, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.events(asked);
    let now = sql.bind(Moment(asked.now));
    let sum = |what: &str| format!("CAST(COALESCE(SUM(CASE WHEN {what} THEN 1 ELSE 0 END), 0) AS BIGINT)");
    let held = format!("s.ends_at <= {now}");
    let text = format!(
        "WITH picked AS (SELECT e.id, e.status FROM events e WHERE {condition} AND e.status <> 'draft'), \
         held AS (SELECT {all} AS sessions, {held_sum} AS sessions_held, {open} AS sessions_open FROM picked p JOIN sessions s ON s.event_id = p.id AND s.cancelled_at IS NULL WHERE p.status = 'published') \
         SELECT (SELECT {published} FROM picked) AS events, (SELECT {cancelled} FROM picked) AS events_cancelled, sessions, sessions_held, sessions_open FROM held",
        all = sum("1 = 1"),
        held_sum = sum(&held),
        open = sum(&format!("{held} AND s.attendance_closed_at IS NULL")),
        published = sum("status = 'published'"),
        cancelled = sum("status = 'cancelled'"),
    );
    let found = Meetings::find_by_statement(sql.statement(text)).one(db.reports()).await?;
    Ok(found.map_or_else(Figures::default, |row| Figures {
        events: row.events,
        events_cancelled: row.events_cancelled,
        sessions: row.sessions,
        sessions_held: row.sessions_held,
        sessions_open: row.sessions_open,
        ..Figures::default()
    }))
}

#[derive(FromQueryResult)]
struct Counted {
    counted: i64,
}

async fn count(db: &Db, sql: Sql, text: String) -> Result<i64, Error> {
    Ok(Counted::find_by_statement(sql.statement(text)).one(db.reports()).await?.map_or(0, |row| row.counted))
}

/// Registrations that wait or waited.
async fn waited(db: &Db, asked: &Asked<'_>) -> Result<i64, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let text = format!("SELECT COUNT(*) AS counted {}", BOOKED.of(&format!("r.queued_at IS NOT NULL AND {condition}")));
    count(db, sql, text).await
}

async fn late_cancellations(db: &Db, asked: &Asked<'_>) -> Result<i64, Error> {
    let deadlines = deadlines(db, asked).await?;
    let mut sql = Sql::new(db);
    let table = gone_late(&mut sql, &deadlines);
    let text = format!("WITH {table} SELECT COUNT(*) AS counted FROM gone JOIN registrations r ON r.id = gone.registration_id WHERE {}", selected::GAVE_UP_LATE);
    count(db, sql, text).await
}

async fn typed_organisations(db: &Db, asked: &Asked<'_>) -> Result<i64, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let typed = PLACES.of(&format!("r.organisation_id IS NULL AND r.organisation_folded IS NOT NULL AND {condition}"));
    let text = format!("SELECT COUNT(DISTINCT r.organisation_folded) AS counted {typed}");
    count(db, sql, text).await
}

fn breakdown(axis: Axis, places: &Places, tally: &Tally) -> Breakdown {
    let mut by_value: HashMap<Option<&str>, Vec<&Cell>> = HashMap::new();
    for cell in tally.cells.iter().filter(|cell| cell.counts()) {
        let place = cell.organisation_id.and_then(|id| places.get(&id));
        let value = if axis == Axis::Function { cell.function_category.as_deref() } else { place.and_then(|place| value_of(axis, place)) };
        by_value.entry(value).or_default().push(cell);
    }
    let slice = |(value, cells): (Option<&str>, Vec<&Cell>)| {
        let sum = |of: fn(&Cell) -> i64| cells.iter().map(|cell| of(cell)).sum();
        let organisations: HashSet<Uuid> = cells.iter().filter(|cell| cell.confirmed > 0).filter_map(|cell| Some(places.get(&cell.organisation_id?)?.organisation)).collect();
        Slice {
            value: value.map(str::to_owned),
            confirmed: sum(|cell| cell.confirmed),
            attended: sum(|cell| cell.present + cell.partial),
            absent: sum(|cell| cell.absent),
            excused: sum(|cell| cell.excused),
            unknown: sum(|cell| cell.unknown),
            seconds: sum(|cell| cell.seconds),
            people: tally.people(Who::Booked, cells.iter().copied()),
            people_attended: tally.people(Who::Came, cells.iter().copied()),
            organisations: i64::try_from(organisations.len()).unwrap_or(i64::MAX),
        }
    };
    let mut slices: Vec<Slice> = by_value.into_iter().map(slice).collect();
    slices.sort_by(|one, other| (one.value.is_none(), -one.confirmed, &one.value).cmp(&(other.value.is_none(), -other.confirmed, &other.value)));
    Breakdown { axis, slices }
}

#[derive(Deserialize)]
pub(super) struct Published {
    pub id: Uuid,
    title: String,
    language: String,
    pub starts_at: Option<Moment>,
}

impl Published {
    fn line(self, tally: &Tally) -> EventLine {
        let OfEvent { confirmed, attended, seconds, .. } = tally.events.get(&self.id).copied().unwrap_or_default();
        EventLine { id: self.id, title: self.title, language: self.language, starts_at: self.starts_at.map(|start| start.0), confirmed, attended, seconds }
    }
}

/// The selected events that took place or will, by their start.
pub(super) async fn published(db: &Db, asked: &Asked<'_>) -> Result<Vec<Published>, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let id = sql.id("e.id");
    sql.gathered(db, &[&id, "e.title", "e.language", "e.starts_at"], "e.starts_at, e.id", &format!("FROM events e WHERE {condition}")).await
}
