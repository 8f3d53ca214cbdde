//! One task that the service does for itself, on one day.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "upkeep_runs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `Upkeep::code`.
    pub task: String,
    /// `YYYY-MM-DD`, in the house's zone.
    pub day: String,
    /// Of the last try.
    pub started_at: Moment,
    pub lease_owner: Option<Uuid>,
    pub lease_until: Option<Moment>,
    /// `None`: it goes on, or was cut off and begins anew when its lease has ended.
    pub finished_at: Option<Moment>,
    /// It was tried and did not succeed; it is tried again.
    pub failed: bool,
    /// Why.
    pub reason: Option<String>,
    /// `rules::upkeep::Figures`; see [`Model::figures`].
    pub figures: Json,
    /// When administrators were told of what it found, or of its failing.
    pub told_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What cannot be read is nothing.
    #[must_use]
    pub fn figures(&self) -> crate::rules::upkeep::Figures {
        serde_json::from_value(self.figures.clone()).unwrap_or_default()
    }
}
