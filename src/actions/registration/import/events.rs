//! The events that rows name: by the address of their page, by title and start, or by the row of a file that made them,
//! whatever they are called now.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::RowFault;
use crate::actions::event::import::row_hash;
use crate::actions::retention::held;
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::{Moment, anonymised_event, event, event_import, event_slug, programme, registration, session};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::names::Slug;
use crate::rules::past_columns::{PastCells, PastColumn};
use crate::rules::past_words::moment;
use crate::rules::permission::Scope;
use crate::rules::schedule;
use crate::rules::search_text::fold;

/// An event as far as its past is concerned.
#[derive(Debug, Clone)]
pub(super) struct PastEvent {
    pub id: Uuid,
    pub title: String,
    pub is_draft: bool,
    pub is_cancelled: bool,
    pub is_hybrid: bool,
    pub language: String,
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    /// Those that took place, by start; of events that are named.
    pub sessions: Vec<session::Model>,
    /// Its people are numbers already.
    pub erased: bool,
    /// What a funder may audit is kept longer.
    pub on_hold: bool,
}

#[derive(FromQueryResult)]
struct Brief {
    id: Uuid,
    slug: String,
    title: String,
    status: EventStatus,
    format: EventFormat,
    language: String,
    starts_at: Option<Moment>,
    ends_at: Option<Moment>,
}

/// All events, always in the same order, in a fixed number of statements; what more must be known is read of those that are named.
pub(super) struct Events {
    pub all: Vec<PastEvent>,
    pub zone: TimeZone,
    by_slug: HashMap<String, usize>,
    by_title: HashMap<String, Vec<usize>>,
    by_row: HashMap<String, usize>,
    programmes: Vec<Uuid>,
}

impl Events {
    pub async fn read(reader: &impl ConnectionTrait, scope: &Scope, zone: TimeZone) -> Result<Self, Error> {
        use event::Column;
        let columns = [Column::Id, Column::Slug, Column::Title, Column::Status, Column::Format, Column::Language, Column::AttendanceRules, Column::StartsAt, Column::EndsAt];
        let rows = event::Entity::find().filter(event::Entity::within(scope)).select_only().columns(columns).order_by_asc(Column::Id).into_model::<Brief>().all(reader).await?;
        let mut events = Self { all: Vec::with_capacity(rows.len()), zone, by_slug: HashMap::new(), by_title: HashMap::new(), by_row: HashMap::new(), programmes: Vec::new() };
        let mut by_id = HashMap::new();
        for row in rows {
            let at = events.all.len();
            by_id.insert(row.id, at);
            events.by_slug.insert(row.slug.clone(), at);
            events.by_title.entry(fold(&row.title)).or_default().push(at);
            events.all.push(past(row));
        }
        for old in event_slug::Entity::find().all(reader).await? {
            if let Some(at) = by_id.get(&old.event_id) {
                events.by_slug.entry(old.slug).or_insert(*at);
            }
        }
        for import in event_import::Entity::find().all(reader).await? {
            if let Some(at) = by_id.get(&import.event_id) {
                events.by_row.insert(import.row_hash, *at);
            }
        }
        // Rows were known by the programme that the event had then.
        let programmes: Vec<Uuid> = programme::Entity::find().select_only().column(programme::Column::Id).into_tuple().all(reader).await?;
        events.programmes = programmes.into_iter().filter(|id| scope.holds(Some(*id))).collect();
        Ok(events)
    }

    /// Sessions, what was erased, and what is held on `day`, of these events.
    pub async fn read_more(&mut self, reader: &impl ConnectionTrait, mentioned: &[usize], day: Date) -> Result<(), Error> {
        let by_id: HashMap<Uuid, usize> = mentioned.iter().map(|at| (self.all[*at].id, *at)).collect();
        let ids: Vec<Uuid> = by_id.keys().copied().collect();
        for ids in ids.chunks(CHUNK) {
            let ids = || ids.iter().copied();
            let sessions = session::Entity::find().filter(session::Column::EventId.is_in(ids())).filter(session::Column::CancelledAt.is_null());
            for session in sessions.all(reader).await? {
                if let Some(at) = by_id.get(&session.event_id) {
                    self.all[*at].sessions.push(session);
                }
            }
            let done: Vec<Uuid> = anonymised_event::Entity::find()
                .filter(anonymised_event::Column::EventId.is_in(ids()))
                .select_only()
                .column(anonymised_event::Column::EventId)
                .into_tuple()
                .all(reader)
                .await?;
            let with_people = registration::Entity::find().filter(registration::Column::EventId.is_in(done)).select_only().column(registration::Column::EventId).distinct();
            for event in with_people.into_tuple::<Uuid>().all(reader).await? {
                self.all[by_id[&event]].erased = true;
            }
            let kept = event::Entity::find().filter(event::Column::Id.is_in(ids())).filter(held(day)).select_only().column(event::Column::Id);
            for event in kept.into_tuple::<Uuid>().all(reader).await? {
                self.all[by_id[&event]].on_hold = true;
            }
        }
        for at in mentioned {
            self.all[*at].sessions.sort_by_key(|session| (session.starts_at.0, session.id));
        }
        Ok(())
    }

