//! What has fallen due is put into the outbox: rule by rule, session by session, some people at a time. Each piece is
//! a transaction of its own that remembers how far it came, so that a crash loses nothing and tells nobody twice,
//! several copies may run, and registrations never wait for a message to thousands.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::set_aside::write_round;
use super::{day_of, meeting, of_same_day};
use crate::actions::evaluation::send::Asking;
use crate::actions::material::tell;
use crate::actions::registration::facts::{Belongings, event_facts, invitation_facts, letter_rows, programme_facts, registration_facts, session_facts};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::material;
use crate::entity::outbox::Urgency;
use crate::entity::registration::{self, AttendanceMode, RegistrationStatus};
use crate::entity::{Moment, attendance, material_told, registration_history, reminder_round, reminder_rule, reminder_sent, session};
use crate::error::Error;
use crate::outbox;
use crate::rules::attendance::Mark;
use crate::rules::letter::{EvaluationFacts, EventFacts, FollowUpFacts, Letter, NextEventFacts, RegistrationFacts, SessionFacts};
use crate::rules::materials::{Audience, Reader};
use crate::rules::reminders::{Anchor, Kind, MOST_DAYS, ReminderRule, Somebody, Standing, best};
use crate::rules::retention::ERASED_ADDRESS;

/// People looked at in one transaction.
const PEOPLE: u64 = 100;
/// Rows named in one statement.
const CHUNK: usize = 500;
/// Events of the programme that a follow-up names, at most.
const NEXT: usize = 3;

/// Puts all that is due into the outbox; returns how many mails.
///
/// # Errors
/// The database's, after what could be done was done.
pub async fn send_due(app: &App) -> Result<u64, Error> {
    let mut mails = 0;
    let mut trouble = None;
    for (rule, session) in due_pairs(app).await? {
        loop {
            match send_some(app, rule, session).await {
                Ok(piece) => {
                    mails += piece.mails;
                    if piece.finished {
                        break;
                    }
                }
                Err(error) => {
                    trouble = Some(error);
                    break;
                }
            }
        }
    }
    trouble.map_or(Ok(mails), Err)
}

/// What one transaction did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub mails: u64,
    /// Everybody was looked at, or there is nothing to be sent any more.
    pub finished: bool,
}

impl Piece {
    const NOTHING: Self = Self { mails: 0, finished: true };
}

/// The next people of one rule and session.
///
/// # Errors
/// The database's.
pub async fn send_some(app: &App, rule: Uuid, session: Uuid) -> Result<Piece, Error> {
    let ground = app.clone();
    let piece = app.db.write(move |transaction| Box::pin(async move { next_people(transaction, &ground, rule, session).await })).await?;
    if piece.mails > 0 {
        app.bell.notify_one();
    }
    Ok(piece)
}

/// Rules and sessions for which something is due and not yet said, the earliest session first.
///
/// # Errors
/// The database's.
pub async fn due_pairs(app: &App) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let (reader, now, latest) = (app.db.reader(), app.clock.now(), app.config.follow_up_latest);
    let near = near_sessions(reader, now, latest).await?;
    let events: BTreeSet<Uuid> = near.iter().map(|session| session.event_id).collect();
    let mut pairs = Vec::new();
    for events in events.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
        let published = event::Entity::find().filter(event::Column::Id.is_in(events.iter().copied())).filter(event::Column::Status.eq(EventStatus::Published));
        let rules = reminder_rule::Entity::find().filter(reminder_rule::Column::EventId.is_in(events.iter().copied())).filter(reminder_rule::Column::RemovedAt.is_null());
        let sessions = session::Entity::find().filter(session::Column::EventId.is_in(events.iter().copied())).filter(session::Column::CancelledAt.is_null());
        let rules = grouped(rules.all(reader).await?, |rule| rule.event_id);
        let sessions = grouped(sessions.order_by_asc(session::Column::StartsAt).all(reader).await?, |session| session.event_id);
        for event in published.all(reader).await? {
            let (Some(rules), Some(sessions)) = (rules.get(&event.id), sessions.get(&event.id)) else { continue };
            pairs.extend(due_of_event(&event, rules, sessions, now, latest));
        }
    }
    pairs.sort_by_key(|(session, ..)| session.starts_at);
    unfinished(reader, pairs).await
}

