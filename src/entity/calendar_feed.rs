//! A feed with a secret address: one person's registrations, or what an organiser has at the desk.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feeds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is: one of both.
    pub person_id: Option<Uuid>,
    pub organiser_id: Option<Uuid>,
    /// Grows when the address must die.
    pub generation: i32,
    /// Of `Purpose::Feed`, the feed's id and generation.
    pub token_hash: Vec<u8>,
    /// Minutes before the start at which calendar programs ring; `None`: they do not.
    pub alarm_minutes: Option<i32>,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Opens nothing from then on, until it is renewed.
    pub revoked_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
