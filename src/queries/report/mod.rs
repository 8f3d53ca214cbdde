//! What happened, in figures? A fixed number of statements, each of which adds up in the database; what comes back grows with
//! the number of events and organisations, never with that of registrations.

mod behind;
pub mod exported;
pub(super) mod selected;

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{EntityTrait, FromQueryResult, QuerySelect};
use serde::Deserialize;
use uuid::Uuid;

pub use self::behind::{Behind, Found, PAGE, Sliced, behind};
pub use self::selected::Asked;
use self::selected::{Sql, booked, deadlines, first_before, gone_late, recorded, unknown};
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
    let (figures, breakdowns) = counted(db, asked, &register, true).await?;
    let before = match &before {
        Some(selection) => Some(counted(db, &Asked { selection, ..*asked }, &register, false).await?.0),
        None => None,
    };
    let events = event_lines(db, asked).await?;
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
        let starts_at = event::Entity::find_by_id(id).select_only().column(event::Column::StartsAt).into_tuple::<Option<Moment>>().one(db.reader()).await?.flatten();
        let start = starts_at.map(|start| start.0);
        return Ok((asked.zone.to_datetime(start.unwrap_or(asked.now)).date(), start));
    }
    Ok(match asked.selection.period {
        Some(period) => (period.last, Some(period.moments(asked.zone).0)),
        None => (asked.zone.to_datetime(asked.now).date(), None),
    })
}

async fn counted(db: &Db, asked: &Asked<'_>, register: &Register, broken_down: bool) -> Result<(Figures, Vec<Breakdown>), Error> {
    let (day, begins) = register_day(db, asked).await?;
    let places = Places::of(register, day);
    // Two at a time: a long report leaves connections for everybody else.
    let one = async { Ok::<_, Error>((meetings(db, asked).await?, standing(db, asked).await?, people(db, asked, &places, broken_down).await?)) };
    let other = async {
        let (cells, first) = (cells(db, asked).await?, first_timers(db, asked, begins).await?);
        Ok((cells, first, late_cancellations(db, asked).await?, typed_organisations(db, asked).await?))
    };
    let ((meetings, standing, people), (cells, first, late, typed)) = tokio::try_join!(one, other)?;
    let mut figures = Figures { late_cancellations: late, organisations_typed: typed, ..meetings };
    for row in &standing {
        match row.status.as_str() {
            "confirmed" => figures.confirmed = row.registrations,
            "pending" => figures.pending = row.registrations,
            "waitlisted" => figures.waitlisted = row.registrations,
            "offered" => figures.offered = row.registrations,
            "cancelled" => figures.cancelled = row.registrations,
            "declined" => figures.declined = row.registrations,
            "waited" => figures.waited = row.registrations,
            _ => {}
        }
    }
    let mut organisations: HashSet<Uuid> = HashSet::new();
    let mut attended: HashSet<Uuid> = HashSet::new();
    for cell in &cells {
        figures.present += cell.present;
        figures.partial += cell.partial;
        figures.absent += cell.absent;
        figures.excused += cell.excused;
        figures.unknown += cell.unknown;
        figures.untimed += cell.untimed;
        figures.seconds += cell.seconds;
        if let Some(place) = cell.organisation_id.and_then(|id| places.by_id.get(&id)) {
            if cell.confirmed > 0 {
                organisations.insert(place.organisation);
            }
            if cell.present + cell.partial > 0 {
                attended.insert(place.organisation);
            }
        }
    }
    let count = |who: &str| people.iter().find(|row| row.who == who && row.axis == "all").map_or(0, |row| row.people);
    figures.people = count("booked");
    figures.people_attended = count("came");
    figures.first_timers = first.unwrap_or(figures.people);
    figures.organisations = i64::try_from(organisations.len()).unwrap_or(i64::MAX);
    figures.organisations_attended = i64::try_from(attended.len()).unwrap_or(i64::MAX);
    let breakdowns = if broken_down { Axis::ALL.into_iter().map(|axis| breakdown(axis, &places, &cells, &people)).collect() } else { Vec::new() };
    Ok((figures, breakdowns))
}

