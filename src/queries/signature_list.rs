//! Who signs at a session, in the order of the printed list, and what was typed in from it?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::attendance::{self, AttendanceStatus};
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration::{self, AttendanceMode};
use crate::entity::session;
use crate::error::Error;
use crate::rules::paper::OnPaper;
use crate::rules::presence::{Claim, Half};
use crate::rules::search_text::fold;

/// Somebody on the list.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// Of the registration.
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub organisation: Option<String>,
    /// Takes part online: is not on the printed list.
    pub online: bool,
}

type Row = (Uuid, String, String, Option<Uuid>, Option<String>, Option<AttendanceMode>);

/// Everybody with a place who attends `session`, by family name; those who take part online last.
///
/// # Errors
/// The database's.
pub async fn signature_list(db: &Db, session: &session::Model) -> Result<Vec<Signer>, Error> {
    use registration::Column::{AttendanceMode as Mode, FirstName, Id, LastName, OrganisationId, OrganisationText};
    let rows: Vec<Row> =
        registration::Entity::expected_at(session).select_only().columns([Id, FirstName, LastName, OrganisationId, OrganisationText, Mode]).into_tuple().all(db.reader()).await?;
    let mut ids: Vec<Uuid> = rows.iter().filter_map(|row| row.3).collect();
    ids.sort_unstable();
    ids.dedup();
    let organisations = organisation_names(db, ids).await?;
    let mut signers: Vec<Signer> = rows
        .into_iter()
        .map(|(id, first_name, last_name, organisation, typed, mode)| Signer {
            id,
            first_name,
            last_name,
            organisation: organisation.and_then(|id| organisations.get(&id).cloned()).or(typed),
            online: mode == Some(AttendanceMode::Online),
        })
        .collect();
    signers.sort_by_cached_key(|signer| (signer.online, fold(&signer.last_name), fold(&signer.first_name), signer.id));
    Ok(signers)
}

/// Their marks, whatever they come from: who did not sign may have been there all the same.
///
/// # Errors
/// The database's.
pub async fn marks(db: &Db, session_id: Uuid, people: &[Uuid]) -> Result<HashMap<Uuid, AttendanceStatus>, Error> {
    let of_them = attendance::Entity::of(session_id).filter(attendance::Column::RegistrationId.is_in(people.iter().copied()));
    Ok(of_them.all(db.reader()).await?.into_iter().map(|row| (row.registration_id, row.status)).collect())
}

/// What was typed in of these people from the signed list of a session; of the others nothing was.
///
/// # Errors
/// The database's.
pub async fn typed_in(db: &Db, session_id: Uuid, people: &[Uuid]) -> Result<HashMap<Uuid, OnPaper>, Error> {
    use attendance_evidence::Column;
    let of_them = attendance_evidence::Entity::of(session_id).filter(Column::Kind.eq(EvidenceKind::Paper)).filter(Column::RegistrationId.is_in(people.iter().copied()));
    let mut said: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in of_them.all(db.reader()).await? {
        if let Claim::Said { mark, half } = row.piece().claim {
            said.entry(row.registration_id).or_default().push((mark, half));
        }
    }
    Ok(said.into_iter().map(|(id, said)| (id, OnPaper::of(said))).collect())
}

/// The half-days that the list has a column for; none: one column for the whole session.
#[must_use]
pub fn half_days(event: &crate::entity::event::Model, session: &session::Model) -> &'static [Half] {
    let zone = crate::rules::schedule::zone(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let sitting = crate::rules::presence::Sitting { starts_at: session.starts_at.0, ends_at: session.ends_at.0, zone, reported: false };
    if sitting.parts(&event.attendance_rules()).len() > 1 { &Half::ALL } else { &[] }
}
