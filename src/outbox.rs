//! Mail that is decided but not yet delivered. A fact and its letters are one transaction: [`post`] is called
//! inside the action's. The worker claims by lease, sends outside any transaction, then marks.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Iterable, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::clock::Clock;
use crate::db::Db;
use crate::entity::message::{self, MessageState};
use crate::entity::outbox::{self, ActiveModel, Column, Entity, Model, OutboxState, Urgency};
use crate::entity::{Moment, undeliverable_address};
use crate::error::Error;
use crate::request_id;
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
pub fn row(clock: &Clock, domain: &str, mut posting: Posting) -> Result<ActiveModel, Error> {
    posting.letter.keep_own_paragraph();
    posting.letter.keep_directions();
    let now = clock.now();
    let id = clock.id();
    let revision = posting.letter.calendar_message().and_then(|(_, session)| session.invitation.as_ref());
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
        organiser_message_id: Set(None),
        calendar_uid: Set(revision.map(|revision| revision.uid.clone())),
        calendar_sequence: Set(revision.map_or(0, |revision| revision.sequence)),
        attempted_at: Set(None),
        put_off_since: Set(None),
        preface: Set(None),
        request_id: Set(request_id::current().map(|id| id.to_string())),
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

/// What a worker asks for.
#[derive(Debug, Clone)]
pub struct Claim {
    pub owner: Uuid,
    pub now: Timestamp,
    /// Mails at most.
    pub most: u64,
    /// In hand of this worker: their lease may have run out while the database was away.
    pub except: Vec<Uuid>,
    /// Mails that all copies together may send in a minute; 0: as many as they can.
    pub per_minute: u32,
}

/// What a worker got.
#[derive(Debug, Default)]
pub struct Claimed {
    pub rows: Vec<Model>,
    /// Mails that were due and will not be sent: a newer revision says more, or nothing reaches the address.
    pub settled: usize,
}

/// Takes mails that are due, the urgent first, until the lease ends. A mail waits for the earlier ones of its
/// registration to the same mailbox. The last guard of "an older revision never leaves after a newer one" is here:
/// what a newer message about the same calendar entry has overtaken is set aside.
///
/// # Errors
/// `Busy` when the claim cannot be written: then nothing may be sent.
pub async fn claim(db: &Db, claim: Claim) -> Result<Claimed, Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            let most = Ord::min(claim.most, allowance(transaction, &claim).await?);
            if most == 0 {
                return Ok(Claimed::default());
            }
            in_order_of_the_index(transaction).await?;
            let mut rows = due(claim.now)
                .filter(Column::Id.is_not_in(claim.except))
                .order_by_asc(Column::Urgency)
                .order_by_asc(Column::DueAt)
                .order_by_asc(Column::Id)
                .limit(most)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .all(transaction)
                .await?;
            let found = rows.len();
            let overtaken = set_aside_overtaken(transaction, &rows, claim.now).await?;
            rows.retain(|row| !overtaken.contains(&row.id));
            let unreachable = withhold(transaction, &rows).await?;
            rows.retain(|row| !unreachable.contains(&row.id));
            let settled = found - rows.len();
            for row in &mut rows {
                row.state = OutboxState::Sending;
                row.attempts += 1;
                row.lease_owner = Some(claim.owner);
            }
            take(transaction, &rows, &claim.owner, claim.now).await?;
            // In the order in which they were decided.
            rows.sort_by_key(|row| (row.urgency as i32, row.created_at.0, row.id));
            Ok(Claimed { rows, settled })
        })
    })
    .await
}

/// PostgreSQL, which has not counted yet what has just been posted, takes all that waits for a handful and would sort it at each claim.
async fn in_order_of_the_index(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("SET LOCAL enable_sort = off").await?;
    }
    Ok(())
}

