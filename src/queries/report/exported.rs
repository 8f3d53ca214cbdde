//! The rows from which a report's figures can be computed anew: one for each registration and session, by the conditions by which
//! the figures are counted. Read piece by piece along the keys, so that a million rows take no more memory than a thousand.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::try_join;
use tokio_util::task::AbortOnDropHandle;
use uuid::Uuid;

use super::selected::{Asked, GAVE_UP_LATE, Sql, deadlines, first_before, moment_text};
use super::{Places, places, register, register_day};
use crate::db::Db;
use crate::entity::attendance::AttendanceStatus;
use crate::entity::attendance_evidence::EvidenceKind;
use crate::entity::event::EventStatus;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{Moment, event, programme, session, session_choice};
use crate::error::Error;
use crate::rules::organisation_name::full_name;
use crate::rules::reach::Body;
use crate::rules::report::counted_seconds;

/// Registrations that are read at once.
const AT_ONCE: usize = 1_000;

/// Batches in hand at once: one is being written, two are being read.
const SIDE_BY_SIDE: usize = 3;

/// An event of the file.
#[derive(Debug)]
pub struct EventPart {
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    /// `published`, or `cancelled`: such a one has no further rows.
    pub status: String,
    pub starts_at: Option<Timestamp>,
    pub programme: Option<Uuid>,
}

#[derive(Debug)]
pub struct SessionPart {
    pub id: Uuid,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub time_zone: String,
    pub closed: bool,
    /// For everybody who has a place.
    pub included: bool,
}

/// The organisation of a registration: as it was recorded, and as what it counts.
#[derive(Debug, Default)]
pub struct OrganisationPart {
    pub id: Option<Uuid>,
    pub name: Option<String>,
    pub nis_code: Option<String>,
    /// Where it counts on the day of the report.
    pub counted: Option<Uuid>,
    pub kind: Option<String>,
    pub province: Option<String>,
    pub region: Option<String>,
    /// A name outside the register, folded: names that are the same count once.
    pub typed: Option<String>,
}

#[derive(Debug)]
pub struct RegistrationPart {
    pub id: Uuid,
    pub person: Uuid,
    pub status: RegistrationStatus,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub function: Option<String>,
    pub job_title: Option<String>,
    pub mode: Option<AttendanceMode>,
    pub language: String,
    pub organisation: OrganisationPart,
    pub registered_at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
    /// Is or was on the waiting list.
    pub waited: bool,
    /// Gave up the place too late.
    pub late: bool,
    /// Has a place, and had none before the period.
    pub first_time: bool,
}

#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub status: AttendanceStatus,
    /// As they are known.
    pub seconds: Option<i64>,
    /// Those that count, by the rule of reports.
    pub counted: i64,
    pub source: EvidenceKind,
}

/// One row. Without a registration: nobody registered; without a session: the event has none.
#[derive(Debug, Clone)]
pub struct ExportedRow {
    pub event: Arc<EventPart>,
    pub session: Option<Arc<SessionPart>>,
    pub registration: Option<Arc<RegistrationPart>>,
    /// The session is theirs: for everybody, or chosen.
    pub theirs: bool,
    pub mark: Option<Mark>,
}

/// Events whose registrations are read by one statement.
struct Batch {
    events: std::ops::Range<usize>,
    /// One event with more registrations than are read at once.
    large: bool,
}

/// All that is known before the first row: as large as the number of events and organisations.
pub struct Extent {
    events: Vec<Arc<EventPart>>,
    batches: Vec<Batch>,
    places: Places,
    organisations: HashMap<Uuid, Organisation>,
    deadlines: HashMap<Uuid, Timestamp>,
    /// `None`: everybody comes for the first time.
    begins: Option<Timestamp>,
    /// Names of programmes.
    pub programmes: HashMap<Uuid, String>,
    /// When it was read; a session before it is over.
    pub as_of: Timestamp,
    /// How many rows there are, as it was then.
    pub rows: u64,
}