/// Where each organisation counts, and the values of the axes by their numbers in statements.
pub(super) struct Places {
    pub by_id: HashMap<Uuid, Place>,
    values: BTreeMap<&'static str, Vec<String>>,
}

impl Places {
    fn of(register: &Register, day: Date) -> Self {
        let by_id: HashMap<Uuid, Place> = register.bodies().iter().filter_map(|body| Some((body.id, register.place_on(day, body.id)?))).collect();
        let values = |axis: Axis| {
            let mut values: Vec<String> = by_id.values().filter_map(|place| value_of(axis, place).map(str::to_owned)).collect();
            values.sort_unstable();
            values.dedup();
            (axis.code(), values)
        };
        let values = [Axis::Kind, Axis::Province, Axis::Region].map(values).into();
        Self { by_id, values }
    }

    /// Its number among the values of the axis.
    fn number(&self, axis: Axis, place: &Place) -> Option<usize> {
        let wanted = value_of(axis, place)?;
        self.values.get(axis.code())?.binary_search_by(|value| value.as_str().cmp(wanted)).ok()
    }

    /// The table `places` of organisations with the numbers of their values.
    fn table(&self, sql: &mut Sql) -> String {
        let row = |(id, place): (&Uuid, &Place)| {
            serde_json::json!([id.simple().to_string(), self.number(Axis::Kind, place), self.number(Axis::Province, place), self.number(Axis::Region, place)])
        };
        let list = sql.list(&self.by_id.iter().map(row).collect());
        let cell = |at| format!("CAST({} AS INTEGER)", sql.part(at));
        // The second half is empty: from it SQLite learns how many there may be and of which type, and makes an index. Without it, each
        // registration was compared with every organisation.
        format!(
            "places AS MATERIALIZED (SELECT {} AS id, {} AS kind, {} AS province, {} AS region FROM {list} UNION ALL SELECT id, 0, 0, 0 FROM organisations WHERE id IS NULL)",
            sql.id_part(0),
            cell(1),
            cell(2),
            cell(3)
        )
    }

    fn value(&self, axis: Axis, text: &str) -> Option<String> {
        if axis == Axis::Function { Some(text.to_owned()) } else { self.values.get(axis.code())?.get(text.parse::<usize>().ok()?).cloned() }
    }
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
    let found = Meetings::find_by_statement(sql.statement(text)).one(db.reader()).await?;
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
struct Standing {
    status: String,
    registrations: i64,
}

/// Registrations by status, and `waited`.
async fn standing(db: &Db, asked: &Asked<'_>) -> Result<Vec<Standing>, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let text = format!(
        "SELECT r.status AS status, COUNT(*) AS registrations {} GROUP BY r.status UNION ALL SELECT 'waited' AS status, COUNT(*) AS registrations {}",
        booked(&condition),
        booked(&format!("r.queued_at IS NOT NULL AND {condition}"))
    );
    Ok(Standing::find_by_statement(sql.statement(text)).all(db.reader()).await?)
}

/// What can be added up, by organisation and function as they were recorded.
#[derive(Deserialize)]
struct Cell {
    organisation_id: Option<Uuid>,
    function_category: Option<String>,
    confirmed: i64,
    present: i64,
    partial: i64,
    absent: i64,
    excused: i64,
    unknown: i64,
    untimed: i64,
    seconds: i64,
}

