//! Which events can the public come to?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::event::{Column, Entity, EventFormat, EventKind, EventStatus, Model};
use crate::entity::{Moment, programme, session};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::search_text::fold;

/// Events on one page of the list.
pub const PER_PAGE: u64 = 20;

/// What somebody looks for; everything left out finds everything.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Words in title, summary or place; accents and case do not matter.
    pub text: String,
    pub kind: Option<EventKind>,
    pub format: Option<EventFormat>,
    /// Slug.
    pub programme: String,
    /// First day of the month in which the event begins.
    pub month: Option<civil::Date>,
    /// Words in the place or address of one of its sessions.
    pub place: String,
    pub language: Option<Language>,
    /// The first page is 1.
    pub page: u64,
}

/// An event with what a list shows of it.
#[derive(Debug, Clone)]
pub struct ListedEvent {
    pub event: Model,
    pub programme: Option<programme::Model>,
    /// By start.
    pub sessions: Vec<session::Model>,
}

/// One page of what was found, and what the filter form offers.
#[derive(Debug, Clone)]
pub struct EventList {
    pub events: Vec<ListedEvent>,
    /// How many there are on all pages.
    pub found: u64,
    pub page: u64,
    pub pages: u64,
    pub choices: Choices,
}

/// Values that occur among all coming events, found or not.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub kinds: Vec<EventKind>,
    pub formats: Vec<EventFormat>,
    /// By name.
    pub programmes: Vec<programme::Model>,
    /// First days of months.
    pub months: Vec<civil::Date>,
    pub languages: Vec<String>,
}

/// Coming events by start: published, or cancelled while they still lie ahead. Months are those of `zone`.
///
/// # Errors
/// The database's.
pub async fn event_list(reader: &impl ConnectionTrait, filter: &EventFilter, zone: &TimeZone, now: Timestamp) -> Result<EventList, Error> {
    let choices = choices(reader, zone, now).await?;
    let programme = choices.programmes.iter().find(|programme| programme.slug == filter.programme);
    let Some(condition) = condition(reader, filter, programme, zone, now).await? else {
        return Ok(EventList { events: Vec::new(), found: 0, page: 1, pages: 1, choices });
    };
    let found = coming(now).filter(condition.clone()).count(reader).await?;
    let pages = found.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let events = coming(now).filter(condition).order_by_asc(Column::StartsAt).order_by_asc(Column::Id).offset((page - 1) * PER_PAGE).limit(PER_PAGE).all(reader).await?;
    let events = with_sessions(reader, events).await?;
    Ok(EventList { events, found, page, pages, choices })
}

/// Events that the public finds, and that have not ended.
pub(super) fn coming(now: Timestamp) -> Select<Entity> {
    Entity::find().filter(Column::Status.ne(EventStatus::Draft)).filter(Column::Unlisted.eq(false)).filter(Column::EndsAt.gt(Moment::from(now)))
}

/// Adds programmes and sessions, each in one statement.
pub(super) async fn with_sessions(reader: &impl ConnectionTrait, events: Vec<Model>) -> Result<Vec<ListedEvent>, Error> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let all = session::Entity::find().filter(session::Column::EventId.is_in(ids)).filter(session::Column::CancelledAt.is_null());
    let mut sessions: HashMap<Uuid, Vec<session::Model>> = HashMap::new();
    for session in all.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(reader).await? {
        sessions.entry(session.event_id).or_default().push(session);
    }
    let programmes = programmes_of(reader, events.iter().filter_map(|event| event.programme_id)).await?;
    Ok(events
        .into_iter()
        .map(|event| ListedEvent { programme: event.programme_id.and_then(|id| programmes.get(&id).cloned()), sessions: sessions.remove(&event.id).unwrap_or_default(), event })
        .collect())
}