/// An organisation of the register.
struct Organisation {
    /// As it is shown.
    name: String,
    nis_code: Option<String>,
}

#[derive(FromQueryResult)]
struct Event {
    id: Uuid,
    title: String,
    kind: String,
    status: String,
    starts_at: Option<Moment>,
    programme_id: Option<Uuid>,
    registrations: i64,
    sessions: i64,
}

/// What will be read.
///
/// # Errors
/// The database's.
pub async fn extent(db: &Db, asked: &Asked<'_>) -> Result<Extent, Error> {
    let (day, begins) = register_day(db, asked).await?;
    let begins = if let Some(begins) = begins { anything_before(db, begins).await?.then_some(begins) } else { None };
    let register = register(db).await?;
    let places = places(&register, day);
    let named = |body: &Body| Organisation { name: full_name(&body.kind, &body.name), nis_code: body.nis_code.clone() };
    let organisations = register.bodies().iter().map(|body| (body.id, named(body))).collect();
    let deadlines = deadlines(db, asked).await?;
    let mut sql = Sql::new(db);
    let condition = sql.events(asked);
    let text = format!(
        "SELECT e.id, e.title, e.kind, e.status, e.starts_at, e.programme_id, \
         CASE WHEN e.status = 'published' THEN (SELECT COUNT(*) FROM registrations r WHERE r.event_id = e.id) ELSE 0 END AS registrations, \
         CASE WHEN e.status = 'published' THEN (SELECT COUNT(*) FROM sessions s WHERE s.event_id = e.id AND s.cancelled_at IS NULL) ELSE 0 END AS sessions \
         FROM events e WHERE e.status <> 'draft' AND {condition} ORDER BY e.starts_at, e.id"
    );
    let found = Event::find_by_statement(sql.statement(text)).all(db.reports()).await?;
    let rows = found.iter().map(|event| u64::try_from(event.registrations.max(1) * event.sessions.max(1)).unwrap_or(0)).sum();
    let batches = batches(&found.iter().map(|event| usize::try_from(event.registrations).unwrap_or(0)).collect::<Vec<_>>());
    let programmes: Vec<(Uuid, String)> = programme::Entity::find().select_only().columns([programme::Column::Id, programme::Column::Name]).into_tuple().all(db.reports()).await?;
    let part = |event: Event| EventPart {
        id: event.id,
        title: event.title,
        kind: event.kind,
        status: event.status,
        starts_at: event.starts_at.map(|start| start.0),
        programme: event.programme_id,
    };
    let events = found.into_iter().map(|event| Arc::new(part(event))).collect();
    Ok(Extent { events, batches, places, organisations, deadlines, begins, programmes: programmes.into_iter().collect(), as_of: asked.now, rows })
}

/// Whether anybody can have come before.
async fn anything_before(db: &Db, moment: Timestamp) -> Result<bool, Error> {
    use event::Column::{Id, StartsAt, Status};
    let earlier = event::Entity::find().filter(Status.eq(EventStatus::Published)).filter(StartsAt.lt(Moment(moment)));
    Ok(earlier.select_only().column(Id).into_tuple::<Uuid>().one(db.reports()).await?.is_some())
}

/// As many events together as have few registrations.
fn batches(registrations: &[usize]) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut together = 0;
    for (at, count) in registrations.iter().enumerate() {
        let large = *count > AT_ONCE;
        match batches.last_mut() {
            Some(last) if !last.large && !large && together + count <= AT_ONCE && last.events.len() < AT_ONCE => {
                last.events.end = at + 1;
                together += count;
            }
            _ => {
                batches.push(Batch { events: at..at + 1, large });
                together = *count;
            }
        }
    }
    batches
}

