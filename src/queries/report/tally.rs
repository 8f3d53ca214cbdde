//! Registrations and closed lists of the selected events, added up while they are read, one row for each: what is kept grows with
//! people and organisations, and by four octets for each registration; beside it stand the registrations of the events in hand.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;
use uuid::Uuid;

use super::selected::{BOOKED, CLOSED, MARKS, PLACES, Packed, Sql, UNKNOWN_OF_CHOSEN};
use crate::db::Db;
use crate::entity::Moment;
use crate::error::Error;
use crate::rules::report::counted_seconds;

/// Events whose registrations are in hand at once.
pub(in crate::queries) const AT_ONCE: usize = 250;
/// Pieces that are read at once: while one is added up, the database finds the next.
pub(in crate::queries) const SIDE_BY_SIDE: usize = 2;

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

/// A session with a closed list.
struct Sitting {
    event: Uuid,
    seconds: i64,
    /// Everybody with a place is expected there.
    included: bool,
}

/// Reads everything of these events, some at a time. Registrations and marks are put together here: an index of each holds all that is
/// asked, and a join would look up each row.
///
/// # Errors
/// The database's.
pub async fn tally(db: &Db, events: &[Uuid]) -> Result<Tally, Error> {
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
        let (sql, these) = Sql::about(db, events);
        let [session, event] = ["s.id", "e.id"].map(|column| sql.id(column));
        let cells = [&session, &event, sql.session_seconds(), "CASE WHEN s.inclusion = 'included' THEN 1 ELSE 0 END"];
        let found: Vec<(Uuid, Uuid, i64, i32)> = sql.gathered(db, &cells, "", &CLOSED.of(&these)).await?;
        let sittings: HashMap<Uuid, Sitting> =
            found.into_iter().map(|(session, event, seconds, included)| (session, Sitting { event, seconds, included: included == 1 })).collect();
        for sitting in sittings.values().filter(|sitting| sitting.included) {
            self.events.entry(sitting.event).or_default().lists += 1;
        }

        let mut registered: HashMap<Uuid, Registered> = HashMap::new();
        let (sql, these) = Sql::about(db, events);
        let cells = Packed { keys: &["r.status", "r.function_category"], ids: &["e.id", "r.id", "r.person_id", "r.organisation_id"], number: None };
        sql.packed(db, cells, &BOOKED, &these, |(status, function): &(String, Option<String>), ids, _| {
            if let [Some(event), Some(registration), Some(person), organisation] = *ids {
                registered.insert(registration, self.registered(event, status, organisation, function.as_deref(), person));
            }
        })
        .await?;

        let (sql, these) = Sql::about(db, events);
        let cells = Packed { keys: &["a.status"], ids: &["s.id", "a.registration_id"], number: Some("a.seconds") };
        sql.packed(db, cells, &MARKS, &these, |(mark,): &(String,), ids, seconds| {
            if let [Some(session), Some(registration)] = *ids
                && let (Some(sitting), Some(registered)) = (sittings.get(&session), registered.get(&registration))
            {
                self.marked(registered, sitting, mark, seconds.map(i64::from));
            }
        })
        .await?;

        let (sql, these) = Sql::about(db, events);
        let organisation = sql.id("r.organisation_id");
        let unknown: Vec<(Option<Uuid>, Option<String>)> = sql.gathered(db, &[&organisation, "r.function_category"], "", &UNKNOWN_OF_CHOSEN.of(&these)).await?;
        for (organisation, function) in unknown {
            let cell = self.cell(organisation, function.as_deref());
            self.cells[cell].unknown += 1;
        }
        Ok(())
    }

    fn registered(&mut self, event: Uuid, status: &str, organisation: Option<Uuid>, function: Option<&str>, person: Uuid) -> Registered {
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
        match self.standing.get_mut(status) {
            Some(count) => *count += 1,
            None => _ = self.standing.insert(status.to_owned(), 1),
        }
        registered
    }

    /// By the conditions of `selected::RECORDED`: who was there counts however the registration ended; who was not, while they have a place.
    fn marked(&mut self, registered: &Registered, sitting: &Sitting, mark: &str, seconds: Option<i64>) {
        let there = matches!(mark, "present" | "partial");
        if !there && !registered.confirmed {
            return;
        }
        let cell = &mut self.cells[registered.cell];
        match mark {
            "present" => cell.present += 1,
            "partial" => cell.partial += 1,
            "absent" => cell.absent += 1,
            "excused" => cell.excused += 1,
            _ => {}
        }
        cell.unknown -= i64::from(sitting.included && registered.confirmed);
        if there {
            let counted = counted_seconds(mark == "present", seconds, sitting.seconds);
            cell.untimed += i64::from(mark == "partial" && counted == 0);
            cell.seconds += counted;
            cell.came.push(registered.person);
            let of_event = self.events.entry(sitting.event).or_default();
            of_event.attended += 1;
            of_event.seconds += counted;
        }
    }

    fn number(&mut self, person: Uuid) -> u32 {
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        *self.people.entry(person).or_insert(next)
    }

    /// The place of that of an organisation and a function; there are a dozen functions.
    fn cell(&mut self, organisation_id: Option<Uuid>, function_category: Option<&str>) -> usize {
        let places = self.by_organisation.entry(organisation_id).or_default();
        if let Some(place) = places.iter().find(|place| self.cells[**place].function_category.as_deref() == function_category) {
            return *place;
        }
        places.push(self.cells.len());
        self.cells.push(Cell { organisation_id, function_category: function_category.map(str::to_owned), ..Cell::default() });
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

/// How many of each tally's people with a place had none at an event that began before its moment: the condition of
/// [`super::selected::first_before`], asked of those events and not of each person. Each event is read once, whoever asks for it.
///
/// # Errors
/// The database's.
pub async fn first_timers(db: &Db, tallies: &[(&Tally, Timestamp)]) -> Result<Vec<i64>, Error> {
    let mut new: Vec<HashSet<u32>> = tallies.iter().map(|(tally, _)| tally.cells.iter().flat_map(|cell| &cell.booked).copied().collect()).collect();
    let mut begins: Vec<Timestamp> = tallies.iter().map(|(_, begins)| *begins).collect();
    begins.sort_unstable();
    let mut since = None;
    for before in begins {
        let events = began_between(db, since, before).await?;
        let reading: Vec<_> = events.chunks(AT_ONCE).map(<[Uuid]>::to_vec).map(|events| with_a_place(db.clone(), events)).collect();
        let mut pieces = stream::iter(reading).buffer_unordered(SIDE_BY_SIDE);
        while let Some(people) = pieces.try_next().await? {
            for ((tally, _), new) in tallies.iter().zip(&mut new).filter(|((_, begins), _)| *begins >= before) {
                people.iter().filter_map(|person| tally.people.get(person)).for_each(|number| _ = new.remove(number));
            }
        }
        since = Some(before);
    }
    Ok(new.iter().map(|new| i64::try_from(new.len()).unwrap_or(i64::MAX)).collect())
}

async fn began_between(db: &Db, since: Option<Timestamp>, before: Timestamp) -> Result<Vec<Uuid>, Error> {
    let mut sql = Sql::new(db);
    let (id, before) = (sql.id("e.id"), sql.bind(Moment(before)));
    let since = since.map_or_else(String::new, |since| format!(" AND e.starts_at >= {}", sql.bind(Moment(since))));
    let events: Vec<(Uuid,)> = sql.gathered(db, &[&id], "", &format!("FROM events e WHERE e.status = 'published' AND e.starts_at < {before}{since}")).await?;
    Ok(events.into_iter().map(|(id,)| id).collect())
}

/// Who has a place at one of these events, as often as they have one.
async fn with_a_place(db: Db, events: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
    let (sql, these) = Sql::about(&db, &events);
    let mut people = Vec::new();
    sql.packed(&db, Packed { keys: &["1"], ids: &["r.person_id"], number: None }, &PLACES, &these, |_: &(i32,), ids, _| people.extend(ids[0])).await?;
    Ok(people)
}
