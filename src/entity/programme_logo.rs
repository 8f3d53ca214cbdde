//! A logo on the pages of a programme: of who pays for it, or takes part.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_logos")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub file_id: Uuid,
    /// What stands there for who does not see it: a name.
    pub alternative: String,
    /// A `WebAddress` to which it leads.
    pub url: Option<String>,
    /// In pixels.
    pub width: i32,
    pub height: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Of one programme, in the order in which they were added.
    #[must_use]
    pub fn of(programme_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::ProgrammeId.eq(programme_id)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
    }
}