/// In the order of the cells.
#[derive(Deserialize)]
struct Registered {
    id: Uuid,
    event_id: Uuid,
    person_id: Uuid,
    status: RegistrationStatus,
    first_name: String,
    last_name: String,
    email: String,
    function_category: Option<String>,
    job_title: Option<String>,
    attendance_mode: Option<AttendanceMode>,
    language: String,
    organisation_id: Option<Uuid>,
    organisation_text: Option<String>,
    organisation_folded: Option<String>,
    created_at: Moment,
    updated_at: Moment,
    /// When they came to wait.
    queued_at: Option<Moment>,
}

/// Rows that are being read, piece by piece in their order; the next pieces are read while one is being written.
pub struct Pieces {
    db: Db,
    extent: Arc<Extent>,
    /// Batches in hand, the first first.
    reading: VecDeque<Reading>,
    begun: usize,
}

/// One batch that is being read.
struct Reading {
    pieces: mpsc::Receiver<Result<Vec<ExportedRow>, Error>>,
    task: AbortOnDropHandle<()>,
}

impl Pieces {
    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// The database's, after which nothing comes.
    pub async fn next(&mut self) -> Result<Option<Vec<ExportedRow>>, Error> {
        loop {
            while self.reading.len() < SIDE_BY_SIDE && self.begun < self.extent.batches.len() {
                self.reading.push_back(read(&self.db, &self.extent, self.begun));
                self.begun += 1;
            }
            let Some(first) = self.reading.front_mut() else { return Ok(None) };
            if let Some(piece) = first.pieces.recv().await {
                if piece.is_err() {
                    self.reading.clear();
                    self.begun = self.extent.batches.len();
                }
                return piece.map(Some);
            }
            // A reading that broke off is no end.
            (&mut first.task).await.map_err(|error| Error::Internal(error.into()))?;
            self.reading.pop_front();
        }
    }
}

/// All that `extent` holds; nothing is read before the first piece is asked for.
#[must_use]
pub fn exported(db: &Db, extent: &Arc<Extent>) -> Pieces {
    Pieces { db: db.clone(), extent: Arc::clone(extent), reading: VecDeque::new(), begun: 0 }
}

fn read(db: &Db, extent: &Arc<Extent>, batch: usize) -> Reading {
    let (sender, pieces) = mpsc::channel(1);
    let (db, extent) = (db.clone(), Arc::clone(extent));
    let task = tokio::spawn(async move {
        let mut from = Some(None);
        while let Some(after) = from {
            let found = piece(&db, &extent, &extent.batches[batch], after).await;
            from = found.as_ref().ok().and_then(|(_, last)| last.map(Some));
            if sender.send(found.map(|(rows, _)| rows)).await.is_err() {
                return;
            }
        }
    });
    Reading { pieces, task: AbortOnDropHandle::new(task) }
}

/// One piece of a batch, after that registration; and the last of it, when the batch goes on.
async fn piece(db: &Db, extent: &Extent, batch: &Batch, after: Option<Uuid>) -> Result<(Vec<ExportedRow>, Option<Uuid>), Error> {
    let events = &extent.events[batch.events.clone()];
    let ids: Vec<Uuid> = events.iter().filter(|event| event.status == "published").map(|event| event.id).collect();
    let registered = registered(db, &ids, batch.large.then_some(after)).await?;
    let last = registered.last().map(|last| last.id).filter(|_| batch.large && registered.len() == AT_ONCE);
    let these = These { events: &ids, after, last };
    let (sessions, marks, known) = try_join!(sessions(db, &ids), marks(db, &these), known(db, extent, &these, &registered))?;
    let chosen = chosen(db, &sessions, &registered).await?;
    let mut people = parts(extent, known, registered);
    let mut rows = Vec::new();
    for event in events {
        let of_event = sessions.get(&event.id).map_or(&[][..], Vec::as_slice);
        let registrations = people.remove(&event.id).unwrap_or_default();
        // A large event that goes on was told of with its first piece.
        if registrations.is_empty() && after.is_none() {
            rows.extend(lines(event, of_event, None, &chosen, &marks));
        }
        for registration in registrations {
            rows.extend(lines(event, of_event, Some(&Arc::new(registration)), &chosen, &marks));
        }
    }
    Ok((rows, last))
}

