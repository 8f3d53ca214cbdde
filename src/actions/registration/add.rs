//! An organiser puts people on an event's list, by hand or from a file. They get a place or wait, as the organiser says;
//! a place beyond a limit is given on purpose only, and recorded.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::approve::TOGETHER;
use super::holder::goes_on;
use super::known_people::KnownPeople;
use super::organisations::{read_organisations, share};
use super::price;
use super::promote::fill_places;
use super::register::{OrganisationChoice, insert_persons};
use super::status::{self, By, Counted, Step};
use super::tell::{News, invite_silently, tell};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, person, registration};
use crate::error::{Error, Refusal};
use crate::keys::Purpose;
use crate::roster::Roster;
use crate::rules::language::Language;
use crate::rules::letter::{Because, Letter};
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::permission::Permission;
use crate::rules::places::{Claim, Share};
use crate::rules::registration::{Approval, Cause, Transition};
use crate::rules::search_text::fold;

/// Somebody whom an organiser puts on the list.
#[derive(Debug, Clone)]
pub struct NewParticipant {
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    pub organisation: OrganisationChoice,
    pub function_category: Option<String>,
    /// At most 120 characters.
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    /// At a hybrid event: in the room, if nothing is said. Elsewhere it counts for nothing.
    pub attendance_mode: Option<AttendanceMode>,
}

/// What happens to those for whom no place is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhenFull {
    /// They stay where they are.
    #[default]
    Refuse,
    /// They join the waiting list, where the event has one.
    Wait,
    /// They get a place beyond the limit, on purpose.
    Overbook,
}

/// How people are put on the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Adding {
    /// Onto the waiting list, also while places are free.
    pub waiting: bool,
    pub when_full: WhenFull,
    /// They get the letters of somebody who registered; else nothing now.
    pub tell: bool,
}

/// What became of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done {
        registration: Uuid,
        status: RegistrationStatus,
        overbooked: bool,
    },
    /// Registered already, by this registration; nothing was changed.
    Known(Uuid),
    Refused(Refusal),
}

/// Puts people on the list of an event, some at a time, each piece one transaction. The answers are in their order.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `EventCancelled`, `NotPublished` for a draft, and `Past` when they are told
/// of what is over.
pub async fn add(app: &App, acting: Acting, event_id: Uuid, people: Vec<NewParticipant>, how: Adding) -> Result<Vec<Outcome>, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let mut outcomes = Vec::with_capacity(people.len());
    for chunk in people.chunks(TOGETHER) {
        let (ground, chunk) = (app.clone(), chunk.to_vec());
        outcomes.extend(app.db.write(move |transaction| Box::pin(async move { add_chunk(transaction, &ground, acting, event_id, &chunk, how).await })).await?);
    }
    app.bell.notify_one();
    Ok(outcomes)
}

/// Somebody who stands at the door: a place at once, beyond the limit if there is none left, and not a word to them.
///
/// # Errors
/// Those of [`add`], but for the permission, which is the caller's to ask.
pub(in crate::actions) async fn walk_in(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, person: NewParticipant) -> Result<Outcome, Error> {
    let how = Adding { when_full: WhenFull::Overbook, ..Adding::default() };
    let outcome = add_chunk(transaction, app, acting, event_id, &[person], how).await?.into_iter().next();
    Ok(outcome.unwrap_or(Outcome::Refused(Refusal::NotPublished)))
}

