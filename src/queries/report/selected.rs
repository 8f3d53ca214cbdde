//! The words of SQL that a report's figures and the rows behind them share, so that a number and its rows are counted by the
//! same conditions. In all of them `e` is an event that was selected, `r` a registration, `s` a session and `a` an attendance.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, StreamTrait, TryGetableMany};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::Moment;
use crate::error::Error;
use crate::queries::gathered::{id_in_hexadecimal, list, read};
use crate::rules::permission::Scope;
use crate::rules::report::Selection;

/// What was asked, by whom, and when.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub scope: &'a Scope,
    pub selection: &'a Selection,
    /// In which days begin and end.
    pub zone: &'a TimeZone,
    pub now: Timestamp,
}

/// A statement that is being written, with the values it binds.
pub(in crate::queries) struct Sql {
    backend: DbBackend,
    values: Vec<Value>,
}

impl Sql {
    pub fn new(db: &Db) -> Self {
        Self { backend: db.reports().get_database_backend(), values: Vec::new() }
    }

    pub fn is_postgres(&self) -> bool {
        self.backend == DbBackend::Postgres
    }

    /// A statement about these events, and the condition that says so of `e`.
    pub fn about(db: &Db, events: &[Uuid]) -> (Self, String) {
        let mut sql = Self::new(db);
        let these = sql.among("e.id", events);
        (sql, these)
    }

    /// The place of a value.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Another statement with the same values.
    pub fn again(&self) -> Self {
        Self { backend: self.backend, values: self.values.clone() }
    }

    pub fn statement(self, text: String) -> Statement {
        Statement::from_sql_and_values(self.backend, text, self.values)
    }

    /// Rows of a list of ours as a table, `item` by `item`; `columns` are made of [`Sql::part`]. One bound value, however many rows.
    pub fn list(&mut self, rows: &serde_json::Value) -> String {
        let place = self.bind(rows.to_string());
        if self.is_postgres() {
            format!("jsonb_array_elements(CAST({place} AS jsonb)) AS listed(item)")
        } else {
            format!("(SELECT value AS item FROM json_each({place})) AS listed")
        }
    }

    /// One cell of a row of [`Sql::list`], as text.
    pub fn part(&self, at: usize) -> String {
        if self.is_postgres() { format!("(item ->> {at})") } else { format!("json_extract(item, '$[{at}]')") }
    }

    /// A cell that holds an id in hexadecimal.
    pub fn id_part(&self, at: usize) -> String {
        if self.is_postgres() { format!("CAST({} AS uuid)", self.part(at)) } else { format!("unhex({})", self.part(at)) }
    }

    /// A cell that holds a moment, as [`moment_text`] writes it.
    pub fn moment_part(&self, at: usize) -> String {
        if self.is_postgres() { format!("CAST({} AS timestamptz)", self.part(at)) } else { self.part(at) }
    }

    /// A column with ids, for [`Sql::gathered`].
    pub fn id(&self, column: &str) -> String {
        if self.is_postgres() { column.to_owned() } else { id_in_hexadecimal(column) }
    }

    /// All rows as one ([`crate::queries::gathered`]): `cells` of each, in `order` (none when empty), of what `rest` (from `FROM` on)
    /// finds. What a cell is called does not matter, only its place in `T`.
    ///
    /// # Errors
    /// The database's; `Internal` when `T` does not fit.
    pub async fn gathered<T: DeserializeOwned>(self, db: &Db, cells: &[&str], order: &str, rest: &str) -> Result<Vec<T>, Error> {
        let text = format!("SELECT {} {rest}", list(self.backend, cells, order));
        read(db.reports(), self.statement(text)).await
    }

