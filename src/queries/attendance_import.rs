//! Whom a meeting tool's file can be about, and what was said of such files before?

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::attendance_import::{self, ImportState};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{Moment, attendance_columns, attendance_evidence, attendance_name, event, organiser, person, person_address, session, session_choice, speaker};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::attendance_matching::{Crew, Listed};

/// Files shown below the form.
const SHOWN: u64 = 20;

/// Somebody registered for the event, however it stands.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub listed: Listed,
    pub person_id: Uuid,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    /// There is evidence of them at this session.
    pub known: bool,
}

/// Everybody of the session's event, by name.
///
/// # Errors
/// The database's.
pub async fn candidates(db: &Db, session: &session::Model) -> Result<Vec<Candidate>, Error> {
    let reader = db.reader();
    let of_event = registration::Entity::find().filter(registration::Column::EventId.eq(session.event_id));
    let people = of_event.clone().order_by_asc(registration::Column::NameFolded).order_by_asc(registration::Column::Id).all(reader).await?;
    let persons = of_event.select_only().column(registration::Column::PersonId).into_query();
    let mut addresses: HashMap<Uuid, Vec<String>> = HashMap::new();
    let own = person::Entity::find().filter(person::Column::Id.in_subquery(persons.clone())).select_only().columns([person::Column::Id, person::Column::EmailKey]);
    let others = person_address::Entity::find().filter(person_address::Column::PersonId.in_subquery(persons)).select_only();
    let others = others.columns([person_address::Column::PersonId, person_address::Column::EmailKey]);
    let own: Vec<(Uuid, String)> = own.into_tuple().all(reader).await?;
    let others: Vec<(Uuid, String)> = others.into_tuple().all(reader).await?;
    for (person, address) in own.into_iter().chain(others) {
        addresses.entry(person).or_default().push(address);
    }
    let chosen: Option<HashSet<Uuid>> = if session.inclusion == SessionInclusion::Included {
        None
    } else {
        let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id)).select_only().column(session_choice::Column::RegistrationId);
        Some(chosen.into_tuple::<Uuid>().all(reader).await?.into_iter().collect())
    };
    let known = attendance_evidence::Entity::of(session.id).select_only().column(attendance_evidence::Column::RegistrationId).distinct();
    let known: HashSet<Uuid> = known.into_tuple::<Uuid>().all(reader).await?.into_iter().collect();
    let mut named: Vec<Uuid> = people.iter().filter_map(|registration| registration.organisation_id).collect();
    named.sort_unstable();
    named.dedup();
    let organisations = organisation_names(db, named).await?;
    let candidate = |registration: registration::Model| Candidate {
        listed: Listed {
            expected: registration.status == RegistrationStatus::Confirmed && chosen.as_ref().is_none_or(|chosen| chosen.contains(&registration.id)),
            registration_id: registration.id,
            first_name: registration.first_name,
            last_name: registration.last_name,
            addresses: std::iter::once(registration.email.to_lowercase()).chain(addresses.get(&registration.person_id).cloned().unwrap_or_default()).collect(),
        },
        organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(registration.organisation_text),
        person_id: registration.person_id,
        status: registration.status,
        known: known.contains(&registration.id),
    };
    Ok(people.into_iter().map(candidate).collect())
}

/// Who is at the event without taking part: speakers, contacts, the team.
///
/// # Errors
/// The database's.
pub async fn crew(db: &Db, event: &event::Model) -> Result<Crew, Error> {
    let speakers: Vec<String> = speaker::Entity::of(event.id).select_only().column(speaker::Column::Name).into_tuple().all(db.reader()).await?;
    let team = organiser::Entity::find().filter(organiser::Column::Active.eq(true)).select_only().columns([organiser::Column::EmailKey, organiser::Column::Name]);
    let team: Vec<(String, String)> = team.into_tuple().all(db.reader()).await?;
    let contacts = [&event.contact_email, &event.content_contact_email].into_iter().flatten().map(|address| address.to_lowercase());
    let contact_names = [&event.contact_name, &event.content_contact_name].into_iter().flatten().cloned();
    Ok(Crew {
        addresses: team.iter().map(|(address, _)| address.clone()).chain(contacts).collect(),
        names: speakers.into_iter().chain(team.into_iter().map(|(_, name)| name)).chain(contact_names).collect(),
    })
}

/// Whom an organiser once said these attendees to be: by the hash of the key, the person. Of names, what was said in this
/// event.
///
/// # Errors
/// The database's.
pub async fn remembered(db: &Db, event_id: Uuid, hashes: &[String]) -> Result<HashMap<String, Uuid>, Error> {
    use attendance_name::Column;
    let mut remembered = HashMap::new();
    for chunk in hashes.chunks(CHUNK) {
        let rows =
            attendance_name::Entity::find().filter(Column::KeyHash.is_in(chunk.iter().map(String::as_str))).filter(Column::Scope.is_in([String::new(), event_id.to_string()]));
        let rows: Vec<(String, Uuid)> = rows.select_only().columns([Column::KeyHash, Column::PersonId]).into_tuple().all(db.reader()).await?;
        remembered.extend(rows);
    }
    Ok(remembered)
}

/// What columns under headings of that hash hold, as it was said once.
///
/// # Errors
/// The database's.
pub async fn remembered_columns(db: &Db, headings_hash: &str) -> Result<Option<String>, Error> {
    let found = attendance_columns::Entity::find().filter(attendance_columns::Column::HeadingsHash.eq(headings_hash));
    Ok(found.select_only().column(attendance_columns::Column::Columns).into_tuple().one(db.reader()).await?)
}

/// One file of a session.
///
/// # Errors
/// The database's.
pub async fn import(db: &Db, session_id: Uuid, import_id: Uuid) -> Result<Option<attendance_import::Model>, Error> {
    Ok(attendance_import::Entity::of(session_id).filter(attendance_import::Column::Id.eq(import_id)).one(db.reader()).await?)
}

/// A file that was handed in before, without its text.
#[derive(Debug, Serialize)]
pub struct ImportRow {
    pub id: Uuid,
    pub file_name: String,
    pub tool: String,
    pub state: ImportState,
    pub people: i32,
    pub by: Option<String>,
    pub created_at: Moment,
    pub undone_at: Option<Moment>,
}

/// The session's files, newest first.
///
/// # Errors
/// The database's.
pub async fn imports(db: &Db, session_id: Uuid) -> Result<Vec<ImportRow>, Error> {
    use attendance_import::Column;
    type Row = (Uuid, String, String, ImportState, i32, Option<Uuid>, Moment, Option<Moment>);
    let rows: Vec<Row> = attendance_import::Entity::of(session_id)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(SHOWN)
        .select_only()
        .columns([Column::Id, Column::FileName, Column::Tool, Column::State, Column::People, Column::CreatedBy, Column::CreatedAt, Column::UndoneAt])
        .into_tuple()
        .all(db.reader())
        .await?;
    let by = organiser::Entity::find().filter(organiser::Column::Id.is_in(rows.iter().filter_map(|row| row.5)));
    let names: Vec<(Uuid, String)> = by.select_only().columns([organiser::Column::Id, organiser::Column::Name]).into_tuple().all(db.reader()).await?;
    let names: HashMap<Uuid, String> = names.into_iter().collect();
    let row = |(id, file_name, tool, state, people, by, created_at, undone_at): Row| ImportRow {
        id,
        file_name,
        tool,
        state,
        people,
        by: by.and_then(|by| names.get(&by).cloned()),
        created_at,
        undone_at,
    };
    Ok(rows.into_iter().map(row).collect())
}
