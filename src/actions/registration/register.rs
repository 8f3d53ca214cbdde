//! Taking a place. Whoever waits at the same moment is registered together: a few statements with many rows, one
//! commit, then everybody's answer. Each place, registration, history row and letter of a batch is there or none is.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};
use tokio::sync::{Notify, mpsc, oneshot};
use uuid::Uuid;
use validator::Validate;

use super::facts::{confirmation_letters, event_facts, letter_rows, registration_facts, session_facts};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, invitation, organisation, outbox, person, programme, registration, registration_history, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::{Keys, Purpose};
use crate::rules::language::Language;
use crate::rules::letter::{Letter, SessionFacts};
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::registration::admit;
use crate::rules::search_text::fold;

/// People registered together at most.
const LARGEST_BATCH: usize = 128;

/// One person's wish to take part, parsed. The limits hold for every door.
#[derive(Debug, Clone, Validate)]
pub struct RegistrationRequest {
    pub event_slug: String,
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    pub organisation: OrganisationChoice,
    #[validate(length(max = 40, code = "too-long"))]
    pub function_category: Option<String>,
    #[validate(length(max = 120, code = "too-long"))]
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    pub attendance_mode: Option<AttendanceMode>,
    /// Sessions named in the form; each must be one of the event's. In this release all sessions are included for all.
    pub sessions: Vec<Uuid>,
    #[validate(length(max = 2000, code = "too-long"))]
    pub remarks: Option<String>,
    /// The form's own random id: the same twice is one form posted twice.
    pub submission: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationChoice {
    /// Of the register; an organisation that merged stands for its successor.
    Known(Uuid),
    /// As typed; for the organisers to review.
    Named(String),
}

/// Takes wishes and answers them. Cheap to clone.
#[derive(Clone)]
pub struct Registrar {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    request: RegistrationRequest,
    answer: oneshot::Sender<Result<(), Error>>,
}

/// What registering needs of the ground.
#[derive(Clone)]
struct Desk {
    clock: Clock,
    db: Db,
    keys: Keys,
    bell: Arc<Notify>,
    /// Domain of Message-IDs.
    mail_domain: String,
    /// Domain of UIDs.
    host: String,
    mails_per_mailbox_per_hour: i64,
}

impl Registrar {
    /// Starts the task that registers whoever waits; it ends when the last registrar is gone.
    #[must_use]
    pub fn start(config: &Config, clock: Clock, db: Db, keys: Keys, bell: Arc<Notify>) -> Self {
        let (queue, waiting) = mpsc::channel(8 * LARGEST_BATCH);
        let desk = Desk {
            clock,
            db,
            keys,
            bell,
            mail_domain: config.mail_from.address.domain().to_owned(),
            host: config.public_url.host_str().unwrap_or("localhost").to_owned(),
            mails_per_mailbox_per_hour: config.mails_per_mailbox_per_hour.into(),
        };
        tokio::spawn(desk.work(waiting));
        Self { queue }
    }

    /// Registers one person, durably when this returns. Also `Ok` when the address has a place already: the
    /// answer tells nobody who is registered; its owner gets the personal link by mail.
    ///
    /// # Errors
    /// `NotFound` for no such (or a draft) event; `Refused` with the reason; `Invalid` for `organisation`,
    /// `session` or a text that is too long; `TooMany` for the mailbox; `Busy`.
    pub async fn register(&self, request: RegistrationRequest) -> Result<(), Error> {
        request.validate().map_err(|errors| Error::Invalid(FieldErrors::of(&errors, &["function_category", "job_title", "remarks"])))?;
        let (answer, answered) = oneshot::channel();
        self.queue.send(Waiting { request, answer }).await.map_err(|_| Error::Busy)?;
        answered.await.map_err(|_| Error::Busy)?
    }
}

impl Desk {
    async fn work(self, mut waiting: mpsc::Receiver<Waiting>) {
        let mut batch = Vec::with_capacity(LARGEST_BATCH);
        while waiting.recv_many(&mut batch, LARGEST_BATCH).await > 0 {
            let (requests, answers): (Vec<_>, Vec<_>) = batch.drain(..).map(|waiting| (waiting.request, waiting.answer)).unzip();
            let results = self.together(requests).await;
            self.bell.notify_one();
            for (answer, result) in answers.into_iter().zip(results) {
                // Nobody listens when the visitor went away; the place stands all the same.
                let _ = answer.send(result);
            }
        }
    }