    /// Hands over ids and number of each row of `joined` for the events of `condition`, in no order, with the values that it has in common
    /// with others. Handing over rows one by one costs ten times as much as reading them: PostgreSQL gives a row
    /// for each combination of keys with all its ids one after the other, SQLite all rows of an event as one text.
    ///
    /// # Errors
    /// The database's; `Internal` when `K` does not fit.
    pub async fn packed<K>(self, db: &Db, cells: Packed<'_>, joined: &Joined, condition: &str, mut take: impl FnMut(&K, &[Option<Uuid>], Option<i32>) + Send) -> Result<(), Error>
    where
        K: DeserializeOwned + TryGetableMany + Send + Sync,
    {
        if self.is_postgres() { self.packed_by_keys(db, cells, joined, condition, &mut take).await } else { self.packed_by_event(db, cells, joined, condition, &mut take).await }
    }

    /// PostgreSQL's way: ids as their octets, then the number in four, -1 for none.
    async fn packed_by_keys<K: TryGetableMany>(self, db: &Db, cells: Packed<'_>, joined: &Joined, condition: &str, take: &mut Take<'_, K>) -> Result<(), Error> {
        let Packed { keys, ids, number } = cells;
        let id = |id: &&str| format!("uuid_send(COALESCE({id}, '00000000-0000-0000-0000-000000000000'))");
        let number_sent = number.map(|number| format!("int4send(COALESCE({number}, -1))"));
        let octets: Vec<String> = ids.iter().map(id).chain(number_sent).collect();
        let groups: Vec<String> = (1..=keys.len()).map(|place| place.to_string()).collect();
        let text = format!("SELECT {}, string_agg({}, '') {} GROUP BY {}", keys.join(", "), octets.join(" || "), joined.of(condition), groups.join(", "));
        let (ids_end, length) = (ids.len() * 16, ids.len() * 16 + number.map_or(0, |_| 4));
        let mut row = Vec::with_capacity(ids.len());
        for group in db.reports().query_all_raw(self.statement(text)).await? {
            let key = K::try_get_many_by_index(&group).map_err(DbErr::from)?;
            let octets: Vec<u8> = group.try_get_by_index(keys.len())?;
            for octets in octets.chunks_exact(length) {
                let (ids, number) = octets.split_at(ids_end);
                row.clear();
                row.extend(ids.as_chunks().0.iter().map(|octets| Uuid::from_bytes(*octets)).map(|id| Some(id).filter(|id| !id.is_nil())));
                let number = number.first_chunk().map(|octets| i32::from_be_bytes(*octets));
                take(&key, &row, number.filter(|number| *number >= 0));
            }
        }
        Ok(())
    }

    /// SQLite's way.
    async fn packed_by_event<K: DeserializeOwned>(self, db: &Db, cells: Packed<'_>, joined: &Joined, condition: &str, take: &mut Take<'_, K>) -> Result<(), Error> {
        let Packed { keys, ids, number } = cells;
        let (tables, on) = (joined.tables, joined.on());
        let list = |cells: &[&str]| format!("json_array({})", cells.join(", "));
        let ids: Vec<String> = ids.iter().map(|id| self.id(id)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let cells = [list(keys), list(&ids), number.unwrap_or("NULL").to_owned()].join(", ");
        let text = format!("SELECT (SELECT json_group_array(json_array({cells})) FROM {tables} WHERE {on}) FROM events e WHERE {condition}");
        let mut events = db.reports().stream_raw(self.statement(text)).await?;
        while let Some(event) = events.try_next().await? {
            let rows: String = event.try_get_by_index(0)?;
            let rows: Vec<(K, Vec<Option<Uuid>>, Option<i32>)> = serde_json::from_str(&rows).map_err(|error| Error::Internal(error.into()))?;
            rows.iter().for_each(|(key, ids, number)| take(key, ids, *number));
        }
        Ok(())
    }

    /// The condition that a column holds one of the ids. PostgreSQL has them in the statement: it sees how many it looks for, and looks each
    /// row up in a table of them; a bound text it would read anew for each row. SQLite has one bound value.
    pub fn among(&mut self, column: &str, ids: &[Uuid]) -> String {
        if self.is_postgres() {
            let ids: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
            return format!("{column} = ANY(ARRAY[{}]::uuid[])", ids.join(","));
        }
        let list = self.list(&ids.iter().map(|id| serde_json::json!([id.simple().to_string()])).collect());
        format!("{column} IN (SELECT {} FROM {list})", self.id_part(0))
    }

    /// Which events were selected, by `e`, without their status.
    pub fn events(&mut self, asked: &Asked<'_>) -> String {
        let mut conditions = Vec::new();
        let selection = asked.selection;
        if let Scope::Programmes(programmes) = asked.scope {
            conditions.push(self.one_of("e.programme_id", programmes.iter().copied()));
        }
        if let Some(event) = selection.event {
            let place = self.bind(event);
            conditions.push(format!("e.id = {place}"));
        }
        if !selection.programmes.is_empty() {
            conditions.push(self.one_of("e.programme_id", selection.programmes.iter().copied()));
        }
        if let Some(kind) = &selection.kind {
            let place = self.bind(kind.as_str());
            conditions.push(format!("e.kind = {place}"));
        }
        if let Some(lead) = selection.lead {
            let place = self.bind(lead);
            conditions.push(format!("e.programme_id IN (SELECT p.id FROM programmes p WHERE p.lead_id = {place})"));
        }
        if let Some(period) = selection.period {
            let (from, until) = period.moments(asked.zone);
            let (from, until) = (self.bind(Moment(from)), self.bind(Moment(until)));
            conditions.push(format!("e.starts_at >= {from} AND e.starts_at < {until}"));
        }
        if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" AND ") }
    }

