//! Says of some people whether they were at a session.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::evidence::{add, known, piece, settle, sitting, withdraw};
use super::open_session;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, registration, session};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::attendance::Mark;
use crate::rules::permission::Permission;
use crate::rules::presence::{Piece, presence};

/// What somebody at the desk says of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub registration_id: Uuid,
    /// As it stood when they looked.
    pub before: Option<Mark>,
    /// `None`: unmarked again.
    pub mark: Option<Mark>,
}

/// What recording did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    pub changed: u64,
    /// People of whom somebody else said something different in the meantime; theirs stands.
    pub met: Vec<Uuid>,
    /// People of whom other evidence says otherwise: only overruling, with a reason, changes that.
    pub contradicted: Vec<Uuid>,
}

/// Records what was said. Of people who are not confirmed for that session nothing is recorded; a mark that somebody
/// else changed in between is left alone and reported, and so is one that a scan or a report contradicts.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn record(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, said: Vec<Said>) -> Result<Recorded, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, session_id, &said).await })).await
}

/// Marks everybody who has no mark yet; returns how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn record_rest(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, mark: Mark) -> Result<u64, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                mark_rest(transaction, &ground, acting, &event, &session, mark).await
            })
        })
        .await
}

/// The same inside another verb.
pub(super) async fn mark_rest(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: &event::Model, session: &session::Model, mark: Mark) -> Result<u64, Error> {
    let marked: Vec<Uuid> = attendance::Entity::of(session.id).select_only().column(attendance::Column::RegistrationId).into_tuple().all(transaction).await?;
    let marked: HashSet<Uuid> = marked.into_iter().collect();
    let people = expected(transaction, session).await?.into_iter().filter(|id| !marked.contains(id)).collect::<Vec<_>>();
    let words = people.iter().map(|id| word(app, acting, session.id, *id, mark)).collect();
    add(transaction, words).await?;
    settle(transaction, event, session, &people).await?;
    note(transaction, app, acting, session.id, people.len() as u64).await?;
    Ok(people.len() as u64)
}

fn word(app: &App, acting: Acting, session_id: Uuid, registration_id: Uuid, mark: Mark) -> attendance_evidence::Model {
    attendance_evidence::Model { mark: Some(mark.into()), ..piece(&app.clock, Some(acting), session_id, registration_id, EvidenceKind::Desk) }
}

/// Everybody who has a place and attends this session.
pub(super) async fn expected(transaction: &DatabaseTransaction, session: &session::Model) -> Result<Vec<Uuid>, Error> {
    Ok(registration::Entity::expected_at(session).select_only().column(registration::Column::Id).into_tuple().all(transaction).await?)
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, said: &[Said]) -> Result<Recorded, Error> {
    let (event, session) = open_session(transaction, app, event_id, session_id).await?;
    let expected: HashSet<Uuid> = expected(transaction, &session).await?.into_iter().collect();
    let said: Vec<Said> = said.iter().filter(|said| said.mark != said.before && expected.contains(&said.registration_id)).copied().collect();
    let people: Vec<Uuid> = said.iter().map(|said| said.registration_id).collect();
    let mut marks: HashMap<Uuid, Mark> = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let rows = attendance::Entity::of(session_id).filter(attendance::Column::RegistrationId.is_in(chunk.iter().copied()));
        marks.extend(rows.all(transaction).await?.into_iter().map(|row| (row.registration_id, row.status.into())));
    }
    let (rules, sitting) = (event.attendance_rules(), sitting(transaction, &session).await?);
    let known = known(transaction, session_id, &people).await?;
    let (mut recorded, mut words, mut old, mut corrected) = (Recorded::default(), Vec::new(), Vec::new(), Vec::new());
    for Said { registration_id, before, mark } in said {
        let now = marks.get(&registration_id).copied();
        if now == mark {
            continue;
        }
        if now != before {
            recorded.met.push(registration_id);
            continue;
        }
        let evidence = known.get(&registration_id).map_or(&[][..], Vec::as_slice);
        let (mine, others): (Vec<_>, Vec<_>) = evidence.iter().partition(|piece| piece.kind == EvidenceKind::Desk);
        let new = mark.map(|mark| word(app, acting, session_id, registration_id, mark));
        let pieces: Vec<Piece> = others.into_iter().chain(new.as_ref()).map(attendance_evidence::Model::piece).collect();
        if presence(&rules, &sitting, &pieces).map(|found| found.mark) != mark {
            recorded.contradicted.push(registration_id);
            continue;
        }
        old.extend(mine.into_iter().map(|piece| piece.id));
        words.extend(new);
        if let Some(now) = now {
            corrected.push((registration_id, now, mark));
        }
        recorded.changed += 1;
    }
    let mut changed: Vec<Uuid> = words.iter().map(|piece| piece.registration_id).collect();
    changed.extend(withdraw(transaction, &app.clock, acting, &old).await?);
    changed.sort_unstable();
    changed.dedup();
    add(transaction, words).await?;
    settle(transaction, &event, &session, &changed).await?;
    for (registration_id, before, after) in corrected {
        let noted = json!({ "attendance_status": [before.code(), after.map(Mark::code)], "session": session_id });
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.correct", Subject("registration", registration_id), noted).await?;
    }
    note(transaction, app, acting, session_id, recorded.changed).await?;
    Ok(recorded)
}

async fn note(transaction: &DatabaseTransaction, app: &App, acting: Acting, session_id: Uuid, changed: u64) -> Result<(), Error> {
    if changed == 0 {
        return Ok(());
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.record", Subject("session", session_id), json!({ "people": [null, changed] })).await
}
