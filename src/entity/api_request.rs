//! What a token asked under an `Idempotency-Key`, what that did, and how it was answered: asked again, it is answered alike.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub token_id: Uuid,
    /// SHA-256 of the key.
    pub key_hash: Vec<u8>,
    /// SHA-256 of method, address and body.
    pub request_hash: Vec<u8>,
    /// Which try this is; see `Attempt::number`.
    pub attempt: i32,
    pub created_at: Moment,
    pub attempted_at: Moment,
    /// Set in the transaction that did it.
    pub applied_at: Option<Moment>,
    /// What was made or changed: `event`, `registration` …
    pub subject: Option<String>,
    pub subject_id: Option<Uuid>,
    /// The answer, once it is known.
    pub status: Option<i32>,
    /// Names and values, as JSON.
    pub headers: Option<String>,
    pub body: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