    /// The same of those that are published.
    pub fn published(&mut self, asked: &Asked<'_>) -> String {
        let events = self.events(asked);
        format!("e.status = 'published' AND {events}")
    }

    fn one_of(&mut self, column: &str, ids: impl Iterator<Item = Uuid>) -> String {
        let places: Vec<String> = ids.map(|id| self.bind(id)).collect();
        if places.is_empty() { "1 = 0".to_owned() } else { format!("{column} IN ({})", places.join(", ")) }
    }

    /// How long a session lasts, in seconds.
    pub fn session_seconds(&self) -> &'static str {
        if self.is_postgres() { "CAST(EXTRACT(EPOCH FROM (s.ends_at - s.starts_at)) AS BIGINT)" } else { "(unixepoch(s.ends_at) - unixepoch(s.starts_at))" }
    }

    /// `rules::report::counted_seconds` of an attendance.
    pub fn counted_seconds(&self) -> String {
        format!("CASE WHEN a.seconds > 0 THEN a.seconds WHEN a.status = 'present' THEN {} ELSE 0 END", self.session_seconds())
    }
}

/// Takes keys, ids and number of a row.
type Take<'t, K> = dyn FnMut(&K, &[Option<Uuid>], Option<i32>) + Send + 't;

/// What [`Sql::packed`] reads of each row.
#[derive(Clone, Copy)]
pub(in crate::queries) struct Packed<'c> {
    /// Columns with few different values.
    pub keys: &'c [&'c str],
    pub ids: &'c [&'c str],
    /// None below 0; `None`: without one.
    pub number: Option<&'c str>,
}

/// Tables beside `events e`, and what holds them together.
pub(in crate::queries) struct Joined {
    tables: &'static str,
    /// All of these.
    on: &'static [&'static str],
}

impl Joined {
    /// `FROM … WHERE …` for the events of `condition`.
    pub fn of(&self, condition: &str) -> String {
        format!("FROM events e, {} WHERE {} AND {condition}", self.tables, self.on())
    }

    fn on(&self) -> String {
        self.on.join(" AND ")
    }
}

/// `s` has a closed list.
const CLOSED_LIST: &str = "s.event_id = e.id AND s.cancelled_at IS NULL AND s.attendance_closed_at IS NOT NULL";
/// Whoever has the place `r` is expected at `s`.
const EXPECTED: &str = "(s.inclusion = 'included' OR EXISTS (SELECT 1 FROM session_choices c WHERE c.registration_id = r.id AND c.session_id = s.id))";
const LISTED: &str = "sessions s JOIN attendances a ON a.session_id = s.id";
const NOT_LISTED: &str = "NOT EXISTS (SELECT 1 FROM attendances a WHERE a.session_id = s.id AND a.registration_id = r.id)";

/// Sessions with a closed list.
pub(in crate::queries) const CLOSED: Joined = Joined { tables: "sessions s", on: &[CLOSED_LIST] };

/// Registrations.
pub(in crate::queries) const BOOKED: Joined = Joined { tables: "registrations r", on: &["r.event_id = e.id"] };

/// Those with a place.
pub(in crate::queries) const PLACES: Joined = Joined { tables: "registrations r", on: &["r.event_id = e.id", "r.status = 'confirmed'"] };

/// Attendance by closed lists. Who was there counts however the registration ended; who was not, while they have a place.
pub(in crate::queries) const RECORDED: Joined = Joined {
    tables: "sessions s JOIN attendances a ON a.session_id = s.id JOIN registrations r ON r.id = a.registration_id",
    on: &[CLOSED_LIST, "(a.status IN ('present', 'partial') OR r.status = 'confirmed')"],
};

/// What closed lists say, whomever of.
pub(in crate::queries) const MARKS: Joined = Joined { tables: LISTED, on: &[CLOSED_LIST] };

/// Who was there, by closed lists.
pub(in crate::queries) const THERE: Joined = Joined { tables: LISTED, on: &[CLOSED_LIST, "a.status IN ('present', 'partial')"] };

/// People with a place at a session of whom its closed list says nothing.
pub(in crate::queries) const UNKNOWN: Joined =
    Joined { tables: "sessions s JOIN registrations r ON r.event_id = s.event_id AND r.status = 'confirmed'", on: &[CLOSED_LIST, EXPECTED, NOT_LISTED] };

/// The same of sessions that people choose.
pub(in crate::queries) const UNKNOWN_OF_CHOSEN: Joined = Joined {
    tables: "sessions s JOIN session_choices c ON c.session_id = s.id JOIN registrations r ON r.id = c.registration_id AND r.status = 'confirmed'",
    on: &[CLOSED_LIST, "s.inclusion <> 'included'", NOT_LISTED],
};