async fn programmes_of(reader: &impl ConnectionTrait, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, programme::Model>, Error> {
    let ids: BTreeSet<Uuid> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let programmes = programme::Entity::find().filter(programme::Column::Id.is_in(ids)).all(reader).await?;
    Ok(programmes.into_iter().map(|programme| (programme.id, programme)).collect())
}

/// What of an event the filter form offers.
#[derive(FromQueryResult)]
struct Offered {
    kind: EventKind,
    format: EventFormat,
    language: String,
    programme_id: Option<Uuid>,
    starts_at: Option<Moment>,
}

async fn choices(reader: &impl ConnectionTrait, zone: &TimeZone, now: Timestamp) -> Result<Choices, Error> {
    let offered = coming(now)
        .select_only()
        .columns([Column::Kind, Column::Format, Column::Language, Column::ProgrammeId, Column::StartsAt])
        .order_by_asc(Column::StartsAt)
        .into_model::<Offered>()
        .all(reader)
        .await?;
    let mut choices = Choices::default();
    let mut months = BTreeSet::new();
    for event in &offered {
        add(&mut choices.kinds, event.kind);
        add(&mut choices.formats, event.format);
        add(&mut choices.languages, event.language.clone());
        months.extend(event.starts_at.map(|moment| moment.0.to_zoned(zone.clone()).date().first_of_month()));
    }
    choices.months = months.into_iter().collect();
    let programmes = programmes_of(reader, offered.iter().filter_map(|event| event.programme_id)).await?;
    let by_name: BTreeMap<(String, Uuid), programme::Model> = programmes.into_values().map(|programme| ((fold(&programme.name), programme.id), programme)).collect();
    choices.programmes = by_name.into_values().collect();
    Ok(choices)
}

fn add<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if !values.contains(&value) {
        values.push(value);
    }
}

/// What of the filter is asked of events that have not ended at `now`; `programme` is the one that it names. `None` when nothing
/// can match.
pub(super) async fn condition(
    reader: &impl ConnectionTrait,
    filter: &EventFilter,
    programme: Option<&programme::Model>,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Option<Condition>, Error> {
    let mut condition = Condition::all();
    for word in words(&filter.text) {
        // A folded word holds letters and digits only: nothing that LIKE would read as a pattern.
        condition = condition.add(Column::SearchText.like(format!("%{word}%")));
    }
    if let Some(kind) = filter.kind {
        condition = condition.add(Column::Kind.eq(kind));
    }
    if let Some(format) = filter.format {
        condition = condition.add(Column::Format.eq(format));
    }
    if let Some(language) = filter.language {
        condition = condition.add(Column::Language.eq(language.code()));
    }
    if !filter.programme.is_empty() {
        let Some(programme) = programme else { return Ok(None) };
        condition = condition.add(Column::ProgrammeId.eq(programme.id));
    }
    if let Some(month) = filter.month {
        let Some((first, next)) = month_bounds(month, zone) else { return Ok(None) };
        condition = condition.add(Column::StartsAt.gte(Moment::from(first))).add(Column::StartsAt.lt(Moment::from(next)));
    }
    if !fold(&filter.place).is_empty() {
        condition = condition.add(Column::Id.is_in(at_place(reader, &filter.place, now).await?));
    }
    Ok(Some(condition))
}

/// What is looked for, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().take(200).collect();
    fold(&text).split(' ').filter(|word| !word.is_empty()).take(8).map(str::to_owned).collect()
}

fn month_bounds(month: civil::Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let first = month.first_of_month();
    let next = first.checked_add(jiff::Span::new().months(1)).ok()?;
    let start = |date: civil::Date| zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().ok();
    Some((start(first)?, start(next)?))
}

/// Events with a session whose place or address holds all words. Compared here: the databases fold letters differently.
async fn at_place(reader: &impl ConnectionTrait, place: &str, now: Timestamp) -> Result<Vec<Uuid>, Error> {
    #[derive(FromQueryResult)]
    struct At {
        event_id: Uuid,
        place: Option<String>,
        address: Option<String>,
    }
    let words = words(place);
    let sessions = session::Entity::find()
        .select_only()
        .columns([session::Column::EventId, session::Column::Place, session::Column::Address])
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::PlaceHidden.eq(false))
        // Sessions that have passed count while a later one of the same event is still to come.
        .filter(session::Column::EventId.in_subquery(sea_orm::QueryTrait::into_query(coming(now).select_only().column(Column::Id))))
        .into_model::<At>()
        .all(reader)
        .await?;
    let fits = |at: &At| {
        let text = fold(&format!("{} {}", at.place.as_deref().unwrap_or_default(), at.address.as_deref().unwrap_or_default()));
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let ids: BTreeSet<Uuid> = sessions.iter().filter(|at| fits(at)).map(|at| at.event_id).collect();
    // Far more than anybody pages through, and fewer than either database takes in one statement.
    Ok(ids.into_iter().take(5_000).collect())
}
