//! A mail domain and one organisation that may be behind it: a hint, never proof.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_domains")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Lower case.
    pub domain: String,
    pub organisation_id: Uuid,
    /// Order of proposal: the municipality first.
    pub position: i32,
    /// `email`, `website` or `predecessor`.
    pub basis: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
