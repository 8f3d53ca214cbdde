//! The one place where a registration's status is written, with its history, the places it takes or frees, the
//! length of the waiting list, and what other systems are told. Every verb comes through here; each change is one the state machine knows.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, UpdateResult};
use uuid::Uuid;

use super::findable::make_findable;
use crate::actions::{Acting, webhook};
use crate::app::App;
use crate::clock::Clock;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, question_option, registration, registration_history, session};
use crate::error::{Error, Refusal};
use crate::roster::{CHUNK, Roster};
use crate::rules::permission::Role;
use crate::rules::places::{Claim, Part, Shortage};
use crate::rules::registration::{Actor, Cause, Transition};

/// Who acts on a registration.
#[derive(Debug, Clone, Copy)]
pub enum By {
    Participant,
    Booker,
    Organiser(Acting),
    System,
}

impl By {
    #[must_use]
    pub fn actor(self) -> Actor {
        match self {
            Self::Participant => Actor::Participant,
            Self::Booker => Actor::Booker,
            Self::Organiser(_) => Actor::Organiser,
            Self::System => Actor::System,
        }
    }

    #[must_use]
    pub fn kind(self) -> ActorKind {
        match self {
            Self::Participant => ActorKind::Participant,
            Self::Booker => ActorKind::Booker,
            Self::Organiser(Acting { role: Role::Token(_), .. }) => ActorKind::Token,
            Self::Organiser(_) => ActorKind::Organiser,
            Self::System => ActorKind::System,
        }
    }

    #[must_use]
    pub fn acting(self) -> Option<Acting> {
        match self {
            Self::Organiser(acting) => Some(acting),
            _ => None,
        }
    }
}

/// One step, for one or many registrations of an event.
#[derive(Debug, Clone)]
pub struct Step {
    pub transition: Transition,
    pub by: By,
    pub reason: Option<String>,
    pub cause: Option<Cause>,
    /// The other registration of a hand-over.
    pub related: Option<Uuid>,
}

impl Step {
    #[must_use]
    pub fn new(transition: Transition, by: By) -> Self {
        Self { transition, by, reason: None, cause: None, related: None }
    }

    #[must_use]
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }

    #[must_use]
    pub fn caused_by(self, cause: Cause) -> Self {
        Self { cause: Some(cause), ..self }
    }

    #[must_use]
    pub fn related_to(self, registration: Uuid) -> Self {
        Self { related: Some(registration), ..self }
    }

    /// The history row of a registration that goes from `from` to `to`, which is its version `number` then.
    ///
    /// # Errors
    /// `Internal` when the state machine knows no such step: a fault of ours.
    pub fn history(
        &self,
        clock: &Clock,
        registration_id: Uuid,
        from: Option<RegistrationStatus>,
        to: RegistrationStatus,
        number: i32,
    ) -> Result<registration_history::ActiveModel, Error> {
        if !self.transition.leads(from.map(Into::into), to.into()) || !self.transition.is_for(self.by.actor()) {
            return Err(Error::Internal(anyhow::anyhow!("{} from {from:?} to {to:?} by {:?}", self.transition.code(), self.by.actor())));
        }
        Ok(registration_history::ActiveModel {
            id: Set(clock.id()),
            registration_id: Set(registration_id),
            from_status: Set(from),
            to_status: Set(to),
            transition: Set(self.transition.code().to_owned()),
            actor: Set(self.by.kind()),
            actor_id: Set(self.by.acting().map(|acting| acting.organiser_id)),
            reason: Set(self.reason.clone()),
            cause: Set(self.cause.map(|cause| cause.code().to_owned())),
            related_id: Set(self.related),
            number: Set(number),
            at: Set(clock.now().into()),
        })
    }
}

/// Where a registration goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    pub status: RegistrationStatus,
    pub holds_place: bool,
    /// Beyond a limit, by an organiser's purpose.
    pub overbooked: bool,
    pub offer_expires_at: Option<Timestamp>,
    /// An organiser said yes, now or before.
    pub approved_at: Option<Timestamp>,
}

impl Target {
    /// Without a place.
    #[must_use]
    pub fn without_place(status: RegistrationStatus, registration: &registration::Model) -> Self {
        Self { status, holds_place: false, overbooked: false, offer_expires_at: None, approved_at: registration.approved_at.map(Into::into) }
    }

    /// With a place.
    #[must_use]
    pub fn with_place(status: RegistrationStatus, registration: &registration::Model) -> Self {
        Self { holds_place: true, overbooked: registration.overbooked, ..Self::without_place(status, registration) }
    }
}

