//! Who is expected at a session, and what is said of them?

use std::collections::{HashMap, HashSet};

use sea_orm::QuerySelect;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::attendance::{self, AttendanceStatus};
use crate::entity::{registration, session};
use crate::error::Error;

/// The registrations expected at a session, and the marks that are there.
///
/// # Errors
/// The database's.
pub async fn marks(db: &Db, session: &session::Model) -> Result<(HashSet<Uuid>, HashMap<Uuid, AttendanceStatus>), Error> {
    let expected: Vec<Uuid> = registration::Entity::expected_at(session).select_only().column(registration::Column::Id).into_tuple().all(db.reader()).await?;
    let marks = attendance::Entity::of(session.id).select_only().columns([attendance::Column::RegistrationId, attendance::Column::Status]);
    let marks: Vec<(Uuid, AttendanceStatus)> = marks.into_tuple().all(db.reader()).await?;
    Ok((expected.into_iter().collect(), marks.into_iter().collect()))
}