async fn take(transaction: &impl ConnectionTrait, rows: &[Model], owner: &Uuid, now: Timestamp) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::State, Expr::value(OutboxState::Sending))
        .col_expr(Column::LeaseOwner, Expr::value(*owner))
        .col_expr(Column::LeaseUntil, Expr::value(Moment(now + LEASE)))
        .col_expr(Column::AttemptedAt, Expr::value(Moment(now)))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(transaction)
        .await?;
    Ok(())
}

/// How many mails may still be begun in this minute. Copies that ask in the same instant may together take as many
/// as one of them too much.
async fn allowance(transaction: &impl ConnectionTrait, claim: &Claim) -> Result<u64, DbErr> {
    if claim.per_minute == 0 {
        return Ok(u64::MAX);
    }
    let minute_ago = Moment(claim.now - SignedDuration::from_mins(1));
    let begun = Entity::find().filter(Column::AttemptedAt.gt(minute_ago)).count(transaction).await?;
    Ok(u64::from(claim.per_minute).saturating_sub(begun))
}

/// Sets aside what a newer revision of the same calendar entry has overtaken, of and beside the mails that are to be
/// claimed. Returns those that must not be sent now.
async fn set_aside_overtaken(transaction: &impl ConnectionTrait, rows: &[Model], now: Timestamp) -> Result<HashSet<Uuid>, DbErr> {
    let entries: Vec<&String> = rows.iter().filter_map(|row| row.calendar_uid.as_ref()).collect();
    if entries.is_empty() {
        return Ok(HashSet::new());
    }
    let alike: Vec<Revision> = Entity::find()
        .filter(Column::CalendarUid.is_in(entries))
        .filter(Column::State.is_in([OutboxState::Queued, OutboxState::Sending, OutboxState::Sent]))
        .select_only()
        .columns([Column::Id, Column::CalendarUid, Column::CalendarSequence, Column::State, Column::LeaseUntil])
        .lock_exclusive()
        .into_model()
        .all(transaction)
        .await?;
    let mut newest: HashMap<&str, i32> = HashMap::new();
    for revision in &alike {
        let sequence = newest.entry(&revision.calendar_uid).or_default();
        *sequence = Ord::max(revision.calendar_sequence, *sequence);
    }
    let is_overtaken = |revision: &&Revision| revision.calendar_sequence < newest[revision.calendar_uid.as_str()];
    let in_hand = |revision: &Revision| revision.state == OutboxState::Sending && revision.lease_until.is_some_and(|until| until.0 > now);
    let old: Vec<Uuid> = alike.iter().filter(is_overtaken).filter(|revision| revision.state != OutboxState::Sent && !in_hand(revision)).map(|revision| revision.id).collect();
    for chunk in old.chunks(500) {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(OutboxState::Superseded))
            .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
            .col_expr(Column::LeaseUntil, Expr::value(None::<Moment>))
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
    }
    // An older revision that somebody sends at this moment goes first.
    let busy: HashSet<&str> = alike.iter().filter(is_overtaken).filter(|revision| in_hand(revision)).map(|revision| revision.calendar_uid.as_str()).collect();
    let waiting = rows.iter().filter(|row| row.calendar_uid.as_deref().is_some_and(|uid| busy.contains(uid))).map(|row| row.id);
    Ok(old.iter().copied().chain(waiting).collect())
}

#[derive(FromQueryResult)]
struct Revision {
    id: Uuid,
    calendar_uid: String,
    calendar_sequence: i32,
    state: OutboxState,
    lease_until: Option<Moment>,
}

/// In `last_error`: nothing was sent, because nothing reaches the address.
pub const WITHHELD: &str = "withheld";

/// Gives up mails to addresses that nothing reaches. A sign-in link is tried all the same: nobody else could clear
/// the entry of a lone organiser.
async fn withhold(transaction: &impl ConnectionTrait, rows: &[Model]) -> Result<HashSet<Uuid>, DbErr> {
    let known: Vec<String> = undeliverable_address::Entity::among(rows.iter().map(|row| row.recipient.as_str()))
        .select_only()
        .column(undeliverable_address::Column::Address)
        .into_tuple()
        .all(transaction)
        .await?;
    let withheld: HashSet<Uuid> = rows.iter().filter(|row| row.letter != "sign-in" && known.contains(&row.recipient.to_ascii_lowercase())).map(|row| row.id).collect();
    if !withheld.is_empty() {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(OutboxState::Failed))
            .col_expr(Column::LastError, Expr::value(WITHHELD))
            .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
            .col_expr(Column::LeaseUntil, Expr::value(None::<Moment>))
            .filter(Column::Id.is_in(withheld.iter().copied()))
            .exec(transaction)
            .await?;
    }
    Ok(withheld)
}