    /// All in one transaction; when that fails for another reason than a passing one, each on its own, so that
    /// nobody pays for a neighbour's fault.
    async fn together(&self, requests: Vec<RegistrationRequest>) -> Vec<Result<(), Error>> {
        let alone = (requests.len() > 1).then(|| requests.clone());
        let count = requests.len();
        match (self.in_one_transaction(requests).await, alone) {
            (Ok(results), _) => results,
            (Err(Error::Busy), _) => (0..count).map(|_| Err(Error::Busy)).collect(),
            (Err(error), None) => vec![Err(error)],
            (Err(error), Some(requests)) => {
                tracing::warn!(error = %error, people = count, "registering together failed, trying each alone");
                let mut results = Vec::with_capacity(count);
                for request in requests {
                    results.push(match self.in_one_transaction(vec![request]).await {
                        Ok(mut results) => results.pop().unwrap_or(Err(Error::Busy)),
                        Err(error) => Err(error),
                    });
                }
                results
            }
        }
    }

    async fn in_one_transaction(&self, requests: Vec<RegistrationRequest>) -> Result<Vec<Result<(), Error>>, Error> {
        let desk = self.clone();
        self.db
            .write(move |transaction| {
                Box::pin(async move {
                    let mut batch = Batch::read(&desk, transaction, &requests).await?;
                    let results = requests.iter().map(|request| batch.decide(&desk, request)).collect();
                    batch.write(&desk, transaction).await?;
                    Ok(results)
                })
            })
            .await
    }
}

/// An event with all that registering for it needs.
struct Offered {
    event: event::Model,
    programme: Option<String>,
    sessions: Vec<SessionFacts>,
    /// Places given out in this batch.
    taken_now: i32,
}

/// What is known before deciding, and what is to be written after.
struct Batch {
    now: Timestamp,
    events: HashMap<String, Offered>,
    persons: HashMap<String, Uuid>,
    /// Active registrations by event and person.
    active: HashMap<(Uuid, Uuid), registration::Model>,
    /// By the key that was chosen: who that is today.
    organisations: HashMap<Uuid, Organisation>,
    /// Mails that visitors caused to a mailbox within the hour.
    mails: HashMap<String, i64>,
    new_persons: Vec<person::ActiveModel>,
    new_registrations: Vec<registration::Model>,
    new_invitations: Vec<invitation::Model>,
    letters: Vec<outbox::ActiveModel>,
}

/// An organisation, or the one that took it over.
struct Organisation {
    id: Uuid,
    name: String,
}

#[derive(FromQueryResult)]
struct MailCount {
    mailbox: String,
    mails: i64,
}

impl Batch {
    async fn read(desk: &Desk, transaction: &DatabaseTransaction, requests: &[RegistrationRequest]) -> Result<Self, Error> {
        let now = desk.clock.now();
        // The rows are locked in one order, so that batches of two instances never wait for each other in a circle.
        let events = event::Entity::find()
            .filter(event::Column::Slug.is_in(distinct(requests.iter().map(|request| request.event_slug.as_str()))))
            .order_by_asc(event::Column::Id)
            .lock_exclusive()
            .all(transaction)
            .await?;
        let event_ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
        let mut sessions: HashMap<Uuid, Vec<SessionFacts>> = HashMap::new();
        let rows = session::Entity::find().filter(session::Column::EventId.is_in(event_ids.iter().copied())).filter(session::Column::CancelledAt.is_null());
        for row in rows.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(transaction).await? {
            sessions.entry(row.event_id).or_default().push(session_facts(&row));
        }
        let mut programmes = HashMap::new();
        let programme_ids = distinct(events.iter().filter_map(|event| event.programme_id));
        if !programme_ids.is_empty() {
            let rows = programme::Entity::find().filter(programme::Column::Id.is_in(programme_ids)).all(transaction).await?;
            programmes.extend(rows.into_iter().map(|row| (row.id, row.name)));
        }
        let persons: HashMap<String, Uuid> = person::Entity::find()
            .filter(person::Column::EmailKey.is_in(distinct(requests.iter().map(|request| request.email.key()))))
            .select_only()
            .columns([person::Column::EmailKey, person::Column::Id])
            .into_tuple::<(String, Uuid)>()
            .all(transaction)
            .await?
            .into_iter()
            .collect();
        let mut active = HashMap::new();
        if !persons.is_empty() {
            let rows = registration::Entity::find()
                .filter(registration::Column::PersonId.is_in(persons.values().copied()))
                .filter(registration::Column::EventId.is_in(event_ids))
                .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
                .all(transaction)
                .await?;
            active.extend(rows.into_iter().map(|row| ((row.event_id, row.person_id), row)));
        }
        let chosen = active.values().filter_map(|registration: &registration::Model| registration.organisation_id);
        let chosen = chosen.chain(requests.iter().filter_map(|request| match request.organisation {
            OrganisationChoice::Known(id) => Some(id),
            OrganisationChoice::Named(_) => None,
        }));
        let organisations = read_organisations(transaction, chosen.collect()).await?;
        let mails = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Mailbox)
            .column_as(outbox::Column::Id.count(), "mails")
            .filter(outbox::Column::Mailbox.is_in(distinct(requests.iter().map(|request| request.email.mailbox()))))
            .filter(outbox::Column::CreatedAt.gt(Moment(now - SignedDuration::from_hours(1))))
            .filter(outbox::Column::CausedByVisitor.eq(true))
            .group_by(outbox::Column::Mailbox)
            .into_model::<MailCount>()
            .all(transaction)
            .await?;
        let events = events.into_iter().map(|event| {
            let programme = event.programme_id.and_then(|id| programmes.get(&id).cloned());
            let sessions = sessions.remove(&event.id).unwrap_or_default();
            (event.slug.clone(), Offered { event, programme, sessions, taken_now: 0 })
        });
        Ok(Self {
            now,
            events: events.collect(),
            persons,
            active,
            organisations,
            mails: mails.into_iter().map(|count| (count.mailbox, count.mails)).collect(),
            new_persons: Vec::new(),
            new_registrations: Vec::new(),
            new_invitations: Vec::new(),
            letters: Vec::new(),
        })
    }