/// Sessions so near that a rule may be about them, of events that have rules.
async fn near_sessions(reader: &impl ConnectionTrait, now: Timestamp, latest: SignedDuration) -> Result<Vec<session::Model>, Error> {
    use session::Column;
    let has_rules = Query::select()
        .expr(Expr::value(1))
        .from(reminder_rule::Entity)
        .and_where(Expr::col((reminder_rule::Entity, reminder_rule::Column::EventId)).equals((session::Entity, Column::EventId)))
        .and_where(Expr::col((reminder_rule::Entity, reminder_rule::Column::RemovedAt)).is_null())
        .to_owned();
    let far = SignedDuration::from_hours(24 * i64::from(MOST_DAYS + 1));
    let coming = Column::StartsAt.gt(Moment(now)).and(Column::StartsAt.lte(Moment(now + far)));
    let past = Column::EndsAt.lte(Moment(now)).and(Column::EndsAt.gt(Moment(now - far - latest)));
    let near = session::Entity::find().filter(Condition::any().add(coming).add(past)).filter(Column::CancelledAt.is_null()).filter(Expr::exists(has_rules));
    Ok(near.all(reader).await?)
}

type DuePair<'s> = (&'s session::Model, Uuid, Timestamp);

fn due_of_event(
    event: &event::Model,
    rules: &[reminder_rule::Model],
    sessions: &[session::Model],
    now: Timestamp,
    latest: SignedDuration,
) -> Vec<(session::Model, Uuid, Timestamp)> {
    let mut due: Vec<DuePair<'_>> = Vec::new();
    for session in sessions {
        let meeting = meeting(event, sessions, session);
        due.extend(rules.iter().filter_map(|row| match row.rule()?.standing(&meeting, row.since.0, now, latest) {
            Standing::Due(at) => Some((session, row.id, at)),
            _ => None,
        }));
    }
    due.into_iter().map(|(session, rule, at)| (session.clone(), rule, at)).collect()
}

/// Without those that were gone through already for that moment.
async fn unfinished(reader: &impl ConnectionTrait, pairs: Vec<(session::Model, Uuid, Timestamp)>) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let mut left = Vec::new();
    for pairs in pairs.chunks(CHUNK) {
        let rounds = reminder_round::Entity::find()
            .filter(reminder_round::Column::SessionId.is_in(pairs.iter().map(|(session, ..)| session.id)))
            .filter(reminder_round::Column::FinishedAt.is_not_null())
            .all(reader)
            .await?;
        let finished: HashMap<(Uuid, Uuid), Timestamp> = rounds.into_iter().map(|round| ((round.rule_id, round.session_id), round.due_at.0)).collect();
        left.extend(pairs.iter().filter(|(session, rule, at)| finished.get(&(*rule, session.id)) != Some(at)).map(|(session, rule, _)| (*rule, session.id)));
    }
    Ok(left)
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// One rule and session, as they are now.
struct Round {
    rule_id: Uuid,
    rule: ReminderRule,
    event: event::Model,
    /// All of the event's, by start.
    sessions: Vec<session::Model>,
    session: session::Model,
    due: Timestamp,
    now: Timestamp,
}

impl Round {
    /// `None` when nothing is due (any more). Locks the event, as everybody does who changes its registrations: nobody is
    /// reminded who cancels in the same moment, and no two copies go through the same people.
    async fn lock(transaction: &DatabaseTransaction, app: &App, rule_id: Uuid, session_id: Uuid) -> Result<Option<Self>, Error> {
        let Some(row) = reminder_rule::Entity::find_by_id(rule_id).one(transaction).await? else { return Ok(None) };
        let Some(event) = event::Entity::find_by_id(row.event_id).lock_exclusive().one(transaction).await? else { return Ok(None) };
        // Read again: somebody may have changed it before the lock was ours.
        let row = reminder_rule::Entity::of(event.id).filter(reminder_rule::Column::Id.eq(rule_id)).one(transaction).await?;
        let sessions = session::Entity::of(event.id).all(transaction).await?;
        let Some(session) = sessions.iter().find(|session| session.id == session_id).cloned() else { return Ok(None) };
        let Some((row, rule)) = row.and_then(|row| row.rule().map(|rule| (row, rule))) else { return Ok(None) };
        let now = app.clock.now();
        match rule.standing(&meeting(&event, &sessions, &session), row.since.0, now, app.config.follow_up_latest) {
            Standing::Due(due) => Ok(Some(Self { rule_id, rule, event, sessions, session, due, now })),
            _ => Ok(None),
        }
    }

