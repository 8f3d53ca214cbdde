//! That somebody was asked to evaluate an event, and whether they did: for the response rate and the reminder, and nothing more.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// `None`: the registration was erased.
    pub registration_id: Option<Uuid>,
    pub token_hash: Vec<u8>,
    pub sent_at: Moment,
    pub reminded_at: Option<Moment>,
    /// Never when.
    pub answered: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
