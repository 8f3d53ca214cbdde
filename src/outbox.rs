//! Mail that is decided but not yet delivered. A fact and its letters are one transaction: [`post`] is called
//! inside the action's. The worker claims by lease, sends outside any transaction, then marks.

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clock::Clock;
use crate::db::Db;
use crate::entity::outbox::{self, ActiveModel, Column, Entity, Model, OutboxState, Urgency};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;

/// A letter on its way into the outbox.
pub struct Posting {
    pub letter: Letter,
    pub recipient: EmailAddress,
    pub language: Language,
    /// The first mail of the same registration, when there is one.
    pub thread_message_id: Option<String>,
    /// A public form caused it: counts against the limit per mailbox.
    pub caused_by_visitor: bool,
    pub urgency: Urgency,
}

/// The worker's heartbeat, on the machine's monotonic clock.
#[derive(Debug, Clone, Default)]
pub struct Pulse(std::sync::Arc<std::sync::Mutex<Option<std::time::Instant>>>);

impl Pulse {
    pub fn beat(&self) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(std::time::Instant::now());
    }

    /// Time since the last beat; `None` before the first.
    #[must_use]
    pub fn age(&self) -> Option<std::time::Duration> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).map(|beat| beat.elapsed())
    }
}

/// After so long without a sign of life from the worker that holds it, another may take a mail. Workers renew it
/// with [`hold`] while they send.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// The row of a posting; `domain` is that of the sender's address, for the Message-ID.
///
/// # Errors
/// When the letter cannot be written as JSON.
pub fn row(clock: &Clock, domain: &str, posting: Posting) -> Result<ActiveModel, Error> {
    let now = clock.now();
    let id = clock.id();
    Ok(ActiveModel {
        id: Set(id),
        registration_id: Set(posting.letter.registration().map(|registration| registration.registration_id)),
        letter: Set(posting.letter.template().to_owned()),
        facts: Set(serde_json::to_value(&posting.letter).map_err(|error| Error::Internal(error.into()))?),
        recipient: Set(posting.recipient.as_str().to_owned()),
        mailbox: Set(posting.recipient.mailbox()),
        language: Set(posting.language.code().to_owned()),
        message_id: Set(format!("{}@{domain}", clock.random_id().simple())),
        thread_message_id: Set(posting.thread_message_id),
        caused_by_visitor: Set(posting.caused_by_visitor),
        urgency: Set(posting.urgency),
        state: Set(OutboxState::Queued),
        attempts: Set(0),
        due_at: Set(now.into()),
        lease_until: Set(None),
        lease_owner: Set(None),
        last_error: Set(None),
        created_at: Set(now.into()),
        sent_at: Set(None),
    })
}

/// Writes letters in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn post(transaction: &impl ConnectionTrait, clock: &Clock, domain: &str, postings: Vec<Posting>) -> Result<(), Error> {
    insert(transaction, postings.into_iter().map(|posting| row(clock, domain, posting)).collect::<Result<Vec<_>, _>>()?).await
}

/// Writes rows made by [`row`] in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn insert(transaction: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Takes up to `most` mails that are due, the urgent first, for `owner` until the lease ends. A mail waits for the
/// earlier ones of its registration, so that a calendar never sees an older revision after a newer one. `except` are mails that
/// this worker has in hand: their lease may have run out while the database was away.
///
/// # Errors
/// `Busy` when the claim cannot be written: then nothing may be sent.
pub async fn claim(db: &Db, owner: Uuid, now: Timestamp, most: u64, except: Vec<Uuid>) -> Result<Vec<Model>, Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            let ids: Vec<Uuid> = due(now)
                .filter(Column::Id.is_not_in(except))
                .order_by_asc(Column::Urgency)
                .order_by_asc(Column::DueAt)
                .order_by_asc(Column::Id)
                .limit(most)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .select_only()
                .column(Column::Id)
                .into_tuple()
                .all(transaction)
                .await?;
            if ids.is_empty() {
                return Ok(Vec::new());
            }
            Entity::update_many()
                .col_expr(Column::State, Expr::value(OutboxState::Sending))
                .col_expr(Column::LeaseOwner, Expr::value(owner))
                .col_expr(Column::LeaseUntil, Expr::value(crate::entity::Moment(now + LEASE)))
                .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                .filter(Column::Id.is_in(ids.iter().copied()))
                .exec(transaction)
                .await?;
            Ok(Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(transaction).await?)
        })
    })
    .await
}

