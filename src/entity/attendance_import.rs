//! One file of a meeting tool for one session: being looked at, taken in, or undone. Its evidence carries its id.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Shown, and nothing counts yet.
    Draft,
    Done,
    /// Its evidence was withdrawn.
    Undone,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub file_name: String,
    /// SHA-256 of its text, in hexadecimal: the same report in another encoding is the same.
    pub file_hash: String,
    /// `Tool::code` of what it looks like.
    pub tool: String,
    pub state: ImportState,
    /// Its text, while it is a draft.
    pub content: Option<String>,
    /// What its columns hold as an organiser said: codes with commas between.
    pub columns: Option<String>,
    /// Zone of its times, when it is not the session's.
    pub zone: Option<String>,
    /// It is of another day, and somebody said that it is this session's all the same.
    pub another_time: bool,
    /// Of whom it brought evidence.
    pub people: i32,
    pub created_by: Option<Uuid>,
    pub created_at: Moment,
    pub done_at: Option<Moment>,
    pub undone_at: Option<Moment>,
    pub undone_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The files of one session.
    #[must_use]
    pub fn of(session_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::SessionId.eq(session_id))
    }
}
