//! Who stands at the door: people of an event by a part of their name, who came in last, and how many are in.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::attendance_list::{Numbers, numbers};
use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{event, session, session_choice};
use crate::error::Error;
use crate::rules::search_text::fold;

/// People that a search shows.
const FOUND: u64 = 20;

/// Somebody of the event, whatever their registration came to.
#[derive(Debug, Clone, Serialize)]
pub struct AtTheDoor {
    /// Of the registration.
    pub id: Uuid,
    pub name: String,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    /// They are among those of the session.
    pub expected: bool,
    /// The first time that they came in, RFC 3339.
    pub since: Option<String>,
}

/// People of the event of whom each word is part of the name, by name; those with a place first. And whether there are
/// more of them than are shown.
///
/// # Errors
/// The database's.
pub async fn search(db: &Db, session: &session::Model, words: &str) -> Result<(Vec<AtTheDoor>, bool), Error> {
    let words = fold(words);
    if words.is_empty() {
        return Ok((Vec::new(), false));
    }
    let mut find = registration::Entity::find().filter(registration::Column::EventId.eq(session.event_id));
    for word in words.split(' ').take(8) {
        find = find.filter(registration::Column::NameFolded.contains(word));
    }
    let rows = find.order_by_asc(registration::Column::NameFolded).order_by_asc(registration::Column::Id).limit(FOUND + 1).all(db.reader()).await?;
    let more = rows.len() as u64 > FOUND;
    let mut found = people(db, session, rows.into_iter().take(20).collect()).await?;
    found.sort_by_key(|person| !person.expected);
    Ok((found, more))
}

/// One person of the session's event.
///
/// # Errors
/// `NotFound` for who is of another event.
pub async fn person(db: &Db, session: &session::Model, id: Uuid) -> Result<AtTheDoor, Error> {
    let row = registration::Entity::find_by_id(id).filter(registration::Column::EventId.eq(session.event_id)).all(db.reader()).await?;
    people(db, session, row).await?.pop().ok_or(Error::NotFound)
}

async fn people(db: &Db, session: &session::Model, rows: Vec<registration::Model>) -> Result<Vec<AtTheDoor>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let chosen: Vec<Uuid> = if session.inclusion == session::SessionInclusion::Included {
        ids.clone()
    } else {
        let choices = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id)).filter(session_choice::Column::RegistrationId.is_in(ids.clone()));
        choices.select_only().column(session_choice::Column::RegistrationId).into_tuple().all(db.reader()).await?
    };
    let came = attendance_evidence::Entity::of(session.id)
        .filter(attendance_evidence::Column::RegistrationId.is_in(ids))
        .filter(attendance_evidence::Column::Kind.is_in([EvidenceKind::CheckIn, EvidenceKind::SelfCheckIn]))
        .order_by_desc(attendance_evidence::Column::At);
    let since: HashMap<Uuid, String> = came.all(db.reader()).await?.into_iter().map(|piece| (piece.registration_id, piece.at.0.to_string())).collect();
    let organisations = organisation_names(db, rows.iter().filter_map(|row| row.organisation_id).collect()).await?;
    let shown = |row: registration::Model| AtTheDoor {
        expected: row.status == RegistrationStatus::Confirmed && chosen.contains(&row.id),
        since: since.get(&row.id).cloned(),
        name: format!("{} {}", row.first_name, row.last_name),
        organisation: row.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(row.organisation_text),
        status: row.status,
        id: row.id,
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// A check-in or check-out that can be undone.
#[derive(Debug, Clone, Serialize)]
pub struct Recent {
    /// Of the evidence.
    pub id: Uuid,
    pub name: String,
    /// RFC 3339.
    pub at: String,
    pub out: bool,
}

/// What one organiser or volunteer did at the door last, the newest first.
///
/// # Errors
/// The database's.
pub async fn recent(db: &Db, session_id: Uuid, by: Uuid) -> Result<Vec<Recent>, Error> {
    use attendance_evidence::Column;
    let last = attendance_evidence::Entity::of(session_id).filter(Column::RecordedBy.eq(by)).filter(Column::Kind.is_in([EvidenceKind::CheckIn, EvidenceKind::CheckOut]));
    let last = last.order_by_desc(Column::RecordedAt).order_by_desc(Column::Id).limit(5).all(db.reader()).await?;
    let named = registration::Entity::find().filter(registration::Column::Id.is_in(last.iter().map(|piece| piece.registration_id)));
    let names: HashMap<Uuid, String> = named.all(db.reader()).await?.into_iter().map(|row| (row.id, format!("{} {}", row.first_name, row.last_name))).collect();
    let shown = |piece: attendance_evidence::Model| Recent {
        name: names.get(&piece.registration_id).cloned().unwrap_or_default(),
        at: piece.at.0.to_string(),
        out: piece.kind == EvidenceKind::CheckOut,
        id: piece.id,
    };
    Ok(last.into_iter().map(shown).collect())
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Expected people who were seen.
    pub here: u64,
    pub expected: u64,
}

/// # Errors
/// The database's.
pub async fn counts(db: &Db, session: &session::Model) -> Result<Counts, Error> {
    let Numbers { present, partial, absent, excused, unmarked } = numbers(db, session).await?;
    Ok(Counts { here: present + partial, expected: present + partial + absent + excused + unmarked })
}

/// A session with its event.
///
/// # Errors
/// `NotFound` for a session of another event, or one that does not take place.
pub async fn session_of(db: &Db, event_id: Uuid, session_id: Uuid) -> Result<(event::Model, session::Model), Error> {
    let session = session::Entity::of(event_id).filter(session::Column::Id.eq(session_id)).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let event = event::Entity::find_by_id(event_id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    Ok((event, session))
}

/// Whose ticket it is, with its event and the sessions that they come to, by start; `None`: nobody's that is left.
///
/// # Errors
/// The database's.
pub async fn of_ticket(db: &Db, registration_id: Uuid) -> Result<Option<(registration::Model, event::Model, Vec<session::Model>)>, Error> {
    let Some(registration) = registration::Entity::find_by_id(registration_id).one(db.reader()).await? else { return Ok(None) };
    let Some(event) = event::Entity::find_by_id(registration.event_id).one(db.reader()).await? else { return Ok(None) };
    let choices = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(registration_id));
    let chosen: Vec<Uuid> = choices.select_only().column(session_choice::Column::SessionId).into_tuple().all(db.reader()).await?;
    let sessions = session::Entity::of(event.id).all(db.reader()).await?.into_iter().filter(|session| session.is_attended(&chosen)).collect();
    Ok(Some((registration, event, sessions)))
}