    /// The event that a row names.
    pub fn named(&self, row: &PastCells) -> Result<usize, RowFault> {
        let text = row.get(PastColumn::Event);
        if text.is_empty() {
            return Err(RowFault::of(PastColumn::Event, "required"));
        }
        let (day, time) = self.when(row)?;
        let fits = |at: &usize| self.begins(*at, day, time);
        let address = text.trim_end_matches('/');
        let slug = address.rsplit('/').next().unwrap_or(address);
        // Other systems write addresses in other letters.
        let ours = || Slug::from_title(slug).and_then(|slug| self.by_slug.get(slug.as_str()));
        if let Some(at) = self.by_slug.get(slug).or_else(ours).filter(|at| fits(at)) {
            return Ok(*at);
        }
        let titled = self.by_title.get(&fold(text)).map_or(&[][..], Vec::as_slice);
        let found: Vec<usize> = titled.iter().copied().filter(fits).collect();
        match (found.as_slice(), day) {
            ([one], _) => return Ok(*one),
            ([], _) => {}
            (_, Some(_)) if time.is_some() => return Err(RowFault::of(PastColumn::Event, "event-several")),
            (_, Some(_)) => return Err(RowFault::of(PastColumn::Start, "event-start-needed")),
            (_, None) => return Err(RowFault::of(PastColumn::Date, "event-date-needed")),
        }
        if let Some(at) = self.of_row(text, day, time) {
            return Ok(at);
        }
        Err(match titled {
            [] if self.by_slug.contains_key(slug) => RowFault::of(PastColumn::Date, "event-other-day"),
            [] => RowFault::of(PastColumn::Event, "event-unknown"),
            _ => RowFault::of(PastColumn::Date, "event-other-day"),
        })
    }

    /// Day and time at which the row says that it began.
    fn when(&self, row: &PastCells) -> Result<(Option<Date>, Option<Time>), RowFault> {
        let (date, start) = (row.get(PastColumn::Date), row.get(PastColumn::Start));
        let (day, mut time) = match date {
            "" => (None, None),
            text => moment(text).map(|(day, time)| (Some(day), time)).ok_or_else(|| RowFault::of(PastColumn::Date, "not-a-date"))?,
        };
        if !start.is_empty() {
            let read = moment(start).and_then(|(_, time)| time).or_else(|| schedule::time(start));
            time = Some(read.ok_or_else(|| RowFault::of(PastColumn::Start, "not-a-time"))?);
        }
        Ok((day, time))
    }

    fn begins(&self, at: usize, day: Option<Date>, time: Option<Time>) -> bool {
        let Some(start) = self.all[at].starts_at else { return day.is_none() };
        let local = self.zone.to_datetime(start);
        let same_time = |time: Time| (time.hour(), time.minute()) == (local.hour(), local.minute());
        day.is_none_or(|day| local.date() == day) && (day.is_none() || time.is_none_or(same_time))
    }

    /// The event that a row of a file of events made, with this title and start.
    fn of_row(&self, title: &str, day: Option<Date>, time: Option<Time>) -> Option<usize> {
        let start = schedule::instant(day?.to_datetime(time?), &self.zone, None).ok()?;
        let programmes = std::iter::once(None).chain(self.programmes.iter().map(|id| Some(*id)));
        let found: HashSet<usize> = programmes.filter_map(|programme| self.by_row.get(&row_hash(title, Some(start), programme)).copied()).collect();
        if found.len() == 1 { found.into_iter().next() } else { None }
    }
}

fn past(row: Brief) -> PastEvent {
    PastEvent {
        id: row.id,
        title: row.title,
        is_draft: row.status == EventStatus::Draft,
        is_cancelled: row.status == EventStatus::Cancelled,
        is_hybrid: row.format == EventFormat::Hybrid,
        language: row.language,
        starts_at: row.starts_at.map(|moment| moment.0),
        ends_at: row.ends_at.map(|moment| moment.0),
        sessions: Vec::new(),
        erased: false,
        on_hold: false,
    }
}
