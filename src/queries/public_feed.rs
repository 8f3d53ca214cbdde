//! Which dates does a public feed show, and has anything changed since?

use sea_orm::sea_query::{Alias, Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait};
use serde::Deserialize;
use uuid::Uuid;

use super::event_list::{EventFilter, words};
use super::gathered::{Cell, gathered};
use crate::entity::event::{self, EventFormat, EventStatus};
use crate::entity::{Moment, programme, programme_slug, session};
use crate::error::Error;
use crate::rules::feeds::Window;
use crate::rules::search_text::fold;

/// One session of a public feed, with what it needs of its event; never the meeting's link. Its fields stand in the order of [`COLUMNS`].
#[derive(Debug, Clone, Deserialize)]
pub struct PublicSession {
    pub session_id: Uuid,
    pub session_title: Option<String>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    pub place_hidden: bool,
    pub sequence: i32,
    pub session_cancelled_at: Option<Moment>,
    pub session_created_at: Moment,
    pub session_updated_at: Moment,
    pub slug: String,
    pub event_title: String,
    pub summary: String,
    pub format: EventFormat,
    pub language: String,
    pub status: EventStatus,
    pub event_cancelled_at: Option<Moment>,
    pub event_updated_at: Moment,
}

const COLUMNS: [Cell<'static>; 20] = [
    Cell::Id("session_id"),
    Cell::Plain("session_title"),
    Cell::Plain("starts_at"),
    Cell::Plain("ends_at"),
    Cell::Plain("time_zone"),
    Cell::Plain("place"),
    Cell::Plain("address"),
    Cell::Flag("place_hidden"),
    Cell::Plain("sequence"),
    Cell::Plain("session_cancelled_at"),
    Cell::Plain("session_created_at"),
    Cell::Plain("session_updated_at"),
    Cell::Plain("slug"),
    Cell::Plain("event_title"),
    Cell::Plain("summary"),
    Cell::Plain("format"),
    Cell::Plain("language"),
    Cell::Plain("status"),
    Cell::Plain("event_cancelled_at"),
    Cell::Plain("event_updated_at"),
];

impl PublicSession {
    /// When it was called off, itself or with the whole event.
    #[must_use]
    pub fn cancelled_at(&self) -> Option<Moment> {
        let event = self.event_cancelled_at.filter(|_| self.status == EventStatus::Cancelled);
        [self.session_cancelled_at, event].into_iter().flatten().min()
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.session_cancelled_at.is_some() || self.status == EventStatus::Cancelled
    }
}

/// The sessions of published and cancelled events in the window, by start. A filter's month and page do not matter:
/// a feed goes on.
///
/// # Errors
/// The database's.
pub async fn public_feed(reader: &impl ConnectionTrait, filter: &EventFilter, window: Window) -> Result<Vec<PublicSession>, Error> {
    let programme = if filter.programme.is_empty() { None } else { programme_of(reader, &filter.programme).await? };
    if !filter.programme.is_empty() && programme.is_none() {
        return Ok(Vec::new());
    }
    use session::Column;
    let found = session::Entity::find()
        .select_only()
        .column_as(Column::Id, "session_id")
        .column_as(Column::Title, "session_title")
        .columns([Column::StartsAt, Column::EndsAt, Column::TimeZone, Column::Place, Column::Address, Column::PlaceHidden, Column::Sequence])
        .column_as(Column::CancelledAt, "session_cancelled_at")
        .column_as(Column::CreatedAt, "session_created_at")
        .column_as(Column::UpdatedAt, "session_updated_at")
        .columns([event::Column::Slug, event::Column::Summary, event::Column::Format, event::Column::Language, event::Column::Status])
        .column_as(event::Column::Title, "event_title")
        .column_as(event::Column::CancelledAt, "event_cancelled_at")
        .column_as(event::Column::UpdatedAt, "event_updated_at")
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(event::Column::Status.ne(EventStatus::Draft))
        .filter(event::Column::Unlisted.eq(false))
        .filter(Column::EndsAt.gte(Moment(window.ended_since)))
        .filter(shown(Column::CancelledAt, window))
        .filter(shown(event::Column::CancelledAt, window))
        // What was taken out of a draft, nobody has ever seen.
        .filter(Column::CancelledAt.is_null().or(Expr::col((session::Entity, Column::CancelledAt)).gte(Expr::col((event::Entity, event::Column::PublishedAt)))))
        .filter(condition(filter, programme));
    let mut rows: Vec<PublicSession> = gathered(reader, &found.into_query(), &COLUMNS, "starts_at, session_id").await?;
    let place = words(&filter.place);
    if !place.is_empty() {
        rows.retain(|row| is_at(row, &place));
    }
    Ok(rows)
}

