//! Which mails wait, which were given up, which left? With filters, a page at a time, the latest first.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, UnionType};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::outbox::{self, Column, OutboxState};
use crate::entity::{Moment, event, registration};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Rows on one page.
const PAGE: u64 = 50;

/// Which mails are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Waiting, being sent or given up.
    #[default]
    Open,
    All,
    /// Put off by a mail server at least once.
    Retry,
    Only(OutboxState),
}

#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub standing: Standing,
    /// A whole address, or a part of one.
    pub recipient: String,
    /// `Letter::template`.
    pub letter: String,
    pub event: Option<Uuid>,
}

#[derive(Debug, Clone, FromQueryResult, Serialize)]
pub struct MailRow {
    pub id: Uuid,
    pub registration_id: Option<Uuid>,
    pub letter: String,
    pub recipient: String,
    pub state: OutboxState,
    pub attempts: i32,
    pub created_at: Moment,
    pub due_at: Moment,
    pub sent_at: Option<Moment>,
    /// What the mail server said last, or one of our own codes.
    pub last_error: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct MailList {
    pub rows: Vec<MailRow>,
    /// From 1.
    pub page: u64,
    pub more: bool,
}

/// How many mails stand where, of those that have not left.
#[derive(Debug, Default, Serialize)]
pub struct MailNumbers {
    pub failed: u64,
    pub retry: u64,
    /// Waiting for their first try, or being sent.
    pub queued: u64,
}

/// # Errors
/// The database's.
pub async fn mail_list(db: &Db, scope: &Scope, filter: &Filter, page: u64) -> Result<MailList, Error> {
    let found = filtered(filter).filter(within(scope)).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).offset((page - 1) * PAGE).limit(PAGE + 1);
    let mut rows: Vec<MailRow> = found
        .select_only()
        .columns([
            Column::Id,
            Column::RegistrationId,
            Column::Letter,
            Column::Recipient,
            Column::State,
            Column::Attempts,
            Column::CreatedAt,
            Column::DueAt,
            Column::SentAt,
            Column::LastError,
        ])
        .into_model()
        .all(db.reader())
        .await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    Ok(MailList { rows, page, more })
}

fn filtered(filter: &Filter) -> Select<outbox::Entity> {
    // By their keys, so that the few are found along their own index and not by going through all that ever left.
    let ids = |select: Select<outbox::Entity>| Column::Id.in_subquery(select.select_only().column(Column::Id).into_query());
    let find = outbox::Entity::find();
    let mut find = match filter.standing {
        Standing::All => find,
        Standing::Open => {
            // One list of keys: of "in this or in that" PostgreSQL goes through all mails.
            let given_up = outbox::Entity::given_up().select_only().column(Column::Id).into_query();
            let keys = outbox::Entity::open().select_only().column(Column::Id).into_query().union(UnionType::All, given_up).to_owned();
            find.filter(Column::Id.in_subquery(keys))
        }
        Standing::Retry => find.filter(ids(outbox::Entity::open().filter(Column::State.eq(OutboxState::Queued)).filter(Column::LastError.is_not_null()))),
        Standing::Only(OutboxState::Failed) => find.filter(ids(outbox::Entity::given_up())),
        Standing::Only(OutboxState::Queued) => find.filter(ids(outbox::Entity::open().filter(Column::State.eq(OutboxState::Queued)).filter(Column::LastError.is_null()))),
        Standing::Only(OutboxState::Sending) => find.filter(ids(outbox::Entity::open().filter(Column::State.eq(OutboxState::Sending)))),
        Standing::Only(state) => find.filter(Column::State.eq(state)),
    };
    let recipient = filter.recipient.trim().to_lowercase();
    if !recipient.is_empty() {
        find = if recipient.contains('@') { find.filter(Column::Mailbox.eq(recipient)) } else { find.filter(Column::Mailbox.contains(recipient)) };
    }
    if !filter.letter.is_empty() {
        find = find.filter(Column::Letter.eq(filter.letter.as_str()));
    }
    if let Some(event) = filter.event {
        let of_event = Query::select().column(registration::Column::Id).from(registration::Entity).and_where(registration::Column::EventId.eq(event)).to_owned();
        find = find.filter(Column::RegistrationId.in_subquery(of_event));
    }
    find
}

/// Mails about registrations for events in the scope; those about none belong to who sees everything.
fn within(scope: &Scope) -> Condition {
    if *scope == Scope::All {
        return Condition::all();
    }
    let inside = Query::select()
        .expr(Expr::value(1))
        .from(registration::Entity)
        .inner_join(event::Entity, Expr::col((event::Entity, event::Column::Id)).equals((registration::Entity, registration::Column::EventId)))
        .and_where(Expr::col((registration::Entity, registration::Column::Id)).equals((outbox::Entity, Column::RegistrationId)))
        .cond_where(event::Entity::within(scope))
        .to_owned();
    Condition::all().add(Expr::exists(inside))
}

/// # Errors
/// The database's.
pub async fn mail_numbers(db: &Db, scope: &Scope) -> Result<MailNumbers, Error> {
    let open = outbox::Entity::open().filter(within(scope)).count(db.reader()).await?;
    let retry = outbox::Entity::open().filter(within(scope)).filter(Column::State.eq(OutboxState::Queued)).filter(Column::LastError.is_not_null()).count(db.reader()).await?;
    Ok(MailNumbers { failed: failed_count(db, scope).await?, retry, queued: open.saturating_sub(retry) })
}

/// How many mails were given up and wait for somebody to look.
///
/// # Errors
/// The database's.
pub async fn failed_count(db: &Db, scope: &Scope) -> Result<u64, Error> {
    Ok(outbox::Entity::given_up().filter(within(scope)).count(db.reader()).await?)
}

/// The title of an event that the list is narrowed to.
///
/// # Errors
/// `NotFound`.
pub async fn event_title(db: &Db, id: Uuid) -> Result<String, Error> {
    let title = event::Entity::find_by_id(id).select_only().column(event::Column::Title).into_tuple().one(db.reader()).await?;
    title.ok_or(Error::NotFound)
}
