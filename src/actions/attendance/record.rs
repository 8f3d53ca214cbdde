//! Says of some people whether they were at a session.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::session_of;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance::{self, AttendanceSource, AttendanceStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, session, session_choice};
use crate::error::{Error, Refusal};
use crate::roster::CHUNK;
use crate::rules::attendance::Mark;
use crate::rules::permission::Permission;

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
}

/// Records what was said. Of people who are not confirmed for that session nothing is recorded; a mark that somebody
/// else changed in between is left alone and reported.
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
                let session = open_session(transaction, &ground, event_id, session_id).await?;
                let marked: Vec<Uuid> = attendance::Entity::of(session_id).select_only().column(attendance::Column::RegistrationId).into_tuple().all(transaction).await?;
                let marked: std::collections::HashSet<Uuid> = marked.into_iter().collect();
                let people = expected(transaction, &session).await?.into_iter().filter(|id| !marked.contains(id)).collect::<Vec<_>>();
                insert(transaction, &ground, acting, session_id, people.iter().map(|id| (*id, mark)).collect()).await?;
                note(transaction, &ground, acting, session_id, people.len() as u64).await?;
                Ok(people.len() as u64)
            })
        })
        .await
}

async fn open_session(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, session_id: Uuid) -> Result<session::Model, Error> {
    let session = session_of(transaction, event_id, session_id, app.clock.now()).await?;
    if session.attendance_closed_at.is_some() { Err(Refusal::AttendanceClosed.into()) } else { Ok(session) }
}

/// Everybody who has a place and attends this session.
async fn expected(transaction: &DatabaseTransaction, session: &session::Model) -> Result<Vec<Uuid>, Error> {
    let mut people = registration::Entity::find().filter(registration::Column::EventId.eq(session.event_id)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    if session.inclusion != session::SessionInclusion::Included {
        let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id)).select_only().column(session_choice::Column::RegistrationId);
        people = people.filter(registration::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(chosen)));
    }
    Ok(people.select_only().column(registration::Column::Id).into_tuple().all(transaction).await?)
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, said: &[Said]) -> Result<Recorded, Error> {
    let session = open_session(transaction, app, event_id, session_id).await?;
    let expected: std::collections::HashSet<Uuid> = expected(transaction, &session).await?.into_iter().collect();
    let mut marks: HashMap<Uuid, Mark> = HashMap::new();
    for chunk in said.chunks(CHUNK) {
        let known = attendance::Entity::of(session_id).filter(attendance::Column::RegistrationId.is_in(chunk.iter().map(|said| said.registration_id)));
        marks.extend(known.all(transaction).await?.into_iter().map(|row| (row.registration_id, row.status.into())));
    }
    let mut recorded = Recorded::default();
    let mut new = Vec::new();
    for said in said.iter().filter(|said| said.mark != said.before && expected.contains(&said.registration_id)) {
        let now = marks.get(&said.registration_id).copied();
        if now == said.mark {
            continue;
        }
        if now != said.before {
            recorded.met.push(said.registration_id);
            continue;
        }
        recorded.changed += 1;
        match (now, said.mark) {
            (None, Some(mark)) => new.push((said.registration_id, mark)),
            (Some(before), mark) => correct(transaction, app, acting, session_id, said.registration_id, before, mark).await?,
            (None, None) => {}
        }
    }
    insert(transaction, app, acting, session_id, new).await?;
    note(transaction, app, acting, session_id, recorded.changed).await?;
    Ok(recorded)
}

async fn insert(transaction: &DatabaseTransaction, app: &App, acting: Acting, session_id: Uuid, marks: Vec<(Uuid, Mark)>) -> Result<(), Error> {
    let now = app.clock.now();
    for chunk in marks.chunks(CHUNK) {
        let rows = chunk.iter().map(|(registration_id, mark)| {
            let row = attendance::Model {
                id: app.clock.id(),
                registration_id: *registration_id,
                session_id,
                status: (*mark).into(),
                minutes: None,
                source: AttendanceSource::Desk,
                recorded_by: Some(acting.organiser_id),
                recorded_at: now.into(),
            };
            row.into_active_model()
        });
        attendance::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Another mark, or none any more: each is on record with what it was before.
async fn correct(transaction: &DatabaseTransaction, app: &App, acting: Acting, session_id: Uuid, registration_id: Uuid, before: Mark, mark: Option<Mark>) -> Result<(), Error> {
    use attendance::Column;
    let this = Column::SessionId.eq(session_id).and(Column::RegistrationId.eq(registration_id));
    match mark {
        Some(mark) => {
            attendance::Entity::update_many()
                .col_expr(Column::Status, Expr::value(AttendanceStatus::from(mark)))
                .col_expr(Column::Source, Expr::value(AttendanceSource::Desk))
                .col_expr(Column::RecordedBy, Expr::value(acting.organiser_id))
                .col_expr(Column::RecordedAt, Expr::value(Moment(app.clock.now())))
                .filter(this)
                .exec(transaction)
                .await?;
        }
        None => {
            attendance::Entity::delete_many().filter(this).exec(transaction).await?;
        }
    }
    let noted = json!({ "attendance_status": [before.code(), mark.map(Mark::code)], "session": session_id });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.correct", Subject("registration", registration_id), noted).await
}

async fn note(transaction: &DatabaseTransaction, app: &App, acting: Acting, session_id: Uuid, changed: u64) -> Result<(), Error> {
    if changed == 0 {
        return Ok(());
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.record", Subject("session", session_id), json!({ "people": [null, changed] })).await
}