async fn cells(db: &Db, asked: &Asked<'_>) -> Result<Vec<Cell>, Error> {
    let by = "r.organisation_id, r.function_category";
    let group = format!("GROUP BY {by}");
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let sum = |what: &str| format!("CAST(COALESCE(SUM(CASE WHEN {what} THEN 1 ELSE 0 END), 0) AS BIGINT)");
    let is = |status: &str| sum(&format!("a.status = '{status}'"));
    let there = "a.status IN ('present', 'partial')";
    let zero = "CAST(0 AS BIGINT)";
    let booked_cells = format!(
        "SELECT {by}, COUNT(*) AS confirmed, {zero} AS present, {zero} AS partial, {zero} AS absent, {zero} AS excused, {zero} AS unknown, {zero} AS untimed, {zero} AS seconds {} {group}",
        booked(&format!("r.status = 'confirmed' AND {condition}"))
    );
    let recorded_cells = format!(
        "SELECT {by}, {zero}, {}, {}, {}, {}, {zero}, {}, CAST(COALESCE(SUM(CASE WHEN {there} THEN {} ELSE 0 END), 0) AS BIGINT) {} {group}",
        is("present"),
        is("partial"),
        is("absent"),
        is("excused"),
        sum("a.status = 'partial' AND (a.seconds IS NULL OR a.seconds <= 0)"),
        sql.counted_seconds(),
        recorded(&condition)
    );
    let unknown_cells = format!("SELECT {by}, {zero}, {zero}, {zero}, {zero}, {zero}, COUNT(*), {zero}, {zero} {} {group}", unknown(&condition));
    let organisation = sql.id("organisation_id");
    let cells = [&organisation, "function_category", "confirmed", "present", "partial", "absent", "excused", "unknown", "untimed", "seconds"];
    sql.gathered(db, &cells, "", &format!("FROM ({booked_cells} UNION ALL {recorded_cells} UNION ALL {unknown_cells}) AS cells")).await
}

#[derive(FromQueryResult)]
struct People {
    /// `booked`, or `came`.
    who: String,
    axis: String,
    value: Option<String>,
    people: i64,
}

/// Different people with a place, and those who were there: of all, and by each axis.
async fn people(db: &Db, asked: &Asked<'_>, places: &Places, broken_down: bool) -> Result<Vec<People>, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let of_all = |who: &str| format!("SELECT '{who}' AS who, 'all' AS axis, CAST(NULL AS TEXT) AS value, COUNT(*) AS people FROM (SELECT DISTINCT person_id FROM {who}) AS people");
    let (columns, join, table) = if broken_down {
        let table = format!("{}, ", places.table(&mut sql));
        (", r.function_category AS function, p.kind, p.province, p.region", "LEFT JOIN places p ON p.id = r.organisation_id", table)
    } else {
        ("", "", String::new())
    };
    let with_places = |rows: String| rows.replacen(" WHERE ", &format!(" {join} WHERE "), 1);
    let booked = with_places(booked(&format!("r.status = 'confirmed' AND {condition}")));
    let came = with_places(recorded(&format!("a.status IN ('present', 'partial') AND {condition}")));
    let mut parts = vec![of_all("booked"), of_all("came")];
    if broken_down {
        for (who, axis) in ["booked", "came"].into_iter().flat_map(|who| Axis::ALL.map(|axis| (who, axis.code()))) {
            parts.push(format!("SELECT '{who}', '{axis}', CAST({axis} AS TEXT), COUNT(*) FROM (SELECT DISTINCT {axis}, person_id FROM {who}) AS people GROUP BY {axis}"));
        }
    }
    let text = format!(
        "WITH {table}booked AS MATERIALIZED (SELECT DISTINCT r.person_id{columns} {booked}), came AS MATERIALIZED (SELECT DISTINCT r.person_id{columns} {came}) {}",
        parts.join(" UNION ALL ")
    );
    Ok(People::find_by_statement(sql.statement(text)).all(db.reader()).await?)
}

#[derive(FromQueryResult)]
struct Counted {
    counted: i64,
}

async fn count(db: &Db, sql: Sql, text: String) -> Result<i64, Error> {
    Ok(Counted::find_by_statement(sql.statement(text)).one(db.reader()).await?.map_or(0, |row| row.counted))
}

