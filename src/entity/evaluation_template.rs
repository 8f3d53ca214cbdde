//! A questionnaire that the association keeps, for events to come.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::evaluation::Questionnaire;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_templates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For organisers.
    pub name: String,
    /// `Questionnaire`; see [`Model::questionnaire`].
    pub questions: Json,
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
}
