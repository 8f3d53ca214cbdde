//! A code is shown in the room or the webinar: a new one each time, for some minutes.

use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{open_session, session_of};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, check_in_code};
use crate::error::Error;
use crate::rules::permission::Permission;

/// How long a code that is over is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Begins to show a new code. One that was shown before, perhaps on another screen, counts until its own end.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn show_code(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                open_session(transaction, &ground, event_id, session_id).await?;
                let now = ground.clock.now();
                let over = check_in_code::Entity::delete_many().filter(check_in_code::Column::SessionId.eq(session_id));
                over.filter(check_in_code::Column::ExpiresAt.lt(Moment(now - KEPT))).exec(transaction).await?;
                let row = check_in_code::ActiveModel {
                    id: Set(ground.clock.random_id()),
                    session_id: Set(session_id),
                    shown_at: Set(now.into()),
                    shown_by: Set(Some(acting.organiser_id)),
                    expires_at: Set((now + ground.config.check_in_code_life).into()),
                    ended_at: Set(None),
                    wrong: Set(0),
                };
                check_in_code::Entity::insert(row).exec_without_returning(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.show_code", Subject("session", session_id), json!({})).await
            })
        })
        .await
}

/// No code of the session counts any more.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`.
pub async fn stop_codes(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let now = ground.clock.now();
                session_of(transaction, event_id, session_id, now).await?;
                let ended = check_in_code::Entity::update_many()
                    .col_expr(check_in_code::Column::EndedAt, Expr::value(Moment(now)))
                    .filter(check_in_code::Column::SessionId.eq(session_id))
                    .filter(check_in_code::Column::EndedAt.is_null())
                    .filter(check_in_code::Column::ExpiresAt.gt(Moment(now)))
                    .exec(transaction)
                    .await?;
                if ended.rows_affected == 0 {
                    return Ok(());
                }
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "attendance.stop_codes", Subject("session", session_id), json!({})).await
            })
        })
        .await
}