/// Renews the lease of mails that `owner` still has in hand.
///
/// # Errors
/// The database's.
pub async fn hold(db: &Db, owner: Uuid, ids: Vec<Uuid>, now: Timestamp) -> Result<(), Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            Entity::update_many()
                .col_expr(Column::LeaseUntil, Expr::value(Moment(now + LEASE)))
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
    let now = Moment(now);
    let queued = Column::State.eq(OutboxState::Queued).and(Column::DueAt.lte(now));
    let abandoned = Column::State.eq(OutboxState::Sending).and(Column::LeaseUntil.lte(now));
    let earlier = sea_orm::sea_query::Alias::new("earlier");
    let no_earlier = Query::select()
        .expr(Expr::value(1))
        .from_as(outbox::Entity, earlier.clone())
        .and_where(Expr::col((earlier.clone(), Column::RegistrationId)).equals((outbox::Entity, Column::RegistrationId)))
        // As what it is not: by the index of those it is, PostgreSQL would look at all that wait for each of them.
        .and_where(Expr::col((earlier.clone(), Column::State)).is_not_in(OutboxState::iter().filter(|state| !state.is_open())))
        // Who corrected an address does not wait for what cannot be delivered to the old one.
        .and_where(Expr::col((earlier.clone(), Column::Mailbox)).equals((outbox::Entity, Column::Mailbox)))
        // An older revision that only waits is overtaken, not waited for; see `set_aside_overtaken`.
        .and_where(
            Expr::col((earlier.clone(), Column::State))
                .eq("sending")
                .or(Expr::col((earlier.clone(), Column::CalendarUid)).is_null())
                .or(Expr::col((outbox::Entity, Column::CalendarUid)).is_null())
                .or(Expr::col((earlier.clone(), Column::CalendarUid)).not_equals((outbox::Entity, Column::CalendarUid)))
                .or(Expr::col((earlier.clone(), Column::CalendarSequence)).gte(Expr::col((outbox::Entity, Column::CalendarSequence)))),
        )
        // A reminder that waits its turn holds up nothing that somebody waits for.
        .and_where(Expr::col((earlier.clone(), Column::Urgency)).lte(Expr::col((outbox::Entity, Column::Urgency))))
        .and_where(Expr::col((earlier, Column::Id)).lt(Expr::col((outbox::Entity, Column::Id))))
        // Asked of one mail after the other, and so of the first few only: PostgreSQL would join what has no offset.
        .limit(1)
        .offset(0)
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
    /// Given up, and why. `undeliverable`: the code by which the server said that there is no such address.
    Failed { error: String, undeliverable: Option<String> },
}

/// Marks what became of mails that `owner` had claimed, all in one commit. A row whose lease went to another is left alone.
///
/// # Errors
/// `Busy` when it cannot be written now; the caller must remember and try again.
pub async fn mark(db: &Db, clock: &Clock, owner: Uuid, outcomes: Vec<(Uuid, Outcome)>) -> Result<(), Error> {
    let clock = clock.clone();
    db.write(move |transaction| Box::pin(async move { mark_in(transaction, &clock, owner, outcomes).await.map(|_| ()) })).await
}

