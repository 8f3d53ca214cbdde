//! Who was there is asked to evaluate the event, once its last session is over and all its lists are closed: by the thanks
//! that go out anyway, else by a letter of its own. Some people at a time, each piece a transaction of its own.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query};
use sea_orm::{
    ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::evaluation_of;
use crate::actions::pieces::{PEOPLE, letters_to, until_none_is_left};
use crate::actions::reminder::meeting;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, attendance, evaluation, evaluation_invitation, outbox as mails, registration_history, reminder_rule, session};
use crate::error::Error;
use crate::keys::Purpose;
use crate::outbox;
use crate::rules::evaluation::closes_at;
use crate::rules::letter::{EvaluationFacts, Letter};
use crate::rules::reminders::{Kind, Standing};
use crate::rules::retention::ERASED_ADDRESS;
use crate::rules::schedule;

/// Asks all who are to be asked now; returns how many mails.
///
/// # Errors
/// The database's, after what could be done was done.
pub async fn send_due(app: &App) -> Result<u64, Error> {
    let (mut sent, mut trouble) = (0, None);
    for event_id in due(app).await? {
        let (mails, fault) = until_none_is_left(app, |_| {
            let ground = app.clone();
            app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, event_id).await }))
        })
        .await;
        sent += mails;
        trouble = fault.or(trouble);
    }
    trouble.map_or(Ok(sent), Err)
}

/// Events that are over, with an evaluation that begins now or goes on.
async fn due(app: &App) -> Result<Vec<Uuid>, Error> {
    let now = app.clock.now();
    let ended = event::Column::EndsAt.lte(Moment(now)).and(event::Column::EndsAt.gt(Moment(now - app.config.follow_up_latest)));
    let recent = Query::select().column(event::Column::Id).from(event::Entity).and_where(ended).and_where(event::Column::Status.eq(EventStatus::Published)).to_owned();
    let begins = Condition::all().add(evaluation::Column::OpenedAt.is_null()).add(evaluation::Column::EventId.in_subquery(recent));
    let goes_on = Condition::all().add(evaluation::Column::OpenedAt.is_not_null()).add(evaluation::Column::ClosesAt.gt(Moment(now)));
    let found = evaluation::Entity::find().filter(evaluation::Column::ClosedAt.is_null()).filter(Condition::any().add(begins).add(goes_on));
    Ok(found.select_only().column(evaluation::Column::EventId).into_tuple().all(app.db.reader()).await?)
}

/// An evaluation whose people may be asked now.
pub(in crate::actions) struct Asking {
    evaluation: evaluation::Model,
    zone: jiff::tz::TimeZone,
    now: Timestamp,
    /// Who was asked already, of those that were looked at.
    asked: BTreeSet<Uuid>,
    new: Vec<evaluation_invitation::Model>,
}

impl Asking {
    /// `None`: not now, or never. `event` is locked, `sessions` are all of its that take place.
    ///
    /// # Errors
    /// The database's.
    pub(in crate::actions) async fn of(transaction: &DatabaseTransaction, app: &App, event: &event::Model, sessions: &[session::Model]) -> Result<Option<Self>, Error> {
        let now = app.clock.now();
        let Some(last) = sessions.iter().max_by_key(|session| session.ends_at) else { return Ok(None) };
        let settled = event.status == EventStatus::Published && last.ends_at.0 <= now && sessions.iter().all(|session| session.attendance_closed_at.is_some());
        if !settled {
            return Ok(None);
        }
        let Some(evaluation) = evaluation_of(transaction, event.id).await? else { return Ok(None) };
        let may = match evaluation.opened_at {
            None => now <= last.ends_at.0 + app.config.follow_up_latest,
            Some(_) => evaluation.is_open(now),
        };
        let zone = schedule::zone(&sessions[0].time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let asks = may && !evaluation.questionnaire().0.is_empty();
        Ok(asks.then_some(Self { evaluation, zone, now, asked: BTreeSet::new(), new: Vec::new() }))
    }

    /// Which of these people were asked already.
    ///
    /// # Errors
    /// The database's.
    pub(in crate::actions) async fn look_at(&mut self, transaction: &DatabaseTransaction, people: &[registration::Model]) -> Result<(), Error> {
        // As people, whichever of their registrations they were asked about: two rows may have turned out to be one human being.
        let theirs = registration::Entity::find()
            .filter(registration::Column::EventId.eq(self.evaluation.event_id))
            .filter(registration::Column::PersonId.is_in(people.iter().map(|person| person.person_id)));
        let ids = theirs.clone().select_only().column(registration::Column::Id).into_query();
        let of = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::RegistrationId.in_subquery(ids));
        let asked: BTreeSet<Uuid> = of.all(transaction).await?.into_iter().filter_map(|row| row.registration_id).collect();
        let whose: Vec<(Uuid, Uuid)> = theirs.select_only().columns([registration::Column::Id, registration::Column::PersonId]).into_tuple().all(transaction).await?;
        let known: BTreeSet<Uuid> = whose.iter().filter(|(id, _)| asked.contains(id)).map(|(_, person)| *person).collect();
        self.asked = people.iter().filter(|person| known.contains(&person.person_id)).map(|person| person.id).collect();
        Ok(())
    }

