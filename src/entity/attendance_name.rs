//! Under which address or name a person is known to a meeting tool, as an organiser said once.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_names")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the key of an attendee, in hexadecimal: what somebody called themselves is not kept.
    pub key_hash: String,
    /// An address is somebody's everywhere: empty. A name is theirs in one event only: its id.
    pub scope: String,
    pub person_id: Uuid,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
