//! Which desk links has an event, and what does one open?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{Moment, desk_link, desk_link_login, desk_link_session, event, organiser, session};
use crate::error::Error;

/// What a volunteer may do: take the attendance of these sessions of this event.
#[derive(Debug, Clone)]
pub struct Opened {
    pub link: desk_link::Model,
    /// `None`: every session of the event.
    pub sessions: Option<Vec<Uuid>>,
}

/// The link that a browser opened with that login, if it is still open at `now`.
///
/// # Errors
/// The database's.
pub async fn by_login(reader: &impl ConnectionTrait, token_hash: Vec<u8>, now: Timestamp) -> Result<Option<Opened>, Error> {
    let login = desk_link_login::Entity::find().filter(desk_link_login::Column::TokenHash.eq(token_hash)).one(reader).await?;
    let Some(login) = login else { return Ok(None) };
    let link = desk_link::Entity::find_by_id(login.desk_link_id).one(reader).await?.filter(|link| link.is_open(now));
    let Some(link) = link else { return Ok(None) };
    let sessions = if link.all_sessions { None } else { Some(chosen(reader, [link.id]).await?.into_iter().map(|(_, session)| session).collect()) };
    Ok(Some(Opened { link, sessions }))
}

/// A link by its address, with its event, if it is still open at `now`.
///
/// # Errors
/// The database's.
pub async fn by_address(reader: &impl ConnectionTrait, token_hash: Vec<u8>, now: Timestamp) -> Result<Option<(desk_link::Model, event::Model)>, Error> {
    let found = desk_link::Entity::find().filter(desk_link::Column::TokenHash.eq(token_hash)).filter(desk_link::Column::EndsAt.gt(Moment(now))).one(reader).await?;
    let Some(link) = found.filter(|link| link.is_open(now)) else { return Ok(None) };
    let event = event::Entity::find_by_id(link.event_id).one(reader).await?;
    Ok(event.map(|event| (link, event)))
}

/// A link as the event's page lists it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub link: desk_link::Model,
    /// Empty: every session.
    pub sessions: Vec<Uuid>,
    pub made_by: Option<String>,
    /// Browsers in which it was opened.
    pub opened: usize,
}

/// The links of an event, the newest first.
///
/// # Errors
/// The database's.
pub async fn of_event(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<Listed>, Error> {
    let links = desk_link::Entity::of(event_id).all(reader).await?;
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = links.iter().map(|link| link.id).collect();
    let sessions = chosen(reader, ids.iter().copied()).await?;
    let logins: Vec<Uuid> = desk_link_login::Entity::find()
        .filter(desk_link_login::Column::DeskLinkId.is_in(ids))
        .select_only()
        .column(desk_link_login::Column::DeskLinkId)
        .into_tuple()
        .all(reader)
        .await?;
    let names = organiser::Entity::find().filter(organiser::Column::Id.is_in(links.iter().map(|link| link.made_by))).all(reader).await?;
    let listed = |link: desk_link::Model| Listed {
        sessions: sessions.iter().filter(|(of, _)| *of == link.id).map(|(_, session)| *session).collect(),
        made_by: names.iter().find(|organiser| organiser.id == link.made_by).map(|organiser| organiser.name.clone()),
        opened: logins.iter().filter(|of| **of == link.id).count(),
        link,
    };
    Ok(links.into_iter().map(listed).collect())
}

/// The event of an opened link with the sessions that take place and that it opens, by start.
///
/// # Errors
/// `NotFound`.
pub async fn event_of(reader: &impl ConnectionTrait, event_id: Uuid, sessions: Option<&[Uuid]>) -> Result<(event::Model, Vec<session::Model>), Error> {
    let event = event::Entity::find_by_id(event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let found = session::Entity::of(event_id).all(reader).await?;
    Ok((event, found.into_iter().filter(|session| sessions.is_none_or(|chosen| chosen.contains(&session.id))).collect()))
}

async fn chosen(reader: &impl ConnectionTrait, links: impl IntoIterator<Item = Uuid>) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let rows = desk_link_session::Entity::find().filter(desk_link_session::Column::DeskLinkId.is_in(links)).all(reader).await?;
    Ok(rows.into_iter().map(|row| (row.desk_link_id, row.session_id)).collect())
}
