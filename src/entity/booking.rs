//! One form by which somebody registered colleagues. Its link manages all of them.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bookings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// `EmailAddress::key`.
    pub email_key: String,
    pub language: String,
    /// All get a place or all wait.
    pub waits_together: bool,
    /// Names of those who had a registration already and keep it: a list of texts.
    pub known: Json,
    /// Tells a form posted twice from a second booking.
    pub submission_hash: Option<Vec<u8>>,
    pub token_generation: i32,
    pub token_hash: Vec<u8>,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
