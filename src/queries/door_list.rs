//! What a device takes along to a door without network, and which devices did.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{door_device, organiser, session, session_choice};
use crate::error::Error;

/// Somebody on the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Of the registration; never leaves the server.
    pub id: Uuid,
    pub name: String,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    /// Among those of the session.
    pub attends: bool,
    /// In since then, in milliseconds since 1970.
    pub since: Option<i64>,
}

/// Everybody of the session's event, also who has no place, by name.
///
/// # Errors
/// The database's.
pub async fn door_list(db: &Db, session: &session::Model) -> Result<Vec<Listed>, Error> {
    let rows = registration::Entity::find().filter(registration::Column::EventId.eq(session.event_id)).order_by_asc(registration::Column::NameFolded).all(db.reader()).await?;
    let chosen: Option<HashSet<Uuid>> = if session.inclusion == SessionInclusion::Included {
        None
    } else {
        let choices = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id));
        let ids: Vec<Uuid> = choices.select_only().column(session_choice::Column::RegistrationId).into_tuple().all(db.reader()).await?;
        Some(ids.into_iter().collect())
    };
    let doors = attendance_evidence::Entity::of(session.id)
        .filter(attendance_evidence::Column::Kind.is_in([EvidenceKind::CheckIn, EvidenceKind::SelfCheckIn, EvidenceKind::CheckOut]))
        .order_by_asc(attendance_evidence::Column::At);
    let mut since: HashMap<Uuid, i64> = HashMap::new();
    for piece in doors.all(db.reader()).await? {
        if piece.kind == EvidenceKind::CheckOut {
            since.remove(&piece.registration_id);
        } else {
            since.entry(piece.registration_id).or_insert(piece.at.0.as_millisecond());
        }
    }
    let organisations: HashSet<Uuid> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let organisations = organisation_names(db, organisations.into_iter().collect()).await?;
    let listed = |row: registration::Model| Listed {
        attends: chosen.as_ref().is_none_or(|chosen| chosen.contains(&row.id)),
        since: since.get(&row.id).copied(),
        name: format!("{} {}", row.first_name, row.last_name),
        organisation: row.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(row.organisation_text),
        status: row.status,
        id: row.id,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// The registrations of an event.
///
/// # Errors
/// The database's.
pub async fn registrations(db: &Db, event_id: Uuid) -> Result<Vec<Uuid>, Error> {
    let all = registration::Entity::find().filter(registration::Column::EventId.eq(event_id));
    Ok(all.select_only().column(registration::Column::Id).into_tuple().all(db.reader()).await?)
}

/// The devices of an event, the newest first, each with the organiser who took the list along; a volunteer has none.
///
/// # Errors
/// The database's.
pub async fn devices(db: &Db, event_id: Uuid) -> Result<Vec<(door_device::Model, Option<String>)>, Error> {
    let devices = door_device::Entity::of(event_id).all(db.reader()).await?;
    let by = organiser::Entity::find().filter(organiser::Column::Id.is_in(devices.iter().map(|device| device.opened_by))).all(db.reader()).await?;
    let name = |id: Uuid| by.iter().find(|organiser| organiser.id == id).map(|organiser| organiser.name.clone());
    Ok(devices.into_iter().map(|device| (device.clone(), name(device.opened_by))).collect())
}
