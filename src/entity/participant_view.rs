//! A saved way to look at an event's participants: columns, filters and order, an organiser's own or for all.

use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "participant_views")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Whose it is.
    pub organiser_id: Uuid,
    pub name: String,
    /// As it stands in the page's address.
    pub query: String,
    /// Seen by every organiser.
    pub shared: bool,
    /// The list opens so.
    pub opens_first: bool,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::organiser::Entity", from = "Column::OrganiserId", to = "super::organiser::Column::Id")]
    Organiser,
}

impl Related<super::organiser::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organiser.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The views of an event that this organiser sees.
    #[must_use]
    pub fn seen_by(event_id: Uuid, organiser_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::EventId.eq(event_id)).filter(Condition::any().add(Column::OrganiserId.eq(organiser_id)).add(Column::Shared.eq(true)))
    }
}
