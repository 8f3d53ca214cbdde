//! A report that organisers get by mail again and again.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::permission::Role;
use crate::rules::report_schedule::{Covers, Every, Scheduled, View};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_schedules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `View::code`; see [`Model::view`].
    pub view: String,
    /// `Scheduled`; see [`Model::scheduled`].
    pub selection: Json,
    /// `Every::code`
    pub every: String,
    /// `Covers::code`
    pub covers: String,
    /// The day on which the next one is due, where the house is: `YYYY-MM-DD`.
    pub due_on: String,
    pub made_by: Uuid,
    pub created_at: Moment,
    /// From then on it is sent to nobody.
    pub ended_at: Option<Moment>,
    /// `None`: it ended by itself.
    pub ended_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whoever asked for it changes and ends it, and administrators do.
    #[must_use]
    pub fn may_be_changed_by(&self, organiser_id: Uuid, role: Role) -> bool {
        self.made_by == organiser_id || role == Role::Admin
    }

    #[must_use]
    pub fn scheduled(&self) -> Scheduled {
        serde_json::from_value(self.selection.clone()).unwrap_or_default()
    }

    /// What cannot be read is the report.
    #[must_use]
    pub fn view(&self) -> View {
        View::parse(&self.view).unwrap_or_default()
    }

    #[must_use]
    pub fn every(&self) -> Every {
        Every::parse(&self.every).unwrap_or_default()
    }

    #[must_use]
    pub fn covers(&self) -> Covers {
        Covers::parse(&self.covers).unwrap_or_default()
    }
}

impl Entity {
    /// Those that go on.
    #[must_use]
    pub fn going_on() -> sea_orm::Select<Self> {
        Self::find().filter(Column::EndedAt.is_null())
    }
}
