//! Evidence comes in, and is withdrawn; who was there is computed anew in the same transaction.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::actions::Acting;
use crate::clock::Clock;
use crate::entity::attendance::{self, AttendanceStatus};
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::{Moment, event, session};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::attendance::Mark;
use crate::rules::presence::{Piece, Presence, Sitting, presence};
use crate::rules::schedule;

/// A piece of evidence with nothing but who, where and when: the rest is filled in by who records it.
#[must_use]
pub fn piece(clock: &Clock, acting: Option<Acting>, session_id: Uuid, registration_id: Uuid, kind: EvidenceKind) -> attendance_evidence::Model {
    let now = Moment(clock.now());
    attendance_evidence::Model {
        id: clock.id(),
        registration_id,
        session_id,
        kind,
        mark: None,
        half: None,
        at: now,
        until: None,
        seconds: None,
        source_id: None,
        recorded_by: acting.map(|acting| acting.organiser_id),
        recorded_at: now,
        withdrawn_at: None,
        withdrawn_by: None,
    }
}

/// Stores evidence; a piece that is there already, by its id, stays as it was. Returns how many were new. The caller
/// then [`settle`]s the people.
///
/// # Errors
/// The database's.
pub async fn add(transaction: &DatabaseTransaction, pieces: Vec<attendance_evidence::Model>) -> Result<u64, Error> {
    let mut new = 0;
    for chunk in pieces.chunks(CHUNK) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        let insert = attendance_evidence::Entity::insert_many(rows).on_conflict(OnConflict::column(attendance_evidence::Column::Id).do_nothing().to_owned());
        new += insert.exec_without_returning(transaction).await?;
    }
    Ok(new)
}