/// Everybody of whom a closed list says, or should say, something: [`RECORDED`] and [`UNKNOWN`] in one, without `a` of the latter.
pub(in crate::queries) fn expected(condition: &str) -> String {
    format!(
        "FROM events e JOIN sessions s ON {CLOSED_LIST} JOIN registrations r ON r.event_id = e.id LEFT JOIN attendances a ON a.session_id = s.id AND a.registration_id = r.id \
         WHERE (a.status IN ('present', 'partial') OR (r.status = 'confirmed' AND (a.id IS NOT NULL OR {EXPECTED}))) AND {condition}"
    )
}

/// The condition that the person of `r` had no place at an event before `place`.
pub(in crate::queries) fn first_before(place: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM registrations earlier JOIN events b ON b.id = earlier.event_id \
         WHERE earlier.person_id = r.person_id AND earlier.status = 'confirmed' AND b.status = 'published' AND b.starts_at < {place})"
    )
}

/// The condition that the holder of `r` gave up the place at `gone.late_from` or later, of the table of [`gone_late`].
pub(in crate::queries) const GAVE_UP_LATE: &str = "EXISTS (SELECT 1 FROM registration_history h WHERE h.registration_id = r.id \
     AND h.from_status = 'confirmed' AND h.to_status = 'cancelled' AND h.transition IN ('cancel', 'import') AND (h.cause IS NULL OR h.cause <> 'event_cancelled') AND h.at >= gone.late_from \
     AND NOT EXISTS (SELECT 1 FROM registration_history later WHERE later.registration_id = r.id AND later.number > h.number))";

/// A moment as both engines read it: as it is stored on SQLite.
pub(in crate::queries) fn moment_text(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}

#[derive(FromQueryResult)]
struct Deciding {
    id: Uuid,
    starts_at: Option<Moment>,
    registration_closes_at: Option<Moment>,
    rules: serde_json::Value,
    time_zone: Option<String>,
}

/// From when giving up a place is late, of each selected event that says so: its deadline for changes, or else its last moment
/// for registering. A deadline is a local time of the day of its first session.
pub(in crate::queries) async fn deadlines(db: &Db, asked: &Asked<'_>) -> Result<HashMap<Uuid, Timestamp>, Error> {
    use crate::rules::registration_rules::RegistrationRules;
    use crate::rules::schedule;
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let text = format!(
        "SELECT e.id, e.starts_at, e.registration_closes_at, e.rules, \
         (SELECT s.time_zone FROM sessions s WHERE s.event_id = e.id AND s.cancelled_at IS NULL ORDER BY s.starts_at, s.id LIMIT 1) AS time_zone FROM events e WHERE {condition}"
    );
    let events = Deciding::find_by_statement(sql.statement(text)).all(db.reports()).await?;
    let late_from = |event: Deciding| {
        let rules: RegistrationRules = serde_json::from_value(event.rules).unwrap_or_default();
        let zone = event.time_zone.and_then(|name| schedule::zone(&name).ok()).unwrap_or(TimeZone::UTC);
        let own = rules.change_until.and_then(|deadline| Some(deadline.moment(event.starts_at?.0, &zone)));
        own.or(event.registration_closes_at.map(|closes| closes.0)).map(|moment| (event.id, moment))
    };
    Ok(events.into_iter().filter_map(late_from).collect())
}

/// The table `gone` of cancelled registrations that changed last at their event's deadline or later. Each step by itself: the deadlines
/// are read once, and history is asked of those few only.
pub(in crate::queries) fn gone_late(sql: &mut Sql, deadlines: &HashMap<Uuid, Timestamp>) -> String {
    let rows = deadlines.iter().map(|(event, from)| serde_json::json!([event.simple().to_string(), moment_text(*from)])).collect();
    let list = sql.list(&rows);
    format!(
        "d AS MATERIALIZED (SELECT {} AS event_id, {} AS late_from FROM {list}), \
         gone AS MATERIALIZED (SELECT r.id AS registration_id, d.late_from FROM d JOIN registrations r ON r.event_id = d.event_id AND r.status = 'cancelled' AND r.updated_at >= d.late_from)",
        sql.id_part(0),
        sql.moment_part(1)
    )
}

#[cfg(test)]
mod tests {
    use sea_orm::DbBackend;
    use uuid::Uuid;

    use super::Sql;

    #[test]
    fn postgresql_is_told_ids_that_it_need_not_read_anew_for_each_row() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut sql = Sql { backend: DbBackend::Postgres, values: Vec::new() };
        let condition = sql.among("r.organisation_id", &[one, other]);
        assert_eq!(condition, format!("r.organisation_id = ANY(ARRAY['{one}','{other}']::uuid[])"));
        assert!(sql.values.is_empty());
        assert_eq!(sql.among("r.id", &[]), "r.id = ANY(ARRAY[]::uuid[])");
    }
}