type Marks = HashMap<(Uuid, Uuid), (AttendanceStatus, Option<i64>, EvidenceKind)>;

fn lines(event: &Arc<EventPart>, sessions: &[Arc<SessionPart>], registration: Option<&Arc<RegistrationPart>>, chosen: &HashSet<(Uuid, Uuid)>, marks: &Marks) -> Vec<ExportedRow> {
    let row = |session: Option<&Arc<SessionPart>>| {
        let key = registration.zip(session).map(|(registration, session)| (registration.id, session.id));
        let mark = key.and_then(|key| marks.get(&key)).zip(session).map(|((status, seconds, source), session)| {
            let there = matches!(status, AttendanceStatus::Present | AttendanceStatus::Partial);
            let length = session.ends_at.duration_since(session.starts_at).as_secs();
            let counted = if there { counted_seconds(*status == AttendanceStatus::Present, *seconds, length) } else { 0 };
            Mark { status: *status, seconds: *seconds, counted, source: *source }
        });
        let theirs = key.is_some_and(|key| session.is_some_and(|session| session.included) || chosen.contains(&key));
        ExportedRow { event: Arc::clone(event), session: session.map(Arc::clone), registration: registration.map(Arc::clone), theirs, mark }
    };
    if sessions.is_empty() { vec![row(None)] } else { sessions.iter().map(|session| row(Some(session))).collect() }
}

/// The registrations of a piece, named by their events and not one by one: a thousand ids take PostgreSQL as long to read as to look up.
struct These<'p> {
    events: &'p [Uuid],
    /// Of a large event those after this one, up to that.
    after: Option<Uuid>,
    last: Option<Uuid>,
}

impl These<'_> {
    /// The condition for columns that hold an event and a registration.
    fn condition(&self, sql: &mut Sql, event: &str, registration: &str) -> String {
        let mut condition = sql.among(event, self.events);
        for (relation, id) in [(">", self.after), ("<=", self.last)] {
            if let Some(id) = id {
                condition = format!("{condition} AND {registration} {relation} {}", sql.bind(id));
            }
        }
        condition
    }
}

/// `after`: of one large event, a piece.
async fn registered(db: &Db, events: &[Uuid], after: Option<Option<Uuid>>) -> Result<Vec<Registered>, Error> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(db);
    let [id, event, person, organisation] = ["r.id", "r.event_id", "r.person_id", "r.organisation_id"].map(|column| sql.id(column));
    let cells = [
        &id,
        &event,
        &person,
        "r.status",
        "r.first_name",
        "r.last_name",
        "r.email",
        "r.function_category",
        "r.job_title",
        "r.attendance_mode",
        "r.language",
        &organisation,
        "r.organisation_text",
        "r.organisation_folded",
        "r.created_at",
        "r.updated_at",
        "r.queued_at",
    ];
    let rest = match after {
        None => format!("FROM registrations r WHERE {}", sql.among("r.event_id", events)),
        Some(after) => {
            let event = sql.bind(events[0]);
            let from = after.map_or_else(String::new, |after| format!(" AND id > {}", sql.bind(after)));
            format!("FROM (SELECT * FROM registrations WHERE event_id = {event}{from} ORDER BY id LIMIT {AT_ONCE}) r")
        }
    };
    let mut found: Vec<Registered> = sql.gathered(db, &cells, "", &rest).await?;
    found.sort_unstable_by_key(|row| (row.event_id, row.id));
    Ok(found)
}