/// Marks mails that were sent by a program that did not live to mark them; returns how many were not marked yet.
///
/// # Errors
/// `Busy` when it cannot be written now.
pub async fn mark_sent(db: &Db, ids: Vec<Uuid>, now: Timestamp) -> Result<u64, Error> {
    db.write(move |transaction| {
        Box::pin(async move {
            let mut marked = 0;
            for chunk in ids.chunks(500) {
                let update = released(OutboxState::Sent)
                    .col_expr(Column::SentAt, Expr::value(Moment(now)))
                    .col_expr(Column::LastError, Expr::value(None::<String>))
                    .filter(Column::Id.is_in(chunk.iter().copied()));
                marked += update.exec(transaction).await?.rows_affected;
            }
            Ok(marked)
        })
    })
    .await
}

/// [`mark`] in the caller's transaction. Gives those that are given up by this.
///
/// # Errors
/// The database's.
pub async fn mark_in(transaction: &impl ConnectionTrait, clock: &Clock, owner: Uuid, outcomes: Vec<(Uuid, Outcome)>) -> Result<Vec<Uuid>, Error> {
    let now = clock.now();
    let delivered: Vec<Uuid> = outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Delivered).map(|(id, _)| *id).collect();
    for chunk in delivered.chunks(500) {
        of_owner(owner, OutboxState::Sent)
            .col_expr(Column::SentAt, Expr::value(Moment(now)))
            .col_expr(Column::LastError, Expr::value(None::<String>))
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
    }
    let mut given_up = Vec::new();
    for (id, outcome) in outcomes {
        let failed = matches!(outcome, Outcome::Failed { .. });
        if mark_undelivered(transaction, clock, owner, id, outcome, now).await? && failed {
            given_up.push(id);
        }
    }
    Ok(given_up)
}

/// A mail that came back to the queue after its message was withdrawn is withdrawn, too.
async fn withdraw_with_its_message(transaction: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    let withdrawn = Query::select().column(message::Column::Id).from(message::Entity).and_where(message::Column::State.eq(MessageState::Withdrawn)).to_owned();
    Entity::update_many()
        .col_expr(Column::State, Expr::value(OutboxState::Withdrawn))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(OutboxState::Queued))
        .filter(Column::OrganiserMessageId.in_subquery(withdrawn))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Takes back what no worker has taken of a message yet; returns how many mails.
///
/// # Errors
/// The database's.
pub async fn withdraw_message(transaction: &impl ConnectionTrait, organiser_message_id: Uuid) -> Result<u64, DbErr> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::State, Expr::value(OutboxState::Withdrawn))
        .filter(Column::OrganiserMessageId.eq(organiser_message_id))
        .filter(Column::State.eq(OutboxState::Queued))
        .exec(transaction)
        .await?;
    Ok(withdrawn.rows_affected)
}

fn of_owner(owner: Uuid, state: OutboxState) -> sea_orm::UpdateMany<Entity> {
    released(state).filter(Column::LeaseOwner.eq(owner))
}

/// Out of a worker's hands.
fn released(state: OutboxState) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::State.eq(OutboxState::Sending))
        .col_expr(Column::LeaseOwner, Expr::value(None::<Uuid>))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Moment>))
        .col_expr(Column::State, Expr::value(state))
}

async fn mark_undelivered(transaction: &impl ConnectionTrait, clock: &Clock, owner: Uuid, id: Uuid, outcome: Outcome, now: Timestamp) -> Result<bool, Error> {
    let comes_back = matches!(outcome, Outcome::Later { .. } | Outcome::NotTried { .. });
    let update = match outcome {
        Outcome::Delivered => return Ok(false),
        Outcome::Later { at, error } => of_owner(owner, OutboxState::Queued)
            .col_expr(Column::DueAt, Expr::value(Moment(at)))
            .col_expr(Column::LastError, Expr::value(error))
            .col_expr(Column::PutOffSince, Expr::col(Column::PutOffSince).if_null(Expr::value(Moment(now)))),
        Outcome::NotTried { at, error } => of_owner(owner, OutboxState::Queued)
            .col_expr(Column::DueAt, Expr::value(Moment(at)))
            .col_expr(Column::LastError, Expr::value(error))
            .col_expr(Column::AttemptedAt, Expr::value(None::<Moment>))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1)),
        Outcome::Failed { error, undeliverable } => {
            if let Some(code) = undeliverable {
                let row = Entity::find_by_id(id).filter(Column::LeaseOwner.eq(owner)).one(transaction).await?;
                if let Some(row) = row {
                    note_undeliverable(transaction, clock, &row.recipient, &code, &error, Some(id)).await?;
                }
            }
            of_owner(owner, OutboxState::Failed).col_expr(Column::LastError, Expr::value(error))
        }
    };
    let marked = update.filter(Column::Id.eq(id)).exec(transaction).await?.rows_affected == 1;
    if comes_back {
        withdraw_with_its_message(transaction, id).await?;
    }
    Ok(marked)
}

