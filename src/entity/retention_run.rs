//! What one night erased, in numbers.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "retention_runs")]
pub struct Model {
    /// The day on which it began, `YYYY-MM-DD`, in the house's zone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub night: String,
    pub started_at: Moment,
    /// `None`: it goes on, or was cut off and goes on at the next turn.
    pub finished_at: Option<Moment>,
    /// `rules::retention::Erased`; see [`Model::counts`].
    pub counts: Json,
    /// Events that were due and are held.
    pub held: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What cannot be read is nothing.
    #[must_use]
    pub fn counts(&self) -> crate::rules::retention::Erased {
        serde_json::from_value(self.counts.clone()).unwrap_or_default()
    }
}
