//! What is read before deciding, and written after: a few statements for all forms of a batch.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Desk, OrganisationChoice, Participant, RegistrationRequest};
use crate::actions::registration::calendar::{cancels_of, first_invitation, left_behind, next_revision, unsent_cancels};
use crate::actions::registration::facts::ProgrammeFacts;
use crate::actions::registration::followers::tell_followers;
use crate::actions::registration::known_people::KnownPeople;
use crate::actions::registration::organisations::{Organisation, distinct, read_organisations};
use crate::actions::registration::promote::keep_places;
use crate::actions::registration::questionnaire::Questionnaire;
use crate::actions::registration::status::{self, Counted};
use crate::actions::registration::tell::insert_invitations;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{
    Moment, answer, asked_question, booking, event, event_price, invitation, invitee, outbox, participation_needs, person, programme, registration, registration_history,
    registration_price, session, session_choice, slot,
};
use crate::error::Error;
use crate::keys::{Purpose, Token};
use crate::roster::{CHUNK, Roster, shares, stock};
use crate::rules::letter::Letter;
use crate::rules::registration::Offer;
use crate::rules::registration_rules::RegistrationRules;
use crate::rules::session_choice::Slot;

/// An event with all that registering for it needs.
pub(super) struct Offered {
    pub roster: Roster,
    pub rules: RegistrationRules,
    pub programme: Option<ProgrammeFacts>,
    pub slots: Vec<Slot>,
    pub questionnaire: Questionnaire,
    /// `None`: it is free.
    pub price: Option<event_price::Model>,
    /// As the batch began; places are counted in the roster.
    offer: Offer,
    pub counted: Counted,
    /// People on the list, with those of this batch.
    pub waiting: i32,
    /// Free places are kept for people who wait.
    pub kept: bool,
    /// Keys of invited addresses, and hashes of what opens the event: read where not everybody may register.
    invited: HashSet<String>,
    opening: HashSet<Vec<u8>>,
}

impl Offered {
    /// As it stands at this point of the batch.
    pub fn offer(&self) -> Offer {
        Offer { places_taken: self.roster.places.event.taken, places_kept: self.kept, ..self.offer }
    }

    pub fn is_invited(&self, email_key: &str) -> bool {
        self.invited.contains(email_key)
    }

    /// Whether this is the token of the secret link or of an invitation to this event.
    pub fn opens(&self, key: Option<&str>) -> bool {
        key.and_then(Token::parse).is_some_and(|token| self.opening.contains(&token.hash()))
    }
}

pub(super) struct Batch {
    pub now: Timestamp,
    pub events: HashMap<String, Offered>,
    pub persons: HashMap<String, Uuid>,
    /// Active registrations by event and person.
    pub active: HashMap<(Uuid, Uuid), registration::Model>,
    /// Entries of people who cancelled and come back before anybody was told, by event and person.
    pub returning: HashMap<(Uuid, Uuid), Returning>,
    /// Bookings by event and hash of their form.
    pub bookings: HashMap<(Uuid, Vec<u8>), Vec<RegistrationStatus>>,
    pub organisations: HashMap<Uuid, Organisation>,
    /// Mails that visitors caused to a mailbox within the hour.
    pub mails: HashMap<String, i64>,
    pub new: New,
}

/// Calendar entries of a registration that was cancelled a moment ago; no mail about that has left.
pub(super) struct Returning {
    invitations: Vec<invitation::Model>,
    /// Its letters that were not sent, with what they say.
    cancels: Vec<(outbox::Model, Letter)>,
}

impl Returning {
    /// The entry of this session, to be gone on with under its UID, and the letters that need not be sent then.
    pub fn entry(&self, session_id: Uuid) -> Option<(&invitation::Model, Vec<Uuid>)> {
        self.invitations.iter().filter(|invitation| invitation.session_id == session_id && invitation.cancelled).find_map(|invitation| {
            let letters: Vec<Uuid> = cancels_of(&self.cancels, invitation).iter().map(|row| row.id).collect();
            (!letters.is_empty()).then_some((invitation, letters))
        })
    }