/// Remembers that nothing reaches an address; the first reason stays.
///
/// # Errors
/// The database's.
pub async fn note_undeliverable(transaction: &impl ConnectionTrait, clock: &Clock, address: &str, code: &str, reason: &str, mail: Option<Uuid>) -> Result<(), DbErr> {
    let row = undeliverable_address::ActiveModel {
        id: Set(clock.id()),
        address: Set(address.to_ascii_lowercase()),
        code: Set(code.to_owned()),
        reason: Set(reason.to_owned()),
        since: Set(clock.now().into()),
        outbox_id: Set(mail),
    };
    let once = OnConflict::column(undeliverable_address::Column::Address).do_nothing().to_owned();
    undeliverable_address::Entity::insert(row).on_conflict(once).exec_without_returning(transaction).await?;
    Ok(())
}

/// Puts a mail that was given up back into the queue, or one that waits to its front, by an organiser's wish. Returns
/// it as it was.
///
/// # Errors
/// `NotFound` when it neither failed nor waits.
pub async fn queue_again(transaction: &impl ConnectionTrait, id: Uuid, now: Timestamp) -> Result<Model, Error> {
    let row = Entity::find_by_id(id).filter(Column::State.is_in([OutboxState::Failed, OutboxState::Queued])).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    let mut change = row.clone().into_active_model();
    change.state = Set(OutboxState::Queued);
    change.attempts = Set(0);
    change.due_at = Set(now.into());
    // It gets its two days again; its date stays, so that it is the same mail to the octet.
    change.put_off_since = Set(None);
    Entity::update(change).exec(transaction).await?;
    Ok(row)
}

/// Letters of these registrations that no worker has taken yet, oldest first; locked for the caller. An organiser's
/// message is not among them: no letter about a registration says it again.
///
/// # Errors
/// The database's.
pub async fn waiting(transaction: &impl ConnectionTrait, registrations: impl IntoIterator<Item = Uuid>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::RegistrationId.is_in(registrations))
        .filter(Column::OrganiserMessageId.is_null())
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

/// Letters that take something out of a calendar: no later letter says that again.
const TAKES_OUT: [&str; 4] = ["cancelled", "handed-over", "withdrawal", "address-changed"];

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
    let oldest: Option<Moment> = Entity::open().order_by_asc(Column::DueAt).select_only().column(Column::DueAt).into_tuple().one(db.reader()).await?;
    Ok((count, oldest.map(Into::into)))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sea_orm::{DbBackend, QueryTrait};

    use super::due;

    /// With 1,500 waiting, a claim took 3 s of PostgreSQL by the plan that both of these prevent, and 1 ms without it.
    #[test]
    fn a_claim_does_not_look_at_all_that_wait_for_each_mail_that_waits() {
        let text = due(Timestamp::UNIX_EPOCH).build(DbBackend::Postgres).to_string();
        let (_, asked) = text.split_once("NOT EXISTS").or_else(|| text.split_once("NOT (EXISTS")).expect("earlier mails are asked for");
        assert!(asked.contains("\"earlier\".\"state\" NOT IN ('sent', 'failed', 'superseded', 'withdrawn')"), "no condition of the index of those that wait: {asked}");
        assert!(asked.contains("LIMIT 1 OFFSET 0"), "nothing that becomes a join: {asked}");
    }
}