    /// Of the sessions of this day that the person attends, those the letter is about, by start.
    fn concerned(&self, registration: &registration::Model, chosen: &[Uuid]) -> Vec<&session::Model> {
        let on_site = comes_on_site(registration);
        of_same_day(&self.sessions, &self.session)
            .filter(|session| session.is_attended(chosen))
            .filter(|session| self.rule.anchor == Anchor::AfterEnd || session.starts_at.0 > self.now)
            .filter(|session| self.rule.kind != Kind::Joining || (session.join_url.is_some() && !on_site))
            .collect()
    }

    /// Which of them calls for the letter: a reminder goes with the first, a follow-up with the last.
    fn calls(&self, concerned: &[&session::Model]) -> bool {
        let calling = match self.rule.anchor {
            Anchor::BeforeStart => concerned.first().copied(),
            Anchor::AfterEnd => concerned.iter().copied().max_by_key(|session| (session.ends_at, session.id)),
        };
        calling.is_some_and(|session| session.id == self.session.id)
    }
}

fn comes_on_site(registration: &registration::Model) -> bool {
    registration.attendance_mode == Some(AttendanceMode::Onsite)
}

async fn next_people(transaction: &DatabaseTransaction, app: &App, rule_id: Uuid, session_id: Uuid) -> Result<Piece, Error> {
    let Some(round) = Round::lock(transaction, app, rule_id, session_id).await? else { return Ok(Piece::NOTHING) };
    let known = reminder_round::Entity::find_by_id((rule_id, session_id)).one(transaction).await?.filter(|known| known.due_at.0 == round.due);
    if known.as_ref().is_some_and(|known| known.finished_at.is_some()) {
        return Ok(Piece::NOTHING);
    }
    let mut people = registration::Entity::find().filter(registration::Column::EventId.eq(round.event.id)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    people = people.filter(registration::Column::Email.ne(ERASED_ADDRESS));
    // Whoever came with a file of the time before was told by the system of that time.
    people = people.filter(Expr::exists(registration_history::came_with_a_file()).not());
    if let Some(reached) = known.and_then(|known| known.reached) {
        people = people.filter(registration::Column::Id.gt(reached));
    }
    let people = people.order_by_asc(registration::Column::Id).limit(PEOPLE).all(transaction).await?;
    let mails = write_letters(transaction, app, &round, &people).await?;
    let finished = (people.len() as u64) < PEOPLE;
    let progress = reminder_round::ActiveModel {
        rule_id: Set(rule_id),
        session_id: Set(session_id),
        due_at: Set(round.due.into()),
        reached: Set(people.last().map(|person| person.id)),
        finished_at: Set(finished.then(|| round.now.into())),
    };
    write_round(transaction, progress).await?;
    Ok(Piece { mails, finished })
}

/// Writes the letters of those people that the round is for, and that they were written.
async fn write_letters(transaction: &DatabaseTransaction, app: &App, round: &Round, people: &[registration::Model]) -> Result<u64, Error> {
    if people.is_empty() {
        return Ok(0);
    }
    let known = Known::of(transaction, round, people).await?;
    let mut asking = if round.rule.kind == Kind::Thanks { Asking::of(transaction, app, &round.event, &round.sessions).await? } else { None };
    if let Some(asking) = &mut asking {
        asking.look_at(transaction, people).await?;
    }
    let (mut rows, mut sent, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for person in people {
        let concerned = round.concerned(person, known.belongings.chosen(person));
        let mark = best(concerned.iter().filter_map(|session| known.marks.get(&(person.id, session.id)).copied()));
        let somebody = Somebody { confirmed_at: known.confirmed_at(person), comes_on_site: comes_on_site(person), mark };
        if !round.calls(&concerned) || known.told.contains(&person.id) || round.rule.is_for(&somebody, round.due).is_err() {
            continue;
        }
        let evaluation = asking.as_mut().filter(|_| mark.is_some_and(Mark::was_there)).and_then(|asking| asking.ask(app, person));
        let letter = known.letter(round, person, &concerned, mark, evaluation);
        for mut row in letter_rows(&app.clock, app.mail_domain(), person, vec![letter], known.belongings.thread(person), false)? {
            row.urgency = Set(Urgency::Bulk);
            sent.push(reminder_sent::ActiveModel {
                rule_id: Set(round.rule_id),
                registration_id: Set(person.id),
                day: Set(day_of(&round.session).to_string()),
                session_id: Set(round.session.id),
                outbox_id: Set(Some(*row.id.as_ref())),
                at: Set(round.now.into()),
            });
            told.extend(known.materials_in(round, mark).map(|material| material_told::ActiveModel {
                material_id: Set(material.id),
                registration_id: Set(person.id),
                outbox_id: Set(Some(*row.id.as_ref())),
                at: Set(round.now.into()),
            }));
            rows.push(row);
        }
    }
    let mails = rows.len() as u64;
    if mails > 0 {
        // First the guard: should it ever say no, nothing is sent.
        reminder_sent::Entity::insert_many(sent).exec_without_returning(transaction).await?;
        tell::note_told(transaction, told).await?;
        if let Some(asking) = asking {
            asking.note(transaction).await?;
        }
        outbox::insert(transaction, rows).await?;
    }
    Ok(mails)
}

/// What is known of a number of people and of the event, read in a few statements.
struct Known {
    belongings: Belongings,
    event: EventFacts,
    /// When each got the place.
    confirmed: HashMap<Uuid, Timestamp>,
    /// By registration and session.
    marks: HashMap<(Uuid, Uuid), Mark>,
    /// Who had this already.
    told: BTreeSet<Uuid>,
    materials: Vec<material::Model>,
    next: Vec<NextEventFacts>,
}

impl Known {
    async fn of(transaction: &DatabaseTransaction, round: &Round, people: &[registration::Model]) -> Result<Self, Error> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
        let looks_back = round.rule.anchor == Anchor::AfterEnd;
        Ok(Self {
            belongings: Belongings::of(transaction, people, &round.sessions).await?,
            event: event_facts(&round.event, programme_facts(transaction, &round.event).await?.as_ref()),
            confirmed: confirmed(transaction, &ids).await?,
            marks: if looks_back { marks(transaction, &ids).await? } else { HashMap::new() },
            told: told(transaction, round, &ids).await?,
            materials: if looks_back { material::Entity::of(round.event.id).all(transaction).await? } else { Vec::new() },
            next: if looks_back { next_events(transaction, round).await? } else { Vec::new() },
        })
    }

    fn confirmed_at(&self, person: &registration::Model) -> Timestamp {
        self.confirmed.get(&person.id).copied().unwrap_or(person.created_at.0)
    }

    fn letter(&self, round: &Round, person: &registration::Model, concerned: &[&session::Model], mark: Option<Mark>, evaluation: Option<EvaluationFacts>) -> Letter {
        let sessions: Vec<SessionFacts> = concerned.iter().map(|session| self.session(round, person, session)).collect();
        let registration: RegistrationFacts = registration_facts(person, self.belongings.names(person), &self.event, &sessions);
        let was_there = mark.is_some_and(Mark::was_there);
        let follow_up = || FollowUpFacts { materials: self.materials_in(round, mark).map(tell::material_facts).collect(), next: self.next.clone(), evaluation };
        match round.rule.kind {
            Kind::Reminder => Letter::Reminder { registration },
            Kind::Joining => Letter::Joining { registration },
            Kind::Thanks => Letter::Thanks { registration, was_there, follow_up: follow_up() },
            Kind::Missed => Letter::Missed { registration, follow_up: follow_up() },
        }
    }

    /// Those of the event that somebody may have now, in a letter that looks back.
    fn materials_in(&self, round: &Round, mark: Option<Mark>) -> impl Iterator<Item = &material::Model> {
        let reader = if mark.is_some_and(Mark::was_there) { Reader::Present } else { Reader::Registered };
        let (ends_at, now) = (round.event.ends_at, round.now);
        self.materials.iter().filter(move |material| Audience::from(material.audience).includes(reader) && material.is_available(ends_at, now))
    }

    /// A session as this person attends it; a reminder carries the invitation, from which the way in is derived.
    fn session(&self, round: &Round, person: &registration::Model, session: &session::Model) -> SessionFacts {
        let invitation = self.belongings.invitations(person).iter().find(|invitation| invitation.session_id == session.id && !invitation.cancelled);
        SessionFacts {
            online: session.join_url.is_some() && !comes_on_site(person),
            invitation: invitation.filter(|_| round.rule.anchor == Anchor::BeforeStart).map(invitation_facts),
            ..session_facts(session)
        }
    }
}

async fn confirmed(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<HashMap<Uuid, Timestamp>, Error> {
    use registration_history::Column;
    let rows: Vec<(Uuid, Option<RegistrationStatus>, Moment)> = registration_history::Entity::find()
        .filter(Column::RegistrationId.is_in(ids.iter().copied()))
        .filter(Column::ToStatus.eq(RegistrationStatus::Confirmed))
        .order_by_asc(Column::Number)
        .select_only()
        .columns([Column::RegistrationId, Column::FromStatus, Column::At])
        .into_tuple()
        .all(transaction)
        .await?;
    // The last time it was not theirs before.
    Ok(rows.into_iter().filter(|(_, from, _)| *from != Some(RegistrationStatus::Confirmed)).map(|(id, _, at)| (id, at.0)).collect())
}

async fn marks(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<HashMap<(Uuid, Uuid), Mark>, Error> {
    let rows = attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(ids.iter().copied())).all(transaction).await?;
    Ok(rows.into_iter().map(|row| ((row.registration_id, row.session_id), row.status.into())).collect())
}

/// Who had a mail of this rule for this day, or, looking back, for this session: that one is never over twice.
async fn told(transaction: &DatabaseTransaction, round: &Round, ids: &[Uuid]) -> Result<BTreeSet<Uuid>, Error> {
    let sent = reminder_sent::Entity::find()
        .filter(reminder_sent::Column::RuleId.eq(round.rule_id))
        .filter(reminder_sent::Column::RegistrationId.is_in(ids.iter().copied()))
        .all(transaction)
        .await?;
    let day = day_of(&round.session).to_string();
    let same = |sent: &reminder_sent::Model| sent.day == day || (round.rule.anchor == Anchor::AfterEnd && sent.session_id == round.session.id);
    Ok(sent.into_iter().filter(same).map(|sent| sent.registration_id).collect())
}

/// What lies ahead in the same programme and is open to everybody.
async fn next_events(transaction: &DatabaseTransaction, round: &Round) -> Result<Vec<NextEventFacts>, Error> {
    let Some(programme) = round.event.programme_id else { return Ok(Vec::new()) };
    let coming = event::Entity::find()
        .filter(event::Column::ProgrammeId.eq(programme))
        .filter(event::Column::Status.eq(EventStatus::Published))
        .filter(event::Column::Unlisted.eq(false))
        .filter(event::Column::StartsAt.gt(Moment(round.now)))
        .filter(event::Column::Id.ne(round.event.id))
        .order_by_asc(event::Column::StartsAt)
        .order_by_asc(event::Column::Id)
        .limit(10)
        .all(transaction)
        .await?;
    let mut next = Vec::new();
    for event in coming.into_iter().filter(|event| !event.rules().audience.by_invitation).take(NEXT) {
        let first = session::Entity::of(event.id).one(transaction).await?;
        if let Some(first) = first {
            next.push(NextEventFacts { slug: event.slug, title: event.title, starts_at: first.starts_at.into(), time_zone: first.time_zone });
        }
    }
    Ok(next)
}