    /// Letters that take nothing out of a calendar: they only say that it ended.
    pub fn without_calendar(&self) -> impl Iterator<Item = Uuid> {
        self.cancels.iter().filter(|(_, letter)| letter.calendar_message().is_none()).map(|(row, _)| row.id)
    }
}

/// What is to be written.
#[derive(Default)]
pub(super) struct New {
    pub persons: Vec<person::ActiveModel>,
    pub bookings: Vec<booking::Model>,
    pub registrations: Vec<registration::Model>,
    pub history: Vec<registration_history::ActiveModel>,
    pub choices: Vec<session_choice::Model>,
    pub answers: Vec<answer::Model>,
    pub asked_questions: Vec<asked_question::Model>,
    pub needs: Vec<participation_needs::Model>,
    pub prices: Vec<registration_price::Model>,
    pub invitations: Vec<invitation::Model>,
    /// Entries that go over from a cancelled registration, as they are then.
    pub taken_over: Vec<invitation::Model>,
    /// Letters that need not be sent any more.
    pub unsent: Vec<Uuid>,
    pub letters: Vec<outbox::ActiveModel>,
}

impl New {
    /// The calendar entries of a new registration. Who cancelled and comes back before a mail about that left goes on
    /// with the old ones: their calendar sees one entry, and one letter tells the final truth.
    pub fn invite<'s>(&mut self, desk: &Desk, registration_id: Uuid, sessions: impl Iterator<Item = &'s session::Model>, returning: Option<&Returning>) -> Vec<invitation::Model> {
        let mut invitations = Vec::new();
        for session in sessions {
            match returning.and_then(|returning| returning.entry(session.id)) {
                Some((entry, letters)) => {
                    self.invitations.push(left_behind(&desk.clock, &desk.keys, &desk.host, entry));
                    let entry = invitation::Model { registration_id, ..next_revision(&desk.clock, entry, session.sequence, false) };
                    self.unsent.extend(letters);
                    self.taken_over.push(entry.clone());
                    invitations.push(entry);
                }
                None => {
                    let first = first_invitation(&desk.clock, &desk.keys, &desk.host, desk.asks_answer, registration_id, session, 0);
                    self.invitations.push(first.clone());
                    invitations.push(first);
                }
            }
        }
        self.unsent.extend(returning.into_iter().flat_map(Returning::without_calendar));
        invitations
    }
}

#[derive(FromQueryResult)]
struct MailCount {
    mailbox: String,
    mails: i64,
}

/// How a form is told from another.
pub(super) fn submission_hash(request: &RegistrationRequest) -> Option<Vec<u8>> {
    request.submission.as_ref().map(|submission| Sha256::digest(submission.as_bytes()).to_vec())
}

