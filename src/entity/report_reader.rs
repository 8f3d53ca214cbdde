//! Who gets a report by mail.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_readers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub schedule_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub organiser_id: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Those of one schedule.
    #[must_use]
    pub fn of(schedule_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::ScheduleId.eq(schedule_id))
    }
}
