//! What happens when an event is cancelled: who is told, whose calendar changes, and what is not sent any more.

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::message::{self, MessageState};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, invitation, material, pending_change, reminder_rule, session};
use crate::error::Error;

/// Beside the people by status, which `desk_event` counts.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Consequences {
    /// Calendars from which at least one date disappears.
    pub calendars: u64,
    /// Dates that disappear from them, all together.
    pub dates: u64,
    /// Rules by which reminders would still go out.
    pub reminders: u64,
    /// Messages that were to go out later; they are drafts again.
    pub messages: u64,
    /// Changes that nobody was told yet; nobody is.
    pub untold_changes: bool,
    /// Materials stay where they are.
    pub materials: u64,
}

/// A fixed number of questions, whatever the number of people.
///
/// # Errors
/// The database's.
pub async fn of_cancelling(db: &Db, event_id: Uuid, now: Timestamp) -> Result<Consequences, Error> {
    let reader = db.reader();
    let ahead = session::Entity::of(event_id).filter(session::Column::EndsAt.gt(Moment(now))).select_only().column(session::Column::Id);
    let registered = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .select_only()
        .column(registration::Column::Id);
    let entries: Option<(i64, i64)> = invitation::Entity::find()
        .filter(invitation::Column::Cancelled.eq(false))
        .filter(invitation::Column::SessionId.in_subquery(ahead.into_query()))
        .filter(invitation::Column::RegistrationId.in_subquery(registered.into_query()))
        .select_only()
        .column_as(Expr::col(invitation::Column::RegistrationId).count_distinct(), "calendars")
        .column_as(Expr::col(invitation::Column::RegistrationId).count(), "dates")
        .into_tuple()
        .one(reader)
        .await?;
    let (calendars, dates) = entries.unwrap_or_default();
    Ok(Consequences {
        calendars: calendars.unsigned_abs(),
        dates: dates.unsigned_abs(),
        reminders: reminder_rule::Entity::of(event_id).count(reader).await?,
        messages: message::Entity::find().filter(message::Column::EventId.eq(event_id)).filter(message::Column::State.eq(MessageState::Scheduled)).count(reader).await?,
        untold_changes: pending_change::Entity::find_by_id(event_id).count(reader).await? > 0,
        materials: material::Entity::of(event_id).count(reader).await?,
    })
}
