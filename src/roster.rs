//! An event as the rules of registering see it: its places, its sessions, and who waits for it. Actions read it locked
//! and decide; queries read it to tell how things stand.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::event::EventFormat;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{answer, event, question, question_option, registration, session, session_choice};
use crate::error::Error;
use crate::rules::places::{Claim, Part, Places, Share, Shortage, Stock};
use crate::rules::waiting_list::Waiting;

/// Registrations read or written in one statement: some forty columns each, below the databases' limits of bound values.
pub const CHUNK: usize = 500;

/// One event; locked until the transaction ends when it was read with [`Roster::lock`].
pub struct Roster {
    pub event: event::Model,
    /// Those that take place, by start.
    pub sessions: Vec<session::Model>,
    pub options: Vec<question_option::Model>,
    pub places: Places,
}

/// The waiting list with the registrations behind it.
#[derive(Default)]
pub struct Queue {
    pub list: Vec<Waiting>,
    /// By the id of their entry in the list, in the order of its claims.
    pub members: HashMap<Uuid, Vec<registration::Model>>,
}

#[derive(FromQueryResult)]
struct Held {
    organisation_id: Option<Uuid>,
    organisation_folded: Option<String>,
    places: i64,
}

impl Roster {
    /// Locks the event first: the order of everybody who changes its registrations.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn lock(connection: &impl ConnectionTrait, event_id: Uuid, now: Timestamp) -> Result<Self, Error> {
        let event = event::Entity::find_by_id(event_id).lock_exclusive().one(connection).await?.ok_or(Error::NotFound)?;
        Self::of(connection, event, now).await
    }

    /// Of an event that the caller has read, and locked if something is to be decided.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(connection: &impl ConnectionTrait, event: event::Model, now: Timestamp) -> Result<Self, Error> {
        let sessions = session::Entity::of(event.id).all(connection).await?;
        let options = if event.asks_questions { options_of(connection, event.id).await? } else { Vec::new() };
        let mut roster = Self { places: Places::default(), event, sessions, options };
        roster.read_places(connection, now).await?;
        Ok(roster)
    }

    async fn read_places(&mut self, connection: &impl ConnectionTrait, now: Timestamp) -> Result<(), Error> {
        let rules = self.event.rules();
        // The shares matter to a limit, and to who is next.
        let by_share = rules.share(now).is_some() || (self.event.waiting_count > 0 && rules.order == crate::rules::waiting_list::QueueOrder::WithoutPlaceFirst);
        self.places = stock(&self.event, &self.sessions, &self.options, now);
        if by_share {
            self.places.by_organisation = shares(connection, self.event.id).await?;
        }
        Ok(())
    }

    /// Whether anything beside the event has places that may lack.
    pub fn has_parts(&self) -> bool {
        self.has_choices() || self.places.parts.values().any(|stock| stock.capacity.is_some())
    }

    /// Whether one chooses sessions or options.
    fn has_choices(&self) -> bool {
        self.places.parts.keys().any(|part| !part.is_mode())
    }

    /// What each of these registrations needs.
    ///
    /// # Errors
    /// The database's.
    pub async fn claims(&self, connection: &impl ConnectionTrait, registrations: &[registration::Model]) -> Result<HashMap<Uuid, Claim>, Error> {
        let mut claims: HashMap<Uuid, Claim> = registrations
            .iter()
            .map(|registration| (registration.id, Claim { share: registration.share(), parts: registration.attendance_mode.into_iter().map(AttendanceMode::part).collect() }))
            .collect();
        if !self.has_choices() {
            return Ok(claims);
        }
        for chunk in registrations.chunks(CHUNK) {
            let ids = || chunk.iter().map(|registration| registration.id);
            let choices = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(ids())).all(connection).await?;
            let sessions = choices.into_iter().map(|choice| (choice.registration_id, Part::Session(choice.session_id)));
            let answers: Vec<(Uuid, Option<Uuid>)> = answer::Entity::find()
                .filter(answer::Column::RegistrationId.is_in(ids()))
                .filter(answer::Column::OptionId.is_not_null())
                .select_only()
                .columns([answer::Column::RegistrationId, answer::Column::OptionId])
                .into_tuple()
                .all(connection)
                .await?;
            let options = answers.into_iter().filter_map(|(registration, option)| Some((registration, Part::Option(option?))));
            for (registration, part) in sessions.chain(options).filter(|(_, part)| self.places.parts.contains_key(part)) {
                if let Some(claim) = claims.get_mut(&registration) {
                    claim.parts.push(part);
                }
            }
        }
        Ok(claims)
    }

    /// What this registration would lack if it took its places now.
    ///
    /// # Errors
    /// The database's.
    pub async fn shortage_of(&mut self, connection: &impl ConnectionTrait, registration: &registration::Model) -> Result<Option<Shortage>, Error> {
        if self.places.per_organisation.is_some() {
            self.places.by_organisation = shares(connection, self.event.id).await?;
        }
        let claim = self.claims(connection, std::slice::from_ref(registration)).await?.remove(&registration.id);
        Ok(claim.and_then(|claim| self.places.shortage([&claim])))
    }

    /// Everybody who waits, groups together.
    ///
    /// # Errors
    /// The database's.
    pub async fn queue(&self, connection: &impl ConnectionTrait) -> Result<Queue, Error> {
        self.front_of_queue(connection, u64::MAX).await
    }

    /// At most so many of those who have waited longest; a group at the very end may lack some of its people.
    ///
    /// # Errors
    /// The database's.
    pub async fn front_of_queue(&self, connection: &impl ConnectionTrait, most: u64) -> Result<Queue, Error> {
        if self.event.waiting_count == 0 {
            return Ok(Queue::default());
        }
        let rows = registration::Entity::find()
            .filter(registration::Column::EventId.eq(self.event.id))
            .filter(registration::Column::Status.eq(RegistrationStatus::Waitlisted))
            .order_by_asc(registration::Column::QueuedAt)
            .order_by_asc(registration::Column::Id)
            .limit(most.min(i64::MAX.unsigned_abs()))
            .all(connection)
            .await?;
        let mut claims = self.claims(connection, &rows).await?;
        let mut queue = Queue::default();
        for row in rows {
            let id = row.booking_id.filter(|_| row.waits_together).unwrap_or(row.id);
            let Some(claim) = claims.remove(&row.id) else { continue };
            match queue.members.entry(id) {
                std::collections::hash_map::Entry::Occupied(mut members) => {
                    members.get_mut().push(row);
                    if let Some(waiting) = queue.list.iter_mut().rev().find(|waiting| waiting.id == id) {
                        waiting.claims.push(claim);
                    }
                }
                std::collections::hash_map::Entry::Vacant(members) => {
                    queue.list.push(Waiting { id, since: row.queued_at.unwrap_or(row.created_at).0, claims: vec![claim] });
                    members.insert(vec![row]);
                }
            }
        }
        Ok(queue)
    }
}

