//! Mail that is decided but not yet delivered, and what became of it.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// How far a mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    Queued,
    /// Claimed by a worker until its lease ends.
    Sending,
    /// A mail server took it.
    Sent,
    /// Given up; the desk shows why.
    Failed,
    /// Never sent: a newer letter says more.
    Superseded,
    /// Never sent: an organiser took it back in time.
    Withdrawn,
}

impl OutboxState {
    /// It may still be sent: of [`Entity::open`].
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Queued | Self::Sending)
    }
}

/// Who is served first. What waits at a lower number goes before all at a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i32", db_type = "Integer")]
pub enum Urgency {
    /// Somebody waits for it: what became of a registration, a sign-in link.
    #[default]
    #[sea_orm(num_value = 0)]
    AtOnce,
    /// One of many alike: messages, reminders, digests.
    #[sea_orm(num_value = 1)]
    Bulk,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Option<Uuid>,
    /// `Letter::template`.
    pub letter: String,
    /// A `Letter`, frozen when it was decided.
    pub facts: Json,
    pub recipient: String,
    /// `EmailAddress::mailbox` of the recipient.
    pub mailbox: String,
    pub language: String,
    /// Without angle brackets; the same at every attempt.
    pub message_id: String,
    /// The first mail about the same registration, for In-Reply-To and References.
    pub thread_message_id: Option<String>,
    /// Counts against the limit per mailbox.
    pub caused_by_visitor: bool,
    pub urgency: Urgency,
    pub state: OutboxState,
    pub attempts: i32,
    pub due_at: Moment,
    pub lease_until: Option<Moment>,
    pub lease_owner: Option<Uuid>,
    /// What the mail server said last, for the desk.
    pub last_error: Option<String>,
    pub created_at: Moment,
    pub sent_at: Option<Moment>,
    /// The message (`messages`) it is one person's copy of.
    pub organiser_message_id: Option<Uuid>,
    /// The calendar entry that it is a message about, and which revision of it.
    pub calendar_uid: Option<String>,
    pub calendar_sequence: i32,
    /// When a worker last took it in hand to send it.
    pub attempted_at: Option<Moment>,
    /// Since when mail servers have put it off; it is given up a while after that.
    pub put_off_since: Option<Moment>,
    /// What an organiser put above the letter when it was sent once more.
    pub preface: Option<String>,
    /// The request that caused it (`request_id`), as the log calls it; of a job there is none.
    pub request_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Mails not sent yet. The condition is written out as the partial index has it: bound values would not match it.
    #[must_use]
    pub fn open() -> sea_orm::Select<Self> {
        Self::find().filter(Expr::cust("\"outbox\".\"state\" IN ('queued', 'sending')"))
    }

    /// Mails that were given up; by the partial index, too.
    #[must_use]
    pub fn given_up() -> sea_orm::Select<Self> {
        Self::find().filter(Expr::cust("\"outbox\".\"state\" = 'failed'"))
    }
}