async fn add_chunk(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, people: &[NewParticipant], how: Adding) -> Result<Vec<Outcome>, Error> {
    let mut roster = Roster::lock(transaction, event_id, app.clock.now()).await?;
    takes_people(&roster, app, how.tell)?;
    let known = KnownPeople::of(transaction, people.iter().map(|person| (person.email.key(), &person.organisation))).await?;
    let people: Vec<NewParticipant> = people.iter().map(|person| meant(&known, person)).collect();
    let organisations = read_organisations(transaction, people.iter().filter_map(|person| chosen(&person.organisation)).collect()).await?;
    let mut ids = known.ids;
    let mut outcomes = Vec::with_capacity(people.len());
    let mut arrivals = Arrivals::default();
    let transition = if how.tell { Transition::Register } else { Transition::AddQuietly };
    for person in &people {
        let Some(share) = share(&person.organisation, &organisations) else {
            outcomes.push(Outcome::Refused(Refusal::NamedOrganisations));
            continue;
        };
        let person_id = match ids.get(&person.email.key()) {
            Some(id) => *id,
            None => insert_person(transaction, app, person, &share).await?,
        };
        ids.insert(person.email.key(), person_id);
        let row = row(app, &roster.event, person_id, person, &share);
        outcomes.push(arrivals.add(transaction, app, &mut roster, row, &Step::new(transition, By::Organiser(acting)), how).await?);
    }
    for outcome in &outcomes {
        if let Outcome::Done { registration, status, overbooked } = outcome {
            let details = json!({ "event": event_id, "status": [null, status], "overbooked": overbooked, "told": how.tell });
            audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "registration.add", Subject("registration", *registration), details).await?;
        }
    }
    arrivals.tell(transaction, app, &roster, how.tell).await?;
    fill_places(transaction, app, &mut roster, Cause::OrderChanged).await?;
    Ok(outcomes)
}

/// # Errors
/// `Refused` with `EventCancelled`, `NotPublished`; `Past` when people would be told.
pub(super) fn takes_people(roster: &Roster, app: &App, tell: bool) -> Result<(), Error> {
    if roster.event.status == EventStatus::Draft || roster.sessions.is_empty() {
        return Err(Refusal::NotPublished.into());
    }
    match goes_on(roster, app) {
        // Who was there all the same: the record is put straight, quietly.
        Err(Error::Refused(Refusal::Past)) if !tell => Ok(()),
        other => other,
    }
}

fn meant(known: &KnownPeople, person: &NewParticipant) -> NewParticipant {
    match known.meant(&person.email.key(), &person.organisation) {
        Some(organisation) => NewParticipant { organisation, ..person.clone() },
        None => person.clone(),
    }
}

fn chosen(organisation: &OrganisationChoice) -> Option<Uuid> {
    match organisation {
        OrganisationChoice::Known(id) => Some(*id),
        OrganisationChoice::Named(_) => None,
    }
}

async fn insert_person(transaction: &DatabaseTransaction, app: &App, participant: &NewParticipant, share: &Share) -> Result<Uuid, Error> {
    let id = app.clock.id();
    let names = (participant.first_name.as_str(), participant.last_name.as_str());
    let row = person::Model::new(id, &participant.email, names, participant.language.code(), share, app.clock.now().into());
    Ok(insert_persons(transaction, vec![row.into_active_model()]).await?.first().map_or(id, |(_, stored)| *stored))
}

/// New registrations of one event, in one transaction.
#[derive(Default)]
pub(super) struct Arrivals {
    confirmed: Vec<registration::Model>,
    pending: Vec<registration::Model>,
    /// With their place on the list.
    waiting: Vec<(registration::Model, usize)>,
}

impl Arrivals {
    /// Gives one person a place, or what is to happen without one; writes the registration. `row` stands as confirmed.
    pub async fn add(&mut self, transaction: &DatabaseTransaction, app: &App, roster: &mut Roster, row: registration::Model, step: &Step, how: Adding) -> Result<Outcome, Error> {
        let theirs = registration::Entity::find()
            .filter(registration::Column::EventId.eq(roster.event.id))
            .filter(registration::Column::PersonId.eq(row.person_id))
            .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
            .one(transaction)
            .await?;
        if let Some(theirs) = theirs {
            return Ok(Outcome::Known(theirs.id));
        }
        let shortage = roster.shortage_of(transaction, &row).await?;
        let free = shortage.is_none() && !roster.event.places_kept;
        let can_wait = roster.event.rules().waiting_list;
        let waits = match (how.waiting, free, how.when_full) {
            (true, ..) | (false, false, WhenFull::Wait) => true,
            (false, true, _) | (false, false, WhenFull::Overbook) => false,
            (false, false, WhenFull::Refuse) => return Ok(Outcome::Refused(shortage.map_or(Refusal::Full, Into::into))),
        };
        if waits && !can_wait {
            return Ok(Outcome::Refused(shortage.map_or(Refusal::Full, Into::into)));
        }
        let now = app.clock.now().into();
        let row = if waits {
            registration::Model { status: RegistrationStatus::Waitlisted, holds_place: false, overbooked: false, queued_at: Some(now), ..row }
        } else if roster.event.undecided().is_some() {
            // Nobody is confirmed while it is not sure that the event takes place; the place is held.
            let holds_place = roster.event.rules().approval != Approval::NoPlace;
            registration::Model { status: RegistrationStatus::Pending, holds_place, overbooked: holds_place && shortage.is_some(), ..row }
        } else {
            registration::Model { overbooked: shortage.is_some(), ..row }
        };
        status::insert(transaction, &app.clock, std::slice::from_ref(&row), vec![step.history(&app.clock, row.id, None, row.status, 0)?]).await?;
        price::record(transaction, &app.clock, &row).await?;
        let mut counted = Counted::default();
        counted.new_one(&row, &Claim { share: row.share(), parts: row.attendance_mode.map(AttendanceMode::part).into_iter().collect() });
        counted.write(transaction, roster).await?;
        let outcome = Outcome::Done { registration: row.id, status: row.status, overbooked: row.overbooked };
        if waits {
            self.waiting.push((row, usize::try_from(roster.event.waiting_count).unwrap_or(1)));
        } else if row.status == RegistrationStatus::Pending {
            self.pending.push(row);
        } else {
            self.confirmed.push(row);
        }
        Ok(outcome)
    }