async fn sessions(db: &Db, events: &[Uuid]) -> Result<HashMap<Uuid, Vec<Arc<SessionPart>>>, Error> {
    use sea_orm::QueryOrder;
    use session::Column;
    let mut found: HashMap<Uuid, Vec<Arc<SessionPart>>> = HashMap::new();
    for few in events.chunks(AT_ONCE) {
        let of_them = session::Entity::find().filter(Column::EventId.is_in(few.iter().copied())).filter(Column::CancelledAt.is_null());
        for row in of_them.order_by_asc(Column::StartsAt).order_by_asc(Column::Id).all(db.reports()).await? {
            let part = SessionPart {
                id: row.id,
                title: row.title,
                starts_at: row.starts_at.0,
                ends_at: row.ends_at.0,
                time_zone: row.time_zone,
                closed: row.attendance_closed_at.is_some(),
                included: row.inclusion == SessionInclusion::Included,
            };
            found.entry(row.event_id).or_default().push(Arc::new(part));
        }
    }
    Ok(found)
}

/// (registration, session) of sessions that were chosen.
async fn chosen(db: &Db, sessions: &HashMap<Uuid, Vec<Arc<SessionPart>>>, registered: &[Registered]) -> Result<HashSet<(Uuid, Uuid)>, Error> {
    if sessions.values().flatten().all(|session| session.included) || registered.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(registered.iter().map(|row| row.id)));
    Ok(rows.all(db.reports()).await?.into_iter().map(|row| (row.registration_id, row.session_id)).collect())
}

async fn marks(db: &Db, these: &These<'_>) -> Result<Marks, Error> {
    if these.events.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(db);
    let [registration, session] = ["a.registration_id", "a.session_id"].map(|column| sql.id(column));
    let rest = format!("FROM sessions s JOIN attendances a ON a.session_id = s.id WHERE {}", these.condition(&mut sql, "s.event_id", "a.registration_id"));
    type Row = (Uuid, Uuid, AttendanceStatus, Option<i64>, EvidenceKind);
    let rows: Vec<Row> = sql.gathered(db, &[&registration, &session, "a.status", "a.seconds", "a.source"], "", &rest).await?;
    let mark = |(registration, session, status, seconds, source): Row| ((registration, session), (status, seconds, source));
    Ok(rows.into_iter().map(mark).collect())
}

/// What other tables say of registrations.
struct Known {
    late: HashSet<Uuid>,
    /// `None`: all.
    first: Option<HashSet<Uuid>>,
    cancelled: HashMap<Uuid, Timestamp>,
}

async fn known(db: &Db, extent: &Extent, these: &These<'_>, registered: &[Registered]) -> Result<Known, Error> {
    let (late, first, cancelled) = try_join!(late(db, extent, registered), first_timers(db, extent, these), cancelled(db, registered))?;
    Ok(Known { late, first, cancelled })
}

/// Registrations by their event.
fn parts(extent: &Extent, known: Known, registered: Vec<Registered>) -> HashMap<Uuid, Vec<RegistrationPart>> {
    let Known { late, first, cancelled } = known;
    let mut parts: HashMap<Uuid, Vec<RegistrationPart>> = HashMap::new();
    for row in registered {
        let counted = row.organisation_id.and_then(|id| extent.places.get(&id));
        let named = row.organisation_id.and_then(|id| extent.organisations.get(&id));
        let organisation = OrganisationPart {
            id: row.organisation_id,
            name: named.map(|named| named.name.clone()).or(row.organisation_text),
            nis_code: named.and_then(|named| named.nis_code.clone()),
            counted: counted.map(|place| place.organisation),
            kind: counted.map(|place| place.kind.clone()),
            province: counted.and_then(|place| place.province.clone()),
            region: counted.and_then(|place| place.reference_region.clone()),
            typed: row.organisation_folded.filter(|_| row.organisation_id.is_none()),
        };
        let part = RegistrationPart {
            late: late.contains(&row.id),
            first_time: row.status == RegistrationStatus::Confirmed && first.as_ref().is_none_or(|first| first.contains(&row.id)),
            cancelled_at: cancelled.get(&row.id).copied(),
            id: row.id,
            person: row.person_id,
            status: row.status,
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email,
            function: row.function_category,
            job_title: row.job_title,
            mode: row.attendance_mode,
            language: row.language,
            organisation,
            registered_at: row.created_at.0,
            waited: row.queued_at.is_some(),
        };
        parts.entry(row.event_id).or_default().push(part);
    }
    parts
}