/// Changes statuses as one `step`; gives the registrations as they are then, in the same order.
///
/// # Errors
/// `Refused(Full)` when places are taken that are not there, unless `overbooked`; the database's.
pub(super) async fn change(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &mut Roster,
    changes: Vec<(registration::Model, Target)>,
    step: &Step,
) -> Result<Vec<registration::Model>, Error> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let now = app.clock.now();
    let mut counted = Counted::default();
    let turning: Vec<registration::Model> = changes.iter().filter(|(before, target)| before.holds_place != target.holds_place).map(|(before, _)| before.clone()).collect();
    let claims = roster.claims(transaction, &turning).await?;
    let mut history = Vec::with_capacity(changes.len());
    let mut alike: HashMap<Target, Vec<Uuid>> = HashMap::new();
    let mut queued = Vec::new();
    let mut after = Vec::with_capacity(changes.len());
    for (before, target) in changes {
        history.push(step.history(&app.clock, before.id, Some(before.status), target.status, before.version + 1)?);
        alike.entry(target).or_default().push(before.id);
        counted.add(&before, &target, claims.get(&before.id));
        // Who comes back to the list has the turn they had.
        if target.status == RegistrationStatus::Waitlisted && before.queued_at.is_none() {
            queued.push(before.id);
        }
        after.push(registration::Model {
            status: target.status,
            holds_place: target.holds_place,
            overbooked: target.overbooked,
            offer_expires_at: target.offer_expires_at.map(Into::into),
            approved_at: target.approved_at.map(Into::into),
            queued_at: if target.status == RegistrationStatus::Waitlisted { before.queued_at.or(Some(now.into())) } else { before.queued_at },
            version: before.version + 1,
            updated_at: now.into(),
            ..before
        });
    }
    for (target, ids) in alike {
        for chunk in ids.chunks(CHUNK) {
            write(transaction, target, chunk, now).await?;
        }
    }
    for chunk in queued.chunks(CHUNK) {
        registration::Entity::update_many()
            .col_expr(registration::Column::QueuedAt, Expr::value(Moment(now)))
            .filter(registration::Column::Id.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
    }
    webhook::note::statuses(transaction, &app.clock, &after, &history).await?;
    insert_history(transaction, history).await?;
    counted.write(transaction, roster).await?;
    Ok(after)
}