/// Evidence that counts no more; it stays on record. Returns whose it was. The caller then [`settle`]s them.
///
/// # Errors
/// The database's.
pub async fn withdraw(transaction: &DatabaseTransaction, clock: &Clock, acting: Acting, ids: &[Uuid]) -> Result<Vec<Uuid>, Error> {
    use attendance_evidence::Column;
    let mut people = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let these = Column::Id.is_in(chunk.iter().copied()).and(Column::WithdrawnAt.is_null());
        let whose = attendance_evidence::Entity::find().filter(these.clone()).select_only().column(Column::RegistrationId);
        people.extend(whose.into_tuple::<Uuid>().all(transaction).await?);
        attendance_evidence::Entity::update_many()
            .col_expr(Column::WithdrawnAt, Expr::value(Moment(clock.now())))
            .col_expr(Column::WithdrawnBy, Expr::value(acting.organiser_id))
            .filter(these)
            .exec(transaction)
            .await?;
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// The session as the rule sees it.
///
/// # Errors
/// The database's.
pub async fn sitting(transaction: &DatabaseTransaction, session: &session::Model) -> Result<Sitting, Error> {
    let reports = attendance_evidence::Entity::of(session.id).filter(attendance_evidence::Column::Kind.eq(EvidenceKind::Import));
    Ok(Sitting {
        starts_at: session.starts_at.0,
        ends_at: session.ends_at.0,
        zone: schedule::zone(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC),
        reported: reports.limit(1).count(transaction).await? > 0,
    })
}

/// What counts of these people at one session, oldest first.
///
/// # Errors
/// The database's.
pub async fn known(transaction: &DatabaseTransaction, session_id: Uuid, people: &[Uuid]) -> Result<HashMap<Uuid, Vec<attendance_evidence::Model>>, Error> {
    let mut known: HashMap<Uuid, Vec<attendance_evidence::Model>> = HashMap::new();
    for chunk in people.chunks(CHUNK) {
        let rows = attendance_evidence::Entity::of(session_id).filter(attendance_evidence::Column::RegistrationId.is_in(chunk.iter().copied()));
        for row in rows.all(transaction).await? {
            known.entry(row.registration_id).or_default().push(row);
        }
    }
    for pieces in known.values_mut() {
        pieces.sort_by_key(|piece| (piece.at.0, piece.id));
    }
    Ok(known)
}

/// Computes anew who of these people was there. What an organiser overruled stays as they said. Returns the marks that
/// changed, before and after.
///
/// # Errors
/// The database's.
pub async fn settle(transaction: &DatabaseTransaction, event: &event::Model, session: &session::Model, people: &[Uuid]) -> Result<Vec<(Uuid, Option<Mark>, Option<Mark>)>, Error> {
    let sitting = sitting(transaction, session).await?;
    let rules = event.attendance_rules();
    let mut changed = Vec::new();
    for chunk in people.chunks(CHUNK) {
        let known = known(transaction, session.id, chunk).await?;
        let of_them = attendance::Entity::of(session.id).filter(attendance::Column::RegistrationId.is_in(chunk.iter().copied()));
        let mut rows: HashMap<Uuid, attendance::Model> = of_them.all(transaction).await?.into_iter().map(|row| (row.registration_id, row)).collect();
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for person in chunk {
            let before = rows.remove(person);
            let evidence = known.get(person).map_or(&[][..], Vec::as_slice);
            let pieces: Vec<Piece> = evidence.iter().map(attendance_evidence::Model::piece).collect();
            let found = presence(&rules, &sitting, &pieces);
            let was = before.as_ref().map(|row| Mark::from(row.status));
            let row = attended(session.id, *person, before.clone(), evidence, found);
            let is = row.as_ref().map(|row| Mark::from(row.status));
            if was != is {
                changed.push((*person, was, is));
            }
            match row {
                Some(row) if before.as_ref() != Some(&row) => kept.push(row),
                None if before.is_some() => gone.push(*person),
                _ => {}
            }
        }
        save(transaction, session.id, kept, gone).await?;
    }
    Ok(changed)
}

/// The row that the evidence makes of the one before; `None`: nothing is known any more.
fn attended(
    session_id: Uuid,
    registration_id: Uuid,
    before: Option<attendance::Model>,
    evidence: &[attendance_evidence::Model],
    found: Option<Presence>,
) -> Option<attendance::Model> {
    let computed = found.map(|found| AttendanceStatus::from(found.mark));
    let seconds = found.and_then(|found| found.seconds).map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX));
    let newest = evidence.iter().max_by_key(|piece| (piece.recorded_at.0, piece.id));
    let overruled = before.as_ref().filter(|row| row.overruled_at.is_some());
    let status = overruled.map(|row| row.status).or(computed)?;
    let mut row = match (before, newest) {
        (Some(row), _) => row,
        (None, newest) => {
            let newest = newest?;
            attendance::Model {
                id: newest.id,
                registration_id,
                session_id,
                status,
                computed,
                seconds,
                source: newest.kind,
                recorded_by: newest.recorded_by,
                recorded_at: newest.recorded_at,
                overrule_reason: None,
                overruled_by: None,
                overruled_at: None,
            }
        }
    };
    (row.status, row.computed, row.seconds) = (status, computed, seconds);
    if let Some(newest) = newest {
        (row.source, row.recorded_by, row.recorded_at) = (newest.kind, newest.recorded_by, newest.recorded_at);
    }
    Some(row)
}

async fn save(transaction: &DatabaseTransaction, session_id: Uuid, kept: Vec<attendance::Model>, gone: Vec<Uuid>) -> Result<(), Error> {
    use attendance::Column;
    if !gone.is_empty() {
        attendance::Entity::delete_many().filter(Column::SessionId.eq(session_id).and(Column::RegistrationId.is_in(gone))).exec(transaction).await?;
    }
    if kept.is_empty() {
        return Ok(());
    }
    let newer = OnConflict::columns([Column::SessionId, Column::RegistrationId])
        .update_columns([
            Column::Status,
            Column::Computed,
            Column::Seconds,
            Column::Source,
            Column::RecordedBy,
            Column::RecordedAt,
            Column::OverruleReason,
            Column::OverruledBy,
            Column::OverruledAt,
        ])
        .to_owned();
    let rows = kept.into_iter().map(IntoActiveModel::into_active_model);
    attendance::Entity::insert_many(rows).on_conflict(newer).exec_without_returning(transaction).await?;
    Ok(())
}

/// Everybody of one session anew: its times or the event's measure changed. A closed list stays as it is.
///
/// # Errors
/// The database's.
pub async fn settle_all(transaction: &DatabaseTransaction, event: &event::Model, session: &session::Model) -> Result<(), Error> {
    if session.attendance_closed_at.is_some() {
        return Ok(());
    }
    let people = attendance::Entity::of(session.id).select_only().column(attendance::Column::RegistrationId).into_tuple().all(transaction).await?;
    settle(transaction, event, session, &people).await.map(|_| ())
}
