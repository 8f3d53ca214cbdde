//! What an organiser writes to people of an event.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::message::MessageTexts;
use crate::rules::message_filter::MessageFilter;

/// How far a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Can still be changed.
    Draft,
    /// Goes out at `scheduled_at`.
    Scheduled,
    /// Its mails are being decided or sent; its words and its filter stay as they are.
    Sending,
    /// No mail of it waits any more.
    Sent,
    /// Taken back while it was being sent.
    Withdrawn,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Who wrote it.
    pub organiser_id: Uuid,
    /// `MessageTexts`; see [`Model::texts`].
    pub texts: Json,
    /// `MessageFilter`; see [`Model::filter`].
    pub filter: Json,
    pub state: MessageState,
    pub scheduled_at: Option<Moment>,
    /// Who registers later is no recipient.
    pub started_at: Option<Moment>,
    /// The last registration that was judged, in the order of their ids.
    pub judged_until: Option<Uuid>,
    /// Everybody was judged: no mail is added any more.
    pub expanded_at: Option<Moment>,
    /// Mails decided so far.
    pub recipients: i32,
    /// Who fitted and wants no messages, so far.
    pub unsubscribed: i32,
    /// When the last mail was through, or it was withdrawn.
    pub finished_at: Option<Moment>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What cannot be read has no text, and is never sent.
    #[must_use]
    pub fn texts(&self) -> MessageTexts {
        serde_json::from_value(self.texts.clone()).unwrap_or_default()
    }

    /// What cannot be read fits nobody.
    #[must_use]
    pub fn filter(&self) -> MessageFilter {
        serde_json::from_value(self.filter.clone()).unwrap_or_default()
    }
}

impl Entity {
    /// The messages of one event, the newest first.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id)
    }

    /// Those that are due or on their way. The condition is written out as the partial index has it.
    #[must_use]
    pub fn open() -> sea_orm::Select<Self> {
        Self::find().filter(Expr::cust("\"messages\".\"state\" IN ('scheduled', 'sending')"))
    }
}