/// Those that gave up their place too late.
async fn late(db: &Db, extent: &Extent, registered: &[Registered]) -> Result<HashSet<Uuid>, Error> {
    let candidate = |row: &Registered| {
        let from = *extent.deadlines.get(&row.event_id)?;
        (row.status == RegistrationStatus::Cancelled && row.updated_at.0 >= from).then(|| serde_json::json!([row.id.simple().to_string(), moment_text(from)]))
    };
    let candidates: Vec<serde_json::Value> = registered.iter().filter_map(candidate).collect();
    if candidates.is_empty() {
        return Ok(HashSet::new());
    }
    let mut sql = Sql::new(db);
    let list = sql.list(&candidates.into());
    let rest = format!(
        "FROM (SELECT {} AS registration_id, {} AS late_from FROM {list}) AS gone JOIN registrations r ON r.id = gone.registration_id WHERE {GAVE_UP_LATE}",
        sql.id_part(0),
        sql.moment_part(1)
    );
    let id = sql.id("r.id");
    let late: Vec<(Uuid,)> = sql.gathered(db, &[&id], "r.id", &rest).await?;
    Ok(late.into_iter().map(|(id,)| id).collect())
}

/// Those whose person had no place before; `None`: all.
async fn first_timers(db: &Db, extent: &Extent, these: &These<'_>) -> Result<Option<HashSet<Uuid>>, Error> {
    let Some(begins) = extent.begins else { return Ok(None) };
    if these.events.is_empty() {
        return Ok(Some(HashSet::new()));
    }
    let mut sql = Sql::new(db);
    let condition = these.condition(&mut sql, "r.event_id", "r.id");
    let rest = format!("FROM registrations r WHERE {condition} AND {}", first_before(&sql.bind(Moment(begins))));
    let id = sql.id("r.id");
    let first: Vec<(Uuid,)> = sql.gathered(db, &[&id], "", &rest).await?;
    Ok(Some(first.into_iter().map(|(id,)| id).collect()))
}

async fn cancelled(db: &Db, registered: &[Registered]) -> Result<HashMap<Uuid, Timestamp>, Error> {
    let ids: Vec<Uuid> = registered.iter().filter(|row| row.status == RegistrationStatus::Cancelled).map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(db);
    let rest = format!("FROM registration_history h WHERE {} AND h.to_status = 'cancelled'", sql.among("h.registration_id", &ids));
    let id = sql.id("h.registration_id");
    let rows: Vec<(Uuid, Moment)> = sql.gathered(db, &[&id, "h.at"], "h.id", &rest).await?;
    let mut found: HashMap<Uuid, Timestamp> = HashMap::new();
    for (id, at) in rows {
        let latest = found.entry(id).or_insert(at.0);
        *latest = (*latest).max(at.0);
    }
    Ok(found)
}

impl Extent {
    /// The name of the organisation as what another counts.
    #[must_use]
    pub fn organisation(&self, id: Uuid) -> Option<String> {
        self.organisations.get(&id).map(|organisation| organisation.name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, batches};

    #[test]
    fn few_registrations_are_read_together_and_many_by_themselves() {
        let of = |registrations: &[usize]| batches(registrations).into_iter().map(|batch| (batch.events, batch.large)).collect::<Vec<_>>();
        assert_eq!(of(&[]), []);
        assert_eq!(of(&[1, 0, AT_ONCE - 1, 1]), [(0..3, false), (3..4, false)]);
        assert_eq!(of(&[5, AT_ONCE + 1, 0, 2]), [(0..1, false), (1..2, true), (2..4, false)]);
    }
}
