//! Which venues are there, and who uses them?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::EventStatus;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, event, session, venue};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

/// Rows on one page.
pub const PAGE: u64 = 50;
/// Most venues to choose from at once; a search finds the others.
pub const MOST_CHOICES: u64 = 200;

#[derive(Debug)]
pub struct Venues {
    /// By name; each with how many events have a session there.
    pub rows: Vec<(venue::Model, i64)>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of the venues that have all words of `search`, without regard to case and accents; those in use, or
/// (`archived`) those that are not to be chosen any more.
///
/// # Errors
/// The database's.
pub async fn venue_list(db: &Db, search: &str, archived: bool, page: u64) -> Result<Venues, Error> {
    let state = if archived { venue::Column::ArchivedAt.is_not_null() } else { venue::Column::ArchivedAt.is_null() };
    let find = having(search).filter(state);
    let count = find.clone().count(db.reader()).await?;
    let pages = Ord::max(count.div_ceil(PAGE), 1);
    let page = Ord::clamp(page, 1, pages);
    let found = find.offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let used: HashMap<Uuid, i64> = session::Entity::find()
        .filter(session::Column::VenueId.is_in(found.iter().map(|venue| venue.id)))
        .select_only()
        .column(session::Column::VenueId)
        .expr(Func::count_distinct(Expr::col(session::Column::EventId)))
        .group_by(session::Column::VenueId)
        .into_tuple::<(Uuid, i64)>()
        .all(db.reader())
        .await?
        .into_iter()
        .collect();
    let rows = found.into_iter().map(|venue| (used.get(&venue.id).copied().unwrap_or_default(), venue)).map(|(events, venue)| (venue, events)).collect();
    Ok(Venues { rows, count, page, pages })
}

fn having(search: &str) -> Select<venue::Entity> {
    let mut find = venue::Entity::find().order_by_asc(venue::Column::SearchText).order_by_asc(venue::Column::Id);
    for word in fold(search).split_whitespace() {
        find = find.filter(venue::Column::SearchText.contains(word));
    }
    find
}

/// Venues to choose from for a session, by name: those in use that have the words of `search`, and `chosen` in any case.
///
/// # Errors
/// The database's.
pub async fn venue_choices(db: &Db, search: &str, chosen: Option<Uuid>) -> Result<Vec<venue::Model>, Error> {
    let mut found = having(search).filter(venue::Column::ArchivedAt.is_null()).limit(MOST_CHOICES).all(db.reader()).await?;
    if let Some(id) = chosen.filter(|id| found.iter().all(|venue| venue.id != *id)) {
        found.extend(venue::Entity::find_by_id(id).one(db.reader()).await?);
    }
    Ok(found)
}

/// A venue with what lies ahead there.
#[derive(Debug)]
pub struct VenuePage {
    pub venue: venue::Model,
    /// Events in the scope of whoever asks with a session ahead, by the first of them; a few.
    pub events: Vec<event::Model>,
    pub sessions_ahead: u64,
    pub events_ahead: u64,
    /// Of these, those outside the scope: then the venue is not theirs to change.
    pub elsewhere: u64,
    /// People with a confirmed place at public ones of these events: they hear of another name or address.
    pub people: u64,
}

/// Events that are named.
const NAMED: u64 = 10;

/// # Errors
/// `NotFound`.
pub async fn venue_page(db: &Db, id: Uuid, now: Timestamp, scope: &Scope) -> Result<VenuePage, Error> {
    let venue = venue::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let ahead = || session::Entity::find().filter(session::Column::VenueId.eq(id)).filter(session::Column::CancelledAt.is_null()).filter(session::Column::EndsAt.gt(Moment(now)));
    let of_events = || {
        let ids = sea_orm::QueryTrait::into_query(ahead().select_only().column(session::Column::EventId));
        event::Entity::find().filter(event::Column::Id.in_subquery(ids)).filter(event::Column::Status.ne(EventStatus::Cancelled))
    };
    let public = sea_orm::QueryTrait::into_query(of_events().filter(event::Column::Status.eq(EventStatus::Published)).select_only().column(event::Column::Id));
    let people = registration::Entity::find()
        .filter(registration::Column::EventId.in_subquery(public))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .count(db.reader())
        .await?;
    let events_ahead = of_events().count(db.reader()).await?;
    let theirs = if *scope == Scope::All { events_ahead } else { of_events().filter(event::Entity::within(scope)).count(db.reader()).await? };
    Ok(VenuePage {
        sessions_ahead: ahead().count(db.reader()).await?,
        events_ahead,
        elsewhere: events_ahead - theirs,
        events: of_events().filter(event::Entity::within(scope)).order_by_asc(event::Column::StartsAt).order_by_asc(event::Column::Id).limit(NAMED).all(db.reader()).await?,
        venue,
        people,
    })
}
