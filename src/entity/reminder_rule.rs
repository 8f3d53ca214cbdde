//! When an event's participants get a reminder or a follow-up.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::reminders::{Anchor, Audience, Kind, ReminderRule, Unit};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// `Kind::code`.
    pub letter: String,
    /// `Anchor::code`.
    pub anchor: String,
    /// In `unit`.
    pub amount: i32,
    /// `Unit::code`.
    pub unit: String,
    /// `09:00` in the session's zone; with days only.
    pub time_of_day: Option<String>,
    /// `Audience::code`.
    pub audience: String,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    /// Made or last changed: what fell due before is not sent by it.
    pub since: Moment,
    pub removed_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The rules of one event, in the order in which they were made.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).filter(Column::RemovedAt.is_null()).order_by_asc(Column::Id)
    }
}

impl Model {
    /// The rule; `None` when a column holds what no version of ours wrote.
    #[must_use]
    pub fn rule(&self) -> Option<ReminderRule> {
        Some(ReminderRule {
            kind: Kind::parse(&self.letter)?,
            anchor: Anchor::parse(&self.anchor)?,
            amount: u32::try_from(self.amount).ok()?,
            unit: Unit::parse(&self.unit)?,
            at: match &self.time_of_day {
                Some(time) => Some(crate::rules::schedule::time(time)?),
                None => None,
            },
            audience: Audience::parse(&self.audience)?,
        })
    }
}