/// The places of an event without the shares of organisations.
pub fn stock(event: &event::Model, sessions: &[session::Model], options: &[question_option::Model], now: Timestamp) -> Places {
    let chosen = sessions.iter().filter(|session| session.inclusion != SessionInclusion::Included);
    let sessions = chosen.map(|session| (Part::Session(session.id), Stock { capacity: session.capacity, taken: session.places_taken }));
    let options = options.iter().map(|option| (Part::Option(option.id), Stock { capacity: option.capacity, taken: option.places_taken }));
    let rules = event.rules();
    let limit = |places: Option<i32>| places.filter(|_| event.format == EventFormat::Hybrid);
    let modes = [
        (Part::Room, Stock { capacity: limit(rules.places_onsite), taken: event.onsite_taken }),
        (Part::Online, Stock { capacity: limit(rules.places_online), taken: event.online_taken }),
    ];
    Places {
        event: Stock { capacity: event.capacity, taken: event.places_taken },
        per_organisation: rules.share(now),
        by_organisation: HashMap::new(),
        parts: sessions.chain(options).chain(modes).collect(),
    }
}

/// The options that an event's questions offer now.
pub async fn options_of(connection: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<question_option::Model>, Error> {
    let questions: Vec<Uuid> = question::Entity::of(event_id).select_only().column(question::Column::Id).into_tuple().all(connection).await?;
    Ok(question_option::Entity::of(questions).all(connection).await?)
}

/// How many places each organisation has at an event.
pub async fn shares(connection: &impl ConnectionTrait, event_id: Uuid) -> Result<HashMap<Share, i32>, Error> {
    let held = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::HoldsPlace.eq(true))
        .select_only()
        .columns([registration::Column::OrganisationId, registration::Column::OrganisationFolded])
        .column_as(registration::Column::Id.count(), "places")
        .group_by(registration::Column::OrganisationId)
        .group_by(registration::Column::OrganisationFolded)
        .into_model::<Held>()
        .all(connection)
        .await?;
    let mut shares = HashMap::new();
    for row in held {
        let share = row.organisation_id.map_or_else(|| Share::Named(row.organisation_folded.unwrap_or_default()), Share::Known);
        *shares.entry(share).or_default() += i32::try_from(row.places).unwrap_or(i32::MAX);
    }
    Ok(shares)
}