    /// Their letters and calendar entries; without the letters when they are not told.
    pub async fn tell(self, transaction: &DatabaseTransaction, app: &App, roster: &Roster, aloud: bool) -> Result<(), Error> {
        if !aloud {
            return invite_silently(transaction, app, roster, &self.confirmed).await;
        }
        tell(transaction, app, roster, &self.confirmed, News::Confirmed(Because::Registered)).await?;
        let letter = |row: &registration::Model, registration| Letter::Acknowledged { registration, holds_place: row.holds_place };
        tell(transaction, app, roster, &self.pending, News::Plain(&letter)).await?;
        let (waiting, positions): (Vec<registration::Model>, HashMap<Uuid, usize>) = self.waiting.into_iter().map(|(row, position)| (row.clone(), (row.id, position))).unzip();
        let letter = |row: &registration::Model, registration| Letter::Waitlisted { registration, position: positions.get(&row.id).copied().unwrap_or(1) };
        tell(transaction, app, roster, &waiting, News::Plain(&letter)).await
    }
}

fn row(app: &App, event: &event::Model, person_id: Uuid, participant: &NewParticipant, share: &Share) -> registration::Model {
    let (first_name, last_name) = (participant.first_name.as_str(), participant.last_name.as_str());
    let (organisation_id, organisation_text) = participant.organisation.stored(share);
    registration::Model {
        email: participant.email.as_str().to_owned(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        name_folded: fold(&format!("{first_name} {last_name}")),
        organisation_id,
        organisation_folded: organisation_text.as_deref().map(fold),
        organisation_text,
        function_category: participant.function_category.clone(),
        job_title: participant.job_title.clone(),
        language: participant.language.code().to_owned(),
        attendance_mode: (event.format == EventFormat::Hybrid).then(|| participant.attendance_mode.unwrap_or(AttendanceMode::Onsite)),
        ..blank(app, event.id, person_id)
    }
}

/// A new registration with a place, that says nothing yet of who it is for.
pub(super) fn blank(app: &App, event_id: Uuid, person_id: Uuid) -> registration::Model {
    let (id, now) = (app.clock.id(), app.clock.now());
    registration::Model {
        id,
        event_id,
        person_id,
        status: RegistrationStatus::Confirmed,
        email: String::new(),
        first_name: String::new(),
        last_name: String::new(),
        name_folded: String::new(),
        organisation_id: None,
        organisation_folded: None,
        organisation_text: None,
        function_category: None,
        job_title: None,
        language: String::new(),
        attendance_mode: None,
        remarks: None,
        submission_hash: None,
        holds_place: true,
        overbooked: false,
        queued_at: None,
        approved_at: None,
        offer_expires_at: None,
        booking_id: None,
        waits_together: false,
        photo_consent_at: None,
        list_consent_at: None,
        informed_consent_at: None,
        token_generation: 0,
        token_hash: app.keys.derive(Purpose::Registration, id, 0).hash(),
        version: 0,
        created_at: now.into(),
        updated_at: now.into(),
    }
}
