//! A signed-in organiser's session.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "logins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organiser_id: Uuid,
    pub token_hash: Vec<u8>,
    pub created_at: Moment,
    pub last_seen_at: Moment,
    pub expires_at: Moment,
    pub ended_at: Option<Moment>,
    /// When its organiser passed the second step last; `None`: not in this session.
    pub second_step_at: Option<Moment>,
    /// `rules::device::code`; empty for sessions from before it was kept.
    pub device: String,
    /// For which organisation somebody acts, by the word of the provider they signed in with.
    pub organisation: Option<String>,
    /// The provider's ID token, sealed: signing out there asks for it.
    pub provider_token: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
