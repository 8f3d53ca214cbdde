//! An organiser's authenticator app: the second step after the mailed link.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "second_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organiser_id: Uuid,
    /// Sealed (`Keys::seal`), bound to the organiser.
    pub secret: Vec<u8>,
    /// The time step of the last code that was taken: it and older ones are no good any more (RFC 6238 §5.2).
    pub last_step: i64,
    /// Wrong codes since the last good one or the last pause.
    pub wrong: i32,
    /// No code is looked at before.
    pub blocked_until: Option<Moment>,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