    /// One person's answer; what it calls for is kept for [`Self::write`].
    fn decide(&mut self, desk: &Desk, request: &RegistrationRequest) -> Result<(), Error> {
        let offered = self.events.get(&request.event_slug).filter(|offered| offered.event.status != event::EventStatus::Draft).ok_or(Error::NotFound)?;
        let person = self.persons.get(&request.email.key()).copied();
        let existing = person.and_then(|person| self.active.get(&(offered.event.id, person))).cloned();
        let submission = request.submission.as_ref().map(|submission| Sha256::digest(submission.as_bytes()).to_vec());
        if existing.as_ref().is_some_and(|existing| existing.submission_hash.is_some() && existing.submission_hash == submission) {
            return Ok(());
        }
        let mut offer = offered.event.offer();
        offer.places_taken += offered.taken_now;
        let admitted = admit(&offer, self.now);
        if let (Some(existing), Err(Refusal::Full | Refusal::Closed)) = (&existing, admitted) {
            self.send_personal_link(desk, request, existing)?;
        }
        admitted?;
        self.check_choices(request)?;
        let mailbox = request.email.mailbox();
        if self.mails.get(&mailbox).is_some_and(|mails| *mails >= desk.mails_per_mailbox_per_hour) {
            return Err(Error::TooMany { until: self.now + SignedDuration::from_hours(1) });
        }
        match existing {
            Some(existing) => self.send_personal_link(desk, request, &existing),
            None => self.take_place(desk, request, submission),
        }
    }

    fn check_choices(&self, request: &RegistrationRequest) -> Result<(), Error> {
        let mut errors = FieldErrors::default();
        if let OrganisationChoice::Known(id) = request.organisation
            && !self.organisations.contains_key(&id)
        {
            errors.add("organisation", "unknown-organisation");
        }
        let sessions = self.events.get(&request.event_slug).map_or(&[][..], |offered| &offered.sessions);
        if request.sessions.iter().any(|chosen| !sessions.iter().any(|session| session.session_id == *chosen)) {
            errors.add("session", "unknown-session");
        }
        errors.into_result()
    }

