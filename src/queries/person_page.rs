//! All that the desk knows of one person: over all events, with notes, mails, other addresses and what happened.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::desk_event::organiser_names;
use super::participant_list::organisation_names;
use super::person_list::{PersonLine, in_events, lines, within};
use crate::db::Db;
use crate::entity::{audit_entry, event, outbox, person, person_address, person_note, registration, registration_history};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Lines of each list; more stand with the registrations themselves.
const MOST: u64 = 100;

pub struct PersonPage {
    pub person: person::Model,
    pub line: PersonLine,
    /// The latest first.
    pub registrations: Vec<Registered>,
    pub addresses: Vec<person_address::Model>,
    /// With who noted it; the latest first.
    pub notes: Vec<(person_note::Model, Option<String>)>,
    /// The latest first.
    pub mails: Vec<outbox::Model>,
    /// The latest first.
    pub steps: Vec<registration_history::Model>,
    /// What organisers did with the person as such; the latest first.
    pub entries: Vec<audit_entry::Model>,
    pub organisers: HashMap<Uuid, String>,
}

/// A registration with its event, and the organisation that was given.
pub struct Registered {
    pub registration: registration::Model,
    pub event: event::Model,
    pub organisation: Option<String>,
}

/// The person as far as the scope goes.
///
/// # Errors
/// `NotFound`, also for somebody outside the scope.
pub async fn person_page(db: &Db, scope: &Scope, id: Uuid) -> Result<PersonPage, Error> {
    let reader = db.reader();
    let person = within(scope).filter(person::Column::Id.eq(id)).one(reader).await?.ok_or(Error::NotFound)?;
    let line = lines(db, scope, vec![person.clone()]).await?.pop().ok_or(Error::NotFound)?;
    let registrations = registration::Entity::find()
        .filter(registration::Column::PersonId.eq(id))
        .filter(in_events(scope))
        .order_by_desc(registration::Column::CreatedAt)
        .limit(500)
        .all(reader)
        .await?;
    let ids: Vec<Uuid> = registrations.iter().map(|registration| registration.id).collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(registrations.iter().map(|registration| registration.event_id))).all(reader).await?;
    let events: HashMap<Uuid, event::Model> = events.into_iter().map(|event| (event.id, event)).collect();
    let names = organisation_names(db, registrations.iter().filter_map(|registration| registration.organisation_id).collect()).await?;
    let addresses = person_address::Entity::find().filter(person_address::Column::PersonId.eq(id)).order_by_asc(person_address::Column::CreatedAt).all(reader).await?;
    let notes = person_note::Entity::find().filter(person_note::Column::PersonId.eq(id)).order_by_desc(person_note::Column::CreatedAt).limit(MOST).all(reader).await?;
    let mails = outbox::Entity::find().filter(outbox::Column::RegistrationId.is_in(ids.clone())).order_by_desc(outbox::Column::Id).limit(MOST).all(reader).await?;
    let steps = registration_history::Entity::find()
        .filter(registration_history::Column::RegistrationId.is_in(ids))
        .order_by_desc(registration_history::Column::At)
        .order_by_desc(registration_history::Column::Id)
        .limit(MOST)
        .all(reader)
        .await?;
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::SubjectId.eq(id)).order_by_desc(audit_entry::Column::At).limit(MOST).all(reader).await?;
    let organisers = steps.iter().filter_map(|step| step.actor_id).chain(entries.iter().filter_map(|entry| entry.actor_id)).chain(notes.iter().map(|note| note.organiser_id));
    let organisers = organiser_names(db, organisers.collect()).await?;
    let registered = |registration: registration::Model| {
        let organisation = registration.organisation_id.and_then(|id| names.get(&id).cloned()).or_else(|| registration.organisation_text.clone());
        Some(Registered { event: events.get(&registration.event_id)?.clone(), organisation, registration })
    };
    Ok(PersonPage {
        line,
        registrations: registrations.into_iter().filter_map(registered).collect(),
        addresses,
        notes: notes.into_iter().map(|note| (note.clone(), organisers.get(&note.organiser_id).cloned())).collect(),
        mails,
        steps,
        entries,
        organisers,
        person,
    })
}
