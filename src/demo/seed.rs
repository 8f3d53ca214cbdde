//! Bulk data for measurements: years of events with the people who came. The same numbers and seed give the same
//! rows, ids included, whenever and wherever; only the organisations' ids are those of the database.
//!
//! Whatever is asked of an event or a person is computed from the seed and its number, so that nothing needs to be
//! remembered.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use sea_orm::sqlx::Executor as _;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;
use uuid::Uuid;

use super::bare_tables::take_away;
use super::bulk::{Batch, Bulk, Cancelled, Told};
use super::chance::Chance;
use super::copied::internal;
use super::events::{BRUSSELS, PROGRAMMES, working_day};
use super::people::{FUNCTIONS, Somebody, somebody};
use super::{organisations, topics};
use crate::app::App;
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{Moment, event, organisation, person, programme, registration, session};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::letter::CancelledBy;
use crate::rules::names::{EmailAddress, Slug};
use crate::rules::places::Share;
use crate::rules::search_text::fold;

/// How much to make.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    pub events: u64,
    pub registrations: u64,
    pub seed: u64,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeded {
    pub events: u64,
    pub persons: u64,
    pub registrations: u64,
}

// Streams of chance.
const EVENT: u64 = 1;
const PERSON: u64 = 2;
const REGISTRATION: u64 = 3;
const PROGRAMME: u64 = 4;

/// Events begin within these years. Fixed, because the same seed makes the same rows next year, too.
const FIRST_DAY: jiff::civil::Date = date(2024, 1, 8);
const DAYS: i64 = 5 * 365;

/// Registrations per person, in the mean.
const REGISTRATIONS_PER_PERSON: u64 = 3;

/// Nobody registers after this day, also for later events: the future has not happened.
const LAST_DAY: jiff::civil::Date = date(2026, 11, 1);

struct Plan {
    amount: Amount,
    persons: u64,
    /// Sum of all events' weights.
    weight: u64,
    organisations: Vec<(Uuid, String)>,
}

/// Fills the database. An empty register of organisations is loaded first.
///
/// # Errors
/// `Internal` when this seed was sown already or there is nothing to register for; the database's.
pub async fn seed(app: &App, amount: Amount) -> Result<Seeded, Error> {
    if amount.events == 0 && amount.registrations > 0 {
        return Err(anyhow::anyhow!("registrations need at least one event").into());
    }
    let first = Chance::of(amount.seed, &[PROGRAMME]).id(start_of_time());
    if programme::Entity::find_by_id(first).count(app.db.reader()).await? > 0 {
        return Err(anyhow::anyhow!("seed {} was sown in this database already; choose another with --seed", amount.seed).into());
    }
    if organisation::Entity::find().count(app.db.reader()).await? == 0 {
        organisations::load(app).await?;
    }
    let plan = Plan { amount, persons: persons(amount), weight: (0..amount.events).map(|number| weight(amount.seed, number)).sum(), organisations: members(app).await? };
    let mut writer = Writer::start(app);
    plan.make_programmes(&mut writer, first);
    plan.make_persons(&mut writer).await?;
    plan.make_events(app, &mut writer).await?;
    writer.finish().await?;
    Ok(Seeded { events: amount.events, persons: plan.persons, registrations: amount.registrations })
}

/// Writes rows while the next are made: on PostgreSQL all in one transaction, on SQLite batch by batch.
struct Writer {
    bulk: Bulk,
    batches: mpsc::Sender<Batch>,
    task: AbortOnDropHandle<Result<(), Error>>,
}

impl Writer {
    fn start(app: &App) -> Self {
        let (batches, received) = mpsc::channel(2);
        let app = app.clone();
        let task = tokio::spawn(async move {
            match app.db.reader().get_database_backend() {
                DbBackend::Postgres => fill(&app, received).await,
                _ => insert(&app, received).await,
            }
        });
        Self { bulk: Bulk::default(), batches, task: AbortOnDropHandle::new(task) }
    }

