//! The rows behind one figure of a report, a page at a time, by the conditions by which it was counted.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::Serialize;
use uuid::Uuid;

use super::selected::{Asked, BOOKED, GAVE_UP_LATE, PLACES, RECORDED, Sql, UNKNOWN, deadlines, expected, first_before, gone_late};
use super::tally::tally;
use super::{Places, count, places, published, register, register_day, value_of};
use crate::db::Db;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{Moment, person};
use crate::error::Error;
use crate::queries::participant_list::organisation_names;
use crate::rules::report::{Axis, Figure};

/// Rows on one page.
pub const PAGE: u64 = 50;

/// One value of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sliced {
    pub axis: Axis,
    /// `None`: not known.
    pub value: Option<String>,
}

/// A page of rows.
#[derive(Debug, Serialize)]
pub struct Found {
    pub rows: Behind,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// Rows of the sort that the figure counts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "sort", content = "rows")]
pub enum Behind {
    Registrations(Vec<RegistrationRow>),
    People(Vec<PersonRow>),
    Organisations(Vec<OrganisationRow>),
    Meetings(Vec<MeetingRow>),
}

/// A registration, or one person at one session.
#[derive(Debug, Serialize)]
pub struct RegistrationRow {
    pub id: Uuid,
    pub name: String,
    /// As it was recorded on the registration.
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    pub event_id: Uuid,
    pub event: String,
    pub event_language: String,
    /// Of the session, or of the event.
    pub starts_at: Option<Moment>,
    /// `AttendanceStatus`, where the figure is about attendance.
    pub mark: Option<String>,
    /// Those that count, of who was there.
    pub seconds: Option<i64>,
}

#[derive(Debug, Serialize)]
pub struct PersonRow {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    /// How often they are counted among the registrations or attendances.
    pub times: i64,
}

#[derive(Debug, Serialize)]
pub struct OrganisationRow {
    /// `None`: as it was typed.
    pub id: Option<Uuid>,
    pub name: String,
    pub confirmed: i64,
    pub attended: i64,
}

/// An event, or one of its sessions.
#[derive(Debug, Serialize, FromQueryResult)]
pub struct MeetingRow {
    pub event_id: Uuid,
    pub event: String,
    pub event_language: String,
    pub session_id: Option<Uuid>,
    pub starts_at: Option<Moment>,
    pub closed: bool,
}

/// Which rows a figure counts.
enum Rows {
    /// `FROM … WHERE …` of registrations.
    Registrations(String),
    /// The same with a session and an attendance.
    Attendances(String),
    /// With a session, without an attendance.
    Unknown(String),
    People(String),
}

/// One page of the rows behind a figure, of one value of a breakdown or of all.
///
/// # Errors
/// The database's.
pub async fn behind(db: &Db, asked: &Asked<'_>, figure: Figure, sliced: Option<&Sliced>, page: u64) -> Result<Found, Error> {
    use Figure as F;
    let (day, begins) = register_day(db, asked).await?;
    let places = places(&register(db).await?, day);
    match figure {
        F::Events | F::EventsCancelled | F::Sessions | F::SessionsHeld | F::SessionsOpen => return meetings(db, asked, figure, page).await,
        F::Organisations | F::OrganisationsAttended => return organisations(db, asked, &places, figure, sliced, page).await,
        F::OrganisationsTyped => return typed(db, asked, page).await,
        F::LateCancellations => return late(db, asked, &places, sliced, page).await,
        _ => {}
    }
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let condition = format!("{condition}{}", slice(&mut sql, &places, sliced));
    let status = |status: &str| Rows::Registrations(BOOKED.of(&format!("r.status = '{status}' AND {condition}")));
    let marked = |marks: &str| Rows::Attendances(RECORDED.of(&format!("a.status IN ({marks}) AND {condition}")));
    let there = "'present', 'partial'";
    let rows = match figure {
        F::Registrations => Rows::Registrations(BOOKED.of(&condition)),
        F::Waited => Rows::Registrations(BOOKED.of(&format!("r.queued_at IS NOT NULL AND {condition}"))),
        F::Attended | F::ShowUp | F::Hours => marked(there),
        F::Expected => Rows::Attendances(expected(&condition)),
        F::Present | F::Partial | F::Absent | F::Excused => marked(&format!("'{}'", figure.code())),
        F::Unknown => Rows::Unknown(UNKNOWN.of(&condition)),
        F::People => Rows::People(PLACES.of(&condition)),
        F::PeopleAttended => Rows::People(RECORDED.of(&format!("a.status IN ({there}) AND {condition}"))),
        F::FirstTimers => {
            let first = begins.map(|begins| first_before(&sql.bind(Moment(begins))));
            Rows::People(PLACES.of(&format!("{} AND {condition}", first.as_deref().unwrap_or("1 = 1"))))
        }
        other => status(other.code()),
    };
    listed(db, sql, rows, page).await
}

async fn listed(db: &Db, sql: Sql, rows: Rows, page: u64) -> Result<Found, Error> {
    let no_mark = "CAST(NULL AS TEXT) AS mark, CAST(NULL AS BIGINT) AS seconds";
    let (from, starts_at, mark) = match rows {
        Rows::People(from) => return people(db, sql, &from, page).await,
        Rows::Registrations(from) => (from, "e.starts_at", no_mark.to_owned()),
        Rows::Unknown(from) => (from, "s.starts_at", no_mark.to_owned()),
        Rows::Attendances(from) => {
            (from, "s.starts_at", format!("a.status AS mark, CAST(CASE WHEN a.status IN ('present', 'partial') THEN {} END AS BIGINT) AS seconds", sql.counted_seconds()))
        }
    };
    registrations(db, sql, "", &from, starts_at, &mark, page).await
}

#[derive(FromQueryResult)]
struct Listed {
    id: Uuid,
    first_name: String,
    last_name: String,
    organisation_id: Option<Uuid>,
    organisation_text: Option<String>,
    status: RegistrationStatus,
    event_id: Uuid,
    event: String,
    event_language: String,
    starts_at: Option<Moment>,
    mark: Option<String>,
    seconds: Option<i64>,
}

/// `with` is what stands before, as `WITH …`.
async fn registrations(db: &Db, sql: Sql, with: &str, from: &str, starts_at: &str, mark: &str, page: u64) -> Result<Found, Error> {
    let again = sql.again();
    let count = count(db, sql, format!("{with} SELECT COUNT(*) AS counted {from}")).await?;
    let (count, page, pages) = pages(count, page);
    let text = format!(
        "{with} SELECT r.id, r.first_name, r.last_name, r.organisation_id, r.organisation_text, r.status, e.id AS event_id, e.title AS event, e.language AS event_language, \
         {starts_at} AS starts_at, {mark} {from} ORDER BY e.starts_at, e.id, {starts_at}, r.id LIMIT {PAGE} OFFSET {}",
        (page - 1) * PAGE
    );
    let found = Listed::find_by_statement(again.statement(text)).all(db.reports()).await?;
    let names = organisation_names(db, found.iter().filter_map(|row| row.organisation_id).collect()).await?;
    let rows = found.into_iter().map(|row| RegistrationRow {
        organisation: row.organisation_id.and_then(|id| names.get(&id).cloned()).or(row.organisation_text),
        name: format!("{} {}", row.first_name, row.last_name),
        id: row.id,
        status: row.status,
        event_id: row.event_id,
        event: row.event,
        event_language: row.event_language,
        starts_at: row.starts_at,
        mark: row.mark,
        seconds: row.seconds,
    });
    Ok(Found { rows: Behind::Registrations(rows.collect()), count, page, pages })
}

async fn late(db: &Db, asked: &Asked<'_>, places: &Places, sliced: Option<&Sliced>, page: u64) -> Result<Found, Error> {
    let deadlines = deadlines(db, asked).await?;
    let mut sql = Sql::new(db);
    let with = format!("WITH {}", gone_late(&mut sql, &deadlines));
    let from = format!("FROM gone JOIN registrations r ON r.id = gone.registration_id JOIN events e ON e.id = r.event_id WHERE {GAVE_UP_LATE}{}", slice(&mut sql, places, sliced));
    registrations(db, sql, &with, &from, "e.starts_at", "CAST(NULL AS TEXT) AS mark, CAST(NULL AS BIGINT) AS seconds", page).await
}

#[derive(FromQueryResult)]
struct Times {
    person_id: Uuid,
    times: i64,
}

async fn people(db: &Db, sql: Sql, from: &str, page: u64) -> Result<Found, Error> {
    let again = sql.again();
    let count = count(db, sql, format!("SELECT COUNT(*) AS counted FROM (SELECT DISTINCT r.person_id {from}) AS people")).await?;
    let (count, page, pages) = pages(count, page);
    let text = format!("SELECT r.person_id AS person_id, COUNT(*) AS times {from} GROUP BY r.person_id ORDER BY r.person_id LIMIT {PAGE} OFFSET {}", (page - 1) * PAGE);
    let found = Times::find_by_statement(again.statement(text)).all(db.reports()).await?;
    let persons = person::Entity::find().filter(person::Column::Id.is_in(found.iter().map(|row| row.person_id))).all(db.reports()).await?;
    let mut persons: HashMap<Uuid, person::Model> = persons.into_iter().map(|person| (person.id, person)).collect();
    let row = |row: Times| {
        let person = persons.remove(&row.person_id)?;
        Some(PersonRow { id: person.id, name: format!("{} {}", person.first_name, person.last_name), email: person.email, times: row.times })
    };
    Ok(Found { rows: Behind::People(found.into_iter().filter_map(row).collect()), count, page, pages })
}

async fn organisations(db: &Db, asked: &Asked<'_>, places: &Places, figure: Figure, sliced: Option<&Sliced>, page: u64) -> Result<Found, Error> {
    let mut sums: HashMap<Uuid, (i64, i64)> = HashMap::new();
    let events: Vec<Uuid> = published(db, asked).await?.into_iter().map(|event| event.id).collect();
    for cell in tally(db, &events).await?.cells {
        let Some(place) = cell.organisation_id.and_then(|id| places.get(&id)) else { continue };
        let fits = sliced.is_none_or(|sliced| match sliced.axis {
            Axis::Function => cell.function_category == sliced.value,
            axis => value_of(axis, place) == sliced.value.as_deref(),
        });
        if fits {
            let sum = sums.entry(place.organisation).or_default();
            sum.0 += cell.confirmed;
            sum.1 += cell.present + cell.partial;
        }
    }
    sums.retain(|_, sum| if figure == Figure::Organisations { sum.0 > 0 } else { sum.1 > 0 });
    let names = organisation_names(db, sums.keys().copied().collect()).await?;
    let row = |(id, (confirmed, attended)): (Uuid, (i64, i64))| OrganisationRow { id: Some(id), name: names.get(&id).cloned().unwrap_or_default(), confirmed, attended };
    let mut rows: Vec<OrganisationRow> = sums.into_iter().map(row).collect();
    rows.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let (count, page, pages) = pages(i64::try_from(rows.len()).unwrap_or(i64::MAX), page);
    let from = usize::try_from((page - 1) * PAGE).unwrap_or(usize::MAX);
    let rows = rows.into_iter().skip(from).take(usize::try_from(PAGE).unwrap_or(usize::MAX)).collect();
    Ok(Found { rows: Behind::Organisations(rows), count, page, pages })
}

#[derive(FromQueryResult)]
struct Typed {
    name: String,
    confirmed: i64,
}

async fn typed(db: &Db, asked: &Asked<'_>, page: u64) -> Result<Found, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let from = PLACES.of(&format!("r.organisation_id IS NULL AND r.organisation_folded IS NOT NULL AND {condition}"));
    let again = sql.again();
    let count = count(db, sql, format!("SELECT COUNT(DISTINCT r.organisation_folded) AS counted {from}")).await?;
    let (count, page, pages) = pages(count, page);
    let text = format!(
        "SELECT COALESCE(MIN(r.organisation_text), '') AS name, COUNT(*) AS confirmed {from} GROUP BY r.organisation_folded ORDER BY r.organisation_folded LIMIT {PAGE} OFFSET {}",
        (page - 1) * PAGE
    );
    let found = Typed::find_by_statement(again.statement(text)).all(db.reports()).await?;
    let rows = found.into_iter().map(|row| OrganisationRow { id: None, name: row.name, confirmed: row.confirmed, attended: 0 }).collect();
    Ok(Found { rows: Behind::Organisations(rows), count, page, pages })
}

async fn meetings(db: &Db, asked: &Asked<'_>, figure: Figure, page: u64) -> Result<Found, Error> {
    let mut sql = Sql::new(db);
    let condition = if figure == Figure::EventsCancelled {
        let events = sql.events(asked);
        format!("e.status = 'cancelled' AND {events}")
    } else {
        sql.published(asked)
    };
    let of_events = matches!(figure, Figure::Events | Figure::EventsCancelled);
    let sessions = "FROM events e JOIN sessions s ON s.event_id = e.id AND s.cancelled_at IS NULL";
    let from = match figure {
        Figure::SessionsHeld | Figure::SessionsOpen => {
            let now = sql.bind(Moment(asked.now));
            let open = if figure == Figure::SessionsOpen { " AND s.attendance_closed_at IS NULL" } else { "" };
            format!("{sessions} WHERE s.ends_at <= {now}{open} AND {condition}")
        }
        _ if of_events => format!("FROM events e WHERE {condition}"),
        _ => format!("{sessions} WHERE {condition}"),
    };
    let again = sql.again();
    let count = count(db, sql, format!("SELECT COUNT(*) AS counted {from}")).await?;
    let (count, page, pages) = pages(count, page);
    let nobody = if again.is_postgres() { "CAST(NULL AS uuid)" } else { "NULL" };
    let (session, starts_at, closed) = if of_events { (nobody, "e.starts_at", "1 = 0") } else { ("s.id", "s.starts_at", "(s.attendance_closed_at IS NOT NULL)") };
    let text = format!(
        "SELECT e.id AS event_id, e.title AS event, e.language AS event_language, {session} AS session_id, {starts_at} AS starts_at, {closed} AS closed {from} \
         ORDER BY {starts_at}, e.id LIMIT {PAGE} OFFSET {}",
        (page - 1) * PAGE
    );
    let rows = MeetingRow::find_by_statement(again.statement(text)).all(db.reports()).await?;
    Ok(Found { rows: Behind::Meetings(rows), count, page, pages })
}

/// The condition of one value of a breakdown, to stand after others.
fn slice(sql: &mut Sql, places: &Places, sliced: Option<&Sliced>) -> String {
    let Some(sliced) = sliced else { return String::new() };
    if sliced.axis == Axis::Function {
        return match &sliced.value {
            Some(function) => format!(" AND r.function_category = {}", sql.bind(function.as_str())),
            None => " AND r.function_category IS NULL".to_owned(),
        };
    }
    let ids: Vec<Uuid> = places.iter().filter(|(_, place)| value_of(sliced.axis, place) == sliced.value.as_deref()).map(|(id, _)| *id).collect();
    let these = sql.among("r.organisation_id", &ids);
    if sliced.value.is_some() { format!(" AND {these}") } else { format!(" AND (r.organisation_id IS NULL OR {these})") }
}

/// How many there are, the page that is shown, and the last.
fn pages(count: i64, page: u64) -> (u64, u64, u64) {
    let count = u64::try_from(count).unwrap_or(0);
    let pages = count.div_ceil(PAGE).max(1);
    (count, page.clamp(1, pages), pages)
}
