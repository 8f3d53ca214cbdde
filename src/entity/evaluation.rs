//! The evaluation of one event: its own questionnaire, and on what terms it is asked.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::evaluation::Questionnaire;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    /// `Questionnaire`; see [`Model::questionnaire`].
    pub questions: Json,
    /// Nobody can tell who answered what.
    pub anonymous: bool,
    /// For answering, counted from the day on which it opened.
    pub open_days: i32,
    /// After how many days those who have not answered are asked once more; `None`: never.
    pub remind_after_days: Option<i32>,
    /// When the first people were asked. From then on it asks what it asks, on the terms it has.
    pub opened_at: Option<Moment>,
    /// The last minute at which answers are taken; set when it opens.
    pub closes_at: Option<Moment>,
    /// When it was closed, and what was sealed was opened or destroyed.
    pub closed_at: Option<Moment>,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What cannot be read is empty.
    #[must_use]
    pub fn questionnaire(&self) -> Questionnaire {
        serde_json::from_value(self.questions.clone()).unwrap_or_default()
    }

    /// Whether answers are taken.
    #[must_use]
    pub fn is_open(&self, now: jiff::Timestamp) -> bool {
        self.opened_at.is_some() && self.closed_at.is_none() && self.closes_at.is_some_and(|last| now <= last.0)
    }
}