    /// When answers are taken last.
    fn closes_at(&self) -> Timestamp {
        match self.evaluation.closes_at {
            Some(last) => last.0,
            None => closes_at(self.now, u16::try_from(self.evaluation.open_days).unwrap_or(1), &self.zone),
        }
    }

    /// What the letter to somebody who was there says; `None`: they were asked already.
    pub(in crate::actions) fn ask(&mut self, app: &App, person: &registration::Model) -> Option<EvaluationFacts> {
        if !self.asked.insert(person.id) {
            return None;
        }
        let id = app.clock.id();
        let token_hash = app.keys.derive(Purpose::Evaluation, id, 0).hash();
        let event_id = self.evaluation.event_id;
        self.new.push(evaluation_invitation::Model { id, event_id, registration_id: Some(person.id), token_hash, sent_at: self.now.into(), reminded_at: None, answered: false });
        Some(EvaluationFacts { evaluation_invitation_id: id, anonymous: self.evaluation.anonymous, closes_at: self.closes_at() })
    }

    /// Writes down who was asked; the first of all opens it.
    ///
    /// # Errors
    /// The database's.
    pub(in crate::actions) async fn note(self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        if self.new.is_empty() {
            return Ok(());
        }
        if self.evaluation.opened_at.is_none() {
            let change = evaluation::ActiveModel {
                event_id: Unchanged(self.evaluation.event_id),
                opened_at: Set(Some(self.now.into())),
                closes_at: Set(Some(self.closes_at().into())),
                version: Set(self.evaluation.version + 1),
                ..Default::default()
            };
            evaluation::Entity::update(change).exec(transaction).await?;
        }
        evaluation_invitation::Entity::insert_many(self.new.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
        Ok(())
    }
}

async fn some(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<u64, Error> {
    let Some(event) = event::Entity::find_by_id(event_id).lock_exclusive().one(transaction).await? else { return Ok(0) };
    let sessions = session::Entity::of(event_id).all(transaction).await?;
    let Some(mut asking) = Asking::of(transaction, app, &event, &sessions).await? else { return Ok(0) };
    if thanks_follow(transaction, app, &event, &sessions, asking.now).await? {
        return Ok(0);
    }
    let people = were_there(event_id).filter(Expr::exists(invited()).not()).order_by_asc(registration::Column::Id).limit(PEOPLE).all(transaction).await?;
    let mut letters = Vec::with_capacity(people.len());
    for person in people {
        if let Some(facts) = asking.ask(app, &person) {
            letters.push((person, facts));
        }
    }
    let rows = rows(transaction, app, &event, &sessions, letters, false).await?;
    asking.note(transaction).await?;
    let sent = rows.len() as u64;
    outbox::insert(transaction, rows).await?;
    Ok(sent)
}

/// Thanks for the last day are about to go out: they bring the link along.
async fn thanks_follow(transaction: &DatabaseTransaction, app: &App, event: &event::Model, sessions: &[session::Model], now: Timestamp) -> Result<bool, Error> {
    let Some(last) = sessions.iter().max_by_key(|session| session.ends_at) else { return Ok(false) };
    let meeting = meeting(event, sessions, last);
    let rules = reminder_rule::Entity::of(event.id).all(transaction).await?;
    let ahead = |row: &reminder_rule::Model| {
        let thanks = row.rule().filter(|rule| rule.kind == Kind::Thanks);
        thanks.is_some_and(|rule| matches!(rule.standing(&meeting, row.since.0, now, app.config.follow_up_latest), Standing::Ahead(_)))
    };
    Ok(rules.iter().any(ahead))
}

/// Who has a place and was there, if only for a part, by a list that is closed. Not those who came with a file of the time before.
pub(super) fn were_there(event_id: Uuid) -> sea_orm::Select<registration::Entity> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(registration::Column::Email.ne(ERASED_ADDRESS))
        .filter(Expr::exists(registration_history::came_with_a_file()).not())
        .filter(Expr::exists(attendance::was_there()))
}

/// Somebody was asked, whichever of their registrations for the event it was about.
fn invited() -> sea_orm::sea_query::SelectStatement {
    use registration::Column;
    let other = || Alias::new("other");
    Query::select()
        .expr(Expr::value(1))
        .from(evaluation_invitation::Entity)
        .join_as(
            JoinType::InnerJoin,
            registration::Entity,
            other(),
            Expr::col((other(), Column::Id)).equals((evaluation_invitation::Entity, evaluation_invitation::Column::RegistrationId)),
        )
        .and_where(Expr::col((other(), Column::PersonId)).equals((registration::Entity, Column::PersonId)))
        .and_where(Expr::col((other(), Column::EventId)).equals((registration::Entity, Column::EventId)))
        .to_owned()
}

/// One mail for each.
pub(super) async fn rows(
    transaction: &DatabaseTransaction,
    app: &App,
    event: &event::Model,
    sessions: &[session::Model],
    letters: Vec<(registration::Model, EvaluationFacts)>,
    reminder: bool,
) -> Result<Vec<mails::ActiveModel>, Error> {
    let facts: HashMap<Uuid, EvaluationFacts> = letters.iter().map(|(person, facts)| (person.id, facts.clone())).collect();
    let people: Vec<registration::Model> = letters.into_iter().map(|(person, _)| person).collect();
    letters_to(transaction, app, event, sessions, &people, |person, registration| Letter::Evaluation { registration, evaluation: facts[&person.id].clone(), reminder }).await
}

/// A day.
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);