    /// The owner of the address gets the link again, unless the mailbox had its share of mail.
    fn send_personal_link(&mut self, desk: &Desk, request: &RegistrationRequest, existing: &registration::Model) -> Result<(), Error> {
        let Some(offered) = self.events.get(&request.event_slug) else { return Ok(()) };
        let organisation = existing.organisation_id.and_then(|id| self.organisations.get(&id)).map(|organisation| organisation.name.as_str());
        let facts = registration_facts(existing, organisation, &event_facts(&offered.event, offered.programme.as_deref()), &offered.sessions);
        let mails = self.mails.entry(request.email.mailbox()).or_default();
        if *mails < desk.mails_per_mailbox_per_hour {
            *mails += 1;
            let letters = vec![Letter::PersonalLink { registration: facts }];
            self.letters.extend(letter_rows(&desk.clock, &desk.mail_domain, existing, letters, None, true)?);
        }
        Ok(())
    }

    fn take_place(&mut self, desk: &Desk, request: &RegistrationRequest, submission: Option<Vec<u8>>) -> Result<(), Error> {
        let now = self.now;
        let person_id = self.person(desk, request);
        let Some(offered) = self.events.get_mut(&request.event_slug) else { return Err(Error::NotFound) };
        offered.taken_now += 1;
        let id = desk.clock.id();
        let (organisation, organisation_text) = match &request.organisation {
            OrganisationChoice::Known(id) => (self.organisations.get(id), None),
            OrganisationChoice::Named(name) => (None, Some(name.clone())),
        };
        let registration = registration::Model {
            id,
            event_id: offered.event.id,
            person_id,
            status: RegistrationStatus::Confirmed,
            email: request.email.as_str().to_owned(),
            first_name: request.first_name.as_str().to_owned(),
            last_name: request.last_name.as_str().to_owned(),
            name_folded: fold(&format!("{} {}", request.first_name.as_str(), request.last_name.as_str())),
            organisation_id: organisation.map(|organisation| organisation.id),
            organisation_text,
            function_category: request.function_category.clone(),
            job_title: request.job_title.clone(),
            language: request.language.code().to_owned(),
            attendance_mode: request.attendance_mode,
            remarks: request.remarks.clone(),
            submission_hash: submission,
            token_generation: 0,
            token_hash: desk.keys.derive(Purpose::Registration, id, 0).hash(),
            version: 0,
            created_at: now.into(),
            updated_at: now.into(),
        };
        let invitations: Vec<invitation::Model> =
            offered.sessions.iter().filter(|session| session.ends_at > now).map(|session| first_invitation(&desk.clock, &desk.keys, &desk.host, id, session.session_id)).collect();
        let organisation = organisation.map(|organisation| organisation.name.as_str());
        let facts = registration_facts(&registration, organisation, &event_facts(&offered.event, offered.programme.as_deref()), &offered.sessions);
        let letters = confirmation_letters(&facts, &invitations, now);
        self.letters.extend(letter_rows(&desk.clock, &desk.mail_domain, &registration, letters, None, true)?);
        *self.mails.entry(request.email.mailbox()).or_default() += 1;
        self.active.insert((registration.event_id, person_id), registration.clone());
        self.new_invitations.extend(invitations);
        self.new_registrations.push(registration);
        Ok(())
    }

    fn person(&mut self, desk: &Desk, request: &RegistrationRequest) -> Uuid {
        *self.persons.entry(request.email.key()).or_insert_with_key(|email_key| {
            let id = desk.clock.id();
            self.new_persons.push(person::ActiveModel {
                id: Set(id),
                email_key: Set(email_key.clone()),
                email: Set(request.email.as_str().to_owned()),
                first_name: Set(request.first_name.as_str().to_owned()),
                last_name: Set(request.last_name.as_str().to_owned()),
                language: Set(request.language.code().to_owned()),
                created_at: Set(self.now.into()),
            });
            id
        })
    }

