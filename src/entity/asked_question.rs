//! A question that somebody asks about an event, on its page or in the registration form, with its answer.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum AskedState {
    Open,
    /// By mail.
    Answered,
    /// It stands with its answer on the event's page, without who asked it.
    Public,
    /// Spam, or nothing for the list.
    Hidden,
}

/// Where it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum AskedSource {
    /// The event's page.
    Page,
    /// The registration form: for the speaker.
    Form,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "asked_questions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Of who asked it in the registration form.
    pub registration_id: Option<Uuid>,
    pub source: AskedSource,
    pub state: AskedState,
    pub name: String,
    pub email: String,
    /// `EmailAddress::key`.
    pub email_key: String,
    pub organisation: Option<String>,
    /// Of the mails to who asked.
    pub language: String,
    /// As it was asked: lines of text.
    pub question: String,
    /// Folded name, organisation and question, for searching.
    pub search_text: String,
    /// For sorting; empty without one.
    pub organisation_folded: String,
    /// The last one that was mailed, in Markdown.
    pub answer: Option<String>,
    pub answered_at: Option<Moment>,
    /// The organiser.
    pub answered_by: Option<Uuid>,
    /// As everybody reads it: lines of text.
    pub public_question: Option<String>,
    /// The same, in Markdown.
    pub public_answer: Option<String>,
    pub published_at: Option<Moment>,
    /// Message-ID of the receipt, under which the answer stands.
    pub thread_message_id: Option<String>,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The questions about one event.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::EventId.eq(event_id))
    }
}

impl Model {
    /// How far it is once it is hidden no more, or is on the page no more.
    #[must_use]
    pub fn state_off_the_page(&self) -> AskedState {
        if self.answer.is_some() { AskedState::Answered } else { AskedState::Open }
    }
}