async fn write(transaction: &DatabaseTransaction, target: Target, ids: &[Uuid], now: Timestamp) -> Result<(), Error> {
    registration::Entity::update_many()
        .col_expr(registration::Column::Status, Expr::value(target.status))
        .col_expr(registration::Column::HoldsPlace, Expr::value(target.holds_place))
        .col_expr(registration::Column::Overbooked, Expr::value(target.overbooked))
        .col_expr(registration::Column::OfferExpiresAt, Expr::value(target.offer_expires_at.map(Moment)))
        .col_expr(registration::Column::ApprovedAt, Expr::value(target.approved_at.map(Moment)))
        .col_expr(registration::Column::Version, Expr::col(registration::Column::Version).add(1))
        .col_expr(registration::Column::UpdatedAt, Expr::value(Moment(now)))
        .filter(registration::Column::Id.is_in(ids.iter().copied()))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Writes new registrations with their history rows; their places are counted by the caller, with [`Counted`].
///
/// # Errors
/// The database's; the last guard of "one active registration" among them.
pub(super) async fn insert(
    transaction: &DatabaseTransaction,
    clock: &Clock,
    registrations: &[registration::Model],
    history: Vec<registration_history::ActiveModel>,
) -> Result<(), Error> {
    webhook::note::statuses(transaction, clock, registrations, &history).await?;
    insert_past(transaction, registrations, history).await
}

/// The same of what happened long ago: other systems are told nothing.
///
/// # Errors
/// The database's.
pub(super) async fn insert_past(transaction: &DatabaseTransaction, registrations: &[registration::Model], history: Vec<registration_history::ActiveModel>) -> Result<(), Error> {
    // Some thirty columns a row: chunks that stay below the databases' limits of bound values.
    for chunk in registrations.chunks(CHUNK) {
        registration::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    make_findable(transaction, registrations).await?;
    insert_history(transaction, history).await
}

async fn insert_history(transaction: &DatabaseTransaction, history: Vec<registration_history::ActiveModel>) -> Result<(), Error> {
    for chunk in history.chunks(CHUNK) {
        registration_history::Entity::insert_many(chunk.to_vec()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// How the counts of an event change.
#[derive(Debug, Default)]
pub(super) struct Counted {
    places: i32,
    /// Of `places`, those beyond a limit on purpose.
    on_purpose: bool,
    waiting: i32,
    parts: HashMap<Part, i32>,
}

impl Counted {
    /// A new registration.
    pub fn new_one(&mut self, registration: &registration::Model, claim: &Claim) {
        self.waiting += i32::from(registration.status == RegistrationStatus::Waitlisted);
        self.on_purpose |= registration.overbooked;
        self.place(i32::from(registration.holds_place), Some(claim));
    }

    /// A new registration in the place of one that ends in the same transaction: the place is there, also where an
    /// organiser went beyond a limit for somebody else.
    pub fn successor(&mut self, registration: &registration::Model, claim: &Claim) {
        self.new_one(registration, claim);
        self.on_purpose = true;
    }

    /// A registration that goes on to `target`. `claim` is known when it takes or frees a place.
    pub fn add(&mut self, before: &registration::Model, target: &Target, claim: Option<&Claim>) {
        self.waiting += i32::from(target.status == RegistrationStatus::Waitlisted) - i32::from(before.status == RegistrationStatus::Waitlisted);
        self.place(i32::from(target.holds_place) - i32::from(before.holds_place), claim);
        self.on_purpose |= target.overbooked;
    }

    /// A part that somebody with a place takes (1) or gives back (-1) on its own.
    pub fn part(&mut self, part: Part, by: i32) {
        *self.parts.entry(part).or_default() += by;
    }

    fn place(&mut self, by: i32, claim: Option<&Claim>) {
        if by == 0 {
            return;
        }
        self.places += by;
        for part in claim.into_iter().flat_map(|claim| &claim.parts) {
            self.part(*part, by);
        }
    }

    /// Each count by one conditional UPDATE: it hits only while the places are there.
    ///
    /// # Errors
    /// `Refused(Full)` when they are not.
    pub async fn write(self, transaction: &DatabaseTransaction, roster: &mut Roster) -> Result<(), Error> {
        if self.places != 0 || self.waiting != 0 {
            self.write_event(transaction, roster).await?;
        }
        for (part, by) in self.parts.clone().into_iter().filter(|(_, by)| *by != 0) {
            let written = match part {
                Part::Room => self.write_mode(transaction, roster, event::Column::OnsiteTaken, part, by).await?,
                Part::Online => self.write_mode(transaction, roster, event::Column::OnlineTaken, part, by).await?,
                Part::Session(id) => {
                    let taken = || Expr::col(session::Column::PlacesTaken).add(by);
                    let mut update = session::Entity::update_many().col_expr(session::Column::PlacesTaken, taken()).filter(session::Column::Id.eq(id));
                    if by > 0 && !self.on_purpose {
                        update = update.filter(fits(session::Column::Capacity, taken()));
                    }
                    update.exec(transaction).await?
                }
                Part::Option(id) => {
                    let taken = || Expr::col(question_option::Column::PlacesTaken).add(by);
                    let mut update = question_option::Entity::update_many().col_expr(question_option::Column::PlacesTaken, taken()).filter(question_option::Column::Id.eq(id));
                    if by > 0 && !self.on_purpose {
                        update = update.filter(fits(question_option::Column::Capacity, taken()));
                    }
                    update.exec(transaction).await?
                }
            };
            if written.rows_affected != 1 && part.is_mode() {
                return Err(Refusal::from(Shortage::Part(part)).into());
            }
            if written.rows_affected != 1 {
                return Err(Refusal::Full.into());
            }
            if let Some(stock) = roster.places.parts.get_mut(&part) {
                stock.taken += by;
            }
        }
        Ok(())
    }

    /// The limit stands in the event's rules; the event is locked.
    async fn write_mode(&self, transaction: &DatabaseTransaction, roster: &Roster, column: event::Column, part: Part, by: i32) -> Result<UpdateResult, Error> {
        let taken = || Expr::col(column).add(by);
        let mut update = event::Entity::update_many().col_expr(column, taken()).filter(event::Column::Id.eq(roster.event.id));
        let capacity = roster.places.parts.get(&part).and_then(|stock| stock.capacity);
        if let Some(capacity) = capacity.filter(|_| by > 0 && !self.on_purpose) {
            update = update.filter(taken().lte(capacity));
        }
        Ok(update.exec(transaction).await?)
    }

    async fn write_event(&self, transaction: &DatabaseTransaction, roster: &mut Roster) -> Result<(), Error> {
        let taken = || Expr::col(event::Column::PlacesTaken).add(self.places);
        let mut update = event::Entity::update_many()
            .col_expr(event::Column::PlacesTaken, taken())
            .col_expr(event::Column::WaitingCount, Expr::col(event::Column::WaitingCount).add(self.waiting))
            .filter(event::Column::Id.eq(roster.event.id));
        if self.places > 0 && !self.on_purpose {
            update = update.filter(fits(event::Column::Capacity, taken()));
        }
        if update.exec(transaction).await?.rows_affected != 1 {
            return Err(Refusal::Full.into());
        }
        roster.event.places_taken += self.places;
        roster.event.waiting_count += self.waiting;
        roster.places.event.taken += self.places;
        Ok(())
    }
}

fn fits(capacity: impl ColumnTrait, taken: SimpleExpr) -> SimpleExpr {
    capacity.is_null().or(taken.lte(Expr::col(capacity)))
}
