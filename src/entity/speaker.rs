//! Somebody who speaks at an event, or leads it.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// What they do there; words in the locales under `speaker-role-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum SpeakerRole {
    Speaker,
    Trainer,
    Facilitator,
    /// Of the day.
    Chair,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "speakers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub name: String,
    /// Folded name and organisation, for proposals.
    pub name_folded: String,
    pub role: SpeakerRole,
    pub organisation: Option<String>,
    /// `Translated`: who they are.
    pub about: Json,
    pub position: i32,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The speakers of one event, in the organiser's order.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::Position).order_by_asc(Column::Id)
    }
}

impl Model {
    /// What is said of them. What cannot be read is nothing.
    #[must_use]
    pub fn about(&self) -> crate::rules::translated::Translated {
        serde_json::from_value(self.about.clone()).unwrap_or_default()
    }
}