impl Batch {
    /// The organisations of the requests become those that are meant.
    pub async fn read(desk: &Desk, transaction: &DatabaseTransaction, requests: &mut [RegistrationRequest]) -> Result<Self, Error> {
        let now = desk.clock.now();
        let known = recognise(transaction, requests).await?;
        let requests = &*requests;
        let people = || requests.iter().flat_map(|request| &request.participants);
        // The rows are locked in one order, so that batches of two instances never wait for each other in a circle.
        let events = event::Entity::find()
            .filter(event::Column::Slug.is_in(distinct(requests.iter().map(|request| request.event_slug.as_str()))))
            .order_by_asc(event::Column::Id)
            .lock_exclusive()
            .all(transaction)
            .await?;
        let event_ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
        let events = read_events(desk, transaction, events, requests, now).await?;
        let persons = known.ids;
        let (mut active, mut ended) = (HashMap::new(), HashMap::new());
        if !persons.is_empty() {
            let rows = registration::Entity::find()
                .filter(registration::Column::PersonId.is_in(persons.values().copied()))
                .filter(registration::Column::EventId.is_in(event_ids.iter().copied()))
                .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE.into_iter().chain([RegistrationStatus::Cancelled])))
                .all(transaction)
                .await?;
            for row in rows {
                if row.status.is_active() {
                    active.insert((row.event_id, row.person_id), row);
                } else {
                    ended.insert(row.id, (row.event_id, row.person_id));
                }
            }
        }
        let returning = read_returning(transaction, &ended).await?;
        let chosen = active.values().filter_map(|registration: &registration::Model| registration.organisation_id).chain(people().filter_map(chosen_organisation));
        let organisations = read_organisations(transaction, chosen.collect()).await?;
        let mailboxes = people().map(|person| person.email.mailbox()).chain(requests.iter().filter_map(|request| Some(request.booker.as_ref()?.email.mailbox())));
        let mails = read_mails(transaction, distinct(mailboxes), now).await?;
        Ok(Self { now, events, persons, active, returning, bookings: read_bookings(transaction, requests, &event_ids).await?, organisations, mails, new: New::default() })
    }

    pub async fn write(mut self, desk: &Desk, transaction: &DatabaseTransaction) -> Result<(), Error> {
        let followed: Vec<event::Model> = self.events.values().map(|offered| &offered.roster.event).filter(|event| event.followed_each).cloned().collect();
        self.insert_persons(transaction).await?;
        for mut offered in self.events.into_values() {
            std::mem::take(&mut offered.counted).write(transaction, &mut offered.roster).await?;
            keep_places(transaction, &mut offered.roster, offered.kept).await?;
        }
        if !self.new.bookings.is_empty() {
            booking::Entity::insert_many(self.new.bookings.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        if !self.new.registrations.is_empty() {
            status::insert(transaction, &desk.clock, &self.new.registrations, self.new.history).await?;
        }
        for chunk in self.new.choices.chunks(CHUNK) {
            session_choice::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        for chunk in self.new.answers.chunks(CHUNK) {
            answer::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        for chunk in self.new.asked_questions.chunks(CHUNK / 8) {
            asked_question::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        if !self.new.needs.is_empty() {
            participation_needs::Entity::insert_many(self.new.needs.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        if !self.new.prices.is_empty() {
            registration_price::Entity::insert_many(self.new.prices.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        insert_invitations(transaction, self.new.invitations).await?;
        for invitation in self.new.taken_over {
            invitation::Entity::update(sea_orm::ActiveModelTrait::reset_all(invitation.into_active_model())).exec(transaction).await?;
        }
        crate::outbox::set_aside(transaction, &self.new.unsent).await?;
        crate::outbox::insert(transaction, self.new.letters).await?;
        for event in followed {
            let theirs: Vec<registration::Model> = self.new.registrations.iter().filter(|registration| registration.event_id == event.id).cloned().collect();
            tell_followers(transaction, &desk.clock, &desk.mail_domain, &event, &theirs).await?;
        }
        Ok(())
    }

    /// Another instance may have met the same person for another event a moment ago: then theirs is the row.
    async fn insert_persons(&mut self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        let stored = insert_persons(transaction, std::mem::take(&mut self.new.persons)).await?;
        for (email_key, id) in stored {
            if let Some(ours) = self.persons.insert(email_key, id) {
                for registration in self.new.registrations.iter_mut().filter(|registration| registration.person_id == ours) {
                    registration.person_id = id;
                }
            }
        }
        Ok(())
    }
}

/// Inserts persons who are new; gives key and id of all of them when some were there already, written by others a
/// moment ago.
pub(in crate::actions::registration) async fn insert_persons(transaction: &DatabaseTransaction, mut persons: Vec<person::ActiveModel>) -> Result<Vec<(String, Uuid)>, Error> {
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    // In one order, so that two instances never wait for each other in a circle.
    persons.sort_by(|one, other| one.email_key.as_ref().cmp(other.email_key.as_ref()));
    let count = persons.len() as u64;
    let keys: Vec<String> = persons.iter().map(|person| person.email_key.as_ref().clone()).collect();
    let inserted =
        person::Entity::insert_many(persons).on_conflict(OnConflict::column(person::Column::EmailKey).do_nothing().to_owned()).exec_without_returning(transaction).await?;
    if inserted == count {
        return Ok(Vec::new());
    }
    let stored = person::Entity::find().filter(person::Column::EmailKey.is_in(keys)).all(transaction).await?;
    Ok(stored.into_iter().map(|person| (person.email_key, person.id)).collect())
}

/// Who of the forms' people is known, by any of their addresses; each form then names the organisation that is meant.
async fn recognise(transaction: &DatabaseTransaction, requests: &mut [RegistrationRequest]) -> Result<KnownPeople, Error> {
    let known = KnownPeople::of(transaction, requests.iter().flat_map(|request| &request.participants).map(|person| (person.email.key(), &person.organisation))).await?;
    for person in requests.iter_mut().flat_map(|request| &mut request.participants) {
        if let Some(meant) = known.meant(&person.email.key(), &person.organisation) {
            person.organisation = meant;
        }
    }
    Ok(known)
}

fn chosen_organisation(person: &Participant) -> Option<Uuid> {
    match person.organisation {
        OrganisationChoice::Known(id) => Some(id),
        OrganisationChoice::Named(_) => None,
    }
}

async fn read_events(
    desk: &Desk,
    transaction: &DatabaseTransaction,
    events: Vec<event::Model>,
    requests: &[RegistrationRequest],
    now: Timestamp,
) -> Result<HashMap<String, Offered>, Error> {
    let ids = || events.iter().map(|event| event.id);
    let mut sessions: HashMap<Uuid, Vec<session::Model>> = HashMap::new();
    let rows = session::Entity::find().filter(session::Column::EventId.is_in(ids())).filter(session::Column::CancelledAt.is_null());
    for row in rows.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(transaction).await? {
        sessions.entry(row.event_id).or_default().push(row);
    }
    let mut programmes = HashMap::new();
    let programme_ids = distinct(events.iter().filter_map(|event| event.programme_id));
    if !programme_ids.is_empty() {
        let rows = programme::Entity::find().filter(programme::Column::Id.is_in(programme_ids)).all(transaction).await?;
        programmes.extend(rows.iter().map(|row| (row.id, ProgrammeFacts::from(row))));
    }
    let prices = event_price::Entity::find().filter(event_price::Column::EventId.is_in(ids())).all(transaction).await?;
    let mut prices: HashMap<Uuid, event_price::Model> = prices.into_iter().map(|price| (price.event_id, price)).collect();
    let mut offered = HashMap::new();
    for event in events {
        let sessions = sessions.remove(&event.id).unwrap_or_default();
        let programme = event.programme_id.and_then(|id| programmes.get(&id).cloned());
        let slug = event.slug.clone();
        let price = prices.remove(&event.id);
        let read = read_event(desk, transaction, event, sessions, programme, requests.iter().filter(|request| request.event_slug == slug), now).await?;
        offered.insert(slug.clone(), Offered { price, ..read });
    }
    Ok(offered)
}

/// What only some events have is asked for only there.
async fn read_event(
    desk: &Desk,
    transaction: &DatabaseTransaction,
    event: event::Model,
    sessions: Vec<session::Model>,
    programme: Option<ProgrammeFacts>,
    requests: impl Iterator<Item = &RegistrationRequest>,
    now: Timestamp,
) -> Result<Offered, Error> {
    let rules = event.rules();
    let questionnaire = if event.asks_questions { Questionnaire::of(transaction, event.id).await? } else { Questionnaire::default() };
    let slots = if sessions.iter().any(|session| session.slot_id.is_some()) {
        slot::Entity::of(event.id).all(transaction).await?.into_iter().map(|slot| Slot { id: slot.id, none_allowed: slot.none_allowed }).collect()
    } else {
        Vec::new()
    };
    let mut places = stock(&event, &sessions, questionnaire.options(), now);
    if places.per_organisation.is_some() {
        places.by_organisation = shares(transaction, event.id).await?;
    }
    let (mut invited, mut opening) = (HashSet::new(), HashSet::new());
    if !rules.audience.is_for_everyone() {
        opening.insert(desk.keys.derive(Purpose::SecretLink, event.id, event.secret_link_generation).hash());
        let requests: Vec<&RegistrationRequest> = requests.collect();
        let emails = distinct(requests.iter().flat_map(|request| &request.participants).map(|person| person.email.key()));
        let tokens = distinct(requests.iter().filter_map(|request| Some(Token::parse(request.key.as_deref()?)?.hash())));
        let found = invitee::Entity::of(event.id).filter(invitee::Column::EmailKey.is_in(emails).or(invitee::Column::TokenHash.is_in(tokens))).all(transaction).await?;
        for invitee in found {
            invited.insert(invitee.email_key);
            opening.insert(invitee.token_hash);
        }
    }
    let offer = event.offer();
    Ok(Offered {
        price: None,
        programme,
        slots,
        offer,
        counted: Counted::default(),
        waiting: event.waiting_count,
        kept: event.places_kept,
        invited,
        opening,
        rules,
        roster: Roster { event, sessions, options: questionnaire.options().to_vec(), places },
        questionnaire,
    })
}

/// Of cancelled registrations, those whose owners have not been told yet.
async fn read_returning(transaction: &DatabaseTransaction, ended: &HashMap<Uuid, (Uuid, Uuid)>) -> Result<HashMap<(Uuid, Uuid), Returning>, Error> {
    let ids: Vec<Uuid> = ended.keys().copied().collect();
    let mut returning = HashMap::new();
    for (registration, cancels) in unsent_cancels(transaction, &ids).await? {
        let invitations = invitation::Entity::find().filter(invitation::Column::RegistrationId.eq(registration)).all(transaction).await?;
        if let Some(owner) = ended.get(&registration) {
            returning.insert(*owner, Returning { invitations, cancels });
        }
    }
    Ok(returning)
}

async fn read_mails(transaction: &DatabaseTransaction, mailboxes: Vec<String>, now: Timestamp) -> Result<HashMap<String, i64>, Error> {
    let mails = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Mailbox)
        .column_as(outbox::Column::Id.count(), "mails")
        .filter(outbox::Column::Mailbox.is_in(mailboxes))
        .filter(outbox::Column::CreatedAt.gt(Moment(now - SignedDuration::from_hours(1))))
        .filter(outbox::Column::CausedByVisitor.eq(true))
        .group_by(outbox::Column::Mailbox)
        .into_model::<MailCount>()
        .all(transaction)
        .await?;
    Ok(mails.into_iter().map(|count| (count.mailbox, count.mails)).collect())
}

/// Bookings that were made by the same forms before, with how their people stand.
async fn read_bookings(transaction: &DatabaseTransaction, requests: &[RegistrationRequest], events: &[Uuid]) -> Result<HashMap<(Uuid, Vec<u8>), Vec<RegistrationStatus>>, Error> {
    let booked: Vec<&RegistrationRequest> = requests.iter().filter(|request| request.booker.is_some()).collect();
    if booked.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = booking::Entity::find()
        .filter(booking::Column::EventId.is_in(events.iter().copied()))
        .filter(booking::Column::EmailKey.is_in(distinct(booked.iter().filter_map(|request| Some(request.booker.as_ref()?.email.key())))))
        .filter(booking::Column::SubmissionHash.is_in(distinct(booked.iter().filter_map(|request| submission_hash(request)))))
        .all(transaction)
        .await?;
    let mut bookings: HashMap<(Uuid, Vec<u8>), Vec<RegistrationStatus>> = HashMap::new();
    for row in rows {
        let statuses = registration::Entity::find()
            .filter(registration::Column::BookingId.eq(row.id))
            .select_only()
            .column(registration::Column::Status)
            .into_tuple::<RegistrationStatus>()
            .all(transaction)
            .await?;
        bookings.insert((row.event_id, row.submission_hash.unwrap_or_default()), statuses);
    }
    Ok(bookings)
}
