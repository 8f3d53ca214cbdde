//! One piece of evidence of one person's presence at one session. Never changed; what was wrong is withdrawn and stays.

use sea_orm::entity::prelude::*;

use super::attendance::AttendanceStatus;
use super::moment::Moment;
use crate::rules::presence::{Claim, Half, Piece};

/// How it became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Somebody at the desk marked it on the list.
    Desk,
    /// A ticket was scanned, or a name chosen, at the door.
    CheckIn,
    /// The same on the way out.
    CheckOut,
    /// They went through their join page.
    Join,
    /// The meeting's own report.
    Import,
    /// The signed list.
    Paper,
    /// They gave the code that was shown in the session.
    SelfCheckIn,
    /// A file of the system that was used before.
    Earlier,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_evidence")]
pub struct Model {
    /// Chosen by who records it: the same piece sent twice is one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub session_id: Uuid,
    pub kind: EvidenceKind,
    /// With `Desk`, `Paper` and `Earlier`: what was said.
    pub mark: Option<AttendanceStatus>,
    /// `Half::code`: of which half-day; `None`: of the whole session.
    pub half: Option<String>,
    /// When it happened, which may be before it was recorded.
    pub at: Moment,
    /// With `Import`: until when they stayed.
    pub until: Option<Moment>,
    /// With `Import` of a report without times, and with `Earlier`: how long.
    pub seconds: Option<i32>,
    /// The import or device it came from.
    pub source_id: Option<Uuid>,
    /// The organiser who recorded it; `None`: the participant, or a volunteer.
    pub recorded_by: Option<Uuid>,
    pub recorded_at: Moment,
    /// It counts no more since then.
    pub withdrawn_at: Option<Moment>,
    pub withdrawn_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// What counts of one session.
    #[must_use]
    pub fn of(session_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::SessionId.eq(session_id)).filter(Column::WithdrawnAt.is_null())
    }
}

impl Model {
    /// What the rule makes of it.
    #[must_use]
    pub fn piece(&self) -> Piece {
        let claim = match self.kind {
            EvidenceKind::CheckIn | EvidenceKind::SelfCheckIn => Claim::In,
            EvidenceKind::CheckOut => Claim::Out,
            EvidenceKind::Join => Claim::Joined,
            EvidenceKind::Import => match self.until {
                Some(until) => Claim::Stayed { until: until.0 },
                None => Claim::Lasted { seconds: self.seconds.unwrap_or(0).into() },
            },
            EvidenceKind::Earlier if self.mark.is_none() => Claim::Lasted { seconds: self.seconds.unwrap_or(0).into() },
            EvidenceKind::Desk | EvidenceKind::Paper | EvidenceKind::Earlier => {
                Claim::Said { mark: self.mark.unwrap_or(AttendanceStatus::Absent).into(), half: self.half.as_deref().and_then(Half::parse) }
            }
        };
        Piece { claim, at: self.at.0 }
    }
}
