//! A message that is due becomes mails, a few people at a time: each step is a transaction that writes their mails and
//! how far it came, so that after a crash the next step goes on where the last one ended. Reading and judging is
//! done before the transaction begins: whoever registers meanwhile waits for the writing of a few rows only.
//! Several copies may do this at once: a step that another has done already is found out and left.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::letters::{MessageLetters, ReaderLetter, with_address};
use crate::actions::audit::{self, Subject};
use crate::actions::mail::mailing_addresses::mailing_addresses;
use crate::app::App;
use crate::entity::message::{ActiveModel, Column, Entity, MessageState, Model};
use crate::entity::outbox::Urgency;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, outbox as mail};
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::recipients::{Judged, judge};
use crate::rules::message_filter::MessageFilter;
use crate::rules::names::EmailAddress;

/// People written to in one step, at most.
const CHUNK: usize = 50;
/// Octets of text in one step: long messages go in smaller steps.
const CHUNK_OCTETS: usize = 200_000;
/// Messages looked at in one step.
const MOST_AT_ONCE: u64 = 20;
/// What a letter weighs beside the message's own text, about.
const LETTER_OCTETS: usize = 2_000;

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing is due.
    Idle,
    /// So many mails were decided; there may be more.
    Posted(usize),
    /// A message began, or ended.
    Turned,
}

/// Does one step of the message that has waited longest.
///
/// # Errors
/// The database's: nothing was done, and the next step tries again.
pub async fn step(app: &App) -> Result<Step, Error> {
    let due = Entity::open()
        .filter(Column::ScheduledAt.lte(Moment(app.clock.now())))
        .filter(Column::ExpandedAt.is_null())
        .order_by_asc(Column::ScheduledAt)
        .order_by_asc(Column::Id)
        .limit(MOST_AT_ONCE)
        .all(app.db.reader())
        .await?;
    let mut fault = None;
    for message in due {
        let step = match message.state {
            MessageState::Scheduled => begin(app, message.id).await,
            _ => expand(app, message).await,
        };
        match step {
            Ok(Step::Idle) => {}
            // One message that cannot be read must not hold up the others.
            Err(error @ Error::Internal(_)) => fault = Some(error),
            step => return step,
        }
    }
    match finish(app).await? {
        Step::Idle => fault.map_or(Ok(Step::Idle), Err),
        step => Ok(step),
    }
}

async fn begin(app: &App, id: Uuid) -> Result<Step, Error> {
    let now = Moment(app.clock.now());
    let begun = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let update = Entity::update_many()
                    .col_expr(Column::State, Expr::value(MessageState::Sending))
                    .col_expr(Column::StartedAt, Expr::value(Some(now)))
                    .filter(Column::Id.eq(id))
                    .filter(Column::State.eq(MessageState::Scheduled))
                    .filter(Column::ScheduledAt.lte(now));
                Ok(update.exec(transaction).await?.rows_affected)
            })
        })
        .await?;
    Ok(if begun > 0 { Step::Turned } else { Step::Idle })
}

async fn expand(app: &App, seen: Model) -> Result<Step, Error> {
    let filter: MessageFilter = serde_json::from_value(seen.filter.clone()).map_err(|error| Error::Internal(anyhow::anyhow!("filter of message {}: {error}", seen.id)))?;
    let reader = app.db.reader();
    let started_at = seen.started_at.map_or_else(|| app.clock.now(), |moment| moment.0);
    let longest = seen.texts().0.iter().map(|text| text.body.len()).max().unwrap_or(0);
    let most = (CHUNK_OCTETS / (longest + LETTER_OCTETS)).clamp(1, CHUNK);
    let judged = judge(reader, seen.event_id, &filter, started_at, seen.judged_until, most).await?;
    let ids: Vec<Uuid> = judged.fitting.iter().map(|addressee| addressee.id).collect();
    let letters = MessageLetters::of(reader, &seen, app.clock.now()).await?.to(reader, &ids).await?;
    let ground = app.clone();
    let posted = app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, &seen, &judged, letters).await })).await?;
    if posted.is_some_and(|posted| posted > 0) {
        app.bell.notify_one();
    }
    Ok(posted.map_or(Step::Idle, Step::Posted))
}

