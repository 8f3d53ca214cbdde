//! What an organiser asks on the form.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "questions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Its name in the form, `question_{key}`: `[a-z0-9_]`, once per event.
    pub key: String,
    /// `QuestionKind::code`.
    pub kind: String,
    pub required: bool,
    /// `AppliesTo::code`.
    pub applies_to: String,
    pub shown_if_question: Option<Uuid>,
    /// An option's id, `yes` or `no`.
    pub shown_if_value: Option<String>,
    /// `Translated`.
    pub label: Json,
    /// `Translated`.
    pub help: Json,
    pub position: i32,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    /// No longer asked; answers stay.
    pub removed_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The questions one event asks now, in the form's order.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).filter(Column::RemovedAt.is_null()).order_by_asc(Column::Position).order_by_asc(Column::Id)
    }
}
