//! One participant's calendar entry for one session: its UID never changes, its SEQUENCE only grows.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub session_id: Uuid,
    pub uid: String,
    pub sequence: i32,
    /// The last message about it was a CANCEL.
    pub cancelled: bool,
    /// The attendee is asked for an answer, as the settings wanted when the entry was made; it stays so, because calendars
    /// compare revisions.
    pub asks_answer: bool,
    pub join_token_hash: Vec<u8>,
    /// DTSTAMP of the last revision.
    pub stamp: Moment,
    /// `sessions.sequence` of what the last message about it said.
    pub session_sequence: i32,
    /// What the participant's calendar answered, a hint only: `accepted`, `tentative` or `declined` (RFC 5545 §3.2.12).
    pub partstat: Option<String>,
    pub answered_at: Option<Moment>,
    /// When we asked, after a "declined", whether the place is given up: once only.
    pub asked_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
