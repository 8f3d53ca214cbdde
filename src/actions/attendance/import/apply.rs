//! A file's people become evidence, all at once.

use std::collections::HashSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::{draft, fingerprint};
use crate::actions::Acting;
use crate::actions::attendance::check_in::comes_to;
use crate::actions::attendance::evidence::{add, piece, settle};
use crate::actions::attendance::open_session;
use crate::actions::attendance::record::expected;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::add::{NewParticipant, Outcome, walk_in};
use crate::app::App;
use crate::entity::attendance::AttendanceStatus;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::attendance_import::{self, ImportState};
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance, attendance_name, event, registration, session};
use crate::error::{Error, Refusal};
use crate::roster::CHUNK;
use crate::rules::attendance_matching::Fact;
use crate::rules::permission::Permission;

/// What is taken in, as it was shown and decided.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    pub people: Vec<(Uuid, Vec<Fact>)>,
    /// Who took part without a registration: they are put on the list, as at the door.
    pub newcomers: Vec<(NewParticipant, Vec<Fact>)>,
    /// Keys of attendees and the registration that they are, as an organiser said: known next time.
    pub remembered: Vec<(String, Uuid)>,
    /// Who is expected and of whom nothing is known by then was not there.
    pub rest_absent: bool,
    /// It is of another time, and somebody said that it is this session's all the same.
    pub another_time: bool,
}

/// What it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// Of whom there is new evidence.
    pub people: u64,
}

/// Takes the draft in. Of people who are not expected at the session nothing is recorded. Its text is erased.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`; `Refused(ChangedMeanwhile)` when it was
/// taken in or undone by then, or the same file was; `Refused` as adding somebody refuses.
pub async fn apply(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, import_id: Uuid, decided: Decided) -> Result<Applied, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, session_id, import_id, &decided).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, import_id: Uuid, decided: &Decided) -> Result<Applied, Error> {
    let (event, session) = open_session(transaction, app, event_id, session_id).await?;
    let import = draft(transaction, session_id, import_id).await?;
    let same = attendance_import::Entity::of(session_id).filter(attendance_import::Column::FileHash.eq(&import.file_hash));
    if same.filter(attendance_import::Column::State.eq(ImportState::Done)).one(transaction).await?.is_some() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let arrived = put_on_list(transaction, app, acting, &event, &session, &decided.newcomers).await?;
    let expected: HashSet<Uuid> = expected(transaction, &session).await?.into_iter().collect();
    let known = known_of(transaction, session_id).await?;
    let new = |registration: Uuid, fact: Fact| evidence(app, acting, &session, import_id, registration, fact);
    let mut pieces: Vec<attendance_evidence::Model> = Vec::new();
    let mut people: HashSet<Uuid> = HashSet::new();
    for (registration, facts) in decided.people.iter().chain(&arrived).filter(|(registration, _)| expected.contains(registration)) {
        people.insert(*registration);
        pieces.extend(facts.iter().map(|fact| new(*registration, *fact)));
    }
    let told = people.len();
    if decided.rest_absent {
        let rest: Vec<Uuid> = expected.iter().filter(|id| !people.contains(id) && !known.contains(id)).copied().collect();
        pieces.extend(rest.iter().map(|id| new(*id, Fact::Lasted(0))));
        people.extend(rest);
    }
    add(transaction, pieces).await?;
    // The meeting has reported: what was only clicked before counts otherwise now.
    people.extend(known);
    settle(transaction, &event, &session, &people.into_iter().collect::<Vec<_>>()).await?;
    remember(transaction, app, event_id, &decided.remembered).await?;
    let told = i32::try_from(told).unwrap_or(i32::MAX);
    let change = attendance_import::ActiveModel {
        id: Unchanged(import_id),
        state: Set(ImportState::Done),
        content: Set(None),
        people: Set(told),
        another_time: Set(decided.another_time),
        done_at: Set(Some(app.clock.now().into())),
        ..Default::default()
    };
    attendance_import::Entity::update(change).exec(transaction).await?;
    let noted = json!({ "file": [null, import.file_name], "people": [null, told] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.import", Subject("session", session_id), noted).await?;
    Ok(Applied { people: u64::try_from(told).unwrap_or(0) })
}

async fn put_on_list(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    event: &event::Model,
    session: &session::Model,
    newcomers: &[(NewParticipant, Vec<Fact>)],
) -> Result<Vec<(Uuid, Vec<Fact>)>, Error> {
    let mut arrived = Vec::with_capacity(newcomers.len());
    for (person, facts) in newcomers {
        let registration = match walk_in(transaction, app, acting, event.id, person.clone()).await? {
            Outcome::Done { registration, .. } | Outcome::Known(registration) => registration,
            Outcome::Refused(refusal) => return Err(refusal.into()),
        };
        comes_to(transaction, session, registration).await?;
        arrived.push((registration, facts.clone()));
    }
    Ok(arrived)
}

/// Of whom something is known at this session.
pub(super) async fn known_of(transaction: &DatabaseTransaction, session_id: Uuid) -> Result<HashSet<Uuid>, Error> {
    let known: Vec<Uuid> = attendance::Entity::of(session_id).select_only().column(attendance::Column::RegistrationId).into_tuple().all(transaction).await?;
    Ok(known.into_iter().collect())
}

fn evidence(app: &App, acting: Acting, session: &session::Model, import_id: Uuid, registration: Uuid, fact: Fact) -> attendance_evidence::Model {
    let kind = if matches!(fact, Fact::Present | Fact::Absent) { EvidenceKind::Desk } else { EvidenceKind::Import };
    let mut piece = piece(&app.clock, Some(acting), session.id, registration, kind);
    piece.source_id = Some(import_id);
    match fact {
        Fact::Stayed { from, until } => (piece.at, piece.until) = (from.into(), Some(until.into())),
        Fact::Lasted(seconds) => (piece.at, piece.seconds) = (session.starts_at, Some(i32::try_from(seconds).unwrap_or(i32::MAX))),
        Fact::Present => piece.mark = Some(AttendanceStatus::Present),
        Fact::Absent => piece.mark = Some(AttendanceStatus::Absent),
    }
    piece
}

/// An address is theirs in every event, a name in this one only: elsewhere it may be somebody else's.
async fn remember(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, remembered: &[(String, Uuid)]) -> Result<(), Error> {
    use attendance_name::Column;
    for chunk in remembered.chunks(CHUNK) {
        let persons = registration::Entity::find().filter(registration::Column::Id.is_in(chunk.iter().map(|(_, id)| *id))).filter(registration::Column::EventId.eq(event_id));
        let persons: Vec<(Uuid, Uuid)> = persons.select_only().columns([registration::Column::Id, registration::Column::PersonId]).into_tuple().all(transaction).await?;
        let rows: Vec<_> = chunk
            .iter()
            .filter_map(|(key, id)| {
                let person_id = persons.iter().find(|(registration, _)| registration == id)?.1;
                let scope = if key.contains('@') { String::new() } else { event_id.to_string() };
                Some(attendance_name::Model { id: app.clock.id(), key_hash: fingerprint(key), scope, person_id, created_at: app.clock.now().into() }.into_active_model())
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let newer = OnConflict::columns([Column::KeyHash, Column::Scope]).update_columns([Column::PersonId, Column::CreatedAt]).to_owned();
        attendance_name::Entity::insert_many(rows).on_conflict(newer).exec_without_returning(transaction).await?;
    }
    Ok(())
}
