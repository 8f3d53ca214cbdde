//! Which codes are shown now, and who gave one?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::{Moment, check_in_code, registration, session};
use crate::error::Error;

/// The newest code that counts at one of these sessions.
///
/// # Errors
/// The database's.
pub async fn shown_code(reader: &impl ConnectionTrait, sessions: impl IntoIterator<Item = Uuid>, now: Moment, most_wrong: i32) -> Result<Option<check_in_code::Model>, Error> {
    Ok(check_in_code::Entity::counting(sessions, now, most_wrong).one(reader).await?)
}

/// How many people checked themselves in at a session, and how many are expected there.
///
/// # Errors
/// The database's.
pub async fn checked_in(db: &Db, session: &session::Model) -> Result<(u64, u64), Error> {
    use attendance_evidence::Column;
    let people = attendance_evidence::Entity::of(session.id).filter(Column::Kind.eq(EvidenceKind::SelfCheckIn)).select_only().column(Column::RegistrationId).distinct();
    Ok((people.into_tuple::<Uuid>().count(db.reader()).await?, registration::Entity::expected_at(session).count(db.reader()).await?))
}

/// When somebody checked themselves in, and at which session; the last first.
///
/// # Errors
/// The database's.
pub async fn own_check_ins(reader: &impl ConnectionTrait, registration_id: Uuid) -> Result<Vec<(Uuid, Moment)>, Error> {
    use attendance_evidence::Column;
    let mine = attendance_evidence::Entity::find().filter(Column::RegistrationId.eq(registration_id)).filter(Column::Kind.eq(EvidenceKind::SelfCheckIn));
    let mine = mine.filter(Column::WithdrawnAt.is_null()).order_by_desc(Column::At).select_only().columns([Column::SessionId, Column::At]);
    Ok(mine.into_tuple().all(reader).await?)
}
