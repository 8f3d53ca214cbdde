//! What somebody answered, in the words that were read then: one row, or one per option chosen.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub question_id: Uuid,
    pub option_id: Option<Uuid>,
    pub question_label: String,
    /// Text as typed, a number with a point, a date as `2027-03-09`, `yes` or `no`, or the option's label.
    pub answer: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::registration::Entity", from = "Column::RegistrationId", to = "super::registration::Column::Id")]
    Registration,
}

impl ActiveModelBehavior for ActiveModel {}
