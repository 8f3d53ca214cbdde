//! One of the answers a question offers, perhaps with places of its own.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "question_options")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub question_id: Uuid,
    /// `Translated`.
    pub label: Json,
    /// `None`: as many as like it.
    pub capacity: Option<i32>,
    /// Registrations that hold a place and chose this.
    pub places_taken: i32,
    pub position: i32,
    /// No longer offered; answers stay.
    pub removed_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The options that these questions offer now, in their order.
    #[must_use]
    pub fn of(questions: impl IntoIterator<Item = Uuid>) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::QuestionId.is_in(questions)).filter(Column::RemovedAt.is_null()).order_by_asc(Column::Position).order_by_asc(Column::Id)
    }
}