    /// Hands over what was made once it is enough.
    async fn go_on(&mut self) -> Result<(), Error> {
        if self.bulk.is_full() { self.hand_over().await } else { Ok(()) }
    }

    async fn hand_over(&mut self) -> Result<(), Error> {
        if self.batches.send(self.bulk.take()).await.is_ok() {
            return Ok(());
        }
        // It takes no more, so it has failed.
        joined((&mut self.task).await)
    }

    async fn finish(mut self) -> Result<(), Error> {
        self.hand_over().await?;
        drop(self.batches);
        joined(self.task.await)
    }
}

fn joined(ended: Result<Result<(), Error>, tokio::task::JoinError>) -> Result<(), Error> {
    ended.map_err(|error| Error::Internal(error.into()))?
}

async fn insert(app: &App, mut batches: mpsc::Receiver<Batch>) -> Result<(), Error> {
    while let Some(batch) = batches.recv().await {
        app.db.write(|transaction| Box::pin(batch.insert(transaction))).await?;
    }
    app.db
        .write(|transaction| {
            Box::pin(async move {
                for count in MODES {
                    transaction.execute_unprepared(count).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn fill(app: &App, mut batches: mpsc::Receiver<Batch>) -> Result<(), Error> {
    let mut transaction = app.db.reader().get_postgres_connection_pool().begin().await.map_err(internal)?;
    transaction.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0").await.map_err(internal)?;
    // Worth it where most rows are new.
    let empty = registration::Entity::find().count(app.db.reader()).await? == 0;
    let away = if empty { Some(take_away(&mut transaction, &Batch::TABLES).await?) } else { None };
    while let Some(batch) = batches.recv().await {
        batch.copy(&mut transaction).await?;
    }
    if let Some(away) = away {
        away.make_again(&mut transaction).await?;
    }
    for count in MODES {
        transaction.execute(count).await.map_err(internal)?;
    }
    // The planner is to know of the rows at once, not when autovacuum comes by.
    transaction.execute("ANALYZE").await.map_err(internal)?;
    transaction.commit().await.map_err(internal)
}

/// The places in the room and online, counted once all is there.
const MODES: [&str; 2] = [
    "UPDATE events SET onsite_taken = (SELECT COUNT(*) FROM registrations WHERE registrations.event_id = events.id AND registrations.holds_place AND registrations.attendance_mode = 'onsite') WHERE format = 'hybrid'",
    "UPDATE events SET online_taken = (SELECT COUNT(*) FROM registrations WHERE registrations.event_id = events.id AND registrations.holds_place AND registrations.attendance_mode = 'online') WHERE format = 'hybrid'",
];

fn start_of_time() -> Timestamp {
    FIRST_DAY.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp())
}

fn last_day() -> Timestamp {
    LAST_DAY.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp())
}

/// Enough that nobody registers twice for the largest event.
fn persons(amount: Amount) -> u64 {
    if amount.registrations == 0 {
        return 0;
    }
    let total: u64 = (0..amount.events).map(|number| weight(amount.seed, number)).sum();
    let heaviest = (0..amount.events).map(|number| weight(amount.seed, number)).max().unwrap_or(1);
    let largest = u64::try_from(u128::from(amount.registrations) * u128::from(heaviest) / u128::from(total.max(1))).unwrap_or(0) + 1;
    (amount.registrations / REGISTRATIONS_PER_PERSON).max(largest)
}

/// How much an event draws; drafts nobody.
fn weight(seed: u64, number: u64) -> u64 {
    let mut chance = Chance::of(seed, &[EVENT, number]);
    // Drawn first, whatever else is made of this stream.
    let draft = number > 0 && chance.percent(2);
    let weight = 20 + chance.below(100);
    if draft { 0 } else { weight }
}

/// Active organisations in an order that does not depend on this database.
async fn members(app: &App) -> Result<Vec<(Uuid, String)>, Error> {
    let rows: Vec<(Uuid, String, String)> = organisation::Entity::find()
        .filter(organisation::Column::Active.eq(true))
        .filter(organisation::Column::Kind.is_in(["Gemeente", "OCMW", "Politiezone", "Provincie", "Hulpverleningszone", "Dienstverlenende vereniging"]))
        .order_by_asc(organisation::Column::SourceKey)
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name, organisation::Column::SourceKey])
        .into_tuple()
        .all(app.db.reader())
        .await?;
    Ok(rows.into_iter().map(|(id, name, _)| (id, name)).collect())
}

/// One event with all that hangs on it.
struct Made {
    told: Told,
    sessions: Vec<session::Model>,
    cancelled: Option<Cancelled>,
    /// The days of publication, registration and cancellation are reckoned back from here: the event's start, or
    /// [`LAST_DAY`] when it lies later.
    reckoned_from: Timestamp,
}

impl Plan {
    fn make_programmes(&self, writer: &mut Writer, first: Uuid) {
        let seed = self.amount.seed;
        let rows = PROGRAMMES
            .iter()
            .zip(0_u64..)
            .map(|(shown, number)| shown.row(if number == 0 { first } else { programme_id(seed, number) }, format!("{}-s{seed}", shown.slug), start_of_time()))
            .collect();
        writer.bulk.add_programmes(rows);
    }

    async fn make_persons(&self, writer: &mut Writer) -> Result<(), Error> {
        for number in 0..self.persons {
            writer.bulk.add_person(self.person(number).0);
            writer.go_on().await?;
        }
        writer.hand_over().await
    }

    /// That person, and the organisation (by its place in the list) they work for.
    fn person(&self, number: u64) -> (person::Model, Somebody, usize) {
        let mut chance = Chance::of(self.amount.seed, &[PERSON, number]);
        let language = match chance.below(100) {
            0..=91 => Language::Nl,
            92..=96 => Language::Fr,
            _ => Language::En,
        };
        let somebody = somebody(&mut chance, language);
        let organisation = usize::try_from(chance.below(self.organisations.len() as u64)).unwrap_or(0);
        let created_at = start_of_time() + SignedDuration::from_secs(i64::try_from(number).unwrap_or(0));
        let email = somebody.address(&number.to_string(), &format!("s{}", self.amount.seed));
        let share = self.organisations.get(organisation).map_or_else(|| Share::Named(String::new()), |(id, _)| Share::Known(*id));
        let names = (somebody.first_name, somebody.last_name);
        let email = EmailAddress::parse(&email).expect("an address of seeded people is one");
        let row = person::Model::new(chance.id(created_at), &email, names, language.code(), &share, created_at.into());
        (row, somebody, organisation)
    }

    async fn make_events(&self, app: &App, writer: &mut Writer) -> Result<(), Error> {
        let events = self.by_day();
        for (number, size) in &events {
            let mut made = self.event(*number);
            let staying = (0..*size).filter(|position| self.ending(&made, *number, *position, self.registered_at(&made, *number, *position)).is_none()).count();
            self.give_room(&mut made, *number, staying);
            writer.bulk.add_event(made.told.event, &made.sessions);
            writer.go_on().await?;
        }
        writer.hand_over().await?;
        for (number, size) in events {
            let made = self.event(number);
            for position in 0..size {
                self.register(app, &mut writer.bulk, &made, number, position)?;
                writer.go_on().await?;
            }
        }
        Ok(())
    }

    /// Events with how many register for each, in the order of their days: ids begin with a moment, so that each row comes near the
    /// one before it, and not somewhere in the middle of an index.
    fn by_day(&self) -> Vec<(u64, u64)> {
        let mut passed = 0;
        let mut events: Vec<(Timestamp, u64, u64)> = (0..self.amount.events)
            .map(|number| {
                let before = self.share(passed);
                passed += weight(self.amount.seed, number);
                (self.event(number).reckoned_from, number, self.share(passed) - before)
            })
            .collect();
        events.sort_unstable();
        events.into_iter().map(|(_, number, size)| (number, size)).collect()
    }

    /// Of all registrations, those of the events up to this weight: the shares add up to the whole.
    fn share(&self, weight: u64) -> u64 {
        let share = u128::from(self.amount.registrations) * u128::from(weight) / u128::from(self.weight.max(1));
        u64::try_from(share).unwrap_or(self.amount.registrations)
    }

    fn event(&self, number: u64) -> Made {
        let seed = self.amount.seed;
        let mut chance = Chance::of(seed, &[EVENT, number, 1]);
        let id_moment = start_of_time();
        let day = working_day(FIRST_DAY.saturating_add(chance.between(0, DAYS).days()));
        let kind = *chance.one(&[
            EventKind::Training,
            EventKind::Webinar,
            EventKind::Webinar,
            EventKind::Workshop,
            EventKind::WorkingVisit,
            EventKind::PeerExchange,
            EventKind::StudyDay,
            EventKind::Meeting,
        ]);
        let format = match kind {
            EventKind::Webinar => EventFormat::Online,
            EventKind::StudyDay | EventKind::Meeting if chance.percent(40) => EventFormat::Hybrid,
            _ => EventFormat::Onsite,
        };
        let language = match chance.below(100) {
            0..=87 => Language::Nl,
            88..=93 => Language::Fr,
            _ => Language::En,
        };
        let title = format!("{}: {}", topics::kind(kind, language), chance.one(topics::of(language)));
        let hall = *chance.one(&topics::HALLS);
        let meetings = if kind == EventKind::Training && chance.percent(60) { chance.between(2, 4) } else { 1 };
        let id = chance.id(id_moment + SignedDuration::from_millis(i64::try_from(number).unwrap_or(0)));
        let hour = i8::try_from(chance.between(9, 14)).unwrap_or(9);
        let hours = if meetings > 1 || kind == EventKind::StudyDay { 3 } else { 2 };
        let mut sessions: Vec<session::Model> = (0..meetings)
            .map(|position| {
                let starts_at = day
                    .saturating_add((position * 28).days())
                    .at(hour, 0, 0, 0)
                    .to_zoned(TimeZone::get(BRUSSELS).unwrap_or(TimeZone::UTC))
                    .map_or(id_moment, |local| local.timestamp());
                let created_at = Moment(starts_at.min(last_day()) - SignedDuration::from_hours(100 * 24));
                session::Model {
                    id: chance.id(id_moment),
                    event_id: id,
                    title: (meetings > 1).then(|| format!("{} {}", position + 1, topics::kind(kind, language).to_lowercase())),
                    starts_at: starts_at.into(),
                    ends_at: (starts_at + SignedDuration::from_hours(hours)).into(),
                    time_zone: BRUSSELS.to_owned(),
                    place: (format != EventFormat::Online).then(|| hall.0.to_owned()),
                    address: (format != EventFormat::Online).then(|| hall.1.to_owned()),
                    place_hidden: false,
                    join_url: (format != EventFormat::Onsite).then(|| format!("https://vergadering.ledenkoepel.example/s{seed}/{number}")),
                    venue_id: None,
                    directions: None,
                    inclusion: SessionInclusion::Included,
                    slot_id: None,
                    capacity: None,
                    places_taken: 0,
                    sequence: 0,
                    cancelled_at: None,
                    attendance_closed_at: None,
                    version: 1,
                    created_at,
                    updated_at: created_at,
                }
            })
            .collect();
        let starts_at = sessions[0].starts_at;
        let reckoned_from = starts_at.0.min(last_day());
        let published_at = reckoned_from - SignedDuration::from_hours(90 * 24);
        let draft = weight(seed, number) == 0;
        let cancelled = (!draft && number > 0 && chance.percent(3)).then(|| Cancelled {
            at: reckoned_from - SignedDuration::from_hours(chance.between(30, 200)),
            by: CancelledBy::Event,
            reason: Some("Te weinig inschrijvingen.".to_owned()),
        });
        let programme = usize::try_from(chance.below(PROGRAMMES.len() as u64 + 1)).unwrap_or(0);
        let summary = format!("{title}, {}.", if format == EventFormat::Online { "online" } else { hall.0 });
        let slug = Slug::from_title(&title).map_or_else(String::new, |slug| format!("{}-", slug.as_str()));
        if !draft && cancelled.is_none() {
            for session in sessions.iter_mut().filter(|session| session.ends_at.0 < last_day()) {
                session.attendance_closed_at = Some(session.ends_at);
            }
        }
        let event = event::Model {
            id,
            programme_id: PROGRAMMES.get(programme).map(|_| if programme == 0 { Chance::of(seed, &[PROGRAMME]).id(id_moment) } else { programme_id(seed, programme as u64) }),
            slug: format!("{slug}s{seed}-{number}"),
            search_text: fold(&[title.as_str(), summary.as_str(), hall.0, hall.1].join(" ")),
            description: format!("{summary}\n\nVoorbeeld voor metingen."),
            title,
            summary,
            kind,
            format,
            language: language.code().to_owned(),
            status: match (draft, &cancelled) {
                (true, _) => EventStatus::Draft,
                (false, Some(_)) => EventStatus::Cancelled,
                (false, None) => EventStatus::Published,
            },
            capacity: None,
            places_taken: 0,
            onsite_taken: 0,
            online_taken: 0,
            rules: serde_json::json!({}),
            waiting_count: 0,
            places_kept: false,
            asks_questions: false,
            secret_link_generation: 0,
            followed_each: false,
            salutation: "familiar".to_owned(),
            letters: serde_json::json!({}),
            registration_opens_at: None,
            registration_closes_at: chance.percent(50).then(|| (starts_at.0 - SignedDuration::from_hours(24)).into()),
            contact_name: Some("Nele Vermeulen".to_owned()),
            contact_email: Some("nele@ledenkoepel.example".to_owned()),
            contact_phone: None,
            content_contact_name: None,
            content_contact_email: None,
            content_contact_phone: None,
            translations: serde_json::json!({}),
            unlisted: false,
            publish_at: None,
            archived_at: None,
            minimum: None,
            decide_by: None,
            decided_at: None,
            series_id: None,
            section_versions: serde_json::json!({}),
            attendance_rules: serde_json::json!({}),
            starts_at: Some(starts_at),
            ends_at: sessions.last().map(|session| session.ends_at),
            published_at: (!draft).then_some(published_at.into()),
            cancelled_at: cancelled.as_ref().map(|cancelled| cancelled.at.into()),
            cancel_reason: cancelled.as_ref().and_then(|cancelled| cancelled.reason.clone()),
            version: 2,
            created_at: (published_at - SignedDuration::from_hours(240)).into(),
            updated_at: cancelled.as_ref().map_or(published_at, |cancelled| cancelled.at).into(),
            content_changed_at: cancelled.as_ref().map(|cancelled| cancelled.at.into()),
        };
        Made { told: Told::of(event, PROGRAMMES.get(programme).map(super::events::Programme::facts).as_ref(), &sessions), sessions, cancelled, reckoned_from }
    }

    /// Places for those who stayed, and some more: one event in six is full to the last place.
    fn give_room(&self, made: &mut Made, number: u64, staying: usize) {
        let mut chance = Chance::of(self.amount.seed, &[EVENT, number, 2]);
        let staying = i32::try_from(staying).unwrap_or(i32::MAX);
        made.told.event.places_taken = staying;
        made.told.event.capacity = match chance.below(6) {
            0 => None,
            1 => Some(staying.max(1)),
            _ => Some((staying + staying / 4 + 10) / 5 * 5),
        };
    }

    fn registered_at(&self, made: &Made, number: u64, position: u64) -> Timestamp {
        let mut chance = Chance::of(self.amount.seed, &[REGISTRATION, number, position, 1]);
        let starts_at = made.reckoned_from;
        // After publication, and before the last day or the cancellation, whichever is first.
        let latest = made.cancelled.as_ref().map_or(starts_at - SignedDuration::from_hours(25), |cancelled| cancelled.at - SignedDuration::from_hours(1));
        let earliest = starts_at - SignedDuration::from_hours(85 * 24);
        let seconds = latest.as_second() - earliest.as_second();
        // Many come early, many late.
        let second = chance.between(0, seconds).max(chance.between(0, seconds));
        earliest + SignedDuration::from_secs(second)
    }

    fn ending(&self, made: &Made, number: u64, position: u64, registered_at: Timestamp) -> Option<Cancelled> {
        let mut chance = Chance::of(self.amount.seed, &[REGISTRATION, number, position, 2]);
        let latest = made.cancelled.as_ref().map_or(made.reckoned_from - SignedDuration::from_hours(1), |cancelled| cancelled.at);
        if chance.percent(12) {
            let seconds = latest.as_second() - registered_at.as_second();
            let by = if chance.percent(90) { CancelledBy::Participant } else { CancelledBy::Organiser };
            let reason = chance.percent(20).then(|| "Verhinderd".to_owned());
            return Some(Cancelled { at: registered_at + SignedDuration::from_secs(chance.between(1, (seconds - 1).max(1))), by, reason });
        }
        made.cancelled.clone()
    }

    fn register(&self, app: &App, bulk: &mut Bulk, made: &Made, number: u64, position: u64) -> Result<(), Error> {
        let mut chance = Chance::of(self.amount.seed, &[REGISTRATION, number, position, 3]);
        let (person, somebody, organisation) = self.person(self.who(number, position));
        let registered_at = self.registered_at(made, number, position);
        let known = self.organisations.get(organisation).filter(|_| !chance.percent(4));
        let registration = registration::Model {
            id: Uuid::nil(),
            event_id: made.told.event.id,
            person_id: person.id,
            status: RegistrationStatus::Confirmed,
            name_folded: fold(&format!("{} {}", person.first_name, person.last_name)),
            email: person.email,
            first_name: person.first_name,
            last_name: person.last_name,
            organisation_id: known.map(|(id, _)| *id),
            organisation_text: known.is_none().then(|| "Dorpsraad Kustwijk vzw".to_owned()),
            function_category: Some((*chance.one(&FUNCTIONS)).to_owned()),
            job_title: somebody.job_title.map(ToOwned::to_owned),
            language: person.language,
            attendance_mode: (made.told.event.format == EventFormat::Hybrid).then(|| if chance.percent(60) { AttendanceMode::Onsite } else { AttendanceMode::Online }),
            remarks: chance.percent(5).then(|| "Ik eet vegetarisch.".to_owned()),
            submission_hash: None,
            organisation_folded: known.is_none().then(|| fold("Dorpsraad Kustwijk vzw")),
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
            token_hash: Vec::new(),
            version: 0,
            created_at: registered_at.into(),
            updated_at: registered_at.into(),
        };
        let cancelled = self.ending(made, number, position, registered_at);
        bulk.add(app, &mut chance, &made.told, registration, known.map(|(_, name)| name.as_str()), cancelled.as_ref())
    }

    /// Who takes that place: from a start of the event's own, step by step through all persons.
    fn who(&self, number: u64, position: u64) -> u64 {
        let start = Chance::of(self.amount.seed, &[EVENT, number, 3]).below(self.persons);
        (start + position) % self.persons.max(1)
    }
}

fn programme_id(seed: u64, number: u64) -> Uuid {
    Chance::of(seed, &[PROGRAMME, number]).id(start_of_time())
}
