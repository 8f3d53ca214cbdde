//! Whether one person was at one session: computed from the evidence, unless an organiser overruled it.

use sea_orm::entity::prelude::*;

use super::attendance_evidence::EvidenceKind;
use super::moment::Moment;
use crate::rules::attendance::Mark;

/// What was recorded; [`Mark`] is the same for the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    Present,
    /// Came late, left early, or both.
    Partial,
    Absent,
    /// Absent, and let us know.
    Excused,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendances")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub session_id: Uuid,
    /// What counts: the computed one, or the overruling.
    pub status: AttendanceStatus,
    /// What the evidence amounts to; `None`: there is none.
    pub computed: Option<AttendanceStatus>,
    /// Inside the session, by the evidence; `None`: nobody can tell.
    pub seconds: Option<i32>,
    /// Of the newest evidence.
    pub source: EvidenceKind,
    /// The organiser who recorded it last.
    pub recorded_by: Option<Uuid>,
    pub recorded_at: Moment,
    /// Why an organiser overruled what was computed.
    pub overrule_reason: Option<String>,
    pub overruled_by: Option<Uuid>,
    pub overruled_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// What was recorded of one session.
    #[must_use]
    pub fn of(session_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::SessionId.eq(session_id))
    }
}

impl From<AttendanceStatus> for Mark {
    fn from(status: AttendanceStatus) -> Self {
        match status {
            AttendanceStatus::Present => Self::Present,
            AttendanceStatus::Partial => Self::Partial,
            AttendanceStatus::Absent => Self::Absent,
            AttendanceStatus::Excused => Self::Excused,
        }
    }
}

impl From<Mark> for AttendanceStatus {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Present => Self::Present,
            Mark::Partial => Self::Partial,
            Mark::Absent => Self::Absent,
            Mark::Excused => Self::Excused,
        }
    }
}

/// For `EXISTS` in a statement about registrations: the person was at a session, if only for a part, whose list is closed.
#[must_use]
pub fn was_there() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::sea_query::{Expr, ExprTrait, Query};

    use super::{registration, session};
    Query::select()
        .expr(Expr::value(1))
        .from(Entity)
        .inner_join(session::Entity, Expr::col((session::Entity, session::Column::Id)).equals((Entity, Column::SessionId)))
        .and_where(Expr::col((Entity, Column::RegistrationId)).equals((registration::Entity, registration::Column::Id)))
        .and_where(Expr::col((Entity, Column::Status)).is_in(["present", "partial"]))
        .and_where(Expr::col((session::Entity, session::Column::AttendanceClosedAt)).is_not_null())
        .to_owned()
}