/// Renews the lease of mails that `owner` still has in hand.
///
/// # Errors
/// The database's.
pub async fn hold(db: &Db, owner: Uuid, ids: Vec<Uuid>, now: Timestamp) -> Result<(), Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            Entity::update_many()
                .col_expr(Column::LeaseUntil, Expr::value(crate::entity::Moment(now + LEASE)))
                .filter(Column::Id.is_in(ids))
                .filter(Column::LeaseOwner.eq(owner))
                .filter(Column::State.eq(OutboxState::Sending))
                .exec(transaction)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Whether anything is due, without taking it: a worker that finds nothing must not write.
///
/// # Errors
/// The database's.
pub async fn is_anything_due(db: &Db, now: Timestamp) -> Result<bool, Error> {
    Ok(due(now).limit(1).select_only().column(Column::Id).into_tuple::<Uuid>().one(db.reader()).await?.is_some())
}

fn due(now: Timestamp) -> sea_orm::Select<Entity> {
    let now = crate::entity::Moment(now);
    let queued = Column::State.eq(OutboxState::Queued).and(Column::DueAt.lte(now));
    let abandoned = Column::State.eq(OutboxState::Sending).and(Column::LeaseUntil.lte(now));
    let earlier = sea_orm::sea_query::Alias::new("earlier");
    let no_earlier = Query::select()
        .expr(Expr::value(1))
        .from_as(outbox::Entity, earlier.clone())
        .and_where(Expr::col((earlier.clone(), Column::RegistrationId)).equals((outbox::Entity, Column::RegistrationId)))
        .and_where(Expr::col((earlier.clone(), Column::State)).is_in(["queued", "sending"]))
        // A reminder that waits its turn holds up nothing that somebody waits for; what a calendar reads keeps its order.
        .and_where(
            Expr::col((earlier.clone(), Column::Urgency)).lte(Expr::col((outbox::Entity, Column::Urgency))).or(Expr::col((earlier.clone(), Column::Letter)).is_in(FOR_CALENDARS)),
        )
        .and_where(Expr::col((earlier, Column::Id)).lt(Expr::col((outbox::Entity, Column::Id))))
        .to_owned();
    Entity::open().filter(queued.or(abandoned)).filter(Expr::exists(no_earlier).not())
}

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A mail server took it.
    Delivered,
    /// Another try at that moment; `error` is what the server said.
    Later { at: Timestamp, error: String },
    /// The mail server could not be reached at all: not the letter's fault, the attempt does not count.
    NotTried { at: Timestamp, error: String },
    /// Given up, and why.
    Failed { error: String },
}

