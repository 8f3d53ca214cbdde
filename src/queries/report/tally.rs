//! Registrations and closed lists of the selected events, added up while they are read, one row for each: what is kept grows with
//! people and organisations, and by four octets for each registration; beside it stand the registrations of the events in hand.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::selected::{Asked, BOOKED, MARKS, Sql, UNKNOWN_OF_CHOSEN};
use crate::db::Db;
use crate::error::Error;
use crate::rules::report::counted_seconds;

/// Events whose registrations are in hand at once.
const AT_ONCE: usize = 250;

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

impl Cell {
    /// Whether there is more in it than registrations that ended or wait.
    pub fn counts(&self) -> bool {
        self.confirmed + self.present + self.partial > 0
    }
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
    /// Places of cells in `cells`.
    by_organisation: HashMap<Option<Uuid>, Vec<usize>>,
    people: HashMap<Uuid, u32>,
}

/// Who of a cell is counted.
#[derive(Clone, Copy)]
pub enum Who {
    Booked,
    Came,
}

/// A registration of the events in hand.
struct Registered {
    cell: usize,
    person: u32,
    confirmed: bool,
}

/// A mark of a closed list: event, registration, status, known seconds, seconds of the session, and whether everybody is expected there.
type Mark = (Uuid, Uuid, String, Option<i64>, i64, i32);

/// Reads everything, some events at a time. Registrations and marks are put together here: an index of each holds all that is asked, and a
/// join would look up each row.
///
/// # Errors
/// The database's.
pub async fn tally(db: &Db, asked: &Asked<'_>) -> Result<Tally, Error> {
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let id = sql.id("e.id");
    let events: Vec<(Uuid,)> = sql.gathered(db, &[&id], "e.id", &format!("FROM events e WHERE {condition}")).await?;
    let events: Vec<Uuid> = events.into_iter().map(|(id,)| id).collect();
    let mut tally = Tally::default();
    for events in events.chunks(AT_ONCE) {
        tally.read(db, events).await?;
    }
    // Somebody may have closed a list between two of the statements.
    tally.cells.iter_mut().for_each(|cell| cell.unknown = cell.unknown.max(0));
    Ok(tally)
}

impl Tally {
    async fn read(&mut self, db: &Db, events: &[Uuid]) -> Result<(), Error> {
        let statement = || {
            let mut sql = Sql::new(db);
            let these = sql.among("e.id", events);
            let [event, organisation] = ["e.id", "r.organisation_id"].map(|column| sql.id(column));
            (sql, these, event, organisation)
        };

        let (sql, these, event, _) = statement();
        let lists = "FROM events e JOIN sessions s ON s.event_id = e.id AND s.cancelled_at IS NULL AND s.attendance_closed_at IS NOT NULL AND s.inclusion = 'included'";
        let lists: Vec<(Uuid, i64)> = sql.gathered(db, &[&event, "lists"], "", &format!("FROM (SELECT e.id, COUNT(*) AS lists {lists} WHERE {these} GROUP BY e.id) AS e")).await?;
        for (event, lists) in lists {
            self.events.entry(event).or_default().lists = lists;
        }

        let mut registered: HashMap<Uuid, Registered> = HashMap::new();
        let (sql, these, event, organisation) = statement();
        let [registration, person] = ["r.id", "r.person_id"].map(|column| sql.id(column));
        let cells = [&event, &registration, "r.status", &organisation, "r.function_category", &person];
        sql.each(db, &cells, &BOOKED, &these, |(event, registration, status, organisation, function, person)| {
            registered.insert(registration, self.registered(event, status, organisation, function, person));
        })
        .await?;

        let (sql, these, event, _) = statement();
        let registration = sql.id("a.registration_id");
        let cells = [&event, &registration, "a.status", "CAST(a.seconds AS BIGINT)", sql.session_seconds(), "CASE WHEN s.inclusion = 'included' THEN 1 ELSE 0 END"];
        sql.each(db, &cells, &MARKS, &these, |mark: Mark| {
            if let Some(registered) = registered.get(&mark.1) {
                self.marked(registered, &mark);
            }
        })
        .await?;

        let (sql, these, _, organisation) = statement();
        sql.each(db, &[&organisation, "r.function_category"], &UNKNOWN_OF_CHOSEN, &these, |(organisation, function)| {
            let cell = self.cell(organisation, function);
            self.cells[cell].unknown += 1;
        })
        .await
    }

    fn registered(&mut self, event: Uuid, status: String, organisation: Option<Uuid>, function: Option<String>, person: Uuid) -> Registered {
        let confirmed = status == "confirmed";
        let registered = Registered { cell: self.cell(organisation, function), person: self.number(person), confirmed };
        if confirmed {
            let of_event = self.events.entry(event).or_default();
            of_event.confirmed += 1;
            let cell = &mut self.cells[registered.cell];
            cell.confirmed += 1;
            // Less those of whom a list says something.
            cell.unknown += of_event.lists;
            cell.booked.push(registered.person);
        }
        *self.standing.entry(status).or_default() += 1;
        registered
    }

    /// By the conditions of `selected::RECORDED`: who was there counts however the registration ended; who was not, while they have a place.
    fn marked(&mut self, registered: &Registered, (event, _, mark, seconds, length, included): &Mark) {
        let there = matches!(mark.as_str(), "present" | "partial");
        if !there && !registered.confirmed {
            return;
        }
        let cell = &mut self.cells[registered.cell];
        match mark.as_str() {
            "present" => cell.present += 1,
            "partial" => cell.partial += 1,
            "absent" => cell.absent += 1,
            "excused" => cell.excused += 1,
            _ => {}
        }
        cell.unknown -= i64::from(*included == 1 && registered.confirmed);
        if there {
            let counted = counted_seconds(mark == "present", *seconds, *length);
            cell.untimed += i64::from(mark == "partial" && counted == 0);
            cell.seconds += counted;
            cell.came.push(registered.person);
            let of_event = self.events.entry(*event).or_default();
            of_event.attended += 1;
            of_event.seconds += counted;
        }
    }

    fn number(&mut self, person: Uuid) -> u32 {
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        *self.people.entry(person).or_insert(next)
    }

    /// The place of that of an organisation and a function; there are a dozen functions.
    fn cell(&mut self, organisation_id: Option<Uuid>, function_category: Option<String>) -> usize {
        let places = self.by_organisation.entry(organisation_id).or_default();
        if let Some(place) = places.iter().find(|place| self.cells[**place].function_category == function_category) {
            return *place;
        }
        places.push(self.cells.len());
        self.cells.push(Cell { organisation_id, function_category, ..Cell::default() });
        self.cells.len() - 1
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
