//! What does a feed with a secret address show, and whose is it?

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait};
use uuid::Uuid;

use crate::entity::event::EventStatus;
use crate::entity::{Moment, calendar_feed, event, invitation, organiser, person, registration, session, session_choice};
use crate::error::Error;
use crate::rules::feeds::Window;
use crate::rules::permission::Scope;

/// Whose feed an address is.
#[derive(Debug, Clone)]
pub enum Owner {
    Person(person::Model),
    Organiser(organiser::Model),
}

/// The feed whose address has that hash; `None` when there is none, or it was revoked, or its organiser is no longer one.
///
/// # Errors
/// The database's.
pub async fn by_address(reader: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<Option<(calendar_feed::Model, Owner)>, Error> {
    let found = calendar_feed::Entity::find().filter(calendar_feed::Column::TokenHash.eq(token_hash)).filter(calendar_feed::Column::RevokedAt.is_null()).one(reader).await?;
    let Some(feed) = found else { return Ok(None) };
    let owner = match (feed.person_id, feed.organiser_id) {
        (Some(id), _) => person::Entity::find_by_id(id).one(reader).await?.map(Owner::Person),
        (None, Some(id)) => organiser::Entity::find_by_id(id).one(reader).await?.filter(|organiser| organiser.active).map(Owner::Organiser),
        (None, None) => None,
    };
    Ok(owner.map(|owner| (feed, owner)))
}

/// A person's registration with all that their calendar shows of it.
#[derive(Debug, Clone)]
pub struct MyEntry {
    pub registration: registration::Model,
    pub event: event::Model,
    /// All of the event, cancelled ones too, by start.
    pub sessions: Vec<session::Model>,
    pub invitations: Vec<invitation::Model>,
    /// Ids of sessions that are not for all.
    pub chosen: Vec<Uuid>,
}

/// All registrations of a person, whatever became of them, the oldest first.
///
/// # Errors
/// The database's.
pub async fn registrations_of(reader: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<MyEntry>, Error> {
    let registrations = registration::Entity::find().filter(registration::Column::PersonId.eq(person_id)).order_by_asc(registration::Column::Id).all(reader).await?;
    if registrations.is_empty() {
        return Ok(Vec::new());
    }
    let own = || registration::Entity::find().select_only().column(registration::Column::Id).filter(registration::Column::PersonId.eq(person_id)).into_query();
    let of_own = || registration::Entity::find().select_only().column(registration::Column::EventId).filter(registration::Column::PersonId.eq(person_id)).into_query();
    let events: HashMap<Uuid, event::Model> =
        event::Entity::find().filter(event::Column::Id.in_subquery(of_own())).all(reader).await?.into_iter().map(|event| (event.id, event)).collect();
    let mut sessions: HashMap<Uuid, Vec<session::Model>> = HashMap::new();
    let rows = session::Entity::find().filter(session::Column::EventId.in_subquery(of_own()));
    for session in rows.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(reader).await? {
        sessions.entry(session.event_id).or_default().push(session);
    }
    let mut invitations: HashMap<Uuid, Vec<invitation::Model>> = HashMap::new();
    let rows = invitation::Entity::find().filter(invitation::Column::RegistrationId.in_subquery(own())).order_by_asc(invitation::Column::Id);
    for invitation in rows.all(reader).await? {
        invitations.entry(invitation.registration_id).or_default().push(invitation);
    }
    let mut chosen: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for choice in session_choice::Entity::find().filter(session_choice::Column::RegistrationId.in_subquery(own())).all(reader).await? {
        chosen.entry(choice.registration_id).or_default().push(choice.session_id);
    }
    let entry = |registration: registration::Model| {
        let event = events.get(&registration.event_id)?.clone();
        Some(MyEntry {
            sessions: sessions.get(&event.id).cloned().unwrap_or_default(),
            invitations: invitations.remove(&registration.id).unwrap_or_default(),
            chosen: chosen.remove(&registration.id).unwrap_or_default(),
            event,
            registration,
        })
    };
    Ok(registrations.into_iter().filter_map(entry).collect())
}

/// One date at the desk.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DeskDate {
    pub session_id: Uuid,
    pub event_id: Uuid,
    pub session_title: Option<String>,
    pub event_title: String,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    pub status: EventStatus,
    pub session_cancelled_at: Option<Moment>,
    pub event_cancelled_at: Option<Moment>,
    pub places_taken: i32,
    pub capacity: Option<i32>,
    pub waiting_count: i32,
    pub session_version: i32,
    pub event_version: i32,
    pub session_updated_at: Moment,
    pub event_updated_at: Moment,
    /// When somebody last registered or changed a registration.
    #[sea_orm(skip)]
    pub registered_at: Option<Moment>,
}

/// All dates of events in the scope and the window, drafts too, by start.
///
/// # Errors
/// The database's.
pub async fn dates_at_the_desk(reader: &impl ConnectionTrait, scope: &Scope, window: Window) -> Result<Vec<DeskDate>, Error> {
    use session::Column;
    let since = Moment(window.cancelled_since);
    let mut dates = session::Entity::find()
        .select_only()
        .column_as(Column::Id, "session_id")
        .column_as(Column::Title, "session_title")
        .columns([Column::EventId, Column::StartsAt, Column::EndsAt, Column::TimeZone, Column::Place, Column::Address])
        .column_as(Column::CancelledAt, "session_cancelled_at")
        .column_as(Column::Version, "session_version")
        .column_as(Column::UpdatedAt, "session_updated_at")
        .columns([event::Column::Status, event::Column::PlacesTaken, event::Column::Capacity, event::Column::WaitingCount])
        .column_as(event::Column::Title, "event_title")
        .column_as(event::Column::CancelledAt, "event_cancelled_at")
        .column_as(event::Column::Version, "event_version")
        .column_as(event::Column::UpdatedAt, "event_updated_at")
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(Column::EndsAt.gte(Moment(window.ended_since)))
        .filter(Column::CancelledAt.is_null().or(Column::CancelledAt.gte(since)))
        .filter(event::Column::CancelledAt.is_null().or(event::Column::CancelledAt.gte(since)))
        .filter(event::Entity::within(scope))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .into_model::<DeskDate>()
        .all(reader)
        .await?;
    let shown = session::Entity::find().select_only().column(Column::EventId).filter(Column::EndsAt.gte(Moment(window.ended_since))).into_query();
    let latest: Vec<(Uuid, Moment)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::EventId)
        .column_as(Expr::col(registration::Column::UpdatedAt).max(), "latest")
        .filter(registration::Column::EventId.in_subquery(shown))
        .group_by(registration::Column::EventId)
        .into_tuple()
        .all(reader)
        .await?;
    let latest: HashMap<Uuid, Moment> = latest.into_iter().collect();
    for date in &mut dates {
        date.registered_at = latest.get(&date.event_id).copied();
    }
    Ok(dates)
}