    async fn write(mut self, desk: &Desk, transaction: &DatabaseTransaction) -> Result<(), Error> {
        self.insert_persons(transaction).await?;
        for offered in self.events.values().filter(|offered| offered.taken_now > 0) {
            take_places(transaction, &offered.event, offered.taken_now).await?;
        }
        let history = self.new_registrations.iter().map(|registration| registration_history::ActiveModel {
            id: Set(desk.clock.id()),
            registration_id: Set(registration.id),
            from_status: Set(None),
            to_status: Set(registration.status),
            actor: Set(ActorKind::Participant),
            actor_id: Set(None),
            reason: Set(None),
            at: Set(self.now.into()),
        });
        let history: Vec<_> = history.collect();
        if !history.is_empty() {
            registration::Entity::insert_many(self.new_registrations.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
            registration_history::Entity::insert_many(history).exec_without_returning(transaction).await?;
        }
        for chunk in self.new_invitations.chunks(500) {
            invitation::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        }
        crate::outbox::insert(transaction, self.letters).await
    }

    /// Another instance may have met the same person for another event a moment ago: then theirs is the row.
    async fn insert_persons(&mut self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        if self.new_persons.is_empty() {
            return Ok(());
        }
        // In one order, so that two instances never wait for each other in a circle.
        self.new_persons.sort_by(|one, other| one.email_key.as_ref().cmp(other.email_key.as_ref()));
        let count = self.new_persons.len() as u64;
        let keys: Vec<String> = self.new_persons.iter().map(|person| person.email_key.as_ref().clone()).collect();
        let inserted = person::Entity::insert_many(std::mem::take(&mut self.new_persons))
            .on_conflict(OnConflict::column(person::Column::EmailKey).do_nothing().to_owned())
            .exec_without_returning(transaction)
            .await?;
        if inserted == count {
            return Ok(());
        }
        let stored = person::Entity::find().filter(person::Column::EmailKey.is_in(keys)).all(transaction).await?;
        for person in stored {
            if let Some(ours) = self.persons.insert(person.email_key, person.id) {
                for registration in self.new_registrations.iter_mut().filter(|registration| registration.person_id == ours) {
                    registration.person_id = person.id;
                }
            }
        }
        Ok(())
    }
}

/// The first revision of somebody's calendar entry for one session, with the way in to join it.
pub(super) fn first_invitation(clock: &Clock, keys: &Keys, host: &str, registration_id: Uuid, session_id: Uuid) -> invitation::Model {
    let uid = clock.random_id();
    invitation::Model {
        id: clock.id(),
        registration_id,
        session_id,
        uid: format!("{uid}@{host}"),
        sequence: 0,
        cancelled: false,
        join_token_hash: keys.derive(Purpose::Join, uid, 0).hash(),
        stamp: clock.now().into(),
    }
}

/// Who these organisations are today: a merged one leads to its successor, one that ended without is nobody.
async fn read_organisations(transaction: &DatabaseTransaction, chosen: Vec<Uuid>) -> Result<HashMap<Uuid, Organisation>, Error> {
    let mut rows: HashMap<Uuid, organisation::Model> = HashMap::new();
    let mut wanted = distinct(chosen.iter().copied());
    // A successor may have merged in its turn; a circle in the data ends where it began.
    while !wanted.is_empty() {
        let found = organisation::Entity::find().filter(organisation::Column::Id.is_in(wanted)).all(transaction).await?;
        wanted = distinct(found.iter().filter(|row| !row.active).filter_map(|row| row.successor_id));
        rows.extend(found.into_iter().map(|row| (row.id, row)));
        wanted.retain(|id| !rows.contains_key(id));
    }
    let today = |id: Uuid| {
        let mut row = rows.get(&id)?;
        for _ in 0..rows.len() {
            if row.active {
                return Some(Organisation { id: row.id, name: row.full_name() });
            }
            row = rows.get(&row.successor_id?)?;
        }
        None
    };
    Ok(chosen.into_iter().filter_map(|id| Some((id, today(id)?))).collect())
}

/// One conditional UPDATE: it hits only while the places are there.
async fn take_places(transaction: &DatabaseTransaction, event: &event::Model, places: i32) -> Result<(), Error> {
    let taken = || Expr::col(event::Column::PlacesTaken).add(places);
    let result = event::Entity::update_many()
        .col_expr(event::Column::PlacesTaken, taken())
        .filter(event::Column::Id.eq(event.id))
        .filter(event::Column::Capacity.is_null().or(taken().lte(Expr::col(event::Column::Capacity))))
        .exec(transaction)
        .await?;
    if result.rows_affected == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
