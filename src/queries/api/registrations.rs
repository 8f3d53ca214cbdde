//! Registrations with what belongs to them, for other systems. Diet and access needs are not among it.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, answer, attendance, event, organisation, question, registration_history, session_choice};
use crate::error::Error;
use crate::rules::registration::Transition;

/// Which registrations of an event; nothing chosen is all.
#[derive(Debug, Clone, Default)]
pub struct RegistrationFilter {
    pub status: Vec<RegistrationStatus>,
    pub organisation: Option<Uuid>,
    pub updated_since: Option<Timestamp>,
}

#[derive(Debug, Clone)]
pub struct ApiRegistration {
    pub registration: registration::Model,
    pub organisation: Option<organisation::Model>,
    /// Sessions that were chosen.
    pub sessions: Vec<Uuid>,
    /// With the question's key.
    pub answers: Vec<(String, answer::Model)>,
    pub attendances: Vec<attendance::Model>,
}

/// At most `limit` registrations of an event by their key, and whether there are more; `None` without such an event.
///
/// # Errors
/// The database's.
pub async fn registrations(db: &Db, event_id: Uuid, filter: &RegistrationFilter, after: Option<Uuid>, limit: u64) -> Result<Option<(Vec<ApiRegistration>, bool)>, Error> {
    use registration::Column;
    if event::Entity::find_by_id(event_id).one(db.reader()).await?.is_none() {
        return Ok(None);
    }
    let mut find = registration::Entity::find().filter(Column::EventId.eq(event_id));
    if !filter.status.is_empty() {
        find = find.filter(Column::Status.is_in(filter.status.iter().copied()));
    }
    if let Some(organisation) = filter.organisation {
        find = find.filter(Column::OrganisationId.eq(organisation));
    }
    if let Some(since) = filter.updated_since {
        find = find.filter(Column::UpdatedAt.gte(Moment(since)));
    }
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    let mut found = find.order_by_asc(Column::Id).limit(limit + 1).all(db.reader()).await?;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(Some((with_belongings(db, found).await?, more)))
}

/// # Errors
/// The database's.
pub async fn registration(db: &Db, id: Uuid) -> Result<Option<ApiRegistration>, Error> {
    let found = registration::Entity::find_by_id(id).one(db.reader()).await?;
    Ok(with_belongings(db, found.into_iter().collect()).await?.pop())
}

/// The registration that has the place now, of one whose holder handed it over.
///
/// # Errors
/// The database's.
pub async fn successor(db: &Db, id: Uuid) -> Result<Option<Uuid>, Error> {
    let handed_over = registration_history::Entity::find()
        .filter(registration_history::Column::RegistrationId.eq(id))
        .filter(registration_history::Column::Transition.eq(Transition::HandOver.code()))
        .order_by_desc(registration_history::Column::Id);
    Ok(handed_over.one(db.reader()).await?.and_then(|row| row.related_id))
}

async fn with_belongings(db: &Db, registrations: Vec<registration::Model>) -> Result<Vec<ApiRegistration>, Error> {
    let reader = db.reader();
    let ids: Vec<Uuid> = registrations.iter().map(|registration| registration.id).collect();
    let of_organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(registrations.iter().filter_map(|registration| registration.organisation_id)));
    let organisations: HashMap<Uuid, organisation::Model> = of_organisations.all(reader).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut sessions: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for choice in
        session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(ids.clone())).order_by_asc(session_choice::Column::SessionId).all(reader).await?
    {
        sessions.entry(choice.registration_id).or_default().push(choice.session_id);
    }
    let found = answer::Entity::find().filter(answer::Column::RegistrationId.is_in(ids.clone())).order_by_asc(answer::Column::Id).all(reader).await?;
    let keys = question::Entity::find().filter(question::Column::Id.is_in(found.iter().map(|answer| answer.question_id))).select_only();
    let keys: Vec<(Uuid, String)> = keys.columns([question::Column::Id, question::Column::Key]).into_tuple().all(reader).await?;
    let keys: HashMap<Uuid, String> = keys.into_iter().collect();
    let mut answers: HashMap<Uuid, Vec<(String, answer::Model)>> = HashMap::new();
    for answer in found {
        answers.entry(answer.registration_id).or_default().push((keys.get(&answer.question_id).cloned().unwrap_or_default(), answer));
    }
    let mut attendances: HashMap<Uuid, Vec<attendance::Model>> = HashMap::new();
    for row in attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(ids)).order_by_asc(attendance::Column::SessionId).all(reader).await? {
        attendances.entry(row.registration_id).or_default().push(row);
    }
    let whole = |registration: registration::Model| ApiRegistration {
        organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()),
        sessions: sessions.remove(&registration.id).unwrap_or_default(),
        answers: answers.remove(&registration.id).unwrap_or_default(),
        attendances: attendances.remove(&registration.id).unwrap_or_default(),
        registration,
    };
    Ok(registrations.into_iter().map(whole).collect())
}
