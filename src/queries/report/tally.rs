//! Registrations and closed lists of the selected events, added up while they are read, one row for each: what is kept grows with
//! people and organisations, four octets for each registration, and nothing else does.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::selected::{Asked, BOOKED, RECORDED, Sql, UNKNOWN_OF_CHOSEN};
use crate::db::Db;
use crate::error::Error;
use crate::rules::report::counted_seconds;

/// What adds up, by organisation and function as they were recorded.
#[derive(Default)]
pub struct Cell {
    pub organisation_id: Option<Uuid>,
    pub function_category: Option<String>,
    pub confirmed: i64,
    pub present: i64,
    pub partial: i64,
    pub absent: i64,
    pub excused: i64,
    pub unknown: i64,
    pub untimed: i64,
    pub seconds: i64,
    /// Numbers of the people with a place, and of those who were there; as often as they are counted.
    booked: Vec<u32>,
    came: Vec<u32>,
}

/// The same of one event.
#[derive(Default, Clone, Copy)]
pub struct OfEvent {
    pub confirmed: i64,
    pub attended: i64,
    pub seconds: i64,
    /// Closed lists on which everybody with a place is expected.
    lists: i64,
}

#[derive(Default)]
pub struct Tally {
    pub cells: Vec<Cell>,
    /// Registrations by the code of their status.
    pub standing: HashMap<String, i64>,
    pub events: HashMap<Uuid, OfEvent>,
    /// Places of cells.
    by_organisation: HashMap<Option<Uuid>, Vec<usize>>,
    people: HashMap<Uuid, u32>,
}

/// Who of a cell is counted.
#[derive(Clone, Copy)]
pub enum Who {
    Booked,
    Came,
}

/// Reads everything.
///
/// # Errors
/// The database's.
pub async fn tally(db: &Db, asked: &Asked<'_>) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    let statement = || {
        let mut sql = Sql::new(db);
        let condition = sql.published(asked);
        let [event, organisation, person] = ["e.id", "r.organisation_id", "r.person_id"].map(|column| sql.id(column));
        (sql, condition, event, organisation, person)
    };

    let (sql, condition, event, ..) = statement();
    let lists = "FROM events e JOIN sessions s ON s.event_id = e.id AND s.cancelled_at IS NULL AND s.attendance_closed_at IS NOT NULL AND s.inclusion = 'included'";
    let lists: Vec<(Uuid, i64)> = sql.gathered(db, &[&event, "lists"], "", &format!("FROM (SELECT e.id, COUNT(*) AS lists {lists} WHERE {condition} GROUP BY e.id) AS e")).await?;
    for (event, lists) in lists {
        tally.events.entry(event).or_default().lists = lists;
    }

    let (sql, condition, event, organisation, person) = statement();
    let cells = [&event, "r.status", &organisation, "r.function_category", &person];
    sql.each(db, &cells, &BOOKED, &condition, |(event, status, organisation, function, person)| tally.registered(event, status, organisation, function, person)).await?;

    let (sql, condition, event, organisation, person) = statement();
    let included = "CASE WHEN s.inclusion = 'included' THEN 1 ELSE 0 END";
    let length = sql.session_seconds();
    let confirmed = "CASE WHEN r.status = 'confirmed' THEN 1 ELSE 0 END";
    let cells = [&event, "a.status", "CAST(a.seconds AS BIGINT)", length, included, confirmed, &organisation, "r.function_category", &person];
    sql.each(db, &cells, &RECORDED, &condition, |row| tally.recorded(row)).await?;

    let (sql, condition, _, organisation, _) = statement();
    sql.each(db, &[&organisation, "r.function_category"], &UNKNOWN_OF_CHOSEN, &condition, |(organisation, function)| tally.cell(organisation, function).unknown += 1).await?;

    // Somebody may have closed a list between two of the statements.
    tally.cells.iter_mut().for_each(|cell| cell.unknown = cell.unknown.max(0));
    Ok(tally)
}

/// Event, mark, known seconds, seconds of the session, whether everybody is expected there, whether the registration is confirmed,
/// organisation, function and person.
type Recorded = (Uuid, String, Option<i64>, i64, i32, i32, Option<Uuid>, Option<String>, Uuid);

impl Tally {
    fn registered(&mut self, event: Uuid, status: String, organisation: Option<Uuid>, function: Option<String>, person: Uuid) {
        if status == "confirmed" {
            let of_event = self.events.entry(event).or_default();
            of_event.confirmed += 1;
            let lists = of_event.lists;
            let person = self.number(person);
            let cell = self.cell(organisation, function);
            cell.confirmed += 1;
            // Less those of whom a list says something.
            cell.unknown += lists;
            cell.booked.push(person);
        }
        *self.standing.entry(status).or_default() += 1;
    }

    fn recorded(&mut self, (event, mark, seconds, length, included, confirmed, organisation, function, person): Recorded) {
        let there = matches!(mark.as_str(), "present" | "partial");
        let seconds_that_count = if there { counted_seconds(mark == "present", seconds, length) } else { 0 };
        if there {
            let of_event = self.events.entry(event).or_default();
            of_event.attended += 1;
            of_event.seconds += seconds_that_count;
        }
        let person = there.then(|| self.number(person));
        let cell = self.cell(organisation, function);
        match mark.as_str() {
            "present" => cell.present += 1,
            "partial" => cell.partial += 1,
            "absent" => cell.absent += 1,
            "excused" => cell.excused += 1,
            _ => {}
        }
        cell.untimed += i64::from(mark == "partial" && seconds.is_none_or(|seconds| seconds <= 0));
        cell.unknown -= i64::from(included == 1 && confirmed == 1);
        cell.seconds += seconds_that_count;
        cell.came.extend(person);
    }

    fn number(&mut self, person: Uuid) -> u32 {
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        *self.people.entry(person).or_insert(next)
    }

    /// That of an organisation and a function; there are a dozen functions.
    fn cell(&mut self, organisation_id: Option<Uuid>, function_category: Option<String>) -> &mut Cell {
        let places = self.by_organisation.entry(organisation_id).or_default();
        let place = match places.iter().find(|place| self.cells[**place].function_category == function_category) {
            Some(place) => *place,
            None => {
                places.push(self.cells.len());
                self.cells.push(Cell { organisation_id, function_category, ..Cell::default() });
                self.cells.len() - 1
            }
        };
        &mut self.cells[place]
    }

    /// How many different people are in these cells.
    pub fn people<'a>(&self, who: Who, cells: impl Iterator<Item = &'a Cell>) -> i64 {
        let mut seen: HashSet<u32> = HashSet::new();
        for cell in cells {
            seen.extend(match who {
                Who::Booked => &cell.booked,
                Who::Came => &cell.came,
            });
        }
        i64::try_from(seen.len()).unwrap_or(i64::MAX)
    }
}
