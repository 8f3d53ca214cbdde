//! Reminders and follow-ups: an organiser says when, `send` finds what has fallen due and whom it is for.
//! Nothing is computed ahead: a session that moves takes its reminders along. Start reading at `send`.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::event::{self, EventStatus};
use crate::entity::{reminder_rule, session};
use crate::error::{Error, Refusal};
use crate::rules::reminders::{Meeting, ReminderRule, day};
use crate::rules::schedule;

pub mod remove_rule;
pub mod save_rule;
pub mod send;
pub mod set_aside;
pub mod usual;

/// What the rules must know of one session of `event`; `sessions` are all of its that take place.
#[must_use]
pub fn meeting(event: &event::Model, sessions: &[session::Model], session: &session::Model) -> Meeting {
    let closed = of_same_day(sessions, session).map(|session| session.attendance_closed_at).collect::<Option<Vec<_>>>();
    Meeting {
        starts_at: session.starts_at.0,
        ends_at: session.ends_at.0,
        zone: zone(session),
        online: session.join_url.is_some(),
        public: event.status == EventStatus::Published,
        added_at: session.created_at.0,
        attendance_closed_at: closed.and_then(|moments| moments.into_iter().max()).map(Into::into),
    }
}

/// The sessions that are held on the day of this one, itself among them.
pub fn of_same_day<'s>(sessions: &'s [session::Model], session: &session::Model) -> impl Iterator<Item = &'s session::Model> {
    let day = day_of(session);
    sessions.iter().filter(move |other| day_of(other) == day)
}

/// The day on which a session starts, where it is held.
#[must_use]
pub fn day_of(session: &session::Model) -> jiff::civil::Date {
    day(session.starts_at.0, &zone(session))
}

fn zone(session: &session::Model) -> jiff::tz::TimeZone {
    schedule::zone(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
}

/// The columns of a rule; id, event, version and moments are the caller's.
fn columns(rule: &ReminderRule) -> reminder_rule::ActiveModel {
    use sea_orm::ActiveValue::Set;
    reminder_rule::ActiveModel {
        letter: Set(rule.kind.code().to_owned()),
        anchor: Set(rule.anchor.code().to_owned()),
        amount: Set(i32::try_from(rule.amount).unwrap_or(i32::MAX)),
        unit: Set(rule.unit.code().to_owned()),
        time_of_day: Set(rule.at.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()))),
        audience: Set(rule.audience.code().to_owned()),
        ..Default::default()
    }
}

/// A rule of the event that is still at the version the organiser saw.
async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, rule_id: Uuid, version: i32) -> Result<reminder_rule::Model, Error> {
    let rule = reminder_rule::Entity::find_by_id(rule_id).filter(reminder_rule::Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if rule.version == version && rule.removed_at.is_none() { Ok(rule) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
