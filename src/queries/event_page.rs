//! What does the page of one event show?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::event::EventStatus;
use crate::entity::{event, event_slug, organisation, programme, session};
use crate::error::Error;

#[derive(Debug, Clone)]
pub struct EventPage {
    pub event: event::Model,
    pub programme: Option<programme::Model>,
    /// By start; those of a cancelled event, too.
    pub sessions: Vec<session::Model>,
    /// Taken out of an event that goes on.
    pub taken_out: Vec<session::Model>,
}

/// The event with that slug, if the public may see it: not while it is a draft.
///
/// # Errors
/// The database's.
pub async fn event_page(reader: &impl ConnectionTrait, slug: &str) -> Result<Option<EventPage>, Error> {
    let event = event::Entity::find().filter(event::Column::Slug.eq(slug)).filter(event::Column::Status.ne(EventStatus::Draft)).one(reader).await?;
    let Some(event) = event else { return Ok(None) };
    let programme = match event.programme_id {
        Some(id) => programme::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let all = session::Entity::find().filter(session::Column::EventId.eq(event.id));
    let all = all.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(reader).await?;
    let goes_on = event.status != EventStatus::Cancelled || all.iter().any(|session| session.cancelled_at.is_none());
    let (taken_out, sessions) = all.into_iter().partition(|session| goes_on && session.cancelled_at.is_some());
    Ok(Some(EventPage { event, programme, sessions, taken_out }))
}

/// The slug that an event has now which had this one before, if the public may see it.
///
/// # Errors
/// The database's.
pub async fn renamed_to(reader: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, Error> {
    let Some(old) = event_slug::Entity::find_by_id(slug.to_owned()).one(reader).await? else { return Ok(None) };
    let event = event::Entity::find_by_id(old.event_id).filter(event::Column::Status.ne(EventStatus::Draft)).one(reader).await?;
    Ok(event.map(|event| event.slug))
}

/// The organisations for which an event is, where it is for some only; by name.
///
/// # Errors
/// The database's.
pub async fn organisations_named(reader: &impl ConnectionTrait, event: &event::Model) -> Result<Vec<organisation::Model>, Error> {
    let ids = event.rules().audience.organisations;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).order_by_asc(organisation::Column::NameFolded).all(reader).await?)
}