/// The programme of a slug that it has or had: calendar programs follow no redirect of ours.
///
/// # Errors
/// The database's.
pub async fn programme_of(reader: &impl ConnectionTrait, slug: &str) -> Result<Option<programme::Model>, Error> {
    if let Some(found) = programme::Entity::find().filter(programme::Column::Slug.eq(slug)).one(reader).await? {
        return Ok(Some(found));
    }
    let before = programme_slug::Entity::find().filter(programme_slug::Column::Slug.eq(slug)).one(reader).await?;
    match before {
        Some(before) => Ok(programme::Entity::find_by_id(before.programme_id).one(reader).await?),
        None => Ok(None),
    }
}

fn shown(cancelled_at: impl ColumnTrait, window: Window) -> Condition {
    Condition::any().add(cancelled_at.is_null()).add(cancelled_at.gte(Moment(window.cancelled_since)))
}

fn condition(filter: &EventFilter, programme: Option<programme::Model>) -> Condition {
    let mut condition = Condition::all();
    for word in words(&filter.text) {
        condition = condition.add(event::Column::SearchText.like(format!("%{word}%")));
    }
    condition
        .add_option(filter.kind.map(|kind| event::Column::Kind.eq(kind)))
        .add_option(filter.format.map(|format| event::Column::Format.eq(format)))
        .add_option(filter.language.map(|language| event::Column::Language.eq(language.code())))
        .add_option(programme.map(|programme| event::Column::ProgrammeId.eq(programme.id)))
}

/// Compared here: the databases fold letters differently.
fn is_at(row: &PublicSession, words: &[String]) -> bool {
    let text = fold(&format!("{} {}", row.place.as_deref().unwrap_or_default(), row.address.as_deref().unwrap_or_default()));
    !row.place_hidden && words.iter().all(|word| text.contains(word.as_str()))
}

/// Tells any two states of all events, sessions and programmes apart that a public feed may show differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Of events and sessions.
    dated: [Figures; 2],
    /// How many programmes there are, and how often they were saved.
    programmes: Option<(i64, Option<i64>)>,
}

impl Revision {
    /// When an event and a session last changed, as [`latest`] gives it.
    #[must_use]
    pub fn latest(&self) -> Latest {
        Latest(self.dated.each_ref().map(|figures| figures.latest))
    }
}

/// When an event and a session last changed, by the clock of the copy that wrote it: tells nothing of what was removed,
/// or written by a copy whose clock is behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest([Option<Moment>; 2]);

#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
struct Figures {
    rows: i64,
    versions: Option<i64>,
    latest: Option<Moment>,
}

/// Answered by two small indexes and the few rows of programmes, without looking at an event.
///
/// # Errors
/// The database's.
pub async fn revision(reader: &impl ConnectionTrait) -> Result<Revision, Error> {
    let bigint = || Alias::new("bigint");
    let events = event::Entity::find()
        .select_only()
        .column_as(Expr::col(event::Column::Version).count(), "rows")
        .column_as(Expr::col(event::Column::Version).sum().cast_as(bigint()), "versions")
        .column_as(event::Column::UpdatedAt.max(), "latest");
    let sessions = session::Entity::find()
        .select_only()
        .column_as(Expr::col(session::Column::Version).count(), "rows")
        .column_as(Expr::col(session::Column::Version).sum().cast_as(bigint()), "versions")
        .column_as(session::Column::UpdatedAt.max(), "latest");
    let none = || Error::Internal(anyhow::anyhow!("an aggregate gave no row"));
    let programmes = programme::Entity::find()
        .select_only()
        .column_as(Expr::col(programme::Column::Version).count(), "rows")
        .column_as(Expr::col(programme::Column::Version).sum().cast_as(bigint()), "versions");
    let dated = [events.into_model::<Figures>().one(reader).await?.ok_or_else(none)?, sessions.into_model::<Figures>().one(reader).await?.ok_or_else(none)?];
    Ok(Revision { dated, programmes: programmes.into_tuple().one(reader).await? })
}

/// Answered by the ends of the same indexes.
///
/// # Errors
/// The database's.
pub async fn latest(reader: &impl ConnectionTrait) -> Result<Latest, Error> {
    let event: Option<Moment> = event::Entity::find().select_only().column(event::Column::UpdatedAt).order_by_desc(event::Column::UpdatedAt).into_tuple().one(reader).await?;
    let session: Option<Moment> =
        session::Entity::find().select_only().column(session::Column::UpdatedAt).order_by_desc(session::Column::UpdatedAt).into_tuple().one(reader).await?;
    Ok(Latest([event, session]))
}