/// Marks what became of a mail that `owner` had claimed. A row whose lease went to another is left alone.
///
/// # Errors
/// `Busy` when it cannot be written now; the caller must remember and try again.
pub async fn mark(db: &Db, owner: Uuid, id: Uuid, outcome: Outcome, now: Timestamp) -> Result<(), Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            let mut update = Entity::update_many()
                .filter(Column::Id.eq(id))
                .filter(Column::LeaseOwner.eq(owner))
                .filter(Column::State.eq(OutboxState::Sending))
                .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
                .col_expr(Column::LeaseUntil, Expr::value(None::<crate::entity::Moment>));
            let state = match &outcome {
                Outcome::Delivered => OutboxState::Sent,
                Outcome::Later { .. } | Outcome::NotTried { .. } => OutboxState::Queued,
                Outcome::Failed { .. } => OutboxState::Failed,
            };
            update = update.col_expr(Column::State, Expr::value(state));
            update = match outcome {
                Outcome::Delivered => update.col_expr(Column::SentAt, Expr::value(crate::entity::Moment(now))).col_expr(Column::LastError, Expr::value(None::<String>)),
                Outcome::Later { at, error } => update.col_expr(Column::DueAt, Expr::value(crate::entity::Moment(at))).col_expr(Column::LastError, Expr::value(error)),
                Outcome::NotTried { at, error } => update
                    .col_expr(Column::DueAt, Expr::value(crate::entity::Moment(at)))
                    .col_expr(Column::LastError, Expr::value(error))
                    .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1)),
                Outcome::Failed { error } => update.col_expr(Column::LastError, Expr::value(error)),
            };
            update.exec(transaction).await?;
            Ok(())
        })
    })
    .await
}

/// Puts a mail that was given up back into the queue, by an organiser's wish.
///
/// # Errors
/// `NotFound` when it is not a failed mail.
pub async fn queue_again(transaction: &impl ConnectionTrait, id: Uuid, now: Timestamp) -> Result<Model, Error> {
    let row = Entity::find_by_id(id).filter(Column::State.eq(OutboxState::Failed)).one(transaction).await?.ok_or(Error::NotFound)?;
    let mut change = row.clone().into_active_model();
    change.state = Set(OutboxState::Queued);
    change.attempts = Set(0);
    change.due_at = Set(now.into());
    // Old enough mails would be given up at once again.
    change.created_at = Set(now.into());
    Entity::update(change).exec(transaction).await?;
    Ok(row)
}

/// Letters of these registrations that no worker has taken yet, oldest first; locked for the caller.
///
/// # Errors
/// The database's.
pub async fn waiting(transaction: &impl ConnectionTrait, registrations: impl IntoIterator<Item = Uuid>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::RegistrationId.is_in(registrations))
        .filter(Column::State.eq(OutboxState::Queued))
        .order_by_asc(Column::Id)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(transaction)
        .await
}

/// Sets these letters aside: newer ones say more. What a worker holds by now stays.
///
/// # Errors
/// The database's.
pub async fn set_aside(transaction: &impl ConnectionTrait, letters: &[Uuid]) -> Result<(), DbErr> {
    for chunk in letters.chunks(500) {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(OutboxState::Superseded))
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .filter(Column::State.eq(OutboxState::Queued))
            .exec(transaction)
            .await?;
    }
    Ok(())
}

/// Letters with a calendar message: `Letter::calendar_message`.
const FOR_CALENDARS: [&str; 6] = ["confirmation", "invitation", "changed", "cancelled", "handed-over", "withdrawal"];

/// Letters that take something out of a calendar: no later letter says that again.
const TAKES_OUT: [&str; 3] = ["cancelled", "handed-over", "withdrawal"];

/// Sets aside what waits for these registrations, but not what takes something out of a calendar.
///
/// # Errors
/// The database's.
pub async fn supersede(transaction: &impl ConnectionTrait, registrations: &[Uuid]) -> Result<(), DbErr> {
    for chunk in registrations.chunks(500) {
        let letters: Vec<Uuid> = waiting(transaction, chunk.iter().copied()).await?.into_iter().filter(|row| !TAKES_OUT.contains(&row.letter.as_str())).map(|row| row.id).collect();
        set_aside(transaction, &letters).await?;
    }
    Ok(())
}

/// Mails waiting or being sent, and since when the oldest due one waits.
///
/// # Errors
/// The database's.
pub async fn depth(db: &Db) -> Result<(u64, Option<Timestamp>), Error> {
    let count = Entity::open().count(db.reader()).await?;
    let oldest: Option<crate::entity::Moment> = Entity::open().order_by_asc(Column::DueAt).select_only().column(Column::DueAt).into_tuple().one(db.reader()).await?;
    Ok((count, oldest.map(Into::into)))
}
