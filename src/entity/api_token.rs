//! With what another system uses the API. Only its hash is kept.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which system it is for; stands in the history of what it did.
    pub name: String,
    pub token_hash: Vec<u8>,
    /// `ApiScopes::words`.
    pub scopes: String,
    pub created_at: Moment,
    /// Opens nothing from then on; `None`: until it is ended.
    pub expires_at: Option<Moment>,
    /// Written once a minute at most.
    pub last_used_at: Option<Moment>,
    /// An administrator ended it.
    pub ended_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    #[must_use]
    pub fn is_good(&self, now: jiff::Timestamp) -> bool {
        self.ended_at.is_none() && self.expires_at.is_none_or(|end| end.0 > now)
    }
}