/// `None`: another copy went on from there, or the message was taken back.
async fn write(transaction: &DatabaseTransaction, app: &App, seen: &Model, judged: &Judged, letters: Vec<ReaderLetter>) -> Result<Option<usize>, Error> {
    let Some(message) = Entity::find_by_id(seen.id).lock_exclusive().one(transaction).await? else { return Ok(None) };
    if message.state != MessageState::Sending || message.expanded_at.is_some() || message.judged_until != seen.judged_until {
        return Ok(None);
    }
    let (rows, unsubscribed) = rows(transaction, app, message.id, letters).await?;
    let posted = rows.len();
    if !rows.is_empty() {
        // The unique index is the last guard against a second copy; who has one keeps it.
        mail::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(transaction).await?;
    }
    let (count, left_out) = (i32::try_from(posted).unwrap_or(0), i32::try_from(unsubscribed).unwrap_or(0));
    let (recipients, event_id) = (message.recipients + count, message.event_id);
    let change = ActiveModel {
        judged_until: Set(judged.until),
        expanded_at: Set(judged.to_the_end.then(|| Moment(app.clock.now()))),
        recipients: Set(recipients),
        unsubscribed: Set(message.unsubscribed + left_out),
        ..message.into_active_model()
    };
    Entity::update(change).exec(transaction).await?;
    if judged.to_the_end {
        let details = json!({ "message": seen.id, "told": [null, recipients] });
        audit::record(transaction, &app.clock, ActorKind::System, None, "event.message_sent", Subject("event", event_id), details).await?;
    }
    Ok(Some(posted))
}

/// The mails of those who want them, and how many do not.
async fn rows(transaction: &DatabaseTransaction, app: &App, message_id: Uuid, letters: Vec<ReaderLetter>) -> Result<(Vec<mail::ActiveModel>, usize), Error> {
    let mut recipients = Vec::with_capacity(letters.len());
    for letter in letters {
        match EmailAddress::stored(&letter.registration.email) {
            Ok(recipient) => recipients.push((recipient, letter)),
            // One address from before a rule must not keep the message from all others.
            Err(fault) => tracing::error!(registration.id = %letter.registration.id, fault = fault.code(), "a stored address cannot be written to"),
        }
    }
    let addresses = mailing_addresses(transaction, app, recipients.iter().map(|(recipient, _)| recipient.key())).await?;
    let mut rows = Vec::with_capacity(recipients.len());
    let mut unsubscribed = 0;
    for (recipient, ReaderLetter { letter, language, thread, .. }) in recipients {
        let Some(address) = addresses.get(&recipient.key()).filter(|address| !address.unsubscribed) else {
            unsubscribed += 1;
            continue;
        };
        let letter = with_address(letter, address.id);
        let posting = Posting { letter, recipient, language, thread_message_id: thread, caused_by_visitor: false, urgency: Urgency::Bulk };
        let mut row = outbox::row(&app.clock, app.mail_domain(), posting)?;
        row.organiser_message_id = Set(Some(message_id));
        rows.push(row);
    }
    Ok((rows, unsubscribed))
}

/// Notes of each message whether no mail of it waits any more.
async fn finish(app: &App) -> Result<Step, Error> {
    let waiting = Query::select()
        .expr(Expr::value(1))
        .from(mail::Entity)
        .and_where(Expr::col((mail::Entity, mail::Column::OrganiserMessageId)).equals((Entity, Column::Id)))
        .and_where(Expr::col((mail::Entity, mail::Column::State)).is_in(["queued", "sending"]))
        .to_owned();
    let through: Vec<Uuid> = Entity::open()
        .filter(Column::State.eq(MessageState::Sending))
        .filter(Column::ExpandedAt.is_not_null())
        .filter(Expr::exists(waiting).not())
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .all(app.db.reader())
        .await?;
    if through.is_empty() {
        return Ok(Step::Idle);
    }
    let now = Moment(app.clock.now());
    let ended = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let update = Entity::update_many()
                    .col_expr(Column::State, Expr::value(MessageState::Sent))
                    .col_expr(Column::FinishedAt, Expr::value(Some(now)))
                    .filter(Column::Id.is_in(through))
                    .filter(Column::State.eq(MessageState::Sending));
                Ok(update.exec(transaction).await?.rows_affected)
            })
        })
        .await?;
    Ok(if ended > 0 { Step::Turned } else { Step::Idle })
}
