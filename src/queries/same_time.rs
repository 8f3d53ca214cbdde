//! Where else is somebody expected at the time of an event?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::event::EventStatus;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{Moment, event, registration, session, session_choice};
use crate::error::Error;
use crate::rules::session_choice::overlaps;

/// A session of another event, at which this person is expected or hopes to be.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    pub event: event::Model,
    pub session: session::Model,
    /// The session of the event asked about.
    pub at: session::Model,
}

/// Sessions of the person's other active registrations that share time with one of these. Only for pages that the
/// person's own link has opened.
///
/// # Errors
/// The database's.
pub async fn same_time(reader: &impl ConnectionTrait, person_id: Uuid, event_id: Uuid, sessions: &[session::Model], now: Timestamp) -> Result<Vec<Elsewhere>, Error> {
    let registrations = registration::Entity::find()
        .filter(registration::Column::PersonId.eq(person_id))
        .filter(registration::Column::EventId.ne(event_id))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .all(reader)
        .await?;
    if registrations.is_empty() || sessions.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || registrations.iter().map(|registration| registration.event_id);
    let events = event::Entity::find().filter(event::Column::Id.is_in(ids())).filter(event::Column::Status.eq(EventStatus::Published)).all(reader).await?;
    let theirs = session::Entity::find()
        .filter(session::Column::EventId.is_in(ids()))
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::EndsAt.gt(Moment(now)))
        .all(reader)
        .await?;
    let chosen = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(registrations.iter().map(|registration| registration.id))).all(reader).await?;
    let chosen: Vec<Uuid> = chosen.into_iter().map(|choice| choice.session_id).collect();
    let theirs: Vec<session::Model> = theirs.into_iter().filter(|session| session.is_attended(&chosen)).collect();
    let spans = |sessions: &[session::Model]| sessions.iter().map(|session| (session.starts_at.0, session.ends_at.0)).collect::<Vec<_>>();
    let found = overlaps(&spans(sessions), &spans(&theirs)).into_iter().filter_map(|(here, there)| {
        let session = theirs[there].clone();
        let event = events.iter().find(|event| event.id == session.event_id)?.clone();
        Some(Elsewhere { event, session, at: sessions[here].clone() })
    });
    Ok(found.collect())
}

/// Whether the person is registered for this event, waits for it or is awaited. Like [`same_time`], for who opened a
/// link of theirs.
///
/// # Errors
/// The database's.
pub async fn is_registered(reader: &impl ConnectionTrait, person_id: Uuid, event_id: Uuid) -> Result<bool, Error> {
    let theirs = registration::Entity::find().filter(registration::Column::PersonId.eq(person_id)).filter(registration::Column::EventId.eq(event_id));
    Ok(theirs.filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).one(reader).await?.is_some())
}
