//! What one person answered about an event. Of whom, only where the evaluation said so; when, never.

use sea_orm::entity::prelude::*;

use crate::rules::evaluation::Answers;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_answers")]
pub struct Model {
    /// Random, so that no order tells who came first.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// `Answers`; see [`Model::answers`].
    pub answers: Json,
    /// Always `None` where the evaluation is anonymous.
    pub registration_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What cannot be read is empty.
    #[must_use]
    pub fn answers(&self) -> Answers {
        serde_json::from_value(self.answers.clone()).unwrap_or_default()
    }
}
