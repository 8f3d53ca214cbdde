//! All that the desk shows of one registration.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::desk_event::organiser_names;
use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, outbox, registration, registration_history, session};
use crate::error::Error;

#[derive(Debug)]
pub struct DeskRegistration {
    pub registration: registration::Model,
    pub event: event::Model,
    /// Zone in which times are shown: that of the event's first session.
    pub time_zone: Option<String>,
    pub organisation: Option<String>,
    /// The latest first.
    pub history: Vec<StatusLine>,
    /// The latest first.
    pub mails: Vec<outbox::Model>,
}

#[derive(Debug, serde::Serialize)]
pub struct StatusLine {
    pub at: Moment,
    pub status: registration::RegistrationStatus,
    pub actor: ActorKind,
    pub name: Option<String>,
    pub reason: Option<String>,
}

/// # Errors
/// `NotFound`.
pub async fn desk_registration(db: &Db, id: Uuid) -> Result<DeskRegistration, Error> {
    let registration = registration::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let event = event::Entity::find_by_id(registration.event_id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let time_zone = session::Entity::of(event.id).one(db.reader()).await?.map(|session| session.time_zone);
    let organisation = organisation_names(db, registration.organisation_id.into_iter().collect()).await?.into_values().next().or_else(|| registration.organisation_text.clone());
    let lines = registration_history::Entity::find()
        .filter(registration_history::Column::RegistrationId.eq(id))
        .order_by_desc(registration_history::Column::Number)
        .order_by_desc(registration_history::Column::Id)
        .all(db.reader())
        .await?;
    let names = organiser_names(db, lines.iter().filter_map(|line| line.actor_id).collect()).await?;
    let history = lines
        .into_iter()
        .map(|line| StatusLine { at: line.at, status: line.to_status, actor: line.actor, name: line.actor_id.and_then(|id| names.get(&id).cloned()), reason: line.reason })
        .collect();
    let mails = outbox::Entity::find().filter(outbox::Column::RegistrationId.eq(id)).order_by_desc(outbox::Column::Id).all(db.reader()).await?;
    Ok(DeskRegistration { registration, event, time_zone, organisation, history, mails })
}