/// `None`: everybody, for nothing came before.
async fn first_timers(db: &Db, asked: &Asked<'_>, begins: Option<Timestamp>) -> Result<Option<i64>, Error> {
    let Some(begins) = begins else { return Ok(None) };
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let begins = sql.bind(Moment(begins));
    let people = booked(&format!("r.status = 'confirmed' AND {condition}"));
    let text = format!("SELECT COUNT(*) AS counted FROM (SELECT DISTINCT r.person_id {people}) AS r WHERE {}", first_before(&begins));
    count(db, sql, text).await.map(Some)
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
    let typed = booked(&format!("r.status = 'confirmed' AND r.organisation_id IS NULL AND r.organisation_folded IS NOT NULL AND {condition}"));
    let text = format!("SELECT COUNT(DISTINCT r.organisation_folded) AS counted {typed}");
    count(db, sql, text).await
}

fn breakdown(axis: Axis, places: &Places, cells: &[Cell], people: &[People]) -> Breakdown {
    let mut slices: HashMap<Option<String>, (Slice, HashSet<Uuid>)> = HashMap::new();
    for cell in cells {
        let place = cell.organisation_id.and_then(|id| places.by_id.get(&id));
        let value = if axis == Axis::Function { cell.function_category.clone() } else { place.and_then(|place| value_of(axis, place)).map(str::to_owned) };
        let (slice, organisations) = slices.entry(value).or_default();
        slice.confirmed += cell.confirmed;
        slice.attended += cell.present + cell.partial;
        slice.absent += cell.absent;
        slice.excused += cell.excused;
        slice.unknown += cell.unknown;
        slice.seconds += cell.seconds;
        if let Some(place) = place.filter(|_| cell.confirmed > 0) {
            organisations.insert(place.organisation);
        }
    }
    for row in people.iter().filter(|row| row.axis == axis.code()) {
        let value = row.value.as_deref().and_then(|value| places.value(axis, value));
        let (slice, _) = slices.entry(value).or_default();
        if row.who == "booked" {
            slice.people += row.people;
        } else {
            slice.people_attended += row.people;
        }
    }
    let mut slices: Vec<Slice> =
        slices.into_iter().map(|(value, (slice, organisations))| Slice { value, organisations: i64::try_from(organisations.len()).unwrap_or(i64::MAX), ..slice }).collect();
    slices.sort_by(|one, other| (one.value.is_none(), -one.confirmed, &one.value).cmp(&(other.value.is_none(), -other.confirmed, &other.value)));
    Breakdown { axis, slices }
}

#[derive(Deserialize)]
struct Line {
    id: Uuid,
    title: String,
    language: String,
    starts_at: Option<Moment>,
    confirmed: i64,
    attended: i64,
    seconds: i64,
}

async fn event_lines(db: &Db, asked: &Asked<'_>) -> Result<Vec<EventLine>, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let confirmed = booked(&format!("r.status = 'confirmed' AND {condition}"));
    let came = recorded(&format!("a.status IN ('present', 'partial') AND {condition}"));
    let seconds = sql.counted_seconds();
    let rest = format!(
        "FROM events e LEFT JOIN (SELECT e.id, COUNT(*) AS confirmed {confirmed} GROUP BY e.id) AS booked ON booked.id = e.id \
         LEFT JOIN (SELECT e.id, COUNT(*) AS attended, CAST(COALESCE(SUM({seconds}), 0) AS BIGINT) AS seconds {came} GROUP BY e.id) AS came ON came.id = e.id WHERE {condition}"
    );
    let id = sql.id("e.id");
    let cells = [&id, "e.title", "e.language", "e.starts_at", "COALESCE(booked.confirmed, 0)", "COALESCE(came.attended, 0)", "COALESCE(came.seconds, 0)"];
    let lines: Vec<Line> = sql.gathered(db, &cells, "e.starts_at, e.id", &rest).await?;
    let line = |line: Line| EventLine {
        id: line.id,
        title: line.title,
        language: line.language,
        starts_at: line.starts_at.map(|start| start.0),
        confirmed: line.confirmed,
        attended: line.attended,
        seconds: line.seconds,
    };
    Ok(lines.into_iter().map(line).collect())
}
