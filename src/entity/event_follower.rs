//! An organiser who wants to hear of an event, and until when they have heard.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_followers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub organiser_id: Uuid,
    /// `Following::code`.
    pub registrations: String,
    pub cancellations: bool,
    pub failures: bool,
    /// The next digest tells what came after this.
    pub told_until: Moment,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    #[must_use]
    pub fn of(event_id: Uuid) -> Select<Self> {
        Self::find().filter(Column::EventId.eq(event_id))
    }
}

impl Model {
    #[must_use]
    pub fn wishes(&self) -> crate::rules::event_news::Wishes {
        let registrations = crate::rules::event_news::Following::parse(&self.registrations).unwrap_or_default();
        crate::rules::event_news::Wishes { registrations, cancellations: self.cancellations, failures: self.failures }
    }
}
